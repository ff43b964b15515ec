"""One objective or key result as the cells of the status table, whatever the terminal's width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from okrascode.model.reference import Reference
from okrascode.output.escape import for_terminal
from okrascode.output.marks import ATTENTION, MARKS, tension_words, word_of
from okrascode.output.measure_text import standing_text
from okrascode.output.numbers import NOTHING, confidence_text, score_text
from okrascode.output.sentences import Say, in_english
from okrascode.output.sparkline import sparkline
from okrascode.output.table import Cell
from okrascode.readings.reading import Reading
from okrascode.rollup.lines import CycleSeries, Scores
from okrascode.rollup.result import KeyResultRollup, ObjectiveRollup, Status

__all__ = ["NOT_COUNTED", "Item", "ago", "by_attention", "items_of", "short"]

NOT_COUNTED = (Status.DRAFT, Status.DROPPED)

_Part = TypeVar("_Part", ObjectiveRollup, KeyResultRollup)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """The cells; all texts are safe for a terminal."""

    status: Cell
    was: Cell
    """When stale: what it was before the silence."""
    title: Cell
    score: Cell
    expected: Cell
    trend: Cell
    confidence: Cell
    standing: Cell
    """Now → goal; of an objective how many of its key results do not count."""
    last: Cell
    owner: Cell
    reference: Cell
    """Can be typed behind ``okr log``, and in a commit."""
    remark: str
    """Why there is no score, and where to talk; may be empty."""


def by_attention(parts: Sequence[_Part]) -> list[_Part]:
    """Put first what needs attention; an objective also when one of its key results does."""
    return sorted(parts, key=lambda part: (ATTENTION[part.status], _worst(part), not part.tension))


def _worst(part: ObjectiveRollup | KeyResultRollup) -> int:
    below = part.key_results if isinstance(part, ObjectiveRollup) else ()
    return min((ATTENTION[p.status] for p in below), default=ATTENTION[part.status])


def short(reference: Reference) -> str:
    """Give the reference without its cycle: today's is found by itself."""
    return str(reference._replace(cycle=None))


def items_of(
    part: ObjectiveRollup, *, series: CycleSeries | None, today: date, say: Say = in_english
) -> Iterator[Item]:
    """Give an objective and below it its key results, those first that need attention."""
    active = [p for p in part.key_results if p.status not in NOT_COUNTED]
    heard = [p.last_reading for p in active if p.last_reading is not None]
    yield _item(
        part,
        title=Cell(for_terminal(part.objective.title), ("bold",)),
        owner=part.objective.owner,
        trend=None if series is None else series.objectives.get(part.reference),
        standing=_left_out(part, say),
        last=ago(_newest(heard), today, say) if active else "",
        say=say,
    )
    for key_result in by_attention(part.key_results):
        line = None if series is None else series.key_results.get(key_result.reference)
        yield _item(
            key_result,
            title=Cell("  " + for_terminal(key_result.key_result.title)),
            owner=key_result.key_result.owner,
            trend=None if line is None else line.scores,
            standing=standing_text(key_result.key_result.measure, key_result.current, say),
            last=ago(key_result.last_reading, today, say),
            say=say,
        )


def _item(
    part: ObjectiveRollup | KeyResultRollup,
    *,
    title: Cell,
    owner: str | None,
    trend: Scores | None,
    standing: str,
    last: str,
    say: Say,
) -> Item:
    mark = MARKS[part.status]
    confidence = NOTHING if part.confidence is None else f"{confidence_text(part.confidence)}/10"
    remarks = [
        *([say(f"no score: {part.no_score_because}")] if part.no_score_because else []),
        *([tension_words(part.tension, say)] if part.tension else []),
    ]
    return Item(
        status=Cell(f"{mark.symbol} {say(mark.word)}", (mark.style,)),
        was=Cell("" if part.last_status is None else say(f"was {word_of(part.last_status)}")),
        title=title,
        score=Cell(score_text(part.score)),
        expected=Cell(score_text(part.expected)),
        trend=Cell("" if trend is None else sparkline(trend)),
        confidence=Cell(confidence),
        standing=Cell(for_terminal(standing)),
        last=Cell(last),
        owner=Cell(for_terminal(owner or NOTHING)),
        reference=Cell(for_terminal(short(part.reference))),
        remark=for_terminal("; ".join(remarks)),
    )


def _left_out(part: ObjectiveRollup, say: Say) -> str:
    every = len(part.key_results)
    said = [f"{n} {word}" for n, word in ((part.dropped, "dropped"), (part.draft, "draft")) if n]
    return say(f"{', '.join(said)} of {every}") if said else ""


def _newest(readings: Sequence[Reading]) -> Reading | None:
    return max(
        readings, key=lambda reading: reading.day or reading.not_after or date.min, default=None
    )


def ago(reading: Reading | None, today: date, say: Say = in_english) -> str:
    """Give the age of a reading in days; of an unknown day at least so many."""
    if reading is None:
        return say("never")
    days = (today - (reading.day or reading.not_after or today)).days
    if reading.day is None:
        return say(f"{days} days or more")
    return say({0: "today", 1: "1 day"}.get(days, f"{days} days"))
