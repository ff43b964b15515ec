"""What rules go over: the items that are meant to happen, and what a reference leads to."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from okrascode.model.objective import ItemState, KeyResult, Objective
from okrascode.model.plan import Plan
from okrascode.model.reference import Reference, TeamId

__all__ = ["Names", "active_key_results", "active_objectives", "did_you_mean", "names_in"]


def active_objectives(plan: Plan) -> Iterator[Objective]:
    """Go over the objectives that are neither drafts nor dropped."""
    return (o for o in plan.objectives.values() if o.state is ItemState.ACTIVE)


def active_key_results(objective: Objective) -> tuple[KeyResult, ...]:
    """Give the key results of an objective that are neither drafts nor dropped."""
    return tuple(k for k in objective.key_results if k.state is ItemState.ACTIVE)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Say which of the known words was probably meant; empty when none is near."""
    close = difflib.get_close_matches(word, tuple(known), n=1)
    return f"Did you mean {close[0]}?" if close else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Every name of a plan, former ones included."""

    plan: Plan
    former: Mapping[Reference, Reference]
    former_teams: Mapping[TeamId, TeamId]

    def find(self, reference: Reference) -> Reference | None:
        """Give what a complete reference leads to, as it is called today."""
        team = reference.team
        if team is not None and team not in self.plan.teams:
            team = self.former_teams.get(team, team)
        for name in (reference, replace(reference, team=team)):
            if name in self.plan.objectives or name in self.plan.key_results:
                return name
            if name in self.former:
                return self.former[name]
            objective = self.former.get(name.of_objective)
            if objective is not None and name.key_result is not None:
                moved = replace(objective, key_result=name.key_result)
                if moved in self.plan.key_results:
                    return moved
        return None

    def nearest(self, reference: Reference) -> str:
        """Say which reference was probably meant: elsewhere by this name, or here by a like one."""
        if reference.key_result is None:
            all_of_them = tuple(self.plan.objectives)
        else:
            all_of_them = tuple(self.plan.key_results)
        by_name = {_what(name): name for name in reversed(all_of_them)}
        elsewhere = by_name.get(_what(reference))
        if elsewhere is not None:
            return f"Did you mean {elsewhere}?"
        here = [n for n in all_of_them if (n.team, n.cycle) == (reference.team, reference.cycle)]
        by_name = {_what(name): name for name in here}
        close = difflib.get_close_matches(_what(reference), by_name, n=1)
        if close:
            return f"Did you mean {by_name[close[0]]}?"
        return did_you_mean(str(reference), map(str, all_of_them))


def names_in(plan: Plan) -> Names:
    """Collect the names of a plan."""
    former: dict[Reference, Reference] = {}
    for objective in plan.objectives.values():
        for old in objective.formerly:
            former.setdefault(old, objective.reference)
        for key_result in objective.key_results:
            for old in key_result.formerly:
                former.setdefault(old, objective.reference_to(key_result))
    former_teams = {old: team.id for team in plan.teams.values() for old in team.formerly}
    return Names(plan=plan, former=former, former_teams=former_teams)


def _what(reference: Reference) -> str:
    return str(replace(reference, team=None, cycle=None))
