"""The lines above and below what a terminal shows: what must be known, and where from."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.output.ansi import paint
from okrascode.output.escape import for_terminal
from okrascode.output.header import Header
from okrascode.output.marks import MARKS
from okrascode.output.notices import notices_of
from okrascode.output.numbers import percent_text, score_text
from okrascode.rollup.result import CycleRollup, Rollup, Status

__all__ = ["banner", "cycle_heading", "made_from", "status_words"]


def banner(rollup: Rollup, header: Header) -> Iterator[str]:
    """Give the lines on top, with an empty one after them; none when there is nothing to say."""
    notices = notices_of(rollup, header)
    for notice in notices:
        sign = " " if notice.startswith(" ") else "!"
        yield paint(f"{sign} {for_terminal(notice)}", "yellow", on=header.colour)
    if notices:
        yield ""


def status_words(status: Status, header: Header) -> str:
    """Give mark and word of a status, in its colour where there are colours."""
    mark = MARKS[status]
    return paint(f"{mark.symbol} {header.say(mark.word)}", mark.style, on=header.colour)


def cycle_heading(part: CycleRollup, header: Header) -> Iterator[str]:
    """Give the lines about a cycle as a whole."""
    cycle = part.cycle
    days = header.say(f"{cycle.start} to {cycle.end} · {percent_text(part.elapsed)} elapsed")
    yield f"{paint(for_terminal(cycle.id), 'bold', on=header.colour)} · {days}"
    score = header.say(f"score {score_text(part.score)}")
    because = for_terminal(header.say(part.no_score_because)) if part.no_score_because else ""
    yield f"{score} · {status_words(part.status, header)}{f' ({because})' if because else ''}"


def made_from(header: Header) -> str:
    """Say of which day and revision the numbers are."""
    revision = header.say("no revision") if header.revision is None else header.revision[:12]
    revision = header.say(f"{revision} with uncommitted changes") if header.dirty else revision
    others = "".join(f", {name} {commit[:12]}" for name, commit in sorted(header.revisions.items()))
    text = for_terminal(f"{header.today.isoformat()} · {revision}{others} · {header.tool}")
    return paint(text, "dim", on=header.colour)
