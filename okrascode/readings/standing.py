"""Which values of a document stand: a revert withdraws them, a reverted revert brings them back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from okrascode.history.commit import Commit
from okrascode.history.undone import Undone
from okrascode.readings.observation import Observation

__all__ = ["Standing", "taken_back_by"]


@dataclass(slots=True, eq=False)
class _Made:
    """An observation, the commit it came from, and when it stood."""

    by: str | None
    observation: Observation
    turns: list[int]
    """Steps at which it came, was withdrawn, was brought back, was withdrawn again and so on."""
    withdrawn_by: frozenset[str] = frozenset()
    """Every revert that ever withdrew it: whoever reverts one of them may bring it back."""
    restored_by: frozenset[str] = frozenset()
    """Every revert of a revert that ever brought it back: its own revert withdraws it again."""

    @property
    def stands(self) -> bool:
        return len(self.turns) % 2 == 1

    def stood_at(self, step: int) -> bool:
        return sum(turn <= step for turn in self.turns) % 2 == 1

    def reverts_of_it(self, taken_back: Mapping[str, str]) -> set[str]:
        """Give what takes back the commits that made it or brought it back."""
        sources = {self.by or "", *self.restored_by}
        return {taken_back[id_] for id_ in sources if id_ in taken_back}

    def reverts_of_reverts(self, taken_back: Mapping[str, str]) -> set[str]:
        """Give what takes back reverts that withdrew it."""
        return {taken_back[id_] for id_ in self.withdrawn_by if id_ in taken_back}


class Standing:
    """The observations of one key result, added in the order of the chain."""

    def __init__(self, state: object) -> None:
        """Begin with none, and with what a document says in which nothing was said yet."""
        self._made: list[_Made] = []
        self._states = [state]
        self.latest = date.min
        """Newest day among those that stand; what was withdrawn raises no later date."""

    def go_on(self, state: object) -> None:
        """Take the next step, from which on the document says ``state``."""
        self._states.append(state)

    def add(self, observation: Observation, *, by: str | None) -> None:
        """Add what a commit, or the work tree, made at this step of what was there before."""
        self._made.append(_Made(by, observation, [self._step]))
        self.latest = max(self.latest, _day_of(observation))

    def is_undone(self, taken_back: Mapping[str, str]) -> bool:
        """Withdraw what a revert undoes, and bring back what the reverted reverts had withdrawn.

        Neither happens when the last observation to stand would not be that of the present state:
        the newest value is always what the document says.
        """
        back, gone = self._touched(taken_back)
        for some_back, some_gone in ((back, gone), (back, []), ([], gone)):
            if self._leads_here(some_back, some_gone):
                for one in some_back:
                    one.restored_by |= one.reverts_of_reverts(taken_back)
                for one in some_gone:
                    one.withdrawn_by |= one.reverts_of_it(taken_back)
                self._turn(some_back, some_gone)
                return True
        return False

    def is_there_again(self, taken_back: Mapping[str, str], *, by: str) -> bool:
        """Go back to the last step that said the same, when a revert undoes nothing that is known.

        It speaks of a commit of which this history has a copy at most: it was rebased, squashed or
        picked.
        """
        if any(self._touched(taken_back)):
            return False
        before = range(self._step - 1, -1, -1)
        step = next((at for at in before if self._states[at] == self._states[-1]), None)
        if step is None:
            return False
        back = [one for one in self._made if one.stood_at(step) and not one.stands]
        gone = [one for one in self._made if one.stands and not one.stood_at(step)]
        for one in back:
            one.restored_by |= {by}
        for one in gone:
            one.withdrawn_by |= {by}
        self._turn(back, gone)
        return True

    def observations(self) -> list[Observation]:
        """Give those that stand, in the order of the chain."""
        return [one.observation for one in self._made if one.stands]

    def _touched(self, taken_back: Mapping[str, str]) -> tuple[list[_Made], list[_Made]]:
        """Give what may be brought back and what may be withdrawn."""
        back = [one for one in self._made if not one.stands and one.reverts_of_reverts(taken_back)]
        gone = [one for one in self._made if one.stands and one.reverts_of_it(taken_back)]
        return back, gone

    @property
    def _step(self) -> int:
        return len(self._states) - 1

    def _leads_here(self, back: Sequence[_Made], gone: Sequence[_Made]) -> bool:
        touched = {*back, *gone}
        if not touched:
            return False
        first = next(at for at, one in enumerate(self._made) if one in touched)
        if any(one.stands and one not in touched for one in self._made[first:]):
            return False
        return self._states[-1] == (
            self._states[back[-1].turns[0]] if back else self._states[gone[0].turns[0] - 1]
        )

    def _turn(self, back: Iterable[_Made], gone: Iterable[_Made]) -> None:
        for one in (*back, *gone):
            one.turns.append(self._step)
        self.latest = max((_day_of(one) for one in self.observations()), default=date.min)


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
