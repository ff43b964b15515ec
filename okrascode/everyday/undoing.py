"""Which check-in was the last one, and what is left of its file without it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from okrascode.documents.taken_out import without_key
from okrascode.edits.edit import Edit
from okrascode.errors import UsageError
from okrascode.model.check_in import CheckIn
from okrascode.model.plan import Plan
from okrascode.model.reference import PersonId, Reference
from okrascode.readings.subject import Subject

__all__ = ["Undoing", "last_check_in", "undo"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """What taking a check-in back means."""

    check_in: CheckIn
    about: tuple[Reference, ...]
    """The key results whose readings go."""
    edit: Edit | None
    """``None`` when the whole file goes."""


def last_check_in(
    plan: Plan,
    *,
    order: Sequence[str],
    by: PersonId | None,
    about: Subject | None,
    anonymous: frozenset[str] = frozenset(),
) -> CheckIn:
    """Give the check-in that came in last.

    ``order`` holds paths, the newest first; ``by`` whose it is, or ``about`` what it speaks of.
    ``anonymous`` are paths that are not committed: one without a name in it is mine.

    Raises:
        UsageError: there is none.
    """
    rank = {path: number for number, path in enumerate(order)}
    found = [
        check_in
        for check_in in plan.check_ins
        if (
            any(about.includes(entry.key_result) for entry in check_in.entries)
            if about is not None
            else check_in.by == by or (check_in.by is None and check_in.place.path in anonymous)
        )
    ]
    if not found:
        whose = f"about {about.reference or about.team}" if about is not None else f"of {by}"
        raise UsageError(f"There is no check-in {whose} to take back.", hint="okr log shows all.")
    last = len(rank)
    return min(found, key=lambda one: (rank.get(one.place.path, last), -one.date.toordinal()))


def undo(check_in: CheckIn, *, about: Subject | None, texts: Mapping[str, bytes]) -> Undoing:
    """Give what is taken back: the whole file, or only what it says about ``about``.

    Raises:
        UsageError: the part cannot be taken out safely.
    """
    named = [e for e in check_in.entries if about is None or about.includes(e.key_result)]
    gone = tuple(entry.key_result for entry in named)
    if len(named) == len(check_in.entries):
        return Undoing(check_in=check_in, about=gone, edit=None)
    if len(named) > 1:
        raise UsageError(
            f"{check_in.place.path} speaks of {len(named)} of them.",
            hint=f"Name one: {', '.join(map(str, gone))}.",
        )
    path = check_in.place.path
    key = named[0].place.pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
    return Undoing(
        check_in=check_in,
        about=gone,
        edit=without_key(texts[path], "/key_results", key, path=path),
    )
