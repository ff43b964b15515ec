"""From a name that somebody wrote once to what it is called today."""

from __future__ import annotations

from collections.abc import Collection

from okrascode.model.plan import Plan
from okrascode.model.reference import Reference
from okrascode.readings.life import Life, Lives
from okrascode.readings.which_cycle import names_in

__all__ = ["Names"]


class Names:
    """All names of a plan and of its history."""

    def __init__(self, plan: Plan, lives: Lives) -> None:
        """Keep which life each name of today stands for."""
        self._lives = lives
        self._of_plan = names_in(plan)
        self._today = {
            id(lives.called[reference]): reference
            for reference in (*plan.objectives, *plan.key_results)
            if reference in lives.now
        }
        self.known: Collection[Reference] = {*lives.named, *self._of_plan}
        """Every complete name that was ever used."""

    def today(self, life: Life) -> Reference | None:
        """Give what a life is called today; ``None`` when it has ended."""
        return self._today.get(id(life))

    def find(self, reference: Reference, position: int) -> Reference | None:
        """Give what a complete name, used at a step of the chain, is called today.

        ``None`` for what has ended, and for what is not in ``known``.
        """
        life = self._lives.find(reference, position)
        return self._of_plan.get(reference) if life is None else self.today(life)
