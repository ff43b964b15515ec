"""What rules go over: the items that are meant to happen, and what a reference leads to."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from okrascode.lint.lexicon import has_number
from okrascode.model.check_in import CheckIn
from okrascode.model.measure import Metric, Threshold
from okrascode.model.objective import ItemState, KeyResult, Objective
from okrascode.model.organization import CycleState
from okrascode.model.plan import ObjectivesDocument, Plan
from okrascode.model.reference import Reference, TeamId

__all__ = [
    "Names",
    "active_key_results",
    "active_objectives",
    "did_you_mean",
    "follows_from_head",
    "names_in",
    "near",
    "open_objectives",
    "says_how_much",
]

_MOST_NAMES = 6
"""What a sentence names before it says how many more there are."""


def active_objectives(plan: Plan) -> Iterator[Objective]:
    """Go over the objectives that are neither drafts nor dropped."""
    return (o for o in plan.objectives.values() if o.state is ItemState.ACTIVE)


def open_objectives(plan: Plan) -> Iterator[Objective]:
    """Go over the active objectives of cycles that are not closed: what words can still change."""
    closed = {cycle.id for cycle in plan.cycles.values() if cycle.state is CycleState.CLOSED}
    return (o for o in active_objectives(plan) if o.cycle not in closed)


def active_key_results(objective: Objective) -> tuple[KeyResult, ...]:
    """Give the key results of an objective that are neither drafts nor dropped."""
    return tuple(k for k in objective.key_results if k.state is ItemState.ACTIVE)


def says_how_much(key_result: KeyResult) -> bool:
    """Tell whether a key result has a number: its fields are asked first, then its words."""
    if isinstance(key_result.measure, Metric | Threshold):
        return True
    return has_number(key_result.title) or has_number(key_result.how)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Say which of the known words was probably meant; empty when none is near."""
    return _question(near(word, known))


def near(word: str, known: Iterable[str]) -> str:
    """Give the known word that is nearest; empty when none is near."""
    close = difflib.get_close_matches(word, tuple(known), n=1)
    return close[0] if close else ""


def _question(name: str) -> str:
    return f"Did you mean {name}?" if name else ""


def follows_from_head(
    wanted: Reference, document: ObjectivesDocument | CheckIn, plan: Plan
) -> bool:
    """Tell whether a reference leads nowhere because its document's own team or cycle does.

    That is said once, where the document names them, and not again for each of its references.
    """
    is_of_team = wanted.team == document.team and document.team not in plan.teams
    return is_of_team or (wanted.cycle == document.cycle and document.cycle not in plan.cycles)


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
        for name in (reference, reference._replace(team=team)):
            if name in self.plan.objectives or name in self.plan.key_results:
                return name
            if name in self.former:
                return self.former[name]
            objective = self.former.get(name.of_objective)
            if objective is not None and name.key_result is not None:
                moved = objective._replace(key_result=name.key_result)
                if moved in self.plan.key_results:
                    return moved
        return None

    def nearest(self, reference: Reference) -> str:
        """Say which reference was probably meant; empty when there is none."""
        return _question(self.near(reference))

    def near(self, reference: Reference) -> str:
        """Give the reference that was meant: elsewhere by this name, or here by a like one."""
        if reference.key_result is None:
            all_of_them = tuple(self.plan.objectives)
        else:
            all_of_them = tuple(self.plan.key_results)
        by_name = {_what(name): name for name in reversed(all_of_them)}
        elsewhere = by_name.get(_what(reference))
        if elsewhere is not None:
            return str(elsewhere)
        here = [n for n in all_of_them if (n.team, n.cycle) == (reference.team, reference.cycle)]
        by_name = {_what(name): name for name in here}
        close = difflib.get_close_matches(_what(reference), by_name, n=1)
        if close:
            return str(by_name[close[0]])
        # Whole references are alike by their team and cycle alone: their own part decides first.
        words = {_own_part(name) for name in all_of_them}
        alike = set(difflib.get_close_matches(_own_part(reference), words, n=3))
        likely = [str(name) for name in all_of_them if _own_part(name) in alike]
        return near(str(reference), likely)

    def what_there_is(self, reference: Reference) -> str:
        """Say which part of a reference leads nowhere, and what stands there instead."""
        plan = self.plan
        if reference.team not in plan.teams and reference.team not in self.former_teams:
            return f"There is no team {reference.team}; there {_are(plan.teams)}."
        if reference.cycle not in plan.cycles:
            return f"There is no cycle {reference.cycle}; there {_are(plan.cycles)}."
        where = f"{reference.team}@{reference.cycle}"
        objective = plan.objectives.get(reference.of_objective)
        if objective is not None:
            return f"In {where}:{objective.id} there {_are([k.id for k in objective.key_results])}."
        here = (reference.team, reference.cycle)
        known = [o.id for o in plan.objectives.values() if (o.team, o.cycle) == here]
        return f"In {where} there {_are(known)}."


def _are(names: Iterable[str]) -> str:
    known = list(names)
    if not known:
        return "is nothing yet"
    more = f" and {len(known) - _MOST_NAMES} more" if len(known) > _MOST_NAMES else ""
    return f"{'is' if len(known) == 1 else 'are'} {', '.join(known[:_MOST_NAMES])}{more}"


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


def _own_part(reference: Reference) -> str:
    return reference.key_result or reference.objective


def _what(reference: Reference) -> str:
    return str(reference._replace(team=None, cycle=None))
