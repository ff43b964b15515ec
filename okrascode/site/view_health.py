"""What the page of health shows, as values: themes, grid, attention, confidence, what waits.

A public build names objectives and key results, whose pages say the same, and counts teams; the
names of teams that need help are for the command, and for builds that are internal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrascode.health.attention import Drift, by_week, drift_of, top_touches, touches
from okrascode.health.check_ins import Grid, grid_of
from okrascode.health.examine import examine, view_for
from okrascode.health.theme import Assessment, Item
from okrascode.health.view import View
from okrascode.health.waiting import questions_in, requests_in
from okrascode.model.reference import CycleId, Reference, TeamId
from okrascode.rollup.expectation import bar_of
from okrascode.rollup.result import CycleRollup, KeyResultRollup, Rollup
from okrascode.site.addresses import address_of, team_address
from okrascode.site.source import SiteSource
from okrascode.site.view_history import History
from okrascode.site.view_parts import CommitView, CycleView, Link

__all__ = ["Curve", "HealthView", "ItemView", "ThemeView", "Waiting", "health_view"]

Curve = tuple[tuple[date, Decimal], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """Something behind a theme, with the page and the commit that show it."""

    item: Item
    link: Link | None
    commit: CommitView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeView:
    """A theme of the cycle."""

    assessment: Assessment
    items: tuple[ItemView, ...]
    hidden: int
    """Teams that are counted and not named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A question or a request that has no answer."""

    text: str
    link: Link
    days: int | None
    is_request: bool
    asked: Reference | None
    """For a request: whom it asks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthView:
    """The page of health."""

    cycle: CycleView
    titles: Mapping[Reference, str]
    """Of everything that may be shown, for sentences that name something."""
    themes: tuple[ThemeView, ...]
    grid: Grid
    teams: dict[TeamId, Link]
    weeks: tuple[tuple[date, int], ...]
    whole_weeks: int
    drift: Drift
    ended: CycleView | None
    """The cycle of the curves."""
    level: Decimal
    """Confidence from which something is on track."""
    missed: tuple[Curve, ...]
    kept: tuple[Curve, ...]
    waiting: tuple[Waiting, ...]
    """Oldest first."""


def health_view(
    source: SiteSource, now: Sequence[CycleRollup], *, history: History
) -> HealthView | None:
    """Examine the innermost of the cycles that run; ``None`` when none has begun.

    ``source`` holds only what may be published.
    """
    if not now or now[-1].cycle.start > source.today:
        return None
    cycle = CycleView(now[-1].cycle, source.today, now[-1].elapsed)
    view = view_for(
        source.plan,
        source.record,
        cycle=cycle.cycle.id,
        roll_up=lambda cycles: _numbers(source, cycles),
        today=source.today,
        settings=source.settings,
    )
    found = top_touches(touches(view))
    ended = view.ended
    is_internal = source.settings.site.visibility == "internal"
    return HealthView(
        cycle=cycle,
        titles={
            **{name: one.title for name, one in source.plan.objectives.items()},
            **{name: one.title for name, one in source.plan.key_results.items()},
        },
        themes=tuple(
            _theme(one, view, history, is_internal=is_internal) for one in examine(view).themes
        ),
        grid=grid_of(view),
        teams={
            team.team.id: Link(team.team.name, team_address(team.team.id))
            for team in view.rollup.teams
        },
        weeks=by_week(found, view),
        whole_weeks=((view.last - view.start).days + 1) // 7,
        drift=drift_of(found, view),
        ended=None if ended is None else CycleView(ended.cycle, source.today, ended.rollup.elapsed),
        level=source.settings.status.confidence_on_track,
        missed=tuple(_curves(ended, was_missed=True)),
        kept=tuple(_curves(ended, was_missed=False)),
        waiting=tuple(sorted(_waiting(view), key=lambda one: -(one.days or 0))),
    )


def _numbers(source: SiteSource, cycles: Iterable[CycleId]) -> Rollup:
    record = source.record
    return Rollup(
        today=source.today,
        cycles=tuple(source.rollups[cycle] for cycle in cycles if cycle in source.rollups),
        complete_history=record.knows_everything,
        incomplete_because=record.what_is_missing,
        judges_silence=record.complete_history,
        problems=source.problems,
    )


def _theme(assessment: Assessment, view: View, history: History, *, is_internal: bool) -> ThemeView:
    named = [one for one in assessment.look.items if is_internal or one.team is None]
    return ThemeView(
        assessment=assessment,
        items=tuple(
            ItemView(item=one, link=_link(one, view), commit=history.commit(one.commit))
            for one in named
        ),
        hidden=len(assessment.look.items) - len(named),
    )


def _link(item: Item, view: View) -> Link | None:
    if item.about is not None:
        return _page_of(item.about, view)
    if item.team is not None and item.team in view.plan.teams:
        return Link(view.plan.teams[item.team].name, team_address(item.team))
    return None


def _page_of(reference: Reference, view: View) -> Link | None:
    key_result = view.plan.key_results.get(reference)
    objective = view.plan.objectives.get(reference.of_objective)
    if objective is None or (reference.key_result is not None and key_result is None):
        return None
    return Link((key_result or objective).title, address_of(reference))


def _curves(ended: View | None, *, was_missed: bool) -> Iterator[Curve]:
    for part in ended.key_results if ended else ():
        if ended is not None and _is_missed(part, ended) is was_missed:
            curve = tuple(
                (reading.day, reading.confidence)
                for reading in part.readings
                if reading.day is not None
                and reading.confidence is not None
                and ended.cycle.contains(reading.day)
            )
            if curve:
                yield curve


def _is_missed(part: KeyResultRollup, ended: View) -> bool | None:
    if part.final_score is None:
        return None
    return part.final_score < bar_of(part.commitment, ended.settings.status)


def _waiting(view: View) -> Iterator[Waiting]:
    for one in questions_in(view):
        if link := _page_of(one.about, view):
            yield Waiting(
                text=one.question.question,
                link=link,
                days=one.age(view.last),
                is_request=False,
                asked=None,
            )
    for request in requests_in(view):
        if request.is_waiting and (link := _page_of(request.about, view)):
            yield Waiting(
                text=request.dependency.need,
                link=link,
                days=request.age(view.last),
                is_request=True,
                asked=request.dependency.of.reference,
            )
