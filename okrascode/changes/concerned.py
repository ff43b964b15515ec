"""Who has to know: the people behind what moved, what it moves, and what leans on it.

Names and why, in alphabetical order; nobody is counted, compared or ranked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from okrascode.changes.difference import Difference, Kind
from okrascode.changes.effects import Effect
from okrascode.changes.side import Comparison
from okrascode.model.plan import Plan
from okrascode.model.reference import PersonId, Reference
from okrascode.readings.which_cycle import names_in

__all__ = ["Concerned", "concerned_by"]

_QUIET = frozenset({Kind.READING, Kind.CHECK_IN})
"""Reports are how the work goes, no change that somebody has to be told of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """A person, and why they have to know."""

    person: PersonId
    because: tuple[str, ...]
    """For example ``owner of payments@2026-Q4:effortless-checkout``; each once."""


def concerned_by(
    comparison: Comparison, effects: Iterable[Effect], *, before: Plan, after: Plan
) -> tuple[Concerned, ...]:
    """Give owners and sponsors of what is affected, in the order of their handles."""
    told = [one for one in comparison.differences if one.kind not in _QUIET]
    found: dict[PersonId, dict[str, None]] = {}
    for person, because in (
        *_of_changes(told, before, after),
        *_of_effects(told, effects, after),
        *_of_links(comparison, told, after),
    ):
        if person is not None:
            found.setdefault(person, {})[because] = None
    return tuple(
        Concerned(person=person, because=tuple(because))
        for person, because in sorted(found.items())
    )


def _of_changes(
    told: Iterable[Difference], before: Plan, after: Plan
) -> Iterator[tuple[PersonId | None, str]]:
    for one in told:
        if one.reference is not None:
            for plan in (before, after):
                yield from _behind(one.reference, plan)
        if one.kind is Kind.PEOPLE and one.field in ("owner", "lead", "sponsor"):
            for name in (one.old, one.new):
                if isinstance(name, str):
                    yield PersonId(name), f"{one.field} of {one.about}, before or after"


def _of_effects(
    told: Iterable[Difference], effects: Iterable[Effect], after: Plan
) -> Iterator[tuple[PersonId | None, str]]:
    """Give who owns a score that moved above what moved; reports move scores every week."""
    names = names_in(after)
    moved = {effect.reference for effect in effects}
    waiting = [one.reference.of_objective for one in told if one.reference is not None]
    seen: set[Reference] = set()
    while waiting:
        objective = after.objectives.get(waiting.pop())
        for link in objective.supports if objective else ():
            above = names.get(link.reference, link.reference).of_objective
            if above not in seen:
                seen.add(above)
                waiting.append(above)
                if above in moved:
                    yield from _behind(above, after)


def _of_links(
    comparison: Comparison, told: Iterable[Difference], after: Plan
) -> Iterator[tuple[PersonId | None, str]]:
    for suspect in comparison.suspects:
        objective = after.objectives[suspect.reference]
        yield objective.owner, f"owner of {suspect.reference}, which supports {suspect.target}"
    moved = {one.reference for one in told if one.reference is not None}
    for objective in after.objectives.values():
        for dependency in objective.depends_on:
            if dependency.of.reference in moved:
                yield (
                    objective.owner,
                    f"owner of {objective.reference}, which depends on {dependency.of.reference}",
                )


def _behind(reference: Reference, plan: Plan) -> Iterator[tuple[PersonId | None, str]]:
    key_result = plan.key_results.get(reference)
    if key_result is not None:
        yield key_result.owner, f"owner of {reference}"
    objective = plan.objectives.get(reference.of_objective)
    if objective is not None:
        yield objective.owner, f"owner of {objective.reference}"
        team = plan.teams.get(objective.team)
        if team is not None:
            yield team.sponsor, f"sponsor of {team.id}"
