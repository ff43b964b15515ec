"""Alignment that became suspect: what is supported is not what it was when the link was written.

Whoever looked at the link again in the same change (moved it, or edited the supporting objective's
own text) has seen it, and is not asked.

Source: the suspect links of doorstop, https://doorstop.readthedocs.io
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from okrascode.changes.difference import Difference, Kind
from okrascode.changes.pairs import Pair
from okrascode.changes.side import Suspect
from okrascode.model.plan import Plan
from okrascode.model.reference import Reference
from okrascode.readings.which_cycle import names_in

__all__ = ["suspects_in"]

_MEANING = frozenset(
    {
        Kind.WORDING,
        Kind.TARGET,
        Kind.BASELINE,
        Kind.MEASURE,
        Kind.MILESTONES,
        Kind.COMMITMENT,
        Kind.REMOVED,
        Kind.DROPPED,
        Kind.STATE,
        Kind.MOVED,
    }
)
"""What makes an objective or key result mean something else. A stretch or a name does not."""
_SEEN = _MEANING | {Kind.ALIGNMENT, Kind.RESUMED}


def suspects_in(
    after: Plan, differences: Iterable[Difference], pairs: Iterable[Pair]
) -> Iterator[Suspect]:
    """Give the links of the later plan that lead to what moved, in document order."""
    moved: dict[Reference, list[Difference]] = {}
    seen: set[Reference] = set()
    for one in differences:
        if one.reference is None:
            continue
        if one.kind in _SEEN:
            seen.add(one.reference)
        if one.kind in _MEANING and one.field not in ("why", "how", "visibility"):
            moved.setdefault(one.reference, []).append(one)
            # An objective means what its key results measure.
            if one.reference.key_result is not None:
                moved.setdefault(one.reference.of_objective, []).append(one)
    if not moved:
        return
    new = {pair.after.reference for pair in pairs if pair.after and pair.before is None}
    names = names_in(after)
    reasons = {target: tuple(some) for target, some in moved.items()}
    for objective in after.objectives.values():
        if objective.reference in new or objective.reference in seen:
            continue
        for link in objective.supports:
            target = names.get(link.reference, link.reference)
            if target in reasons:
                yield Suspect(
                    reference=objective.reference,
                    title=objective.title,
                    target=target,
                    because=reasons[target],
                    place=link.place,
                )
