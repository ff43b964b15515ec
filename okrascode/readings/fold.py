"""From lives and what is told to everything that is said about each objective and key result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from okrascode.findings import Finding
from okrascode.history.undone import Undone
from okrascode.model.plan import Plan
from okrascode.model.reference import Id, Reference
from okrascode.readings.chain import Chain
from okrascode.readings.current_values import current_values, milestone_dates
from okrascode.readings.first_said import questions_since
from okrascode.readings.handshakes import links_since
from okrascode.readings.intent_changes import first_day_of, intent_changes
from okrascode.readings.item import Item
from okrascode.readings.life import Lives
from okrascode.readings.names import Names
from okrascode.readings.observation import Observation
from okrascode.readings.reading import Reading
from okrascode.readings.record import Dated, IntentChange, LinkSince
from okrascode.readings.resolve import resolve
from okrascode.readings.sourced import without_old_reports
from okrascode.readings.told import Told

__all__ = ["Folded", "fold"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """What documents and reports say about a plan, or about a part of it."""

    readings: Mapping[Reference, tuple[Reading, ...]]
    mismatches: Mapping[Reference, tuple[Finding, ...]]
    """Readings that do not fit their measure, by key result; hardly any has one."""
    first_seen: Mapping[Reference, date]
    changes: tuple[IntentChange, ...]
    links: Mapping[tuple[str, Reference, Reference], LinkSince]
    questions: Mapping[tuple[Reference, Id], Dated]


def fold(
    plan: Plan,
    lives: Lives,
    chain: Chain,
    names: Names,
    *,
    undone: Undone,
    told: Told,
    measured: Iterable[tuple[Reference, Observation]] = (),
    has_history: bool = True,
    today: date,
) -> Folded:
    """Fold what ``chain`` tells about everything in ``plan``, which may be a part of the whole one.

    ``lives`` are those of the part. Without Git there are neither changes nor first days. There may
    be very many observations, so those of ``told`` are taken out of it, and go when they were read.
    """
    first_seen: dict[Reference, date] = {}
    observed: dict[Reference, list[Observation]] = {}
    for reference in (*plan.objectives, *plan.key_results):
        observations = told.observations.pop(reference, [])
        if reference in lives.now:
            life = lives.called[reference]
            first = first_day_of(life, chain, today=today) if has_history else None
            if first is not None:
                first_seen[reference] = first
            if reference.key_result is not None:
                observations += current_values(life, chain, undone, today=today)
                observations += milestone_dates(life, chain)
                observations = without_old_reports(observations, life)
        observed[reference] = observations
    for reference, observation in measured:
        observed[reference].append(observation)
    readings: dict[Reference, tuple[Reading, ...]] = {}
    mismatches: dict[Reference, tuple[Finding, ...]] = {}
    for reference, key_result in plan.key_results.items():
        observations = observed.pop(reference)
        objective = plan.objectives[reference.of_objective]
        item = Item(reference, objective, key_result, objective.place.path)
        cycle = plan.cycles.get(objective.cycle)
        found, wrong = resolve(item, observations, cycle=cycle)
        if found:
            readings[reference] = found
        if wrong:
            mismatches[reference] = wrong
    changes: tuple[IntentChange, ...] = ()
    links: Mapping[tuple[str, Reference, Reference], LinkSince] = {}
    questions: Mapping[tuple[Reference, Id], Dated] = {}
    if has_history:
        changes = intent_changes(
            lives, chain, plan=plan, names=names, reasons=told.reasons, today=today
        )
        links = links_since(lives, chain, plan=plan, names=names, today=today)
        questions = questions_since(plan, lives, chain, today=today)
    return Folded(
        readings=readings,
        mismatches=mismatches,
        first_seen=first_seen,
        changes=changes,
        links=links,
        questions=questions,
    )
