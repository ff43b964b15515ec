"""What an objective is carried by, as parts of its score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from okrascode.model.objective import ItemState
from okrascode.model.plan import Plan
from okrascode.model.reference import Reference
from okrascode.rollup.result import ObjectiveRollup
from okrascode.site.addresses import address_of
from okrascode.site.view_parts import PartView

__all__ = ["parts_of"]


def parts_of(
    supporters: Iterable[Reference], *, rollups: Mapping[Reference, ObjectiveRollup], plan: Plan
) -> tuple[PartView, ...]:
    """Give the supporters with the numbers that count, in the same order.

    One whose cycle has ended counts with its final score, as in the roll-up.
    """
    known = (rollups[reference] for reference in supporters if reference in rollups)
    return tuple(_part(rollup, plan) for rollup in known)


def _part(rollup: ObjectiveRollup, plan: Plan) -> PartView:
    objective = rollup.objective
    score = rollup.score if rollup.final_score is None else rollup.final_score
    return PartView(
        title=objective.title,
        address=address_of(rollup.reference),
        team=plan.teams[objective.team].name,
        cycle=str(objective.cycle),
        status=rollup.status,
        score=score,
        weight=objective.weight,
        counted=score is not None and objective.state is ItemState.ACTIVE,
    )
