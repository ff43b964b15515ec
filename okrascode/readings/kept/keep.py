"""Write down what was read of a history, so that it can be read on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from okrascode.history.commit import Commit, FileChange
from okrascode.history.said_reverts import may_revert, reverts_in
from okrascode.model.organization import Organization
from okrascode.model.reference import Reference
from okrascode.readings.chain import Written
from okrascode.readings.fold import Folded
from okrascode.readings.gathered import Gathered
from okrascode.readings.groups import Groups, Node, node_of, node_of_path
from okrascode.readings.handshakes import links_named
from okrascode.readings.kept.kept import SHORTEST, Piece, kept_bytes
from okrascode.readings.kept.part import is_telling
from okrascode.readings.kept.rows import Row, author_row, change_row, day_row, reading_row
from okrascode.readings.kept.steps import Steps
from okrascode.readings.record import Dated

__all__ = ["keep"]


def keep(it: Gathered) -> list[Piece]:
    """Write a whole history, in which nothing was missing and the work tree was as committed.

    It comes in pieces, for :class:`okrascode.readings.kept.kept.Kept` to read as one.
    """
    groups = it.groups
    assert groups is not None  # noqa: S101  # it was gathered to be kept
    organizations = {
        change.path
        for commit in it.commits.commits.values()
        for change in commit.changes
        if isinstance(it.documents.get(change.new_blob or ""), Organization)
    }
    matter = it.commits.commits.keys()
    rest = {
        "head": it.head,
        "length": it.commits.length,
        "count": len(it.commits.commits),
        "up": {node: groups.of(node) for node in groups.up},
        "renamed": sorted(groups.renamed),
        "told": dict(it.told),
        "uses": _uses(it, groups),
        "odd": sorted({groups.of(node_of(name)) for name in it.folded.mismatches}),
        "organizations": sorted(organizations),
        "vision": _vision(it.record.vision),
        "undone": {id_: sorted(some & matter) for id_, some in it.undone.targets.items()},
        "reverted": sorted(it.undone.reverted & matter),
        "named": sorted(_named(it)),
    }
    pointers: dict[str, int] = {}
    steps = _steps(it, groups, pointers)
    said = _said(it.folded, groups, steps)
    parts: list[tuple[str, object]] = [
        ("names", _names(it)),
        ("written", _written(it.written)),
        ("links", _links(it.folded)),
        ("questions", _questions(it.folded)),
        ("pointers", list(pointers)),
    ]
    parts += ((f"steps {root}", some.plain()) for root, some in steps.items())
    parts += ((f"said {root}", some) for root, some in said.items())
    texts: list[tuple[str, Piece]] = [(name, _text(plain)) for name, plain in parts]
    telling = bytearray(b"[")
    for number, commit in _numbered(it):
        if is_telling(commit):  # There may be very many, so each row goes when it was written.
            telling += b"," if len(telling) > 1 else b""
            telling += _text(_telling(it, number, commit))
    telling += b"]"
    return kept_bytes(rest, [*texts, ("telling", telling)])


_json = json.JSONEncoder(separators=(",", ":")).encode


def _text(value: object) -> bytes:
    return _json(value).encode("ascii")


def _numbered(it: Gathered) -> Iterator[tuple[int, Commit]]:
    return enumerate(it.commits.commits.values())


def _is_main(it: Gathered, commit: Commit, position: int) -> int:
    return int(it.commits.main_line.get(position) is commit)


def _telling(it: Gathered, number: int, commit: Commit) -> Row:
    position = it.commits.position[commit.id]
    place = (number, position, _is_main(it, commit, position))
    said = (commit.parents, commit.author_email, commit.message)
    return [*place, *said, *author_row(commit)]


def _steps(it: Gathered, groups: Groups, pointers: dict[str, int]) -> Mapping[Node, Steps]:
    found: dict[Node, Steps] = {}
    roots: dict[str, Node] = {}
    for number, commit in _numbered(it):
        some: dict[Node, list[FileChange]] = {}
        for change in commit.changes:
            root = roots.get(change.path)
            if root is None:
                root = roots[change.path] = groups.of(node_of_path(change.path))
            some.setdefault(root, []).append(change)
        position = it.commits.position[commit.id]
        place = (number, position, _is_main(it, commit, position))
        for root, changes in some.items():
            steps = found.get(root)
            if steps is None:
                steps = found[root] = Steps(pointers)
            steps.add(place, commit, changes)
    return found


def _named(it: Gathered) -> set[str]:
    said = (
        revert
        for commit in it.commits.commits.values()
        if may_revert(commit.message)
        for revert in reverts_in(commit.message)
    )
    return {id_[:SHORTEST] for revert in said for id_ in (revert.id, revert.kept) if id_}


def _names(it: Gathered) -> Mapping[str, Any]:
    """Give for each name that was used from which step on it stood for what; 1 for itself."""
    found: dict[str, Any] = {}
    for reference, entries in it.lives.named.items():
        rows = []
        for start, one in entries:
            life = one
            while life.absorbed_by is not None:
                life = life.absorbed_by
            today = it.names.today(life)
            rows.append([start, None if today is None else str(today)])
        name = str(reference)
        found[name] = 1 if len(rows) == 1 and rows[0][1] == name else rows
    return found


def _written(written: Mapping[str, Written]) -> Mapping[str, Row]:
    rows: dict[str, Row] = {}
    for path, one in written.items():
        commit = None if one.commit is None else author_row(one.commit)
        rows[path] = [one.since, one.position, commit]
    return rows


def _said(
    folded: Folded, groups: Groups, steps: Mapping[Node, Steps]
) -> Mapping[Node, Mapping[str, Any]]:
    found: dict[Node, dict[str, Any]] = {}
    roots: dict[Node, Node] = {}

    def root_of(reference: Reference) -> Node:
        node = node_of(reference)
        root = roots.get(node)
        if root is None:
            root = roots[node] = groups.of(node)
            found.setdefault(root, {"readings": {}, "first": {}, "changes": []})
        return root

    for reference, readings in folded.readings.items():
        root = root_of(reference)
        rows = [reading_row(one, steps[root]) for one in readings]
        found[root]["readings"][str(reference)] = rows
    for reference, day in folded.first_seen.items():
        found[root_of(reference)]["first"][str(reference)] = day_row(day)
    for change in folded.changes:
        root = root_of(change.about)
        found[root]["changes"].append(change_row(change, steps[root]))
    return found


def _vision(vision: Dated | None) -> Row | None:
    return None if vision is None else [day_row(vision.day), vision.commit]


def _links(folded: Folded) -> list[Row]:
    return [
        [kind, str(here), str(there), day_row(since.day), since.commit]
        for (kind, here, there), since in folded.links.items()
    ]


def _questions(folded: Folded) -> list[Row]:
    return [
        [str(reference), id_, day_row(dated.day), dated.commit]
        for (reference, id_), dated in folded.questions.items()
    ]


def _uses(it: Gathered, groups: Groups) -> Mapping[Node, list[Node]]:
    found: dict[Node, set[Node]] = {}
    for here, there in links_named(it.plan, it.lives):
        found.setdefault(groups.of(node_of(here)), set()).add(node_of(there))
    return {root: sorted(nodes) for root, nodes in found.items()}
