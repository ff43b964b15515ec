"""Pages that had another address under a former name, so that old links find them."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.model.plan import Plan
from okrascode.model.reference import Reference
from okrascode.site.addresses import address_of, team_address
from okrascode.site.view_items import Items
from okrascode.site.view_parts import Link

__all__ = ["moved_of"]


def moved_of(items: Items, taken: frozenset[str]) -> tuple[tuple[str, Link], ...]:
    """Give former addresses that no page has today (``taken``), ordered, with the page of today."""
    found: dict[str, Link] = {}
    for old, link in _former(items):
        if old not in taken:
            found.setdefault(old, link)
    return tuple(sorted(found.items()))


def _former(items: Items) -> Iterator[tuple[str, Link]]:
    plan = items.source.plan
    for team in plan.teams.values():
        for old in team.formerly:
            yield team_address(old), Link(team.name, team_address(team.id))
    for objective in plan.objectives.values():
        names: list[tuple[Reference, tuple[Reference, ...]]] = [
            (objective.reference, objective.formerly),
            *((objective.reference_to(k), k.formerly) for k in objective.key_results),
        ]
        for name, formerly in names:
            link = items.link(name)
            for former in (*formerly, *_of_old_teams(name, plan)):
                if link is not None:
                    yield address_of(former), link


def _of_old_teams(name: Reference, plan: Plan) -> Iterator[Reference]:
    """Give what something was called when its team had another name."""
    team = plan.teams.get(name.team) if name.team else None
    for old in team.formerly if team else ():
        yield Reference(old, name.cycle, name.objective, name.key_result)
