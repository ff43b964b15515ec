"""Periods as other tools name them, to cycles of the organisation or to new ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from okrascode.exchange.item import Item
from okrascode.exchange.periods import period_of
from okrascode.model.organization import Cycle
from okrascode.model.reference import CycleId, is_cycle_id
from okrascode.scaffold.scalars import id_from

__all__ = ["Cycles", "NewCycle"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCycle:
    """A cycle that is not in the organisation yet."""

    id: str
    start: date
    end: date
    parent: str = ""


class Cycles:
    """Gives each item its cycle."""

    def __init__(self, known: Mapping[CycleId, Cycle], items: Iterable[Item]) -> None:
        """Look at all items first: what they call alike is one cycle, with their usual days."""
        self._known = known
        self._days: dict[str, Counter[tuple[date, date]]] = {}
        self._new: dict[str, NewCycle] = {}
        for item in items:
            if item.start is not None and item.end is not None and item.start <= item.end:
                self._days.setdefault(item.cycle, Counter())[item.start, item.end] += 1

    @property
    def new(self) -> tuple[NewCycle, ...]:
        """Give the cycles that nobody has yet, outermost first, each with its parent."""
        spans: dict[str, tuple[date, date]] = {
            **{known.id: (known.start, known.end) for known in self._known.values()},
            **{new.id: (new.start, new.end) for new in self._new.values()},
        }
        found = []
        for cycle in self._new.values():
            around = [
                (end - start, name)
                for name, (start, end) in spans.items()
                if start <= cycle.start and cycle.end <= end and (start, end) != spans[cycle.id]
            ]
            parent = min(around)[1] if around else ""
            found.append(NewCycle(id=cycle.id, start=cycle.start, end=cycle.end, parent=parent))
        return tuple(sorted(found, key=lambda c: (c.start, c.start - c.end, c.id)))

    def is_new(self, cycle: str) -> bool:
        """Tell whether a cycle is not in the organisation yet."""
        return cycle in self._new

    def begin(self, name: str) -> str:
        """Begin a cycle of the calendar by its name; empty when the name is none."""
        return self._begin(name, None, None)

    def of(self, item: Item) -> str:
        """Give the cycle of an item; empty when neither its name nor its days tell one."""
        name = " ".join(item.cycle.split())
        by_name = {known.casefold(): str(known) for known in self._known}
        period = period_of(name) if name else None
        for guess in (name, period.id if period else ""):
            if guess.casefold() in by_name:
                return by_name[guess.casefold()]
        days = self._days.get(item.cycle)
        start, end = (None, None) if not days else days.most_common(1)[0][0]
        if not name and item.start is not None and item.end is not None:
            start, end = item.start, item.end
        if start is not None and end is not None:
            for cycle in self._known.values():
                if (cycle.start, cycle.end) == (start, end):
                    return str(cycle.id)
        return self._begin(name, start, end)

    def _begin(self, name: str, start: date | None, end: date | None) -> str:
        period = period_of(name) if name else None
        if not name and start is not None and end is not None:
            # Days alone: a cycle of the calendar when they are one, else named by the days.
            period = period_of(f"Q{(start.month + 2) // 3} {start.year}")
            if period and (period.start, period.end) != (start, end):
                period = period_of(str(start.year))
            if period and (period.start, period.end) != (start, end):
                period = None
            name = period.id if period else f"{start}-{end}"
        if period is not None:
            start, end, id_ = start or period.start, end or period.end, period.id
        else:
            id_ = name if is_cycle_id(name) else id_from(name)[:32].strip("-")
        if start is None or end is None or not is_cycle_id(id_):
            return ""
        self._new.setdefault(id_, NewCycle(id=id_, start=start, end=end))
        return id_
