"""Reasons that commit messages give: ``OKR-Change-Reason: team:objective/key-result why``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from okrascode.history.trailers import Trailer, TrailerKind, trailers_in
from okrascode.model.plan import Plan
from okrascode.model.reference import Reference
from okrascode.readings.which_cycle import cycle_of_reference, names_in

__all__ = ["reasons_in"]


def reasons_in(
    messages: Iterable[tuple[datetime, str]], *, before: Plan, after: Plan
) -> Iterator[tuple[Reference, str]]:
    """Give what each trailer is about, as a complete reference, and the reason.

    ``messages`` come with their author time. One that names nothing in either plan, or more than
    one thing, is left out; lint says so elsewhere.
    """
    known = {*names_in(before), *names_in(after)}
    zone = _zone(before if before.organization else after)
    for written_at, message in messages:
        for trailer in trailers_in(message):
            if not isinstance(trailer, Trailer) or trailer.kind is not TrailerKind.REASON:
                continue
            day = written_at.astimezone(zone).date()
            for plan in (after, before):
                cycle = cycle_of_reference(trailer.reference, plan=plan, day=day, known=known)
                if isinstance(cycle, str):
                    yield trailer.reference._replace(cycle=cycle), trailer.reason
                    break


def _zone(plan: Plan) -> tzinfo:
    return ZoneInfo(plan.organization.time_zone if plan.organization else "UTC")
