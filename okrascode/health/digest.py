"""A digest: what moved since a day, what is silent, and what is asked; for a team or everybody.

It holds values and no words. When nothing happened in the time it looks at, there is no digest:
what nobody needs to read is not written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from okrascode.config import Settings
from okrascode.health.waiting import Question, Request, questions_of, requests_of
from okrascode.model.objective import ItemState
from okrascode.model.plan import Plan
from okrascode.model.reference import Reference
from okrascode.readings.reading import Reading
from okrascode.readings.record import IntentChange, Record
from okrascode.rollup.freshness import window_days
from okrascode.rollup.result import KeyResultRollup, ObjectiveRollup, Rollup, Status

__all__ = ["Ask", "Digest", "Move", "Silence", "digest_of"]

Includes = Callable[[Reference], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A key result that was reported on: the newest reading, and the last one from before."""

    part: KeyResultRollup
    before: Reading | None
    now: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A key result that has gone quiet."""

    part: KeyResultRollup
    days: int | None
    """Since the last reading; ``None`` when there never was one."""
    is_new: bool
    """True when it went quiet within the time of the digest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What a team said would help, and has not said differently since."""

    part: KeyResultRollup
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """Everything a digest tells, in the order of the roll-up."""

    since: date
    today: date
    moved: tuple[Move, ...]
    changed: tuple[IntentChange, ...]
    silent: tuple[Silence, ...]
    asks: tuple[Ask, ...]
    questions: tuple[Question, ...]
    requests: tuple[Request, ...]
    titles: dict[Reference, str]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing happened after ``since``, so that there is nothing to write."""
        news = (
            self.moved,
            self.changed,
            [one for one in self.silent if one.is_new],
            [one for one in self.asks if one.reading.day and one.reading.day > self.since],
            [one for one in self.questions if one.since and one.since > self.since],
            [one for one in self.requests if one.since and one.since > self.since],
        )
        return not any(news)


def digest_of(
    rollup: Rollup,
    plan: Plan,
    record: Record,
    *,
    since: date,
    settings: Settings,
    includes: Includes = lambda _: True,
) -> Digest:
    """Give what happened after ``since`` up to the day of the roll-up.

    ``rollup`` holds the cycles that run; ``includes`` says whose objectives are meant.
    """
    today = rollup.today
    parts = [part for part in _objectives(rollup) if includes(part.reference)]
    objectives = [part.objective for part in parts]
    titles = {part.reference: part.objective.title for part in parts}
    titles |= {one.reference: one.key_result.title for part in parts for one in part.key_results}
    windows = {c.cycle.id: window_days(c.cycle, settings) for c in rollup.cycles}
    starts = {c.cycle.id: c.cycle.start for c in rollup.cycles}
    silent = []
    for one in _key_results(parts):
        cycle = one.reference.cycle
        if one.status is Status.STALE and cycle is not None:
            last = one.last_reading.day if one.last_reading else None
            from_ = max(filter(None, (last, starts[cycle], record.first_seen.get(one.reference))))
            quiet_on = from_ + timedelta(days=windows[cycle] + 1)
            days = None if last is None else (today - last).days
            silent.append(Silence(part=one, days=days, is_new=quiet_on > since))
    return Digest(
        since=since,
        today=today,
        moved=tuple(_moves(parts, since=since)),
        changed=tuple(_changes(record, titles, since=since, today=today)),
        silent=tuple(silent),
        asks=tuple(_asks(parts)),
        questions=questions_of(objectives, record, day=today),
        requests=tuple(
            one for one in requests_of(objectives, plan, record, day=today) if one.is_waiting
        ),
        titles=titles,
    )


def _objectives(rollup: Rollup) -> Iterator[ObjectiveRollup]:
    for cycle in rollup.cycles:
        for team in cycle.teams:
            for part in team.objectives:
                if part.objective.state is ItemState.ACTIVE:
                    yield part


def _key_results(parts: list[ObjectiveRollup]) -> Iterator[KeyResultRollup]:
    for part in parts:
        for one in part.key_results:
            if one.status not in (Status.DRAFT, Status.DROPPED):
                yield one


def _moves(parts: list[ObjectiveRollup], *, since: date) -> Iterator[Move]:
    for one in _key_results(parts):
        last = one.last_reading
        if last is None or last.day is None or last.day <= since:
            continue
        before = [r for r in one.readings if (r.day or r.not_after or date.max) <= since]
        yield Move(part=one, before=before[-1] if before else None, now=last)


def _changes(
    record: Record, titles: dict[Reference, str], *, since: date, today: date
) -> Iterator[IntentChange]:
    """Give the changes of what is intended; what is new comes once, without its parts."""
    new: set[Reference] = set()
    for change in record.changes:
        if not since < change.day <= today or change.about.of_objective not in titles:
            continue
        if change.field == "added" and change.about.key_result is None:
            new.add(change.about)
        elif change.about.of_objective in new:
            continue
        yield change


def _asks(parts: list[ObjectiveRollup]) -> Iterator[Ask]:
    for one in _key_results(parts):
        if one.status in (Status.ACHIEVED, Status.MISSED):
            continue
        asking = next((r for r in reversed(one.readings) if r.ask.strip()), None)
        if asking is not None:
            yield Ask(part=one, reading=asking)
