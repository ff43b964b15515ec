"""Focus: serious choices about the key objectives of a cycle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from fractions import Fraction

from okrascode.health.shares import share_of
from okrascode.health.theme import Item, Level, Look, Measure, Said, Theme, Unit
from okrascode.health.view import View
from okrascode.model.reference import TeamId
from okrascode.rollup.result import ObjectiveRollup

__all__ = ["THEME"]

_SOME = Fraction(1, 4)
"""Share of teams, or of objectives, over the limit that is still fair."""


def _look(view: View) -> Look:
    objectives = view.objectives
    per_team = Counter(part.reference.team for part in objectives if part.reference.team)
    counts = [part.active for part in objectives if part.active]
    most_objectives, most_key_results = view.limits.objectives_most, view.limits.key_results_most
    crowded = {team: n for team, n in per_team.items() if n > most_objectives}
    long = [part for part in objectives if part.active > most_key_results]
    over = max(
        share_of(len(crowded), len(per_team)) or 0, share_of(len(long), len(objectives)) or 0
    )
    level = Level.STRONG if over == 0 else Level.FAIR if over <= _SOME else Level.WEAK
    return Look(
        level=level,
        rule=Said(
            f"focus.rule.{level}",
            {"objectives": most_objectives, "key_results": most_key_results},
        ),
        measures=(
            Measure(key="objectives_per_team", unit=Unit.NUMBER, value=_mean(per_team.values())),
            Measure(key="key_results_per_objective", unit=Unit.NUMBER, value=_mean(counts)),
            Measure(key="teams_over", unit=Unit.COUNT, value=len(crowded)),
            Measure(key="objectives_over", unit=Unit.COUNT, value=len(long)),
        ),
        items=(*_crowded(crowded, view), *_long(long, view), *_longest(objectives, long, view)),
    )


def _mean(counts: Collection[int]) -> Fraction | None:
    return share_of(sum(counts), len(counts))


def _crowded(crowded: dict[TeamId, int], view: View) -> Iterator[Item]:
    for team, count in crowded.items():
        values = {"n": count, "most": view.limits.objectives_most}
        yield Item(trait="team_over", team=team, values=values)


def _long(long: list[ObjectiveRollup], view: View) -> Iterator[Item]:
    for part in long:
        yield _item("objective_over", part, view)


def _longest(
    objectives: tuple[ObjectiveRollup, ...], long: list[ObjectiveRollup], view: View
) -> Iterator[Item]:
    """Where nothing is over the limit, show the objective that is nearest to it."""
    longest = max(objectives, key=lambda part: part.active, default=None)
    if longest is not None and longest.active and not long:
        yield _item("longest", longest, view)


def _item(trait: str, part: ObjectiveRollup, view: View) -> Item:
    return Item(
        trait=trait,
        about=part.reference,
        commit=view.commit_of(part.reference),
        path=view.path_of(part.reference),
        values={"n": part.active, "most": view.limits.key_results_most},
    )


THEME = Theme(slug="focus", place=1, look=_look, calm=frozenset({"longest"}))
