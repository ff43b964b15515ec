"""The measure, the value and the check-ins of a key result, in our four shapes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from okrascode.exchange.item import Item, Step
from okrascode.exchange.values import plain
from okrascode.scaffold.scalars import clean_line

__all__ = ["Measured", "Reported", "measured"]

_CONDITIONS = frozenset({"at_least", "at_most", "above", "below", "between"})
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """One check-in of one key result."""

    date: date
    value: Decimal | bool | None
    note: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What is written below one key result."""

    shape: str = ""
    """Empty: nobody has said how it is measured."""
    fields: tuple[tuple[str, str], ...] = ()
    """Key and number of the measure, in the order they are written."""
    unit: str = ""
    name: str = ""
    steps: tuple[Step, ...] = ()
    current: Decimal | bool | None = None
    as_of: date | None = None
    reported: tuple[Reported, ...] = ()
    remarks: tuple[str, ...] = ()


def measured(item: Item, *, today: date) -> Measured:
    """Make of what a source says the shape that fits; guess no number without saying so."""
    remarks: list[str] = []
    shape, fields, unit = _shape(item, remarks)
    current = _current(item, shape, fields, remarks)
    reported = _reported(item, shape, today=today, remarks=remarks)
    as_of = item.as_of if item.as_of and item.as_of <= today else None
    if any(report.value is not None for report in reported):
        current, as_of = None, None
    return Measured(
        shape=shape,
        fields=tuple((key, plain(value)) for key, value in fields.items()),
        unit=clean_line(unit),
        name=clean_line(item.metric) if shape in ("metric", *_CONDITIONS) else "",
        steps=item.steps if shape == "milestones" else (),
        current=current,
        as_of=as_of if current is not None else None,
        reported=reported,
        remarks=tuple(remarks),
    )


def _shape(item: Item, remarks: list[str]) -> tuple[str, dict[str, Decimal], str]:
    if item.shape == "milestones" or (item.steps and not item.shape):
        return ("milestones", {}, "") if item.steps else ("", {}, "")
    if item.shape in _CONDITIONS and item.target is not None:
        fields = {item.shape: item.target}
        if item.shape == "between" and item.stretch is None:
            remarks.append("A range needs two numbers: it is left without a measure.")
            return "", {}, ""
        return item.shape, fields | _optional(upper=item.stretch), item.unit
    is_yes_no = isinstance(item.current, bool) and item.target is None
    if item.shape == "binary" or is_yes_no:
        return "binary", {}, ""
    if item.target is None and item.progress is not None and item.baseline is None:
        return "metric", {"baseline": Decimal(0), "target": _HUNDRED}, "%"
    if item.target is None:
        if item.baseline is not None:
            remarks.append(f"It starts at {plain(item.baseline)} and has no target: no measure.")
        return "", {}, ""
    baseline = item.baseline
    if baseline is None:
        baseline = Decimal(0)
        remarks.append("It has no start value: 0 is taken.")
    if baseline == item.target:
        remarks.append(
            f"Start and target are both {plain(baseline)}: it is left without a measure."
        )
        return "", {}, ""
    fields = {"baseline": baseline, "target": item.target, **_optional(stretch=item.stretch)}
    return "metric", fields, item.unit


def _optional(**numbers: Decimal | None) -> dict[str, Decimal]:
    return {key: number for key, number in numbers.items() if number is not None}


def _current(
    item: Item, shape: str, fields: dict[str, Decimal], remarks: list[str]
) -> Decimal | bool | None:
    current = item.current
    if current is None and item.progress is not None:
        if shape == "metric":
            way = fields["target"] - fields["baseline"]
            return fields["baseline"] + way * item.progress / _HUNDRED
        if shape == "binary":
            return item.progress >= _HUNDRED
        remarks.append(f"Its progress of {plain(item.progress)} % has nothing to be measured by.")
        return None
    if current is None:
        return None
    if _fits(current, shape):
        return current
    remarks.append(f"Its value {_shown(current)} is left out: {_why_not(shape)}.")
    return None


def _fits(value: Decimal | bool, shape: str) -> bool:  # noqa: FBT001  # a value, not a flag
    if shape == "binary":
        return isinstance(value, bool)
    return (shape == "metric" or shape in _CONDITIONS) and not isinstance(value, bool)


def _why_not(shape: str) -> str:
    if not shape:
        return "it has no measure"
    return {"milestones": "milestones have no number", "binary": "it is done or not"}.get(
        shape, "it is measured by a number"
    )


def _reported(item: Item, shape: str, *, today: date, remarks: list[str]) -> tuple[Reported, ...]:
    days: dict[date, Reported] = {}
    for update in item.updates:
        if update.date > today + timedelta(days=1):
            remarks.append(f"The check-in of {update.date} is in the future, and is left out.")
            continue
        value, note = update.value, update.note
        if value is not None and not _fits(value, shape):
            if shape == "binary" and not isinstance(value, bool):
                value = value >= _HUNDRED
            else:
                note, value = f"{note} [{_shown(value)}]".strip(), None
        if value is None and not note:
            continue
        before = days.get(update.date)
        if before is not None:
            if before.value is not None and value is not None and before.value != value:
                remarks.append(
                    f"Of two check-ins of {update.date} the later one counts:"
                    f" {_shown(value)}, not {_shown(before.value)}."
                )
            note = f"{before.note}\n{note}".strip() if before.note != note else note
            value = before.value if value is None else value
        days[update.date] = Reported(date=update.date, value=value, note=note, by=update.by)
    return tuple(days[day] for day in sorted(days))


def _shown(value: Decimal | bool) -> str:  # noqa: FBT001  # a value, not a flag
    return ("done" if value else "not done") if isinstance(value, bool) else plain(value)
