"""A repository of which most was judged before: read and judge what differs, and nothing else.

When documents differ from those that were judged in words or reports only, these and their
neighbours are read (:mod:`okrascode.lint.rejudge` says why that is enough). A new check-in is a
report. In doubt the answer is that everything has to be read.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from okrascode.documents.result import DocumentResult
from okrascode.lint.kept import judgement_from, rules_from
from okrascode.lint.rejudge import Ask, concerns_all, judged_again
from okrascode.lint.words import Change, change_between
from okrascode.model.check_in import CheckIn
from okrascode.model.plan import Document, make_plan
from okrascode.workspace.judged import Kept, Seat, digest_of, find_judged
from okrascode.workspace.load import Workspace

if TYPE_CHECKING:
    from okrascode.lint.judge import Judgement
    from okrascode.lint.select import Choice
    from okrascode.workspace.state import Look

__all__ = ["judged_before"]

_FEW = 16
"""Documents; of more, the fast reader repays what loading it takes."""
_MOST_CHANGED = 0.25
"""Share of documents from which judging all of them takes no longer."""
_Group = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reread:
    """What was read again."""

    documents: Mapping[str, Document]
    """All that are needed, by path."""
    results: Mapping[str, DocumentResult]
    """Of those that changed."""
    groups: Mapping[str, _Group]
    """The team and cycle of each document that a finding may lie in."""
    reported: Collection[_Group]
    """The teams and cycles in which something else is reported."""


def judged_before(look: Look, cache: Path, choice: Choice) -> tuple[Workspace, Judgement] | None:
    """Give the judgement of what is there now, and of the documents those that had to be read.

    ``None`` when all documents have to be read and judged.
    """
    if look.files is None or look.files.findings:
        return None
    kept = find_judged(look, cache, choice)
    if kept is None or kept.data["head"] != look.head:
        return None
    reread = _read_again(kept, look, look.files.texts)
    if reread is None:
        return None
    workspace = Workspace(
        root=look.root,
        settings=look.settings,
        settings_raw=look.settings_raw,
        today=date.fromisoformat(kept.data["today"]),
        today_given=kept.data["today_given"],
        texts=look.files.texts,
        results=reread.results,
        file_findings=(),
        plan=make_plan(reread.documents.values()),
        repository=look.repository,
        revision=look.head,
        from_work_tree=True,
        _dirty=frozenset(look.changed),
    )
    asks = [
        Ask(
            rules=rules_from(kept.data["rules"], look.settings),
            material=workspace,
            affected=reread.groups.keys(),
        )
    ]
    if reread.reported and kept.data["reporting"]:
        more = _about_reports(kept, reread, workspace)
        if more is None:
            return None
        asks.append(more)
    judgement = judged_again(judgement_from(kept.data["judgement"]), asks, reread.results.keys())
    return None if judgement is None else (workspace, judgement)


def _read_again(kept: Kept, look: Look, texts: Mapping[str, bytes]) -> _Reread | None:
    seats = kept.seats
    new = [path for path in texts if path not in seats]
    old = [path for path in seats if path in texts]
    changed = [path for path in old if digest_of(texts[path]) != seats[path].digest]
    concerned = {*new, *changed}
    if (
        len(old) < len(seats)
        or len(concerned) > max(1, len(seats) * _MOST_CHANGED)
        or not set(kept.data["changed"]).symmetric_difference(look.changed) <= concerned
    ):
        return None
    before = _texts_before(changed, kept, look)
    if before is None:
        return None
    read, again = _readers(few=len(concerned) <= _FEW)
    results = {path: read(texts[path], path) for path in (*changed, *new)}
    documents: dict[str, Document] = {}
    for path, result in results.items():
        if result.document is None:
            return None
        documents[path] = result.document
    reported: set[_Group] = set()
    for path in changed:
        change = change_between(again(before[path], path), documents[path])
        if change is Change.MORE or concerns_all(documents[path], look.settings):
            return None
        if change is Change.REPORTS:
            reported.add((seats[path].team, seats[path].cycle))
    known = {(seat.team, seat.cycle) for seat in seats.values() if not seat.kind}
    groups = {path: (seats[path].team, seats[path].cycle) for path in changed}
    for path in new:
        document = documents[path]
        # One that nobody else of the team and cycle stands beside may name what is not there.
        if not isinstance(document, CheckIn) or (document.team, document.cycle) not in known:
            return None
        groups[path] = (document.team, document.cycle)
        reported.add(groups[path])
    named = set(groups.values())
    groups |= {
        path: (seat.team, seat.cycle)
        for path, seat in seats.items()
        if (seat.team, seat.cycle) in named
    }
    needed = (*groups, *_above(groups.values(), seats))
    documents |= {path: again(texts[path], path) for path in needed if path not in documents}
    return _Reread(documents=documents, results=results, groups=groups, reported=reported)


def _about_reports(kept: Kept, reread: _Reread, workspace: Workspace) -> Ask | None:
    """Give what to ask where something else is reported; ``None`` where ties may matter."""
    from okrascode.workspace.few_readings import record_of_few

    if any(tuple(group) in reread.reported for group in kept.data["tied"]):
        return None
    affected = {path for path, group in reread.groups.items() if group in reread.reported}
    above = _above(reread.reported, kept.seats)
    plan = make_plan(reread.documents[path] for path in {*affected, *above})
    record = record_of_few(workspace, plan)
    if record is None:
        return None
    return Ask(
        rules=rules_from(kept.data["reporting"], workspace.settings),
        material=replace(workspace, plan=plan, _record=record),
        affected=affected,
    )


def _above(groups: Iterable[_Group], seats: Mapping[str, Seat]) -> list[str]:
    """Give the documents that stand above some teams and cycles."""
    teams = {team for team, _ in groups}
    return [
        path
        for path, seat in seats.items()
        if seat.kind == "Organization" or (seat.kind == "Team" and seat.team in teams)
    ]


def _texts_before(changed: Iterable[str], kept: Kept, look: Look) -> dict[str, bytes] | None:
    """Give what was judged of the documents that have changed since; ``None`` for want of it."""
    beside: dict[str, str] = kept.data["texts"]
    found: dict[str, bytes] = {}
    committed: list[tuple[str, str]] = []
    for path in changed:
        if path in beside:
            found[path] = beside[path].encode("utf-8", "surrogateescape")
        else:
            committed.append((kept.data["head"], path))
    for (_, path), text in look.repository.files_at(committed, are_few=True):
        found[path] = text
    is_all = found.keys() == set(changed)
    same = all(digest_of(text) == kept.seats[path].digest for path, text in found.items())
    return found if is_all and same else None


def _readers(
    *, few: bool
) -> tuple[Callable[[bytes, str], DocumentResult], Callable[[bytes, str], Document]]:
    """Give what reads a document, and what reads one that was right before.

    A few are read without loading what makes the reading of many fast.
    """
    from okrascode.documents.careful_read import document_again, document_if_right
    from okrascode.documents.paths import path_mismatches

    def full(text: bytes, path: str) -> DocumentResult:
        from okrascode.documents.read import read_document

        return read_document(text, path=path)

    def careful(text: bytes, path: str) -> DocumentResult:
        document = document_if_right(text, path=path)
        if document is None or path_mismatches(document):
            return full(text, path)
        return DocumentResult(document=document, findings=())

    def again(text: bytes, path: str) -> Document:
        document = None if few else full(text, path).document
        return document or document_again(text, path=path)

    return careful if few else full, again
