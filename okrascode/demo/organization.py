"""The house around the objectives: okr.toml, the organisation with its cycles, the teams."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from okrascode.demo.calendar import Quarter
from okrascode.demo.chapter import Chapter, Step
from okrascode.resources import read_text

__all__ = ["FOUNDED", "organization_chapter"]

FOUNDED = -20
"""Days after the start of the first quarter."""
_DRAFTED, _COMMITTED, _COMMIT_BY = -18, -1, 9

_JOIN = -17
_LEADS: Mapping[str, str] = {
    "hardware": "zhoumin",
    "telemetry": "priya",
    "field": "otieno",
    "parts": "kofi",
    "training": "lucia",
    "supply": "mateo",
}
_ROOT_FILES: Mapping[str, str] = {
    # Stored without the dot, so that nothing on the way to a user takes them for its own.
    "okr.toml": "okr.toml",
    "README.md": "README.md",
    ".github/CODEOWNERS": "CODEOWNERS",
    ".mailmap": "mailmap",
    ".gitignore": "gitignore",
    ".gitattributes": "gitattributes",
}
_FOUNDING_MESSAGE = """Put our objectives next to our work

Every team writes its own file, everybody can read all of them, and a change of
a promise is a commit with a reason. The spreadsheet stays where it is, unloved.
"""


def organization_chapter(quarters: Sequence[Quarter]) -> Chapter:
    """Give okrs/organization.yaml through three quarters, with the files at the root."""
    files = {
        path: read_text("templates", "demo", "root", name) for path, name in _ROOT_FILES.items()
    }
    files["okrs/company/team.yaml"] = read_text("templates", "demo", "teams", "company.yaml")
    founded = Step(
        id="founded",
        day=quarters[0].day(FOUNDED),
        by="wanjiru",
        message=_FOUNDING_MESSAGE,
        files=files,
    )
    text = read_text("templates", "demo", "organization.yaml.in")
    return Chapter(
        path="okrs/organization.yaml",
        text=text + "\n".join(_cycle_lines(quarters)) + "\n",
        steps=(founded, *_join_steps(quarters[0]), *_cycle_steps(quarters)),
        names={},
    )


def _join_steps(quarter: Quarter) -> Iterator[Step]:
    for team, lead in _LEADS.items():
        yield Step(
            id=f"join-{team}",
            day=quarter.day(_JOIN),
            by=lead,
            message=f"{team}: who we are",
            files={
                f"okrs/{team}/team.yaml": read_text("templates", "demo", "teams", f"{team}.yaml")
            },
        )


def _cycle_steps(quarters: Sequence[Quarter]) -> Iterator[Step]:
    for number, quarter in enumerate(quarters, start=1):
        if number > 1:
            yield Step(
                id=f"drafted-{number}",
                day=quarter.day(_DRAFTED),
                by="adaeze",
                message=f"Open {quarter.id} for drafts",
            )
        yield Step(
            id=f"committed-{number}",
            day=quarter.day(_COMMITTED),
            by="wanjiru",
            message=f"Commit to {quarter.id}\n\nRead aloud by every team on the Friday call.",
        )
        if number < len(quarters):
            yield Step(
                id=f"closed-{number}",
                day=quarter.last_working_day,
                by="adaeze",
                message=f"Close {quarter.id}",
            )


def _cycle_lines(quarters: Sequence[Quarter]) -> Iterator[str]:
    """Write the cycles with their timeline; a year stands before its first quarter."""
    for number, quarter in enumerate(quarters, start=1):
        year = quarter.start.year
        since = f"  #+ drafted-{number}" if number > 1 else ""
        if number == 1 or quarters[number - 2].start.year != year:
            last = max(n for n, one in enumerate(quarters, start=1) if one.start.year == year)
            over = f" | closed-{last} closed" if last < len(quarters) else ""
            yield f'  - id: "{year}"{since}'
            yield f"    start: {date(year, 1, 1)}"
            yield f"    end: {date(year, 12, 31)}"
            if quarter.start.month == 1:
                yield f"    commit_by: {date(year, 1, 20)}"
            else:
                yield "    # already under way when we moved here, so no commit_by"
            yield "    cadence: monthly"
            yield f"    state: {{{{committed{over}}}}}" if over else "    state: committed"
        over = f" | closed-{number} closed" if number < len(quarters) else ""
        yield f"  - id: {quarter.id}{since}"
        yield f'    parent: "{year}"'
        yield f"    start: {quarter.start}"
        yield f"    end: {quarter.end}"
        yield f"    commit_by: {quarter.start + timedelta(days=_COMMIT_BY)}"
        yield "    cadence: biweekly"
        yield f"    state: {{{{draft | committed-{number} committed{over}}}}}"
