"""What a team has to do this week, as the Markdown of one issue.

It begins with a comment that names the team, by which the issue is found and updated instead of
opened again. GitHub takes 65,536 characters; what does not fit is counted. Nobody is mentioned: the
bot would write to people in everybody's name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from okrascode.model.team import Team
from okrascode.output.escape import for_markdown
from okrascode.output.measure_text import standing_text
from okrascode.rollup.due import Due

__all__ = ["Reminder", "marker_of", "render"]

_MOST_CHARACTERS = 60_000
_LONGEST = 240
"""Characters of a text in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What one team has to do."""

    team: Team
    due: tuple[tuple[Due, str], ...]
    """Each with the address of a form that is filled in; empty where the host has none."""
    waiting: tuple[str, ...] = ()
    """What other teams asked for and nobody answered, a sentence each."""

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to do."""
        return not (self.due or self.waiting)


def marker_of(team: Team) -> str:
    """Give the first line of the issue, which no text of a person can look like."""
    return f"<!-- okrascode: reminder {team.id} -->"


def render(reminder: Reminder, *, today: date, notices: Sequence[str] = ()) -> str:
    """Write the body; ``notices`` say what could not be known."""
    lines, room, left_out = [], _MOST_CHARACTERS, 0
    for line in _lines(reminder, today, notices):
        room -= len(line) + 1
        if room >= 0:
            lines.append(line)
        else:
            left_out += bool(line)
    if left_out:
        lines += ["", f"{left_out} more lines are not shown here: see okr status."]
    return "\n".join(lines) + "\n"


def _lines(reminder: Reminder, today: date, notices: Sequence[str]) -> Iterator[str]:
    yield marker_of(reminder.team)
    yield ""
    for notice in notices:
        yield f"> {for_markdown(notice.strip())}  "
    if notices:
        yield ""
    if reminder.is_empty:
        yield f"{_text(reminder.team.name)} has nothing to report on {today.isoformat()}."
        return
    if reminder.due:
        count = len(reminder.due)
        reports = "1 report is" if count == 1 else f"{count} reports are"
        yield f"**{reports} due** on {today.isoformat()}. The same value is news too."
        yield ""
        yield "| Key result | Now → goal | Last report | Owner | |"
        yield "|:--|:--|:--|:--|:--|"
        for due, address in reminder.due:
            yield _row(due, address, today)
    if reminder.due and reminder.waiting:
        yield ""
    if reminder.waiting:
        yield "**Others wait for an answer**"
        yield ""
        for sentence in reminder.waiting:
            yield f"- {_text(sentence)}"


def _row(due: Due, address: str, today: date) -> str:
    numbers = due.numbers
    if due.last_on is None:
        last = "never"
    else:
        days = (today - due.last_on).days
        last = f"{due.last_on.isoformat()}, {days} {'day' if days == 1 else 'days'} ago"
    key_result = numbers.key_result
    cells = (
        f"{_text(key_result.title)}<br>{_text(str(numbers.reference))}",
        _text(standing_text(key_result.measure, numbers.current)),
        last,
        _text(str(due.owner or "")),
        f"[Report]({address})" if address else "",
    )
    return "| " + " | ".join(cells) + " |"


def _text(text: str) -> str:
    return for_markdown(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")
