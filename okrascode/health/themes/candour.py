"""Candour: what is hard to say is said, measured, and answered."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from okrascode.findings import Finding
from okrascode.health.risks import Risk, risks_in
from okrascode.health.shares import bounds_of, level_of, measure_share, share_of
from okrascode.health.theme import Item, Level, Look, Measure, Said, Theme, Unit
from okrascode.health.view import View
from okrascode.health.waiting import Question, questions_in
from okrascode.model.measure import Binary, Metric
from okrascode.model.reference import Reference
from okrascode.rollup.result import KeyResultRollup

__all__ = ["THEME"]


def _look(view: View) -> Look:
    questions = questions_in(view)
    old = [one for one in questions if (one.age(view.last) or 0) > view.limits.question_days]
    parts = view.key_results
    vague = [(part, trait) for part in parts if (trait := _vague(part)) is not None]
    ended = view.ended
    risks = risks_in(ended) if ended else ()
    silent = [risk for risk in risks if risk.said is None]
    wording = _wording(view)
    early = share_of(len(risks) - len(silent), len(risks))
    vague_share = share_of(len(vague), len(parts)) or Fraction(0)
    level = _level(early, vague_share, bool(old), view)
    return Look(
        level=level,
        rule=Said(
            f"candour.rule.{level}",
            {
                "old": len(old),
                "days": view.limits.question_days,
                "early": early,
                "vague": vague_share,
                "most": Fraction(view.limits.vague_share),
                "ahead": view.limits.candour_days,
                **bounds_of(view.limits),
            },
        ),
        measures=(
            Measure(key="questions", unit=Unit.COUNT, value=len(questions)),
            Measure(key="oldest", unit=Unit.DAYS, value=_oldest(questions, view)),
            measure_share("said_early", len(risks) - len(silent), len(risks)),
            measure_share("vague", len(vague), len(parts)),
            Measure(
                key="wording", unit=Unit.COUNT, value=None if wording is None else len(wording)
            ),
        ),
        items=(
            *_questions(questions, view),
            *_silent(silent),
            *(_item(trait, part, view) for part, trait in vague),
            *(
                Item(
                    trait="wording",
                    about=reference,
                    commit=view.commit_of(reference),
                    path=finding.path,
                    values={"message": finding.message},
                )
                for reference, finding in wording or ()
            ),
            *_said_early(risks),
        ),
    )


def _vague(part: KeyResultRollup) -> str | None:
    """Say why nobody can see a number move: none, a yes or no, or one that is kept back."""
    measure = part.key_result.measure
    if measure is None:
        return "unmeasured"
    if isinstance(measure, Binary):
        return "binary"
    return "withheld" if isinstance(measure, Metric) and measure.withheld else None


def _level(early: Fraction | None, vague: Fraction, has_old: bool, view: View) -> Level:  # noqa: FBT001  # a fact beside the other two
    said = level_of([early], view.limits)
    if said is Level.WEAK or vague > Fraction(view.limits.vague_share):
        return Level.WEAK
    if said is Level.FAIR or has_old or 2 * vague > Fraction(view.limits.vague_share):
        return Level.FAIR
    return Level.STRONG


def _oldest(questions: tuple[Question, ...], view: View) -> int | None:
    return max((age for one in questions if (age := one.age(view.last)) is not None), default=None)


def _questions(questions: tuple[Question, ...], view: View) -> Iterator[Item]:
    for one in questions:
        age = one.age(view.last)
        trait = "unsponsored" if one.question.sponsor is None else "question"
        yield Item(
            trait=trait if age is not None else f"{trait}_undated",
            about=one.about,
            commit=one.commit,
            path=one.question.place.path,
            day=one.since,
            lasts=True,
            values={"n": age or 0, "question": one.question.question},
        )


def _silent(silent: list[Risk]) -> Iterator[Item]:
    for risk in silent:
        yield _of_risk("unsaid", risk)


def _said_early(risks: tuple[Risk, ...]) -> Iterator[Item]:
    for risk in risks:
        if risk.said is not None:
            yield _of_risk("said", risk)


def _of_risk(trait: str, risk: Risk) -> Item:
    reading = risk.said or risk.part.last_reading
    return Item(
        trait=trait,
        about=risk.part.reference,
        commit=reading.origin.commit if reading else None,
        path=reading.origin.path if reading else None,
        day=reading.day if reading else None,
        values={
            "final": risk.part.final_score,
            "confidence": risk.said.confidence if risk.said else None,
        },
    )


def _item(trait: str, part: KeyResultRollup, view: View) -> Item:
    return Item(
        trait=trait,
        about=part.reference,
        commit=view.commit_of(part.reference),
        path=view.path_of(part.reference),
    )


def _wording(view: View) -> tuple[tuple[Reference, Finding], ...] | None:
    """Give the findings about what is judged here; the theme of appraisal has its own."""
    if view.wording is None:
        return None
    names = {str(part.reference): part.reference for part in view.objectives}
    names |= {str(part.reference): part.reference for part in view.key_results}
    return tuple(
        (names[finding.entity], finding)
        for finding in view.wording
        if finding.entity in names and finding.slug != "tied-to-pay"
    )


THEME = Theme(
    slug="candour",
    place=9,
    look=_look,
    calm=frozenset({"said"}),
    of_ended=frozenset({"said_early"}),
)
