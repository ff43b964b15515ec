"""The readings of a few teams and cycles alone, from the history of their documents.

That is what the whole history says of them, unless something ties them to the rest: a commit
message, a measure that reads files, an old name, a report from elsewhere, a revert. Ties are noted
when everything is read (:func:`ties_in`), and where the few tell of one, all have to be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from okrascode.history.undone import undone_in
from okrascode.model.check_in import CheckIn
from okrascode.model.plan import ObjectivesDocument, Plan
from okrascode.readings.gather import gather_record
from okrascode.readings.reading import SourceName
from okrascode.workspace.repositories import NO_OTHERS, trees_of

if TYPE_CHECKING:
    from datetime import date

    from okrascode.history.commit import History
    from okrascode.readings.record import Record
    from okrascode.workspace.load import Workspace
    from okrascode.workspace.state import Look

__all__ = ["Group", "record_of_few", "ties_in"]

Group = tuple[str, str]
"""A team and a cycle."""
_IN_DOCUMENTS = (SourceName.CURRENT, SourceName.CHECK_IN)
_GLOB = "*?["


def record_of_few(look: Look, plan: Plan, *, today: date) -> Record | None:
    """Give the record of a plan that holds a part of the documents; ``None`` where it may differ.

    The plan has every document of its teams and cycles, of those teams, and the organization.
    """
    paths = {document.place.path for document in plan.documents}
    if any(mark in path for path in paths for mark in _GLOB) or not _stands_alone(plan):
        return None
    # What is kept of a history is kept of the whole one.
    repository = replace(look.repository, memory=None)
    history = repository.history(look.head, sorted(paths))
    if _is_reverted(history):
        return None
    record = gather_record(
        plan,
        history=history,
        blobs=repository.blobs,
        dirty=[path for path in look.changed if path in paths],
        settings=look.settings,
        today=today,
        trees=trees_of(plan, own=repository, history=history, others=NO_OTHERS),
    )
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


def _is_reverted(history: History) -> bool:
    undone = undone_in(history)
    concerned = {*undone.targets, *(one for some in undone.targets.values() for one in some)}
    commits = (history.commits.get(one) for one in (*concerned, *undone.reverted))
    return any(commit is not None and commit.changes for commit in commits)


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
