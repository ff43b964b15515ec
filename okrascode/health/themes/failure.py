"""Constructive failure: failure that teaches is allowed, and is said before the end."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from okrascode.health.risks import Risk, risks_in
from okrascode.health.shares import bounds_of, level_of, measure_share, share_of
from okrascode.health.theme import Item, Level, Look, Measure, Said, Theme, Unit, Value
from okrascode.health.view import View
from okrascode.rollup.result import ObjectiveRollup, Status

__all__ = ["THEME"]


def _look(view: View) -> Look:
    ended = view.ended
    if ended is None:
        return Look(level=Level.UNKNOWN, rule=Said("failure.rule.running"))
    missed = [part for part in ended.objectives if part.status is Status.MISSED]
    taught = [part for part in missed if _learned(part)]
    risks = risks_in(ended)
    melons = [risk for risk in risks if risk.confident is not None]
    early = [risk for risk in risks if risk.said is not None]
    level = _level(missed, taught, melons, risks, view)
    cycle = str(ended.cycle.id)
    values: dict[str, Value] = {
        "cycle": cycle,
        "learned": share_of(len(taught), len(missed)),
        "surprises": share_of(len(melons), len(risks)),
        **bounds_of(view.limits),
    }
    return Look(
        level=level,
        rule=Said("failure.rule.none" if not missed else f"failure.rule.{level}", values),
        measures=(
            Measure(key="missed", unit=Unit.COUNT, value=len(missed)),
            measure_share("learned", len(taught), len(missed)),
            measure_share("surprises", len(melons), len(risks)),
            measure_share("said_early", len(early), len(risks)),
        ),
        items=(
            *_melons(melons),
            *(_item("nothing_learned", part, ended) for part in missed if part not in taught),
            *(_item("learned", part, ended) for part in taught),
        ),
    )


def _learned(part: ObjectiveRollup) -> bool:
    return part.objective.closing is not None and bool(part.objective.closing.learned.strip())


def _level(
    missed: list[ObjectiveRollup],
    taught: list[ObjectiveRollup],
    melons: list[Risk],
    risks: tuple[Risk, ...],
    view: View,
) -> Level:
    """Take the share of misses that taught; surprises in too many of them cost a level."""
    if not missed:
        return Level.UNKNOWN
    level = level_of([share_of(len(taught), len(missed))], view.limits)
    surprises = share_of(len(melons), len(risks)) or Fraction(0)
    if surprises > Fraction(view.limits.fair_from):
        return Level.WEAK
    if surprises > 1 - Fraction(view.limits.strong_from) and level is Level.STRONG:
        return Level.FAIR
    return level


def _melons(melons: list[Risk]) -> Iterator[Item]:
    for risk in melons:
        reading = risk.confident
        assert reading is not None  # noqa: S101  # only those were taken
        yield Item(
            trait="watermelon",
            about=risk.part.reference,
            commit=reading.origin.commit,
            path=reading.origin.path,
            day=reading.day,
            values={
                "confidence": reading.confidence,
                "final": risk.part.final_score,
            },
        )


def _item(trait: str, part: ObjectiveRollup, ended: View) -> Item:
    closing = part.objective.closing
    return Item(
        trait=trait,
        about=part.reference,
        commit=ended.commit_of(part.reference),
        path=ended.path_of(part.reference),
        values={"learned": closing.learned if closing else ""},
    )


THEME = Theme(
    slug="failure",
    place=8,
    look=_look,
    calm=frozenset({"learned"}),
    of_ended=frozenset({"missed", "learned", "surprises", "said_early"}),
)
