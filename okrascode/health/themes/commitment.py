"""Open commitment: in time, by name, with answers, and changed only with a reason."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.health.shares import bounds_of, level_of, measure_share, share_of
from okrascode.health.theme import Item, Level, Look, Measure, Said, Theme, Unit
from okrascode.health.view import View
from okrascode.health.waiting import Request, requests_in
from okrascode.readings.record import IntentChange
from okrascode.rollup.result import ObjectiveRollup

__all__ = ["THEME"]

_COMMITTED = frozenset(
    {
        *("title", "state", "measure", "milestones", "baseline", "target", "at_least", "at_most"),
        *("above", "below", "between", "commitment", "added", "removed"),
    }
)
"""What may not move without a reason once it is committed: wording, baseline, target, scope."""


def _look(view: View) -> Look:
    objectives = view.objectives
    late = [part for part in objectives if _is_late(part, view)] if view.cut is None else []
    dated = [p for p in objectives if p.reference in view.record.first_seen]
    judged = dated if view.cycle.commit_by and view.cut is None else []
    nameless = [part for part in objectives if part.objective.owner is None]
    requests = requests_in(view)
    waiting = [request for request in requests if request.is_waiting]
    moved = tuple(_moved(view))
    bare = [change for change in moved if not change.reason.strip()]
    shares = [
        share_of(len(judged) - len(late), len(judged)),
        share_of(len(objectives) - len(nameless), len(objectives)),
        share_of(len(requests) - len(waiting), len(requests)),
        share_of(len(moved) - len(bare), len(moved)),
    ]
    level = level_of(shares, view.limits)
    ages = [age for one in waiting if (age := one.age(view.last)) is not None]
    if level is Level.STRONG and ages and max(ages) > view.limits.question_days:
        level = Level.FAIR
    lowest = min((share for share in shares if share is not None), default=None)
    return Look(
        level=level,
        rule=Said(f"commitment.rule.{level}", {"lowest": lowest, **bounds_of(view.limits)}),
        measures=(
            measure_share("in_time", len(judged) - len(late), len(judged)),
            measure_share("owned", len(objectives) - len(nameless), len(objectives)),
            measure_share("answered", len(requests) - len(waiting), len(requests)),
            Measure(key="waiting", unit=Unit.DAYS, value=max(ages, default=None)),
            measure_share("reasoned", len(moved) - len(bare), len(moved)),
        ),
        items=(
            *(_request("waiting", one, view) for one in waiting),
            *_without_reason(bare),
            *_late(late, view),
            *(_item("nameless", part, view) for part in nameless),
            *(_request("declined", one, view) for one in requests if one.answer.declined),
            *(_request("accepted", one, view) for one in requests if one.answer.accepted),
        ),
    )


def _is_late(part: ObjectiveRollup, view: View) -> bool:
    seen, by = view.record.first_seen.get(part.reference), view.cycle.commit_by
    return seen is not None and by is not None and seen > by


def _moved(view: View) -> Iterator[IntentChange]:
    """Give the changes of what was committed, made after the day of commitment.

    An objective that is new altogether is late, not moved, and its key results with it.
    """
    by = view.cycle.commit_by
    if by is None or view.cut is not None:
        return
    for change in view.record.changes:
        if (
            change.about.cycle != view.cycle.id
            or change.field.partition(".")[0] not in _COMMITTED
            or not by < change.day <= view.last
        ):
            continue
        born = view.record.first_seen.get(change.about.of_objective)
        is_new = change.field in ("added", "removed") and change.about.key_result is None
        if born is not None and born <= by and not is_new:
            yield change


def _item(trait: str, part: ObjectiveRollup, view: View) -> Item:
    return Item(
        trait=trait,
        about=part.reference,
        commit=view.commit_of(part.reference),
        path=view.path_of(part.reference),
    )


def _late(late: list[ObjectiveRollup], view: View) -> Iterator[Item]:
    for part in late:
        seen, by = view.record.first_seen[part.reference], view.cycle.commit_by
        assert by is not None  # noqa: S101  # without it nothing is late
        yield Item(
            trait="late",
            about=part.reference,
            commit=view.commit_of(part.reference),
            path=view.path_of(part.reference),
            day=seen,
            values={"n": (seen - by).days, "by": by},
        )


def _without_reason(bare: list[IntentChange]) -> Iterator[Item]:
    for change in bare:
        yield Item(
            trait="no_reason",
            about=change.about,
            commit=change.origin.commit,
            path=change.origin.path,
            day=change.day,
            values={"field": change.field},
        )


def _request(trait: str, request: Request, view: View) -> Item:
    age = request.age(view.last)
    return Item(
        trait=trait if age is not None else f"{trait}_undated",
        about=request.about,
        commit=request.commit,
        path=request.dependency.place.path,
        day=request.since,
        lasts=request.is_waiting,
        values={
            "n": age or 0,
            "asked": request.dependency.of.reference,
            "need": request.dependency.need,
        },
    )


THEME = Theme(
    slug="commitment",
    place=4,
    look=_look,
    calm=frozenset({"accepted", "accepted_undated", "declined", "declined_undated"}),
)
