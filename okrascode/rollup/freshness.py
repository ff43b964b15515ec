"""How old our knowledge is: when silence is called stale, and how long a confidence is believed.

Both use one window: cadence + grace days. Silence never reads as green.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal

from okrascode.config import Settings
from okrascode.model.measure import Measure
from okrascode.model.organization import Cycle
from okrascode.readings.reading import Reading

__all__ = ["is_read_by_itself", "is_stale", "valid_confidence", "window_days"]


def window_days(cycle: Cycle, settings: Settings) -> int:
    """Give cadence + grace in days: weekly with the default grace is 7 + 3 = 10."""
    return cycle.cadence_days + settings.status.grace_days


def is_stale(
    last: Reading | None,
    cycle: Cycle,
    *,
    first_seen: date | None,
    today: date,
    window: int,
) -> bool:
    """Tell whether the last reading is too old, or none came in time.

    With a reading: today − its day > window. Without: today − the later of the cycle's start and
    the day the item entered history > window. Weekly, last reading on 2026-11-10: still fresh on
    2026-11-20 (10 days), stale on 2026-11-21.

    A reading from before the cycle counts as one of its first day: who reported while the cycle was
    planned is not worse off than who said nothing. A reading whose day nobody knows is not judged.
    """
    since = max(cycle.start, first_seen or cycle.start)
    if last is not None:
        if last.day is None:
            return False
        since = max(cycle.start, last.day)
    return (today - since).days > window


def is_read_by_itself(
    measure: Measure | None, settings: Settings, *, missing: Collection[str] = ()
) -> bool:
    """Tell whether the number comes from Git, so that nobody has to report it.

    That holds while the repository it is read from is there: this one, or one that the settings
    name and that is not among the ``missing``.
    """
    if measure is None or measure.source is None:
        return False
    name = measure.source.repository
    if name is None:
        return True
    return name not in missing and any(known.name == name for known in settings.repositories)


def valid_confidence(readings: Sequence[Reading], *, today: date, window: int) -> Decimal | None:
    """Give the newest confidence unless it is known to be older than the window.

    ``readings`` in order of time. One of an unknown day is judged by the day it is not after.
    """
    for reading in reversed(readings):
        if reading.confidence is not None:
            day = reading.day or reading.not_after
            if day is not None and (today - day).days > window:
                return None
            return reading.confidence
    return None
