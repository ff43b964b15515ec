"""Candour: open questions, numbers that nobody can see, and risks that were said."""

from __future__ import annotations

from dataclasses import replace

from okrascode.findings import Finding, Severity
from okrascode.health.theme import Level
from okrascode.model.objective import OpenQuestion
from tests.support.health import QUARTERS, look_of, traits, view_of
from tests.support.plans import (
    NOWHERE,
    binary,
    day,
    key_result,
    metric,
    objective,
    plan_of,
    reading,
)

MINE = "company@2026-Q4:checkout"


def _question(raised: str | None = "10-05", **more):
    on = None if raised is None else day(raised)
    return OpenQuestion(id="q", question="Who pays?", raised_on=on, place=NOWHERE, **more)


def _view(*parts, questions=(), **more):
    chosen = parts or (key_result(),)
    plan = plan_of(objective("checkout", *chosen, open_questions=questions), cycles=QUARTERS)
    return view_of(plan, **more)


def test_an_old_question_without_a_sponsor_is_named_with_its_age():
    """5 October to 20 November are 46 days."""
    look = look_of("candour", _view(questions=(_question(),)))
    assert look.level is Level.FAIR
    assert [(i.trait, i.values["n"]) for i in look.items] == [("unsponsored", 46)]


def test_a_question_that_is_resolved_is_gone():
    """An answer ends its age."""
    settled = _question(resolved_on=day("10-19"), resolution="We do.", sponsor="lin")
    look = look_of("candour", _view(questions=(settled,)))
    assert (look.level, look.items) == (Level.STRONG, ())


def test_a_question_without_a_day_counts_from_its_commit():
    """The first commit that has it is looked up."""
    view = _view(questions=(_question(None, sponsor="lin"),), raised={(MINE, "q"): "11-10"})
    assert [(i.trait, i.values["n"]) for i in look_of("candour", view).items] == [("question", 10)]


def test_what_nobody_can_see_move_is_named():
    """No measure, a yes or no, and a number that is kept back."""
    view = _view(
        key_result("a", unmeasured=True),
        key_result("b", binary()),
        key_result("c", metric(withheld="secret")),
    )
    assert [trait for trait, _ in traits("candour", view)] == ["unmeasured", "binary", "withheld"]
    assert look_of("candour", view).level is Level.WEAK


def test_one_yes_or_no_among_many_numbers_is_fine():
    """A fifth of all is less than a quarter."""
    numbers = [key_result(f"k{n}") for n in range(4)]
    assert look_of("candour", _view(key_result("b", binary()), *numbers)).level is Level.STRONG


def _missed(on: str, confidence: int):
    key = "company@2026-Q4:checkout/rate"
    plan = plan_of(objective("checkout", key_result()), cycles=QUARTERS)
    return view_of(plan, reading(40, on, of=key, confidence=confidence), today="2027-01-10")


def test_risks_that_were_never_said_are_weak():
    """Missed, and no doubt was heard three weeks before the end."""
    assert look_of("candour", _missed("12-01", 9)).level is Level.WEAK
    assert traits("candour", _missed("12-01", 9))[0][0] == "unsaid"


def test_risks_that_were_said_early_are_strong():
    """The doubt is shown with its commit."""
    assert look_of("candour", _missed("12-01", 4)).level is Level.STRONG
    assert traits("candour", _missed("12-01", 4))[0][0] == "said"


def test_findings_about_wording_are_counted_where_they_are_known():
    """Without rules about words the number is not known, which is not none."""
    finding = Finding(
        code="OKR701", slug="vague", severity=Severity.WARNING, message="Says better.", help="",
        path="okrs/x.yaml", pointer="", entity=MINE, subject="",
    )  # fmt: skip
    other = replace(finding, entity="company@2026-Q3:old")
    paid = replace(finding, slug="tied-to-pay")
    known = look_of("candour", _view(wording=(finding, other, paid)))
    assert ("wording", MINE) in traits("candour", _view(wording=(finding, other, paid)))
    assert ("wording", 1) in [(m.key, m.value) for m in known.measures]
    unknown = look_of("candour", _view())
    assert ("wording", None) in [(m.key, m.value) for m in unknown.measures]
