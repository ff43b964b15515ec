"""What a format of health is: a name on the command line and a function to text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from okrascode.health.examine import Health
from okrascode.health.theme import Item, Level
from okrascode.output.header import Header
from okrascode.output.health_words import HealthWords

__all__ = ["SHOWN", "HealthRenderer", "HealthReport", "RenderHealth", "place_of", "shown_items"]

SHOWN = 5
"""Items of a theme that people get to read; programs get all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthReport:
    """What is printed."""

    health: Health
    words: HealthWords
    since: date | None = None
    """Only what happened from this day on or lasts, for a look that fits a page."""


class RenderHealth(Protocol):
    """Make a text of a report."""

    def __call__(self, report: HealthReport, *, header: Header) -> str:
        """Give the whole text, with a newline at its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthRenderer:
    """One format of health."""

    name: str
    """The word on the command line."""
    render: RenderHealth


def shown_items(items: tuple[Item, ...], *, since: date | None, level: Level) -> tuple[Item, ...]:
    """Give what is shown of a theme: everything, or what is news since a day or still lasts."""
    if since is None or level is Level.UNKNOWN:
        return items
    return tuple(item for item in items if item.lasts or (item.day and item.day >= since))


def place_of(item: Item) -> str:
    """Say where to look an item up: its day and commit, else its file; empty when neither."""
    day = item.day.isoformat() if item.day else ""
    where = item.commit[:8] if item.commit else (item.path or "")
    return ", ".join(filter(None, (day, where)))
