"""Who somebody is: a handle that was typed, or the person behind a name and an address of Git."""

from __future__ import annotations

from okrascode.errors import UsageError
from okrascode.model.plan import Plan
from okrascode.model.reference import PersonId
from okrascode.readings.handles import handles_like
from okrascode.readings.subject import did_you_mean

__all__ = ["find_handle", "handles_in", "person_behind"]


def handles_in(plan: Plan) -> tuple[PersonId, ...]:
    """Give the handles of all people that the documents name, in alphabetical order."""
    found: set[PersonId | None] = set(plan.organization.people if plan.organization else ())
    for team in plan.teams.values():
        found |= {team.lead, team.sponsor, *team.members}
    for objective in plan.objectives.values():
        found |= {objective.owner, *(part.owner for part in objective.key_results)}
    return tuple(sorted(handle for handle in found if handle is not None))


def find_handle(text: str, *, plan: Plan) -> PersonId:
    """Give the handle; raises :class:`UsageError` with the closest one there is."""
    handles = handles_in(plan)
    if text in handles:
        return PersonId(text)
    raise UsageError(f"There is nobody called {text!r}.", hint=did_you_mean(text, list(handles)))


def person_behind(plan: Plan, *, name: str, email: str) -> PersonId | None:
    """Give who makes commits under a name and an address, after ``.mailmap``.

    The one person who has the address under ``git``; else the one without addresses who is called
    so; else the handle that is the address up to its ``@``, or the name in small letters. ``None``
    when nobody is found, or more than one: never guessed.
    """
    people = tuple(plan.organization.people.values()) if plan.organization else ()
    address, called = email.casefold(), name.casefold()
    handles = handles_like(name=name, email=email)
    for found in (
        [p.id for p in people if address in (known.casefold() for known in p.git)],
        [p.id for p in people if not p.git and p.name.casefold() == called],
        # Whoever has said which addresses are theirs does not have others.
        [
            h
            for h in handles_in(plan)
            if h in handles and not any(p.id == h and p.git for p in people)
        ],
    ):
        if found:
            return found[0] if len(found) == 1 else None
    return None
