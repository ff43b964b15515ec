"""Which key results somebody reports on."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from okrascode.model.objective import ItemState
from okrascode.model.plan import Plan
from okrascode.model.reference import CycleId, PersonId, Reference
from okrascode.readings.subject import Subject

__all__ = ["to_report"]


def to_report(
    plan: Plan,
    *,
    cycles: Sequence[CycleId],
    subjects: Collection[Subject] = (),
    owner: PersonId | None = None,
) -> tuple[Reference, ...]:
    """Give the active key results whose number is reported, innermost cycle first.

    Those of ``owner``: their own, and those without an owner below an objective of theirs;
    ``None`` gives everybody's. With ``subjects`` only what they name, whatever the cycle. What
    is read from Git needs nobody and is left out.
    """
    found: list[Reference] = []
    order = {cycle: -index for index, cycle in enumerate(cycles)}
    for objective in plan.objectives.values():
        if objective.state is not ItemState.ACTIVE:
            continue
        for key_result in objective.key_results:
            reference = objective.reference_to(key_result)
            is_named = (
                any(subject.includes(reference) for subject in subjects)
                if subjects
                else objective.cycle in order
            )
            is_reported = key_result.measure is None or key_result.measure.source is None
            is_mine = owner is None or (key_result.owner or objective.owner) == owner
            if key_result.state is ItemState.ACTIVE and is_named and is_reported and is_mine:
                found.append(reference)
    found.sort(key=lambda reference: order.get(reference.cycle or CycleId(""), 1))
    return tuple(found)
