"""What is not known of a history, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from okrascode.history.commit import History
from okrascode.history.partial import Lacking
from okrascode.readings.chain import Chain
from okrascode.readings.trees import Trees

__all__ = ["cut_off", "incomplete_because"]


def incomplete_because(history: History | None, starts: date | None, lacking: Lacking) -> str:
    """Say what this clone lacks; empty when it has everything.

    ``starts`` is the day of the oldest commit of a shallow clone.
    """
    if history is None:
        return "There is no Git history here."
    cut = f"This is a shallow clone: history starts on {starts}." if starts else ""
    return " ".join(filter(None, (cut, lacking.because)))


def cut_off(others: Iterable[Trees], chain: Chain) -> Iterator[str]:
    """Name the other repositories that are shallow clones, with the day on which they begin."""
    for one in others:
        if one.history.shallow:
            starts = [one.history.commits[id_].authored_at for id_ in one.history.boundary]
            day = chain.day_of(min(starts))
            yield f"The repository {one.name} is a shallow clone: its history starts on {day}."
