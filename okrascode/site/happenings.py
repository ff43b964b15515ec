"""Events as sentences in one language, without markup: each sink escapes them itself."""

from __future__ import annotations

from okrascode.output.numbers import confidence_text
from okrascode.site.events import Event
from okrascode.site.phrases import Phrases
from okrascode.site.view_parts import IntentRow, ReadingRow

__all__ = ["details_of", "headline_of"]


def headline_of(event: Event, phrases: Phrases) -> str:
    """Say in a few words what happened."""
    words, what = phrases.words, event.what
    if isinstance(what, ReadingRow):
        parts = [_moved(event, what, phrases)] if what.value is not None else []
        if what.confidence is not None:
            parts.append(_confidence(event, what, phrases))
        return words("list.between").join(parts) or words("data.said")
    if isinstance(what, IntentRow):
        return phrases.intent(what, event.measure)
    return words("data.resolved" if event.resolved else "data.question", question=what.question)


def details_of(event: Event, phrases: Phrases) -> tuple[str, ...]:
    """Give what people said about it, a paragraph each."""
    words, what = phrases.words, event.what
    if isinstance(what, ReadingRow):
        ask = words("kr.ask") + words("list.colon") + what.ask if what.ask else ""
        return tuple(filter(None, (what.note, ask)))
    if isinstance(what, IntentRow):
        return (what.reason,) if what.reason else ()
    # What became of a question later is told on the day it happened; the past stays as it was.
    return (what.resolution,) if event.resolved and what.resolution else ()


def _moved(event: Event, row: ReadingRow, phrases: Phrases) -> str:
    now = phrases.value(row.value, event.measure)
    before = event.before
    if before is None or before.value is None or before.value == row.value:
        return now
    was = phrases.value(before.value, event.measure)
    return phrases.words("kr.journey", start=was, target=now)


def _confidence(event: Event, row: ReadingRow, phrases: Phrases) -> str:
    now = confidence_text(row.confidence)
    before = event.before.confidence if event.before else None
    if before is not None and before != row.confidence:
        now = phrases.words("kr.journey", start=confidence_text(before), target=now)
    return phrases.words("data.confidence", value=phrases.words("kr.confidence_of", value=now))
