"""Join three trees of pieces into one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from okrascode.documents.merge.pieces import Piece, Shape, written

__all__ = ["Clash", "Marks", "joined"]


class Clash(Exception):
    """Both sides have changed the same thing, and here it cannot be marked line by line."""


@dataclass(slots=True)
class Marks:
    """Writes conflict markers and counts them."""

    size: int = 7
    count: int = 0

    def both(self, ours: Piece | None, theirs: Piece | None) -> Piece:
        """Give one piece that holds both versions between markers."""
        self.count += 1
        one = ours or theirs
        assert one is not None  # noqa: S101  # a conflict is about something
        texts = [written(piece) if piece is not None else "" for piece in (ours, theirs)]
        text = (
            f"{'<' * self.size} ours\n{texts[0]}{'=' * self.size}\n{texts[1]}"
            f"{'>' * self.size} theirs\n"
        )
        return Piece(name=one.name, text=text)


def joined(base: Piece | None, ours: Piece, theirs: Piece, *, marks: Marks) -> Piece:
    """Join two versions of one piece.

    Raises:
        Clash: they differ in what cannot be marked here; who holds the piece may mark it whole.
    """
    if ours == theirs or (base is not None and theirs == base):
        return ours
    if base is not None and ours == base:
        return theirs
    if not _alike(base, ours, theirs):
        raise Clash
    lead, indent = _chosen(base, ours, theirs, "lead"), _chosen(base, ours, theirs, "indent")
    text, tail = _chosen(base, ours, theirs, "text"), _chosen(base, ours, theirs, "tail")
    parts = _joined_parts(base, ours, theirs, marks)
    return replace(ours, lead=lead, indent=indent, text=text, tail=tail, parts=parts)


def _alike(base: Piece | None, ours: Piece, theirs: Piece) -> bool:
    shapes = {piece.shape for piece in (base, ours, theirs) if piece is not None and piece.shape}
    is_item = {piece.is_item for piece in (base, ours, theirs) if piece is not None}
    return len(shapes) == 1 and ours.shape is not Shape.LEAF and len(is_item) == 1


def _chosen(base: Piece | None, ours: Piece, theirs: Piece, field: str) -> str:
    a: str = getattr(ours, field)
    b: str = getattr(theirs, field)
    before: str | None = getattr(base, field) if base is not None else None
    if a == b or b == before:
        return a
    if a == before:
        return b
    raise Clash


def _joined_parts(
    base: Piece | None, ours: Piece, theirs: Piece, marks: Marks
) -> tuple[Piece, ...]:
    was = {part.name: part for part in base.parts} if base is not None else {}
    a = {part.name: part for part in ours.parts}
    b = {part.name: part for part in theirs.parts}
    result: dict[str, Piece] = {}
    for name in dict.fromkeys([*was, *a, *b]):
        part = _joined_part(was.get(name), a.get(name), b.get(name), ours, marks)
        if part is not None:
            result[name] = part
    order = _order([*was], [*a], [*b], result)
    parts = [result[name] for name in order]
    if ours.is_item and (not parts or parts[0].lead or parts[0].text[:1] in "<="):
        raise Clash  # Nothing but its first key can stand behind a hyphen.
    if not parts and ours.parts:
        raise Clash
    return tuple(parts)


def _joined_part(
    base: Piece | None, ours: Piece | None, theirs: Piece | None, above: Piece, marks: Marks
) -> Piece | None:
    """Join one part; ``None`` when it is gone."""
    is_first_of_item = above.is_item and above.parts[0].name in (
        piece.name for piece in (ours, theirs) if piece is not None
    )
    count = marks.count
    try:
        if ours is not None and theirs is not None:
            return joined(base, ours, theirs, marks=marks)
        left = ours if ours is not None else theirs
        if base is None or left is None:
            return left
        if left == base:
            return None
    except Clash:
        marks.count = count
    if above.shape is Shape.FLOW or is_first_of_item:
        raise Clash
    return marks.both(ours, theirs)


def _order(
    was: Sequence[str], ours: Sequence[str], theirs: Sequence[str], kept: Mapping[str, Piece]
) -> list[str]:
    """Order the names: as they were, or as the one side has it that moved them; additions after
    what stood before them, those of both sides by name, so that the sides may be exchanged.

    Raises:
        Clash: both sides moved what was there, and differently.
    """  # noqa: D205
    common = [name for name in was if name in kept]
    sides = [[n for n in side if n in was and n in kept] for side in (ours, theirs)]
    moved = [side for side in sides if side != [name for name in common if name in set(side)]]
    if len(moved) == 2 and moved[0] != moved[1]:
        raise Clash
    spine = _with_rest(moved[0], common) if moved else common
    added: dict[str, list[list[str]]] = {}
    for side in (ours, theirs):
        groups: dict[str, list[str]] = {}
        anchor = ""
        for name in side:
            if name in was:
                anchor = f"/{name}" if name in kept else anchor
            elif name in kept:
                groups.setdefault(anchor, []).append(name)
        for anchor, names in groups.items():
            added.setdefault(anchor, []).append(names)
    order: list[str] = []
    seen: set[str] = set()
    for anchor in ["", *(f"/{name}" for name in spine)]:
        names = [anchor[1:]] if anchor else []
        for group in sorted(added.get(anchor, [])):
            names += group
        order += [name for name in names if not (name in seen or seen.add(name))]  # type: ignore[func-returns-value]
    return order


def _with_rest(moved: Sequence[str], common: Sequence[str]) -> list[str]:
    """Put back what the side that moved things does not have, behind what stood before it."""
    result = list(moved)
    for number, name in enumerate(common):
        if name not in moved:
            before = [n for n in common[:number] if n in result]
            result.insert(result.index(before[-1]) + 1 if before else 0, name)
    return result
