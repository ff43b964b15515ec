"""The table a person wants on Monday."""

from __future__ import annotations

import re

import pytest

from okrascode.output.columns import display_width
from okrascode.output.status_text import RENDERER, summary_of
from okrascode.rollup.series import with_series
from tests.support.plans import key_result, metric, objective, plan_of, reading, rolled_up
from tests.support.rollups import full_rollup, header


def text_of(rollup, **more) -> str:
    """Render with fixed values."""
    shown = with_series(rollup, cycles=[c.cycle.id for c in rollup.cycles], interval="evenly")
    return RENDERER.render(shown, header=header(**more))


def line_of(text: str, words: str) -> str:
    """Give the line that holds these words."""
    return next(line for line in text.splitlines() if words in line)


def test_a_row_says_all_that_is_wanted() -> None:
    """Status, score, expected, trend, confidence, where it stands, age and owner."""
    row = line_of(text_of(full_rollup(), width=160), "转化率上升")
    cells = re.split(r" {2,}", row.strip())
    assert cells == [
        "● on track",
        "转化率上升",
        "0.36",
        "0.35",
        "▁▁▂▃▄▄",
        "8/10",
        "66 → 75 %",
        "5 days",
        "bo",
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 200])
def test_the_table_keeps_to_the_width(width) -> None:
    """A Chinese character takes two columns; what is less important leaves first."""
    lines = text_of(full_rollup(problems=False), width=width).splitlines()
    rows = [line for line in lines if re.match(r"[■◌▲✗○◇●✓…×] ", line)]
    assert len(rows) == 17
    assert max(map(display_width, rows)) <= width
    assert all(re.search(r"[a-z]", row) for row in rows)


def test_columns_stand_below_each_other() -> None:
    """Also with Chinese titles: the score ends in the same column everywhere."""
    lines = text_of(full_rollup(), width=100).splitlines()
    head = next(line for line in lines if line.startswith("Status"))
    end = display_width(head[: head.index("Score") + len("Score")])
    row = line_of("\n".join(lines), "转化率上升")
    assert display_width(row[: row.index("0.36") + 4]) == end


def test_what_needs_attention_comes_first() -> None:
    """Within each objective, by status and then by tension; draft and dropped last."""
    text = text_of(full_rollup(), width=100)
    below = text.partition("Payments")[2].splitlines()
    rows = [line for line in below if re.match("[■◌◇●×…] ", line)]
    assert [row[2:11].strip() for row in rows] == [
        "off track",
        *["stale"] * 3,
        "unjudged",
        *["on track"] * 4,
        *["draft", "dropped", "draft", "draft"],
    ]
    assert rows.index(line_of(text, "speed")) < rows.index(line_of(text, "转化率上升"))


def test_teams_keep_their_order() -> None:
    """Nothing compares teams: the root team first, then by name, whatever their scores."""
    plan = plan_of(*(objective("o", key_result(), team=name) for name in ("company", "a", "b")))
    for low, high in (("a", "b"), ("b", "a")):
        text = text_of(
            rolled_up(
                plan,
                reading(0, "11-14", of=f"{low}@2026-Q4:o/rate"),
                reading(90, "11-14", of=f"{high}@2026-Q4:o/rate"),
            )
        )
        found = [line.partition(" ")[0] for line in text.splitlines() if " · score " in line]
        assert found == ["Company", "A", "B"]


@pytest.mark.parametrize(
    ("on", "more", "words"),
    [
        ("11-15", {}, "today"),
        ("11-14", {}, "1 day"),
        ("11-01", {}, "14 days"),
        (None, {"not_after": "11-12"}, "3 days or more"),
    ],
)
def test_the_age_of_the_last_check_in(on, more, words) -> None:
    """In days; of an unknown day at least so many; never without any."""
    plan = plan_of(objective("checkout", key_result(title="This"), title="Above"))
    text = text_of(rolled_up(plan, reading(50, on, **more)), width=160)
    assert f"  {words}  " in line_of(text, "This")
    assert f"  {words}  " in line_of(text, "Above")
    assert "  never  " in line_of(text_of(rolled_up(plan), width=160), "This")


def test_a_wide_terminal_says_what_a_stale_item_was() -> None:
    """A narrow one says stale."""
    plan = plan_of(objective("checkout", key_result()))
    rollup = rolled_up(plan, reading(50, "10-20"))
    assert "◌ stale, was on track" in text_of(rollup, width=140)
    assert "was on track" not in text_of(rollup, width=100)


def test_remarks_stand_below_their_row() -> None:
    """Why there is no score, and where to talk."""
    text = text_of(full_rollup())
    assert "no score: baseline and target are both 5" in text
    below = text.splitlines()[text.splitlines().index(line_of(text, "speed")) + 1]
    assert below.strip() == "confident but behind: worth a conversation"


def test_it_ends_with_the_whole_in_words() -> None:
    """Counts of active key results by status, nothing compared."""
    plan = plan_of(objective("checkout", key_result("a"), key_result("b", metric(0, 10))))
    known = reading(1, "11-10", of="company@2026-Q4:checkout/a", confidence=9)
    rollup = rolled_up(plan, known)
    assert summary_of(rollup) == (
        "2 active key results: 1 stale, 1 on track.",
        "Confidence and pace disagree on 1: worth a conversation.",
    )
    assert text_of(rollup).splitlines()[-2] == " ".join(summary_of(rollup))
    one = rolled_up(plan_of(objective("checkout", key_result())), today="10-02")
    assert summary_of(one) == ("1 active key result: 1 not started.",)
    assert summary_of(rolled_up(plan_of())) == ("No active key results.",)


def test_hostile_text_cannot_steer_the_terminal() -> None:
    """Titles of strangers are shown, not obeyed."""
    text = text_of(full_rollup(), width=300)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\\x1b[31m" in text


def test_colour_adds_nothing_but_colour() -> None:
    """Mark and word say it too."""
    rollup = full_rollup()
    painted = text_of(rollup, colour=True)
    plain = re.sub(r"\x1b\[[\d;]*m", "", painted)
    assert [line.rstrip() for line in plain.splitlines()] == text_of(rollup).splitlines()
    assert "\x1b[32m● on track" in painted


def test_without_a_cycle_it_says_so() -> None:
    """Nothing is invented."""
    assert text_of(rolled_up(plan_of(), cycles=[])).startswith("There is no cycle to show.\n")
