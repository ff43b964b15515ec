"""Who supports whom: the links upwards, followed across renames, and the loops among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from okrascode.model.plan import Plan
from okrascode.model.reference import Reference
from okrascode.rollup.cycles import is_inside

__all__ = ["objective_behind_in", "order_and_loops", "supporters_in"]

_Links = Mapping[Reference, Sequence[Reference]]


def supporters_in(plan: Plan) -> Mapping[Reference, tuple[Reference, ...]]:
    """Give for each objective those that support it or one of its key results.

    Only supporters in the same cycle or in one inside it: last quarter's work is not part of this
    quarter's number. Ordered by reference, each once; objectives without any are absent. A link to
    a former name leads to what is called otherwise today; one that leads nowhere is left to lint.
    """
    objective_behind = objective_behind_in(plan)
    found: dict[Reference, set[Reference]] = {}
    for objective in plan.objectives.values():
        for link in objective.supports:
            parent = objective_behind(link.reference)
            if parent is None or parent.cycle is None:
                continue
            if is_inside(plan, objective.cycle, parent.cycle):
                found.setdefault(parent, set()).add(objective.reference)
    return MappingProxyType({parent: tuple(sorted(names)) for parent, names in found.items()})


def objective_behind_in(plan: Plan) -> Callable[[Reference], Reference | None]:
    """Give the function from a reference to the objective of today that it leads to, if any."""
    former: dict[Reference, Reference] = {}
    for objective in plan.objectives.values():
        for old in objective.formerly:
            former.setdefault(old, objective.reference)
        for key_result in objective.key_results:
            for old in key_result.formerly:
                former.setdefault(old, objective.reference)
    former_teams = {old: team.id for team in plan.teams.values() for old in team.formerly}

    def objective_behind(reference: Reference) -> Reference | None:
        team = reference.team
        if team is not None and team not in plan.teams:
            team = former_teams.get(team, team)
        today = reference._replace(team=team)
        # A key result that moved to another objective is looked for before the objective it left.
        for name in (reference, today):
            if name in plan.key_results:
                return name.of_objective
            if name in former:
                return former[name]
        for name in (reference.of_objective, today.of_objective):
            if name in plan.objectives:
                return name
            if name in former:
                return former[name]
        return None

    return objective_behind


def order_and_loops(
    wanted: Iterable[Reference], supporters: _Links
) -> tuple[tuple[Reference, ...], frozenset[Reference]]:
    """Order objectives so that supporters come first, and name those that stand in a loop.

    The order holds everything ``wanted`` and all that supports it, directly or not. Members of one
    loop stand together. A chain of any length is followed without recursion. Source: R. Tarjan,
    "Depth-first search and linear graph algorithms", 1972.

    >>> a, b, c = (Reference(None, None, name) for name in "abc")
    >>> order, loops = order_and_loops([a], {a: (b,), b: (c,), c: (b,)})
    >>> [name.objective for name in order], sorted(name.objective for name in loops)
    (['c', 'b', 'a'], ['b', 'c'])
    """
    index: dict[Reference, int] = {}
    lowest: dict[Reference, int] = {}
    open_: list[Reference] = []
    is_open: set[Reference] = set()
    order: list[Reference] = []
    loops: set[Reference] = set()
    for root in wanted:
        if root in index:
            continue
        index[root] = lowest[root] = len(index)
        open_.append(root)
        is_open.add(root)
        path = [(root, iter(supporters.get(root, ())))]
        while path:
            here, rest = path[-1]
            deeper = next(rest, None)
            if deeper is None:
                path.pop()
                if path:
                    above = path[-1][0]
                    lowest[above] = min(lowest[above], lowest[here])
                if lowest[here] == index[here]:
                    members = _close(here, open_, is_open)
                    order += members
                    if len(members) > 1 or here in supporters.get(here, ()):
                        loops.update(members)
            elif deeper not in index:
                index[deeper] = lowest[deeper] = len(index)
                open_.append(deeper)
                is_open.add(deeper)
                path.append((deeper, iter(supporters.get(deeper, ()))))
            elif deeper in is_open:
                lowest[here] = min(lowest[here], index[deeper])
    return tuple(order), frozenset(loops)


def _close(root: Reference, open_: list[Reference], is_open: set[Reference]) -> list[Reference]:
    members: list[Reference] = []
    while not members or members[-1] != root:
        members.append(open_.pop())
        is_open.discard(members[-1])
    return members
