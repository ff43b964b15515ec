"""Compare two revisions by what their items are, not by their text.

Everything that decides whether a change needs a reason is the base's: cycles, their ``commit_by``
and state. A reason counts only when it is new against the base.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from okrascode.changes.around import differences_around
from okrascode.changes.check_ins import ReportMoved, reports_moved
from okrascode.changes.difference import Difference, Kind
from okrascode.changes.item_differences import (
    Judging,
    differences_of,
    group_of,
    lost_record_of,
)
from okrascode.changes.milestones import are_proportional
from okrascode.changes.pairs import Pair, pairs_of
from okrascode.changes.reasons import new_entries
from okrascode.changes.side import Comparison, Side
from okrascode.changes.suspects import suspects_in
from okrascode.model.plan import Plan
from okrascode.model.reference import Reference

__all__ = ["compare"]


def compare(
    before: Side,
    after: Side,
    *,
    today: date,
    trailers: Iterable[tuple[Reference, str]] = (),
) -> Comparison:
    """Give everything that differs in meaning between a base and what it became.

    ``today`` decides which commitments stand; ``trailers`` are the reasons that the commits between
    the two give, by complete reference as it is called before or after.
    """
    unknown = before.unreadable | after.unreadable
    pairs = pairs_of(before.plan, after.plan, unknown=unknown)
    renamed = {
        pair.before.reference: pair.after.reference
        for pair in pairs
        if pair.before is not None and pair.after is not None
    }
    objectives = {p.item.reference: p for p in pairs if p.item.key_result is None}
    judging = Judging(
        cycles=before.plan.cycles,
        today=today,
        trailers=tuple(trailers),
        objectives=objectives,
        entries={
            name: new_entries(
                pair.before.objective if pair.before else None,
                pair.after.objective if pair.after else None,
            )
            for name, pair in objectives.items()
        },
        same_shares=_same_shares(pairs),
        renamed=renamed,
        former_teams={team.id: team.formerly for team in after.plan.teams.values()},
    )
    of_items = [
        difference
        for pair in _in_order(pairs)
        for difference in (*differences_of(pair, judging), *lost_record_of(pair, judging))
    ]
    differences = (
        *differences_around(before, after, today=today, unknown=unknown),
        *of_items,
        *_of_reports(before.plan, after.plan, judging, unknown),
    )
    return Comparison(
        differences=differences,
        suspects=tuple(suspects_in(after.plan, of_items, pairs)),
        renamed=MappingProxyType(renamed),
        unknown=frozenset(unknown),
        titles=MappingProxyType({name: pair.item.title for name, pair in objectives.items()}),
    )


def _in_order(pairs: Iterable[Pair]) -> list[Pair]:
    """Put what has gone behind the rest of its objective."""
    pairs = tuple(pairs)
    place: dict[Reference, int] = {}
    for number, pair in enumerate(pairs):
        for item in (pair.after, pair.before):
            if item is not None:
                place.setdefault(item.reference.of_objective, number)
    return sorted(pairs, key=lambda pair: place[pair.item.reference.of_objective])


def _same_shares(pairs: Iterable[Pair]) -> Mapping[tuple[object, ...], bool]:
    """Tell for each group of neighbours whether their weights still give the same shares."""
    groups: dict[tuple[object, ...], list[tuple[Decimal, Decimal]]] = {}
    for pair in pairs:
        if pair.before is not None and pair.after is not None:
            old, new = (item.key_result or item.objective for item in (pair.before, pair.after))
            groups.setdefault(group_of(pair), []).append((old.weight, new.weight))
    return MappingProxyType({key: are_proportional(group) for key, group in groups.items()})


def _of_reports(
    before: Plan, after: Plan, judging: Judging, unknown: Collection[str]
) -> Iterator[Difference]:
    def name_before(reference: Reference) -> Reference:
        return judging.renamed.get(reference, reference)

    def name_after(reference: Reference) -> Reference:
        # Old reports keep the name that the key result had.
        is_there = reference in after.key_results
        return reference if is_there else judging.renamed.get(reference, reference)

    for moved in reports_moved(before, after, names=(name_before, name_after), unknown=unknown):
        key_result = after.key_results.get(moved.reference) or before.key_results.get(
            moved.reference
        )
        yield Difference(
            kind=Kind.CHECK_IN,
            about=str(moved.reference),
            reference=moved.reference,
            title=key_result.title if key_result else "",
            field=moved.day,
            old=moved.old,
            new=moved.new,
            reason=_why_rewritten(moved, judging),
            needs_reason=moved.is_rewritten,
            place=moved.place,
        )


def _why_rewritten(moved: ReportMoved, judging: Judging) -> str:
    if not moved.is_rewritten:
        return ""
    return moved.correction or judging.trailer_for(moved.reference)
