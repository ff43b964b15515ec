"""Which day it is: by the clock, or by a revision, in the organisation's time zone."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from okrascode.model.plan import Plan

if TYPE_CHECKING:
    from okrascode.history.queries import Repository

__all__ = ["day_of"]


def day_of(plan: Plan, repository: Repository | None = None, revision: str | None = None) -> date:
    """Give the day of the clock; with a repository, that of the revision's author date."""
    zone = ZoneInfo(plan.organization.time_zone if plan.organization else "UTC")
    if repository is not None and revision is not None:
        return repository.authored_at(revision).astimezone(zone).date()
    return datetime.now(zone).date()
