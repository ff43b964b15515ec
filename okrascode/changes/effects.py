"""What a change does to the scores: both sides rolled up on the same day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from okrascode.model.plan import Plan
from okrascode.model.reference import CycleId, Reference
from okrascode.rollup.cycles import is_inside
from okrascode.rollup.result import Rollup

__all__ = ["Effect", "cycles_touched", "effects_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """A score that is another one."""

    about: str
    """Reference of the key result or objective, ``TEAM@CYCLE``, or the cycle."""
    reference: Reference | None
    """``None`` for a team and a cycle."""
    title: str
    old_score: Fraction | None
    """0..1; ``None`` where it has none, or is not there."""
    new_score: Fraction | None


def effects_of(
    before: Rollup, after: Rollup, *, renamed: Mapping[Reference, Reference]
) -> tuple[Effect, ...]:
    """Give the scores that differ: cycles, then teams, objectives and key results below each.

    ``renamed`` gives what an item of the base is called after.
    """
    old = dict(_scores(before, lambda name: renamed.get(name, name)))
    new = dict(_scores(after, lambda name: name))
    # What has gone stands where its neighbours were, behind those that stayed.
    order = {
        about: number for number, about in enumerate((*new, *(k for k in old if k not in new)))
    }
    return tuple(
        Effect(
            about=about,
            reference=reference,
            title=title,
            old_score=old[about][2] if about in old else None,
            new_score=new[about][2] if about in new else None,
        )
        for about in order
        for reference, title, _ in [new.get(about) or old[about]]
        if (old[about][2] if about in old else None) != (new[about][2] if about in new else None)
    )


def cycles_touched(plan: Plan, changed: set[CycleId], also: tuple[CycleId, ...]) -> list[CycleId]:
    """Give the cycles of a plan whose scores may differ: those changed, and those around them.

    ``also`` are shown in any case, for example those that contain today.
    """
    wanted = {*changed, *also}
    return [
        cycle
        for cycle in plan.cycles
        if cycle in wanted or any(is_inside(plan, inner, cycle) for inner in changed)
    ]


_Score = tuple[Reference | None, str, Fraction | None]


def _scores(
    rollup: Rollup, named: Callable[[Reference], Reference]
) -> Iterator[tuple[str, _Score]]:
    for cycle in rollup.cycles:
        yield cycle.cycle.id, (None, f"cycle {cycle.cycle.id}", cycle.score)
        for team in cycle.teams:
            yield f"{team.team.id}@{cycle.cycle.id}", (None, team.team.name, team.score)
            for objective in team.objectives:
                name = named(objective.reference)
                yield str(name), (name, objective.objective.title, objective.score)
                for part in objective.key_results:
                    own = named(part.reference)
                    score = part.score if part.counted else None
                    yield str(own), (own, part.key_result.title, score)
