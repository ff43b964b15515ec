"""Owners as other tools name them, by address or by name, to handles."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from okrascode.exchange.identity import free_id
from okrascode.model.organization import Person
from okrascode.model.plan import Plan
from okrascode.model.reference import PersonId
from okrascode.readings.people import handles_in
from okrascode.scaffold.scalars import clean_line, id_from

__all__ = ["People"]


class People:
    """Knows the people of a plan, and gives everybody else a handle that stays the same."""

    def __init__(self, plan: Plan) -> None:
        """Begin with the people of the organisation and every handle that is in use."""
        people = plan.organization.people.values() if plan.organization else ()
        self._known: dict[str, str] = {}
        for handle in handles_in(plan):
            self._known[handle.casefold()] = handle
        for person in people:
            self._known[person.name.casefold()] = person.id
            for address in person.git:
                self._known[address.casefold()] = person.id
        self._taken = set(self._known.values())
        self._new: dict[str, Person] = {}

    @property
    def new(self) -> Mapping[str, Person]:
        """Give who was not known before, by handle."""
        return MappingProxyType(dict(sorted(self._new.items())))

    def handle(self, written: str) -> str:
        """Give the handle of a person; empty when nothing of the text can be one."""
        name = clean_line(written).removeprefix("@")[:120]
        known = self._known.get(name.casefold())
        if known is not None:
            return known
        local, at, _ = name.partition("@")
        if at and (handle := self._known.get(local.casefold())) is not None:
            self._known[name.casefold()] = handle
            return handle
        if not name:
            return ""
        handle = free_id(id_from(local)[:60].strip("-"), name, self._taken, kind="person")
        self._taken.add(handle)
        self._known[name.casefold()] = handle
        shown = local.replace(".", " ").replace("_", " ").title() if at else name
        git = (name,) if at else ()
        self._new[handle] = Person(id=PersonId(handle), name=shown or handle, git=git)
        return handle
