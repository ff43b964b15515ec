"""From a name that somebody wrote once to what it is called today."""

from __future__ import annotations

from typing import Protocol

from okrascode.model.plan import Plan
from okrascode.model.reference import Reference
from okrascode.readings.life import Life, Lives
from okrascode.readings.which_cycle import names_in

__all__ = ["KnownNames", "Names"]


class KnownNames(Protocol):
    """Names of a part of the history that is not followed again."""

    def find(self, reference: Reference, position: int) -> tuple[bool, Reference | None]:
        """Tell whether a name was ever used, and what it is called today that stood for it."""

    def __contains__(self, reference: object) -> bool:
        """Tell whether a complete name was ever used."""


class Names:
    """All names of a plan and of its history."""

    def __init__(self, plan: Plan, lives: Lives, known: KnownNames | None = None) -> None:
        """Keep which life each name of today stands for.

        ``known`` are the names of all lives that are not among ``lives``.
        """
        self._lives = lives
        self._known = known
        self._of_plan = names_in(plan)
        self._today = {
            id(lives.called[reference]): reference
            for reference in (*plan.objectives, *plan.key_results)
            if reference in lives.now
        }

    def __contains__(self, reference: object) -> bool:
        """Tell whether a complete name was ever used."""
        return (
            reference in self._lives.named
            or reference in self._of_plan
            or (self._known is not None and reference in self._known)
        )

    def today(self, life: Life) -> Reference | None:
        """Give what a life is called today; ``None`` when it has ended."""
        return self._today.get(id(life))

    def find(self, reference: Reference, position: int) -> Reference | None:
        """Give what a complete name, used at a step of the chain, is called today.

        ``None`` for what has ended, and for what was never used.
        """
        life = self._lives.find(reference, position)
        if life is not None:
            return self.today(life)
        if self._known is not None:
            is_known, today = self._known.find(reference, position)
            if is_known:
                return today
        return self._of_plan.get(reference)
