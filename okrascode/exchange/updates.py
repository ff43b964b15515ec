"""The check-ins that Viva Goals keeps in one cell or in several cells side by side."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from okrascode.exchange.cells import ReadMeasure
from okrascode.exchange.item import Update
from okrascode.exchange.values import as_day, split_unit

__all__ = ["viva_updates"]

_START = re.compile(r"Checkin Date:")
_FIELDS = re.compile(
    r"(?:^|; ?)(Checkin Date|User|Note|Metric Name|Status|Current Value|Activity Date): ?"
)


def viva_updates(
    texts: Sequence[str], measure: ReadMeasure
) -> tuple[tuple[Update, ...], tuple[str, ...]]:
    """Read check-ins, oldest first; the second part says what could not be read.

    One looks like ``Checkin Date: 2026-10-09; User: Ana; Note: …; Status: …; Current Value: 5;``.
    """
    found: list[Update] = []
    problems: list[str] = []
    for text in texts:
        starts = [mark.start() for mark in _START.finditer(text)]
        if text and not starts:
            problems.append(f"{text[:60]!r} is no check-in, and is left out.")
        for start, end in pairwise([*starts, len(text)]):
            update = _update(text[start:end], measure, problems)
            found += [update] if update else []
    # Theirs stand newest first; of one day the last one that was written is the day's value.
    found.reverse()
    return tuple(sorted(found, key=lambda update: update.date)), tuple(problems)


def _update(text: str, measure: ReadMeasure, problems: list[str]) -> Update | None:
    parts = _FIELDS.split(text)
    fields = {name: value.strip(" ;,\n") for name, value in zip(parts[1::2], parts[2::2])}  # noqa: B905
    day = as_day(fields.get("Checkin Date", ""))
    if day is None:
        problems.append(f"The check-in of {fields.get('Checkin Date', '')!r} has no day.")
        return None
    written = fields.get("Current Value", "")
    value, unit = split_unit(written)
    if written and value is None:
        problems.append(f"The value {written!r} of the check-in of {day} is not a number.")
    if value is not None and unit == "%" and measure.unit not in ("%", ""):
        value = _on_the_way(value, measure)
    note, status = fields.get("Note", ""), fields.get("Status", "")
    said = f"{note} ({status})" if note and status else note or status
    return Update(date=day, value=value, note=said, by=fields.get("User", ""))


def _on_the_way(percent: Decimal, measure: ReadMeasure) -> Decimal | None:
    if measure.baseline is None or measure.target is None:
        return None
    return measure.baseline + (measure.target - measure.baseline) * percent / 100
