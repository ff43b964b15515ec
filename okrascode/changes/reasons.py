"""Why something moved: a new entry of ``changes`` that matches, ``reason``, or a trailer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from okrascode.changes.difference import Kind, Moved
from okrascode.changes.pairs import Pair
from okrascode.model.objective import Change, Objective
from okrascode.model.reference import Reference
from okrascode.readings.intent import FieldValue, entry_names, is_same_value

__all__ = ["entry_name", "lost_entries", "new_entries", "reason_of"]


def reason_of(
    pair: Pair,
    moved: Moved,
    *,
    entries: Mapping[str, Sequence[Change]],
    trailers: Iterable[tuple[Reference, str]],
) -> str:
    """Give the reasons for a change, ``;`` between them; empty when nobody gave one.

    ``entries`` are those that are new against the base, by what they are about. Several may lead
    from the old value to the new one, step by step.
    """
    about = [entry for name in _names(pair, moved.field) for entry in entries.get(name, ())]
    found = _along(moved, about)
    if found:
        return "; ".join(found)
    names = {
        name
        for item in (pair.before, pair.after)
        if item is not None
        for name in (item.reference, item.reference.of_objective)
    }
    said = [reason for reference, reason in trailers if reference in names and reason.strip()]
    if said:
        return "; ".join(dict.fromkeys(said))
    if moved.kind is Kind.DROPPED and pair.after is not None:
        return (pair.after.key_result or pair.after.objective).reason
    return ""


def entry_name(pair: Pair, field: str) -> str:
    """Give what an entry of ``changes`` says under ``what``."""
    key_result = pair.item.key_result
    return field if key_result is None else f"{key_result.id}.{field}"


def new_entries(
    before: Objective | None, after: Objective | None
) -> Mapping[str, Sequence[Change]]:
    """Give the entries that the base does not have, by what they are about, in their order."""
    known = Counter(map(_said, before.changes if before else ()))
    found: dict[str, list[Change]] = {}
    for entry in after.changes if after else ():
        if known[_said(entry)]:
            known[_said(entry)] -= 1
        elif entry.reason.strip():
            found.setdefault(entry.what, []).append(entry)
    return found


def lost_entries(before: Objective, after: Objective) -> tuple[Change, ...]:
    """Give the entries of the base that are no longer there as they were."""
    left = Counter(map(_said, after.changes))
    found: list[Change] = []
    for entry in before.changes:
        if left[_said(entry)]:
            left[_said(entry)] -= 1
        else:
            found.append(entry)
    return tuple(found)


def _said(entry: Change) -> tuple[object, ...]:
    # True equals 1 in Python, and is another answer here.
    values = (str(entry.old), str(entry.new))
    return (entry.date, entry.what, *values, entry.reason, entry.by)


def _names(pair: Pair, field: str) -> dict[str, None]:
    sides = (item for item in (pair.before, pair.after) if item is not None)
    return dict.fromkeys(name for item in sides for name in entry_names(item, field))


def _along(moved: Moved, entries: Sequence[Change]) -> list[str]:
    """Follow entries from the old value to the new one; empty when they do not lead there."""
    at: FieldValue = moved.old
    reasons: list[str] = []
    for entry in entries:
        if is_same_value(entry.old, at) and not is_same_value(entry.new, at):
            at = entry.new
            reasons.append(entry.reason)
    return reasons if reasons and is_same_value(moved.new, at) else []
