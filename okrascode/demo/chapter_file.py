"""The shape of a chapter's TOML file, and the series of numbers in it.

A series holds what one key result reported, one value for each of its weeks; an empty text says
nothing in that week. All that was reported in one week makes one check-in.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Literal, TypedDict, cast

from okrascode.documents.check_in_text import Said

__all__ = ["ChapterFile", "CommitTable", "ReportTable", "SeriesTable", "entries_by_week", "read"]


class CommitTable(TypedDict, total=False):
    """A commit that is no check-in file, or takes one back."""

    id: str
    day: int | Literal["end"]
    """Days after the start of the quarter; ``end`` is its last working day."""
    by: str
    message: str
    files: dict[str, str]
    merged_by: str
    squash: bool
    reverts: str


class ReportTable(TypedDict, total=False):
    """What a check-in says beside its numbers."""

    by: str
    summary: str
    message: str
    wins: list[str]
    blockers: list[str]
    merged_by: str


class SeriesTable(TypedDict, total=False):
    """One key result through the weeks; notes, asks and milestones are keyed by week."""

    of: str
    weeks: list[int]
    current: list[int | float | bool | str]
    confidence: list[int | str]
    done: dict[str, list[str]]
    notes: dict[str, str]
    asks: dict[str, str]


class ChapterFile(TypedDict, total=False):
    """The whole file."""

    by: str
    """Who reports unless a report says otherwise."""
    weekday: int
    """On which the team checks in; Monday is 0."""
    weeks: list[int]
    """1 to 13; series may have their own. For a year: months of the story, 0 to 8."""
    commit: list[CommitTable]
    series: list[SeriesTable]
    report: dict[str, ReportTable]
    levels: dict[str, list[int | float]]
    """For a year: the value of a metric every three months, from nine months before the story."""


def read(text: str) -> ChapterFile:
    """Read the file; it is our own, so its shape is left to the tests."""
    return cast(ChapterFile, tomllib.loads(text))


def entries_by_week(said: ChapterFile) -> Mapping[int, tuple[Said, ...]]:
    """Give what is reported in each week, in the order of the file."""
    found: dict[int, list[Said]] = {}
    for series in said.get("series", []):
        for week, entry in _entries(series, series.get("weeks", said["weeks"])):
            found.setdefault(week, []).append(entry)
    return {week: tuple(entries) for week, entries in sorted(found.items())}


def _entries(series: SeriesTable, weeks: list[int]) -> Iterator[tuple[int, Said]]:
    values, beliefs = series.get("current", []), series.get("confidence", [])
    for index, week in enumerate(weeks):
        value = values[index] if index < len(values) else ""
        belief = beliefs[index] if index < len(beliefs) else ""
        done = tuple(series.get("done", {}).get(str(week), ()))
        if value == "" and belief == "" and not done:
            continue
        entry = Said(
            key_result=series["of"],
            current=value if not isinstance(value, str) else None,
            confidence=belief if not isinstance(belief, str) else None,
            done=done,
            note=series.get("notes", {}).get(str(week), ""),
            ask=series.get("asks", {}).get(str(week), ""),
        )
        yield week, entry
