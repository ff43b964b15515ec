"""From which day on a change needs a reason; the cycle of the base decides."""

from __future__ import annotations

from datetime import date

from okrascode.model.objective import ItemState
from okrascode.model.organization import Cycle, CycleState
from okrascode.readings.item import Item

__all__ = ["has_begun", "is_active", "is_committed"]


def is_committed(cycle: Cycle | None, today: date) -> bool:
    """Tell whether commitments of a cycle stand: from its ``commit_by`` on, and once it is over.

    A cycle in state draft has none; one without ``commit_by`` only when it is closed or has ended.
    """
    if cycle is None or cycle.state is CycleState.DRAFT:
        return False
    if cycle.state is CycleState.CLOSED or today > cycle.end:
        return True
    return cycle.commit_by is not None and today >= cycle.commit_by


def has_begun(cycle: Cycle | None, today: date) -> bool:
    """Tell whether there may be readings: the cycle has begun, or its commitments stand."""
    return cycle is not None and (today >= cycle.start or is_committed(cycle, today))


def is_active(item: Item | None) -> bool:
    """Tell whether an item counts: neither it nor its objective is a draft or dropped."""
    if item is None or item.objective.state is not ItemState.ACTIVE:
        return False
    return item.key_result is None or item.key_result.state is ItemState.ACTIVE
