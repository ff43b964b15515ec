"""Who runs the command: the handle behind Git's configuration, ``.mailmap`` and the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrascode.errors import UsageError
from okrascode.model.reference import PersonId
from okrascode.readings.people import find_handle, handles_in, person_behind

if TYPE_CHECKING:
    from okrascode.workspace.load import Workspace

__all__ = ["myself", "person_called"]


def myself(workspace: Workspace, *, cure: str) -> PersonId:
    """Give my handle; ``cure`` is what to write on the command line where Git does not know.

    Raises:
        UsageError: Git does not say who I am, or the documents name no one person like that.
    """
    from okrascode.history.identity import identity_of

    git = workspace.repository.git if workspace.repository else None
    name, email = identity_of(git.attempt) if git else ("", "")
    if not name and not email:
        raise UsageError(
            "Git does not say who you are: user.email is not set.",
            hint=f"Write {cure}, or: git config user.email ADDRESS",
        )
    found = person_behind(workspace.plan, name=name, email=email)
    if found is None:
        raise UsageError(
            f"No one person in the documents is {name} <{email}>.",
            hint=f"Write {cure}, or add the address under people: of the organization.",
        )
    return found


def person_called(workspace: Workspace, handle: str) -> PersonId:
    """Give the person with a handle; where the documents name nobody, anybody.

    Raises:
        UsageError: with the closest handle there is.
    """
    if not handles_in(workspace.plan):
        return PersonId(handle)
    return find_handle(handle, plan=workspace.plan)
