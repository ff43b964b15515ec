"""Everything that closing a cycle writes: closings, the next cycle, its documents, the state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from okrascode.documents.locate import Places
from okrascode.documents.new_item import with_key
from okrascode.edits.edit import Edit
from okrascode.errors import UsageError
from okrascode.everyday.carrying import Carried, carry
from okrascode.everyday.closing import Ending, closing_lines
from okrascode.everyday.new_parts import NewCycle, add_cycle
from okrascode.everyday.one_field import with_field
from okrascode.everyday.words import Words
from okrascode.model.organization import Cycle, CycleState
from okrascode.model.plan import Plan
from okrascode.model.reference import Reference
from okrascode.rollup.result import ObjectiveRollup

__all__ = ["EndOfCycle", "end_cycle"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EndOfCycle:
    """What is to be written."""

    edits: Mapping[str, tuple[Edit, ...]]
    new: Mapping[str, str]
    account: tuple[Carried, ...]
    closes_cycle: bool
    """True when no objective is left open, so that the cycle is closed too."""
    state_by_hand: bool = False
    """True when the cycle's state must be written by hand."""


def end_cycle(
    parts: Sequence[ObjectiveRollup],
    endings: Mapping[Reference, Ending],
    *,
    plan: Plan,
    texts: Mapping[str, bytes],
    cycle: Cycle,
    following: Cycle | NewCycle,
    words: Words,
    language: str,
    has_schemas: bool,
    is_all: bool,
) -> EndOfCycle:
    """Give what closing these objectives writes; ``is_all`` when no other one is left open.

    Raises:
        UsageError: a document cannot be added to.
    """
    edits: dict[str, list[Edit]] = {}
    for part in parts:
        place = part.objective.place
        lines = closing_lines(part, endings.get(part.reference), words=words)
        edit = with_key(texts[place.path], place.pointer, lines, path=place.path)
        edits.setdefault(place.path, []).append(edit)
    going = [
        part
        for part in parts
        if part.reference in endings and endings[part.reference].next == "carry"
    ]
    into = following if isinstance(following, Cycle) else _as_cycle(following, cycle)
    carrying = carry(
        going,
        plan=plan,
        texts=texts,
        into=into,
        words=words,
        language=language,
        has_schemas=has_schemas,
    )
    for path, more in carrying.edits.items():
        edits.setdefault(path, []).extend(more)
    if isinstance(following, NewCycle) and going:
        addition = add_cycle(following, plan=plan, texts=texts, language=language)
        edits.setdefault(addition.path, []).extend(addition.edits)
    by_hand = False
    if is_all and cycle.state is not CycleState.CLOSED:
        try:
            path, edit = _closed(cycle, texts)
            edits.setdefault(path, []).insert(0, edit)
        except UsageError:
            by_hand = True
    return EndOfCycle(
        edits={path: tuple(each) for path, each in edits.items()},
        new=carrying.new,
        account=carrying.account,
        closes_cycle=is_all,
        state_by_hand=by_hand,
    )


def _as_cycle(new: NewCycle, like: Cycle) -> Cycle:
    from okrascode.model.reference import CycleId

    return Cycle(
        id=CycleId(new.id), start=new.start, end=new.end, parent=new.parent, place=like.place
    )


def _closed(cycle: Cycle, texts: Mapping[str, bytes]) -> tuple[str, Edit]:
    """Give the edit that writes ``state: closed`` for a cycle."""
    from okrascode.documents.written_blocks import data_at, text_and_data

    path, pointer = cycle.place.path, cycle.place.pointer
    text, data = text_and_data(texts[path], path)
    found = data_at(data, pointer)
    if isinstance(found, dict) and "state" in found:
        return path, Edit(Places(text).span(f"{pointer}/state"), "closed")
    return path, with_field(texts[path], pointer, "state", "closed", path=path)
