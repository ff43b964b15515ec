"""The roll-up as text."""

from __future__ import annotations

import re

import pytest

from okrascode.config import Settings
from okrascode.model.objective import Commitment, ItemState
from okrascode.output.columns import display_width
from okrascode.output.rollup_text import RENDERER
from tests.support.plans import at_least, key_result, objective, plan_of, reading, rolled_up
from tests.support.rollups import full_record, full_rollup, header


def text_of(rollup, **more) -> str:
    """Render with fixed values."""
    return RENDERER.render(rollup, header=header(**more))


def test_each_number_names_its_parts() -> None:
    """Value, weight, reading and commit: a person can redo it by hand."""
    text = text_of(full_rollup(), width=200)
    assert (
        "rate · 66 → 75 % from 61 · score 0.36 × 1 · expected 0.35 · pace 1.02 even · "
        "confidence 8/10" in text
    )
    assert "2026-11-10 check-in by Ana bbbbbbbbbbbb" in text
    assert (
        "score 0.45 (mean of 6 key results; 1 of 10 dropped, 1 of 10 draft, "
        "2 of 10 without score or weight) × 1" in text
    )
    assert "weakest pci" in text
    assert "outcome partly" in text


def test_what_is_unknown_is_said() -> None:
    """Why there is no score, an unknown day, and what is not committed."""
    text = text_of(full_rollup(), width=200)
    assert "score – (baseline and target are both 5) × 1" in text
    assert "on or before 2026-11-12 check-in c0ffee000000" in text
    assert "check-in by Ana not committed" in text
    assert "no reading" in text
    assert "no supporters' score: it stands in a loop" in text


@pytest.mark.parametrize("width", [60, 80, 140])
def test_lines_keep_to_the_width(width) -> None:
    """Where parts are short enough to break between."""
    lines = text_of(full_rollup(problems=False), width=width).splitlines()
    wide = [line for line in lines if display_width(line) > width]
    assert all(" · " not in line.strip() or "(" in line for line in wide)


def test_after_the_end_the_final_score_stands_beside() -> None:
    """When a late reading moved the score."""
    plan = plan_of(objective("checkout", key_result()))
    known = (reading(50, "12-31"), reading(80, "2027-01-07", late=True))
    text = text_of(rolled_up(plan, *known, today="2027-01-08"))
    assert text.count("final 0.50") == 2
    assert "2027-01-07 (late) check-in" in text


def test_full_scores_everywhere_ask_a_question() -> None:
    """Once the cycle is over, of aspirational work."""
    plan = plan_of(objective("checkout", key_result(), commitment=Commitment.ASPIRATIONAL))
    known = reading(110, "12-30")
    question = "were the targets too safe?"
    assert question in text_of(rolled_up(plan, known, today="2027-01-08"))
    assert question not in text_of(rolled_up(plan, known, today="12-31"))
    assert "progress 1.10" in text_of(rolled_up(plan, known, today="12-31"))


@pytest.mark.parametrize(
    ("parents", "words"),
    [
        ("own", "score 0.00 (mean of 1 key result) × 1 · supporters 0.40"),
        (
            "both",
            "score 0.20 (mean of its own score, from 1 key result, and its supporters') × 1",
        ),
        ("supporters", "score 0.40 (mean of its supporters) × 1"),
    ],
)
def test_it_says_what_a_score_was_made_of(parents, words) -> None:
    """Own, supporters' or both."""
    plan = plan_of(
        objective("love-us", key_result()),
        objective("a", key_result(), team="payments", supports=["company:love-us"]),
    )
    known = reading(40, "11-10", of="payments@2026-Q4:a/rate")
    rollup = rolled_up(plan, known, settings=Settings(rollup_parents=parents))
    assert words in text_of(rollup, width=200)


def test_colour_is_a_flag_and_adds_nothing_but_colour() -> None:
    """The same words with and without."""
    plain = text_of(full_rollup())
    painted = text_of(full_rollup(), colour=True)
    assert "\x1b[" not in plain
    assert painted != plain
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == plain


def test_banners_come_first() -> None:
    """Documents not read, history, and whose targets these are."""
    rollup = full_rollup(
        record=full_record(complete_history=False, incomplete_because="It is shallow.")
    )
    lines = text_of(rollup, targets_are_todays=True).splitlines()
    assert lines[:7] == [
        "! 2 documents could not be read; numbers may lack what is in them:",
        "    okrs/x\\x1b.yaml:3: a tab | is not allowed",
        "    okrs/y.yaml: empty",
        "! History is incomplete: It is shallow.",
        "! Staleness is not judged, and older readings may be missing.",
        "! Readings up to 2026-11-15; targets are today's (--at reads old ones).",
        "",
    ]


def test_without_a_cycle_it_says_so() -> None:
    """And where it looked."""
    assert text_of(rolled_up(plan_of(), cycles=[]), revisions={"api": "1" * 40}) == (
        "There is no cycle to roll up.\n"
        "2026-11-15 · aaaaaaaaaaaa, api 111111111111 · okrascode 1.2.3\n"
    )


def test_what_does_not_count_is_not_multiplied() -> None:
    """A draft has no score to show; a dropped one shows its own, and says that it is left out."""
    plan = plan_of(
        objective(
            "checkout",
            key_result("rate"),
            key_result("idea", state=ItemState.DRAFT),
            key_result("gone", state=ItemState.DROPPED, reason="No."),
        )
    )
    known = reading(40, "11-10", of="company@2026-Q4:checkout/gone", counts=False)
    text = RENDERER.render(rolled_up(plan, known), header=header())
    assert "idea · – → 100 from 0 · not counted" in text
    assert re.search(r"gone · .* · score 0\.\d\d, not counted", text)
    assert "score 0.00 × 1" in text


def test_the_pace_of_an_objective_names_what_it_is_of() -> None:
    """A threshold has no expected value, so the pace can be redone from the others alone."""
    plan = plan_of(objective("checkout", key_result("rate"), key_result("uptime", at_least(99))))
    known = reading(40, "11-10")
    text = RENDERER.render(rolled_up(plan, known), header=header())
    assert "pace 0.80 behind (of rate)" in text
    alone = plan_of(objective("checkout", key_result("rate")))
    assert "(of rate)" not in RENDERER.render(rolled_up(alone, known), header=header())
