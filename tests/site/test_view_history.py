"""The rows of a key result's history stand in the order in which things happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from okrascode.site.view_history import newest_first
from okrascode.site.view_parts import IntentRow, ReadingRow
from okrascode.site.view_site import view_of
from tests.support.site_company import company


def rows_of_false_starts() -> tuple[tuple[ReadingRow, ...], IntentRow]:
    """Give the readings of a key result, and the change of its target."""
    views = (k for o in view_of(company()).objectives for k in o.key_results)
    found = next(k for k in views if k.id == "false-starts")
    change = next(row for row in found.rows if isinstance(row, IntentRow))
    return found.readings, change


def test_what_was_added_stands_below_the_readings_of_its_day() -> None:
    """A number cannot be older than the key result it belongs to; the newest row stands on top."""
    readings, change = rows_of_false_starts()
    day = readings[0].day or date.min
    added = replace(change, field="added", day=day)
    moved = replace(change, field="target", day=day)
    assert newest_first(readings[:1], (added, moved)) == (moved, readings[0], added)
