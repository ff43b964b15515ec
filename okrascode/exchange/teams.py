"""Teams as other tools name them, to teams of the plan or to new ones below its root."""

from __future__ import annotations

from dataclasses import dataclass

from okrascode.exchange.identity import free_id
from okrascode.exchange.item import ItemKind, Items
from okrascode.model.plan import Plan
from okrascode.scaffold.scalars import clean_line

__all__ = ["NewTeam", "Teams", "top_team"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTeam:
    """A team that is not there yet."""

    id: str
    name: str
    parent: str = ""


class Teams:
    """Gives each item its team."""

    def __init__(self, plan: Plan, *, organization: str) -> None:
        """``organization`` names the root team, where a plan has no teams at all."""
        self._by_name: dict[str, str] = {}
        for team in plan.teams.values():
            self._by_name[team.name.casefold()] = team.id
            self._by_name[team.id.casefold()] = team.id
            for old in team.formerly:
                self._by_name.setdefault(old.casefold(), team.id)
        self._root = str(plan.root_team.id) if plan.root_team else ""
        self._has_teams = bool(plan.teams)
        self._organization = organization
        self._taken = {str(team) for team in plan.teams}
        self._new: dict[str, NewTeam] = {}

    @property
    def new(self) -> tuple[NewTeam, ...]:
        """Give the teams to write, the root first where there was none."""
        return tuple(self._new.values())

    def of(self, written: str) -> str:
        """Give the team of a name; the root team for no name."""
        name = clean_line(written)[:120]
        if not name:
            return self.root()
        known = self._by_name.get(name.casefold())
        if known is not None:
            return known
        if name.casefold() == self._organization.casefold() and not self._has_teams:
            return self.root()
        return self._begin(name, parent=self.root(), otherwise="team")

    def root(self) -> str:
        """Give the root team, a new one where there is none."""
        if not self._root and not self._has_teams:
            self._begin(self._organization, parent="", otherwise="company", is_root=True)
        return self._root

    def _begin(self, name: str, *, parent: str, otherwise: str, is_root: bool = False) -> str:
        team = free_id(name, name, self._taken, kind=otherwise)
        self._taken.add(team)
        self._by_name[name.casefold()] = team
        self._new[team] = NewTeam(id=team, name=name, parent=parent)
        self._root = team if is_root else self._root
        return team


def top_team(items: Items) -> str:
    """Give the one team whose objectives belong to nothing and others belong to; else nothing."""
    objectives = [item for item in items.items if item.kind is ItemKind.OBJECTIVE]
    named = {key for item in objectives for key in item.parents}
    tops = {
        item.team.split(";")[0].strip()
        for item in objectives
        if not item.parents and (item.key in named or item.title in named)
    }
    return tops.pop() if len(tops) == 1 else ""
