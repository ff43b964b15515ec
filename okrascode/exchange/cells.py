"""The cells of one row by the fields they are mapped to; what cannot be read is told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrascode.exchange.item import Step
from okrascode.exchange.mapping import ColumnMapping
from okrascode.exchange.values import as_day, as_number, as_share, as_truth, split_unit

__all__ = ["Cells", "ReadMeasure"]

_STEP = re.compile(
    r"(?:(?P<id>[a-z0-9][a-z0-9-]{0,62}): )?(?P<title>.+?)"
    r"(?: \[weight (?P<weight>[\d.]+)\])?(?: \[due (?P<due>[\d-]+)\])?"
    r"(?: \[done (?P<done>[\d-]+)\])?"
)
_BINARY = frozenset({"boolean", "binary", "yes/no", "done/not done", "milestone"})
_SHAPES = frozenset(
    {"metric", "binary", "milestones", "at_least", "at_most", "above", "below", "between"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadMeasure:
    """The numbers of one row."""

    shape: str = ""
    unit: str = ""
    metric: str = ""
    baseline: Decimal | None = None
    target: Decimal | None = None
    stretch: Decimal | None = None
    current: Decimal | bool | None = None


class Cells:
    """Reads fields; collects a sentence for each cell that is not what it should be."""

    def __init__(
        self,
        cells: Mapping[str, str],
        columns: Mapping[str, tuple[str, ...]],
        mapping: ColumnMapping,
        *,
        place: str,
    ) -> None:
        """``cells`` by column in small letters, ``columns`` by field."""
        self._cells = cells
        self._columns = columns
        self._mapping = mapping
        self.place = place
        self.problems: list[str] = []

    def text(self, field: str) -> str:
        """Give the text of a field; empty when there is none."""
        names = self._columns.get(field, ())
        return next((self._cells[name] for name in names if name in self._cells), "")

    def has_any(self, *, besides: set[str]) -> bool:
        """Tell whether another field than some is filled in."""
        return any(self.text(field) for field in self._columns if field not in besides)

    def day(self, field: str) -> date | None:
        """Give a calendar day."""
        text = self.text(field)
        day = as_day(text, order=self._mapping.dates) if text else None
        if text and day is None:
            self._say(field, text, "a day that can be read in one way; write 2026-11-20")
        return day

    def number(self, field: str) -> Decimal | None:
        """Give a number."""
        text = self.text(field)
        number = as_number(text, decimal_comma=self._mapping.decimal_comma) if text else None
        if text and number is None:
            self._say(field, text, "a number")
        return number

    def share(self, field: str) -> Decimal | None:
        """Give a share in percent."""
        text = self.text(field)
        if not text:
            return None
        number = as_share(text)
        if number is not None and self._mapping.progress != "auto" and "%" not in text:
            number = as_number(text, decimal_comma=self._mapping.decimal_comma)
            if number is not None and self._mapping.progress == "share":
                number *= 100
        if number is None:
            self._say(field, text, "a share")
        return number

    def word(self, field: str, words: Mapping[str, str]) -> str:
        """Give what a word of theirs is with us; empty when there is no such thing."""
        text = self.text(field)
        meant = words.get(text.casefold(), "") if text else ""
        if text and not meant:
            self.problems.append(
                f"{self._column(field)} {text!r} has no place: status follows from confidence"
                " and pace here."
                if field == "state"
                else f"{self._column(field)} {text!r} has no place in our format."
            )
        return meant

    def dropped_because(self) -> str:
        """Give the reason that a dropped item needs."""
        text = self.text("state")
        is_dropped = self._mapping.states.get(text.casefold()) == "dropped"
        return f"It was called {text} where it came from." if is_dropped else ""

    def steps(self) -> tuple[Step, ...]:
        """Give milestones, one a line."""
        found: list[Step] = []
        for line in self.text("steps").splitlines():
            part = _STEP.fullmatch(line.strip())
            if part is None:
                continue
            weight = as_number(part["weight"]) if part["weight"] else None
            due = as_day(part["due"]) if part["due"] else None
            done = as_day(part["done"]) if part["done"] else None
            found.append(
                Step(id=part["id"] or "", title=part["title"], weight=weight, due=due, done=done)
            )
        return tuple(found)

    def measure(self) -> ReadMeasure:
        """Give baseline, target and current value in one unit."""
        shape = self.text("shape").casefold()
        shape = "binary" if shape in _BINARY else shape if shape in _SHAPES else ""
        unit = self.text("unit")
        if unit.casefold() in _BINARY:
            shape, unit = "binary", ""
        numbers: dict[str, Decimal | None] = {}
        for field in ("baseline", "target", "stretch"):
            text = self.text(field)
            number, beside = split_unit(text, decimal_comma=self._mapping.decimal_comma)
            if text and number is None:
                self._say(field, text, "a number")
            unit = unit or beside
            numbers[field] = number
        return ReadMeasure(
            shape=shape,
            unit="" if unit in ("#", "number", "Number", "None") else unit,
            metric=self.text("metric"),
            current=self._current(is_binary=shape == "binary"),
            **numbers,
        )

    def _current(self, *, is_binary: bool) -> Decimal | bool | None:
        text = self.text("current")
        if not text:
            return None
        truth = as_truth(text)
        if is_binary and truth is None and (number := as_number(text)) is not None:
            return number > 0
        if truth is not None:
            return truth
        return self.number("current")

    def _column(self, field: str) -> str:
        names = self._columns.get(field, ())
        return next((name for name in names if name in self._cells), field)

    def _say(self, field: str, text: str, what: str) -> None:
        shown = text if len(text) <= 60 else text[:60] + "…"
        self.problems.append(f"{self._column(field)} {shown!r} is not {what}, and is left out.")
