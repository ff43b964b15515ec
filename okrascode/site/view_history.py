"""The history of a key result as rows: every reading and every change, each with its commit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from okrascode.model.measure import Condition, Measure, Metric, Threshold
from okrascode.model.organization import Cycle
from okrascode.model.reference import PersonId, Reference
from okrascode.readings.reading import Origin, Reading, ReadingValue
from okrascode.readings.record import Evidence, IntentChange
from okrascode.site.forge import Forge
from okrascode.site.people import People
from okrascode.site.view_parts import (
    CommitView,
    EvidenceView,
    IntentRow,
    ReadingRow,
)

__all__ = ["History", "newest_first"]

_Field = str | Decimal | bool | None


class History:
    """Make rows the same way everywhere; knows how people and commits are shown."""

    def __init__(self, *, forge: Forge, people: People, titles: dict[Reference, str]) -> None:
        """``titles`` are those of the objectives and key results that may be named."""
        self.forge = forge
        self.people = people
        self._titles = titles

    def commit(self, commit: str | None, repository: str | None = None) -> CommitView | None:
        """Show a commit with its address; nobody knows that of another repository."""
        if not commit:
            return None
        return CommitView(commit, "" if repository else self.forge.commit(commit))

    def readings(
        self, readings: Iterable[Reading], *, measure: Measure | None, cycle: Cycle
    ) -> tuple[ReadingRow, ...]:
        """Give a row for each reading, in the same order."""
        rows: list[ReadingRow] = []
        taken: dict[str, int] = {}
        before: ReadingValue | None = None
        for reading in readings:
            change, better = _change(before, reading.value, measure)
            if reading.value is not None and reading.counts:
                before = reading.value
            day = reading.day
            rows.append(
                ReadingRow(
                    anchor=_anchor(day or reading.not_after, reading.origin, taken),
                    day=day,
                    not_after=reading.not_after,
                    value=reading.value,
                    change=change,
                    better=better,
                    confidence=reading.confidence,
                    note=reading.note,
                    ask=reading.ask,
                    who=self.people.shown(reading.origin.author),
                    commit=self.commit(reading.origin.commit, reading.origin.repository),
                    source=reading.source,
                    late=reading.late,
                    counts=reading.counts,
                    outside=day is not None and not cycle.contains(day),
                )
            )
        return tuple(rows)

    def changes(self, changes: Iterable[IntentChange]) -> tuple[IntentRow, ...]:
        """Give a row for each change of what was intended, in the same order."""
        taken: dict[str, int] = {}
        return tuple(
            IntentRow(
                anchor=_anchor(change.day, change.origin, taken, prefix=f"{change.field}-"),
                day=change.day,
                about=self._titles.get(change.about, str(change.about)),
                field=change.field,
                old=self._shown(change.old, change.field),
                new=self._shown(change.new, change.field),
                reason=change.reason,
                who=self.people.shown(change.origin.author),
                commit=self.commit(change.origin.commit),
            )
            for change in changes
        )

    def _shown(self, value: _Field, field: str) -> _Field:
        """Show people as the settings say; a handle is a name too."""
        if field == "owner" and isinstance(value, str):
            return self.people.name_of(PersonId(value))
        return value

    def evidence(self, evidence: Iterable[Evidence]) -> tuple[EvidenceView, ...]:
        """Give the commits that worked on something, newest first."""
        return tuple(
            EvidenceView(
                day=item.day,
                subject=item.subject,
                who=self.people.shown(item.author),
                commit=CommitView(
                    item.commit, "" if item.repository else self.forge.commit(item.commit)
                ),
                reverted=item.reverted,
            )
            for item in sorted(evidence, key=lambda item: (item.day, item.commit), reverse=True)
        )


def newest_first(
    readings: tuple[ReadingRow, ...], changes: tuple[IntentRow, ...]
) -> tuple[ReadingRow | IntentRow, ...]:
    """Put both histories into one.

    On the same day a change stands above the readings; only the addition to the plan stands below
    them, for nothing was reported before it.
    """
    rows: list[tuple[date, int, int, ReadingRow | IntentRow]] = []
    for n, reading in enumerate(readings):
        rows.append((reading.day or reading.not_after or date.min, 1, n, reading))
    for n, change in enumerate(changes):
        rows.append((change.day, 0 if change.field == "added" else 2, n, change))
    rows.sort(key=lambda row: row[:3], reverse=True)
    return tuple(row[3] for row in rows)


def _anchor(day: date | None, origin: Origin, taken: dict[str, int], *, prefix: str = "") -> str:
    """Name a row so that its link stays right when rows are added above or below."""
    name = f"{prefix}{day or 'unknown'}-{(origin.commit or 'not-committed')[:8]}"
    name = "".join(c if c.isalnum() and c.isascii() else "-" for c in name)
    taken[name] = taken.get(name, 0) + 1
    return name if taken[name] == 1 else f"{name}-{taken[name]}"


def _change(
    before: ReadingValue | None, now: ReadingValue | None, measure: Measure | None
) -> tuple[Decimal | None, bool | None]:
    """Give the difference of two numbers, and whether it went the right way."""
    if isinstance(before, tuple) and isinstance(now, tuple):
        return Decimal(len(now) - len(before)), _sign(len(now) - len(before))
    if not isinstance(before, Decimal) or not isinstance(now, Decimal):
        return None, None
    change = now - before
    if isinstance(measure, Metric):
        up = measure.target > measure.baseline
    elif isinstance(measure, Threshold):
        if measure.condition is Condition.BETWEEN:
            return change, None
        up = measure.condition in (Condition.AT_LEAST, Condition.ABOVE)
    else:
        return change, None
    return change, _sign(change if up else -change)


def _sign(change: Decimal | int) -> bool | None:
    return None if change == 0 else change > 0
