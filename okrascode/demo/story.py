"""The story of Tamarind, a company that keeps vaccines cold, as commits.

It runs through three calendar quarters up to today. Its texts lie in ``templates/demo``: people,
teams, the files at the root, and for each quarter and team the document with its steps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from okrascode.demo import chapter_file
from okrascode.demo.calendar import Quarter, quarters_up_to
from okrascode.demo.chapter import Chapter, quarter_chapter
from okrascode.demo.organization import organization_chapter
from okrascode.demo.people import read_people
from okrascode.demo.telling import tell
from okrascode.demo.years import year_chapters
from okrascode.errors import UsageError
from okrascode.history.write import NewCommit
from okrascode.resources import read_text

__all__ = ["TEAMS", "demo_commits"]

TEAMS = ("company", "hardware", "telemetry", "field", "parts", "training", "supply")
"""The root team first."""
_PARTS = ("first", "second", "third")
_YEARS = range(1971, 2100)


def demo_commits(today: date) -> tuple[NewCommit, ...]:
    """Give the history of the demo company as it stands on the morning of ``today``.

    Nothing is dated ``today`` or later. A later day of the same quarter only adds commits.

    Raises:
        UsageError: for a day that Git's own clock, which starts in 1970, cannot tell a year of.
    """
    if today.year not in _YEARS:
        raise UsageError(
            f"The demo cannot be told as of {today}; choose a day from {_YEARS[0]} to {_YEARS[-1]}."
        )
    quarters = quarters_up_to(today)
    people = read_people(read_text("templates", "demo", "people.toml"))
    chapters = [
        organization_chapter(quarters),
        *year_chapters(quarters),
        *_quarter_chapters(quarters),
    ]
    return tell(chapters, people, before=today)


def _quarter_chapters(quarters: Sequence[Quarter]) -> Iterator[Chapter]:
    for index, (part, quarter) in enumerate(zip(_PARTS, quarters, strict=True)):
        for team in TEAMS:
            yield quarter_chapter(
                read_text("templates", "demo", part, f"{team}.yaml.in"),
                chapter_file.read(read_text("templates", "demo", part, f"{team}.toml")),
                team=team,
                quarter=quarter,
                before=quarters[index - 1] if index else None,
            )
