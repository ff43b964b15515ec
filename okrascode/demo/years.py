"""The objectives of the years that the story touches, with a check-in every month.

A year may begin before the story and end after it, so the text names levels: how a number stands
at the start and the end of any year that shares a quarter with the story.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from okrascode.demo import chapter_file
from okrascode.demo.calendar import Quarter
from okrascode.demo.chapter import Chapter, Step, check_in_step
from okrascode.demo.chapter_file import ChapterFile
from okrascode.resources import read_text

__all__ = ["year_chapters"]

_TEAM = "company"
_PLANNED, _REVIEWED = -19, (20, 50, 80)
"""Days after the start of a quarter; three reviews in each."""
_FIRST_LEVEL = -9
"""Months after the start of the story to which the first level belongs; one every three months."""


def year_chapters(quarters: Sequence[Quarter]) -> Iterator[Chapter]:
    """Give okrs/company/YEAR.yaml for each year."""
    said = chapter_file.read(read_text("templates", "demo", "years", "company.toml"))
    text = read_text("templates", "demo", "years", "company.yaml.in")
    years: dict[int, list[int]] = {}
    for index, quarter in enumerate(quarters):
        years.setdefault(quarter.start.year, []).append(index)
    for year, indices in years.items():
        yield _year_chapter(text, said, year=str(year), quarters=quarters, indices=indices)


def _year_chapter(
    text: str,
    said: ChapterFile,
    *,
    year: str,
    quarters: Sequence[Quarter],
    indices: Sequence[int],
) -> Chapter:
    first, last = quarters[indices[0]], quarters[indices[-1]]
    began = indices[0] * 3 - (first.start.month - 1)
    steps = [
        Step(
            id="plan",
            day=first.day(_PLANNED),
            by="wanjiru",
            message=f"company: what {year} is for",
        )
    ]
    reports = said.get("report", {})
    for month, entries in chapter_file.entries_by_week(said).items():
        if month // 3 not in indices:
            continue
        steps.append(
            check_in_step(
                {"by": said["by"], **reports.get(str(month), {})},
                entries,
                id_=f"m{month}",
                team=_TEAM,
                cycle=year,
                day=quarters[month // 3].day(_REVIEWED[month % 3]),
            )
        )
    if last.end.month == 12 and indices[-1] < len(quarters) - 1:
        steps.append(
            Step(
                id="close",
                day=last.last_working_day,
                by="wanjiru",
                message=f"company: what we learned in {year}",
            )
        )
    return Chapter(
        path=f"okrs/{_TEAM}/{year}.yaml",
        text=text,
        steps=tuple(steps),
        names={"year": year, **_levels(said, began)},
    )


def _levels(said: ChapterFile, began: int) -> Mapping[str, str]:
    """Give for each metric its level when the year began and when it ends."""
    start = (began - _FIRST_LEVEL) // 3
    names = {}
    for metric, levels in said["levels"].items():
        names[f"{metric} before"] = str(levels[start])
        names[f"{metric} after"] = str(levels[start + 4])
    return names
