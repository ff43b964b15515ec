"""At which commits a measure is looked at: the last of each day that touched what it reads.

Only the main line counts, and only days inside the cycle; besides them one commit tells how things
stood when the cycle began, or else a measure that nothing moved would have no number at all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from okrascode.history.commit import Commit, History
from okrascode.model.organization import Cycle

__all__ = ["Step", "steps_of"]

_DayOf = Callable[[datetime], date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A commit to look at, and what changed among the inputs since the step before."""

    position: int
    commit: Commit
    day: date
    """Of the committer."""
    changes: dict[str, str | None]
    """New blob by path; ``None`` when the file is gone or is no regular file."""


def steps_of(
    history: History, *, is_input: Callable[[str], bool], cycle: Cycle, day_of: _DayOf
) -> tuple[Step, ...]:
    """Give the steps in the order of the main line; empty without a commit."""
    touched: list[tuple[int, Commit, dict[str, str | None]]] = []
    for position, commit in history.main_line.items():
        if commit.inputs:
            changes = {c.path: c.new_blob for c in commit.inputs if is_input(c.path)}
            if changes:
                touched.append((position, commit, changes))
    last_of: dict[date, int] = {}
    before = -1
    for index, (_, commit, _) in enumerate(touched):
        day = day_of(commit.committed_at)
        if day < cycle.start:
            before = index
        elif day <= cycle.end:
            last_of[day] = index
    found: list[Step] = []
    if before < 0:
        start = _untouched(history, touched, cycle=cycle, day_of=day_of)
        found += (step for step in start if step.day not in last_of)
    pending: dict[str, str | None] = {}
    wanted = {before, *last_of.values()}
    for index, (position, commit, changes) in enumerate(touched):
        pending |= changes
        if index in wanted:
            day = day_of(commit.committed_at)
            found.append(Step(position=position, commit=commit, day=day, changes=pending))
            pending = {}
    return tuple(found)


def _untouched(
    history: History,
    touched: Sequence[tuple[int, Commit, dict[str, str | None]]],
    *,
    cycle: Cycle,
    day_of: _DayOf,
) -> list[Step]:
    """Give the commit before the cycle, or the first there is, when it has none of the inputs."""
    found: list[Step] = []
    end = touched[0][0] if touched else history.length
    for position, commit in history.main_line.items():
        if position >= end:
            break
        day = day_of(commit.committed_at)
        if day < cycle.start or (not found and day <= cycle.end):
            found = [Step(position=position, commit=commit, day=day, changes={})]
    return found
