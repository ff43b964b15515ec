"""How many tags there are, by the day each was made: releases, for example."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal

from okrascode.history.commit import Commit
from okrascode.history.paths import PathPatterns
from okrascode.history.tags import Tag
from okrascode.model.measure import Source
from okrascode.model.organization import Cycle
from okrascode.readings.tree_steps import steps_of
from okrascode.readings.trees import Trees

__all__ = ["tag_counts"]


def tag_counts(
    source: Source, trees: Trees, *, cycle: Cycle, day_of: Callable[[datetime], date]
) -> Iterator[tuple[Commit, date, Decimal]]:
    """Give the number of tags on each day of the cycle that brought one, and when it began."""
    matching = PathPatterns([source.pattern])
    commits = trees.history.commits
    tags = [tag for tag in trees.tags if matching.match(tag.name) and tag.commit in commits]
    by_day: dict[date, list[Tag]] = {}
    for tag in sorted(tags, key=lambda tag: (tag.created_at, tag.name)):
        by_day.setdefault(day_of(tag.created_at), []).append(tag)
    number = sum(len(of_day) for day, of_day in by_day.items() if day < cycle.start)
    earlier = [day for day in by_day if day < cycle.start]
    if earlier:
        yield commits[by_day[max(earlier)][-1].commit], max(earlier), Decimal(number)
    else:
        for step in steps_of(trees.history, is_input=_none, cycle=cycle, day_of=day_of):
            yield step.commit, step.day, Decimal(0)
    for day in sorted(by_day):
        if cycle.start <= day <= cycle.end:
            number += len(by_day[day])
            yield commits[by_day[day][-1].commit], day, Decimal(number)


def _none(_: str) -> bool:
    return False
