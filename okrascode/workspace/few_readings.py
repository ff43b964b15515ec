"""The readings of a few teams and cycles alone, from the history of their documents.

That is what the whole history says of them, unless something ties them to the rest: a commit
message, a measure that reads files, an old name, a report from elsewhere, a revert. Ties are noted
when everything is read (:func:`ties_in`), and where the few tell of one, all have to be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from okrascode.model.check_in import CheckIn
from okrascode.model.plan import ObjectivesDocument, Plan
from okrascode.readings.reading import SourceName

if TYPE_CHECKING:
    from okrascode.history.queries import Repository
    from okrascode.readings.record import Record
    from okrascode.workspace.load import Workspace

__all__ = ["Group", "record_of_few", "ties_in"]

Group = tuple[str, str]
"""A team and a cycle."""
_IN_DOCUMENTS = (SourceName.CURRENT, SourceName.CHECK_IN)
_UNFIT = "*?[\n"
"""What makes more of a path than a name, where it is given as a pattern or on a line."""


def record_of_few(workspace: Workspace, plan: Plan) -> Record | None:
    """Give the record of a plan that holds a part of the documents; ``None`` where it may differ.

    The plan has every document of its teams and cycles, of those teams, and the organization.
    """
    paths = sorted({document.place.path for document in plan.documents})
    repository, head = workspace.repository, workspace.revision
    if (
        repository is None
        or head is None
        or any(mark in path for path in paths for mark in _UNFIT)
        or not _stands_alone(plan)
        or _says_reverts(repository, head, paths)
    ):
        return None
    few = replace(
        workspace,
        plan=plan,
        settings=replace(workspace.settings, okr_paths=tuple(paths)),
        # What is kept of a history is kept of the whole one.
        repository=replace(repository, memory=None),
        versions={},
        _dirty=workspace.dirty_paths.intersection(paths),
        _record=None,
    )
    record = few.record()
    return None if any(_tied_in(record, plan)) else record


def ties_in(workspace: Workspace) -> list[Group]:
    """Give the teams and cycles of which :func:`record_of_few` must not be asked, in order."""
    plan, record = workspace.plan, workspace.record()
    tied: set[Group] = set(_tied_in(record, plan))
    if plan.root_team is None:
        # Of one root too many, a part of the documents would hold just one.
        roots = {team.id for team in plan.teams.values() if team.parent is None}
        tied |= {(one.team, one.cycle) for one in plan.objectives.values() if one.team in roots}
    tied |= {group for document in plan.documents for group in _ties_of(document)}
    named = {team.id for team in plan.teams.values() if team.formerly}
    for objective in plan.objectives.values():
        measures = (one.measure for one in objective.key_results)
        if (
            objective.team in named
            or objective.formerly
            or any(one.formerly for one in objective.key_results)
            or any(one is not None and one.source is not None for one in measures)
        ):
            tied.add((objective.team, objective.cycle))
    return sorted(tied)


def _stands_alone(plan: Plan) -> bool:
    """Tell whether all that check-ins report on is here."""
    reported = (entry.key_result for one in plan.check_ins for entry in one.entries)
    return all(reference in plan.key_results for reference in reported)


def _says_reverts(repository: Repository, head: str, paths: list[str]) -> bool:
    """Tell whether a commit that touches one of the documents says that it takes something back."""
    question = ("log", "-n", "1", "--full-history", "-m", "--grep=everts ", "--format=%H", head)
    # A command line has not room for every number of paths.
    named = "\n".join(("--", *paths, "")).encode("utf-8", "surrogateescape")
    return bool(repository.git.run(*question, "--stdin", stdin=named))


def _tied_in(record: Record, plan: Plan) -> Iterator[Group]:
    """Give the groups of which something is known that no document of theirs says."""
    homes: dict[Group, set[str]] = {}
    groups: dict[str, Group] = {}
    group: Group
    for document in plan.documents:
        if isinstance(document, ObjectivesDocument | CheckIn):
            group = (document.team, document.cycle)
            homes.setdefault(group, set()).add(document.place.path)
            groups[document.place.path] = group
    for reference, readings in record.readings.items():
        group = (reference.team or "", reference.cycle or "")
        here = homes.get(group, set())
        if any(r.source not in _IN_DOCUMENTS or r.origin.path not in here for r in readings):
            yield group
    for finding in record.findings:
        team, _, cycle = (finding.entity or "").partition(":")[0].partition("@")
        for one in (groups.get(finding.path), (team, cycle)):
            if one is not None and one in homes:
                yield one


def _ties_of(document: object) -> Iterator[Group]:
    """Give both ends of a check-in that reports on another team or cycle."""
    if isinstance(document, CheckIn):
        own = (document.team, document.cycle)
        for entry in document.entries:
            other = (entry.key_result.team or "", entry.key_result.cycle or "")
            if other != own:
                yield own
                yield other
