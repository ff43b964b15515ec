"""From where numbers are seen: a day, a cycle, what history says, and the settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from okrascode.config import Settings, StatusSettings
from okrascode.model.organization import Cycle
from okrascode.readings.record import Record
from okrascode.rollup.freshness import window_days

__all__ = ["View"]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What every number of one cycle depends on besides the documents."""

    cycle: Cycle
    today: date
    record: Record
    settings: Settings

    @property
    def is_over(self) -> bool:
        """Tell whether the cycle has ended; its last day is still part of it."""
        return self.today > self.cycle.end

    @property
    def window(self) -> int:
        """Give the days after which silence is called stale."""
        return window_days(self.cycle, self.settings)

    @property
    def status(self) -> StatusSettings:
        """Give the thresholds."""
        return self.settings.status
