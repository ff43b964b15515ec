"""Who reports, and about which key results."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from okrascode.cli.dialogue.wishes import Wishes
from okrascode.errors import UsageError
from okrascode.everyday.declared import Declared, declared_in
from okrascode.everyday.mine import to_report
from okrascode.model.reference import PersonId, Reference
from okrascode.rollup.cycles import cycles_for

if TYPE_CHECKING:
    from okrascode.workspace import Workspace

__all__ = ["about_what", "declared_by", "me_of"]


def me_of(wishes: Wishes, workspace: Workspace) -> PersonId | None:
    """Give who reports; ``None`` where nobody needs to know.

    Raises:
        UsageError: my own key results are asked for, and nobody knows who I am.
    """
    from okrascode.cli.dialogue.one import who_reports
    from okrascode.workspace.me import myself

    # What was named needs no name of mine.
    if wishes.me is None and wishes.reference is None and wishes.span is None:
        return myself(workspace, cure="okr checkin --as HANDLE")
    return who_reports(wishes, workspace)


def declared_by(wishes: Wishes, workspace: Workspace) -> Mapping[Reference, Declared]:
    """Give what the commits of ``--from-commits`` declare; empty without the option."""
    if wishes.span is None:
        return {}
    from zoneinfo import ZoneInfo

    from okrascode.history.messages import messages_in

    if workspace.repository is None:
        raise UsageError("There is no Git repository here to read commits of.")
    organization = workspace.plan.organization
    zone = ZoneInfo(organization.time_zone if organization else "UTC")
    messages = messages_in(workspace.repository, wishes.span)
    return declared_in(messages, plan=workspace.plan, zone=zone)


def about_what(
    wishes: Wishes,
    workspace: Workspace,
    day: date,
    me: PersonId | None,
    declared: Mapping[Reference, Declared],
) -> tuple[Reference, ...]:
    """Give the key results to ask about: named, declared by commits, or mine.

    Raises:
        UsageError: there are none.
    """
    from okrascode.readings.subject import find_subject

    plan = workspace.plan
    subjects = []
    if wishes.reference is not None:
        subjects = [find_subject(wishes.reference, plan=plan, today=day)]
    cycles = tuple(reversed(cycles_for(plan, day)))
    if subjects and subjects[0].reference is None and subjects[0].cycle is None and cycles:
        subjects = [replace(subjects[0], cycle=cycles[0])]
    found = to_report(
        plan, cycles=cycles, subjects=subjects, owner=None if subjects or declared else me
    )
    if wishes.span is not None:
        found = tuple(r for r in found if r in declared)
        if not found:
            raise UsageError(
                f"No commit of {wishes.span} declares anything about a key result of now.",
                hint="A commit does with a line like OKR: TEAM:OBJECTIVE/KEY-RESULT = 66",
            )
    if not found:
        raise UsageError(
            f"{wishes.reference or me} has no key result to report on {day}.",
            hint="okr checkin TEAM asks for all of a team; okr status shows what there is.",
        )
    return found
