"""Which values of a document stand: a revert withdraws them, a reverted revert brings them back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from okrascode.history.commit import Commit
from okrascode.history.undone import Undone
from okrascode.readings.observation import Observation

__all__ = ["Standing", "taken_back_by"]


@dataclass(slots=True)
class _Made:
    """An observation, the commit it came from, and what the document said before and after."""

    by: str | None
    before: object
    after: object
    observation: Observation
    is_withdrawn: bool = False
    withdrawn_by: set[str] = field(default_factory=set)
    """Every revert that ever withdrew it: whoever reverts one of them may bring it back."""
    restored_by: set[str] = field(default_factory=set)
    """Every revert of a revert that ever brought it back: its own revert withdraws it again."""

    def reverts_of_it(self, taken_back: Mapping[str, str]) -> set[str]:
        """Give what takes back the commits that made it or brought it back."""
        sources = {self.by or "", *self.restored_by}
        return {taken_back[id_] for id_ in sources if id_ in taken_back}

    def reverts_of_reverts(self, taken_back: Mapping[str, str]) -> set[str]:
        """Give what takes back reverts that withdrew it."""
        return {taken_back[id_] for id_ in self.withdrawn_by if id_ in taken_back}


class Standing:
    """The observations of one key result, added in the order of the chain."""

    def __init__(self) -> None:
        """Begin with none."""
        self._made: list[_Made] = []
        self.latest = date.min
        """Newest day among those that stand; what was withdrawn raises no later date."""

    def add(
        self, observation: Observation, *, by: str | None, before: object, after: object
    ) -> None:
        """Add what a commit, or the work tree, made of what stood there before."""
        self._made.append(_Made(by, before, after, observation))
        self.latest = max(self.latest, _day_of(observation))

    def is_undone(self, state: object, *, taken_back: Mapping[str, str]) -> bool:
        """Withdraw what a revert undoes, or bring back what the reverted revert had withdrawn.

        Neither happens when the last observation to stand would not be that of ``state``: the
        newest value is always what the document says.
        """
        again = [
            one for one in self._made if one.is_withdrawn and one.reverts_of_reverts(taken_back)
        ]
        if again and again[-1].after == state and not self._stands_from(again[0], taken_back):
            for one in again:
                one.is_withdrawn = False
                one.restored_by |= one.reverts_of_reverts(taken_back)
            return self._done()
        hit = [one for one in self._made if not one.is_withdrawn and one.reverts_of_it(taken_back)]
        if hit and hit[0].before == state and not self._stands_from(hit[0], taken_back):
            for one in hit:
                one.is_withdrawn = True
                one.withdrawn_by |= one.reverts_of_it(taken_back)
            return self._done()
        return False

    def observations(self) -> list[Observation]:
        """Give those that stand, in the order of the chain."""
        return [one.observation for one in self._made if not one.is_withdrawn]

    def _stands_from(self, first: _Made, taken_back: Mapping[str, str]) -> bool:
        later = self._made[self._made.index(first) :]
        return any(not one.is_withdrawn and not one.reverts_of_it(taken_back) for one in later)

    def _done(self) -> bool:
        self.latest = max((_day_of(one) for one in self.observations()), default=date.min)
        return True


def taken_back_by(brought: Iterable[Commit], undone: Undone) -> dict[str, str]:
    """Give what the commits of one step take back, each with the revert that does it.

    ``brought`` comes parents first; a revert that is reverted within the step takes nothing back.
    """
    found: dict[str, str] = {}
    for commit in reversed(tuple(brought)):
        if commit.id not in found:
            for target in undone.targets.get(commit.id, ()):
                found.setdefault(target, commit.id)
    return found


def _day_of(observation: Observation) -> date:
    return observation.day or observation.not_after or date.min
