"""How a status is shown: a mark, a word and a colour, so that the colour is never needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from okrascode.output.sentences import Say, in_english
from okrascode.rollup.result import Status, Tension

__all__ = ["ATTENTION", "MARKS", "Mark", "tension_words", "word_of"]


@dataclass(frozen=True, slots=True)
class Mark:
    """The three signs of a status."""

    symbol: str
    word: str
    style: str


MARKS: Mapping[Status, Mark] = MappingProxyType(
    {
        Status.OFF_TRACK: Mark("■", "off track", "red"),
        Status.STALE: Mark("◌", "stale", "magenta"),
        Status.AT_RISK: Mark("▲", "at risk", "yellow"),
        Status.MISSED: Mark("✗", "missed", "red"),
        Status.NOT_STARTED: Mark("○", "not started", "blue"),
        Status.UNJUDGED: Mark("◇", "unjudged", "dim"),
        Status.ON_TRACK: Mark("●", "on track", "green"),
        Status.ACHIEVED: Mark("✓", "achieved", "green"),
        Status.DRAFT: Mark("…", "draft", "dim"),
        Status.DROPPED: Mark("×", "dropped", "dim"),
    }
)
"""In the order in which they need attention."""

ATTENTION: Mapping[Status, int] = MappingProxyType(
    {status: number for number, status in enumerate(MARKS)}
)
"""Lower needs attention sooner."""


def word_of(status: Status, say: Say = in_english) -> str:
    """Give the status in words: ``off track``."""
    return say(MARKS[status].word)


def tension_words(tension: Tension, say: Say = in_english) -> str:
    """Say a disagreement of belief and arithmetic.

    >>> tension_words(Tension.CONFIDENT_BUT_BEHIND)
    'confident but behind: worth a conversation'
    """
    return say(f"{tension.value.replace('_', ' ')}: worth a conversation")
