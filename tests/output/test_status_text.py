"""The table a person wants on Monday."""

from __future__ import annotations

import re

import pytest

from okrascode.model.objective import OpenQuestion
from okrascode.output.columns import display_width
from okrascode.output.status_text import RENDERER, summary_of
from okrascode.rollup.series import with_series
from tests.support.plans import (
    NOWHERE,
    day,
    key_result,
    metric,
    objective,
    plan_of,
    reading,
    rolled_up,
)
from tests.support.rollups import HOSTILE, full_record, full_rollup, header

MARK = r"[■◌▲✗○◇●✓…×] "


def text_of(rollup, **more) -> str:
    """Render with fixed values, with the trend."""
    shown = with_series(rollup, cycles=[c.cycle.id for c in rollup.cycles], interval="evenly")
    return RENDERER.render(shown, header=header(**more))


def line_of(text: str, words: str) -> str:
    """Give the line that holds these words."""
    return next(line for line in text.splitlines() if words in line)


def below(text: str, words: str, number: int = 1) -> str:
    """Give the line that stands below the one that holds these words."""
    lines = text.splitlines()
    return lines[lines.index(line_of(text, words)) + number]


def cells(line: str) -> list[str]:
    """Give the cells of a line."""
    return re.split(r" {2,}", line.strip())


def test_a_wide_terminal_has_one_line_an_item() -> None:
    """Status, score, expected, trend, confidence, where it stands, age, owner and reference."""
    assert cells(line_of(text_of(full_rollup(), width=200), "转化率上升")) == [
        "● on track",
        "转化率上升",
        "0.36",
        "0.35",
        "▁▁▂▃▄▄",
        "8/10",
        "66 → 75 %",
        "5 days",
        "bo",
        "payments:checkout/rate",
    ]


@pytest.mark.parametrize("width", [80, 100, 120])
def test_a_narrow_one_has_two(width) -> None:
    """Nothing is left out: what does not fit beside the title stands below it."""
    text = text_of(full_rollup(), width=width)
    assert cells(line_of(text, "转化率上升")) == [
        "● on track",
        "转化率上升",
        "0.36",
        "0.35",
        "▁▁▂▃▄▄",
    ]
    second = cells(below(text, "转化率上升"))
    if width == 80:  # The reference of this one no longer fits behind the rest.
        second += cells(below(text, "转化率上升", 2))
    assert second == ["66 → 75 %", "8/10", "5 days", "bo", "payments:checkout/rate"]


@pytest.mark.parametrize(("width", "least"), [(80, 40), (100, 60), (140, 66), (200, 50)])
def test_titles_can_be_read(width, least) -> None:
    """An objective of 66 columns keeps at least so many of them."""
    title = "Paying with us is effortless in every market that we sell in today"
    assert title[: least - 1] in text_of(full_rollup(), width=width)


@pytest.mark.parametrize("width", [30, 40, 60, 80, 100, 120, 160, 200])
def test_the_table_keeps_to_the_width(width) -> None:
    """A Chinese character takes two columns; words of references are never cut."""
    lines = text_of(full_rollup(problems=False), width=width).splitlines()
    rows = [line for line in lines if re.match(MARK, line)]
    assert len(rows) == 17
    table = lines[lines.index(rows[0]) : lines.index(rows[-1])]
    inside = [line for line in table if " · score " not in line and "/errors" not in line]
    assert max(map(display_width, inside)) <= max(width, 44)
    assert "payments:checkout/uptime" in "\n".join(lines)


def test_columns_stand_below_each_other() -> None:
    """Also with Chinese titles: the score ends in the same column everywhere."""
    lines = text_of(full_rollup(), width=100).splitlines()
    head = next(line for line in lines if line.startswith("Status"))
    end = display_width(head[: head.index("Score") + len("Score")])
    row = line_of("\n".join(lines), "转化率上升")
    assert display_width(row[: row.index("0.36") + 4]) == end
    assert head in lines
    assert sum(line.startswith("Status") for line in lines) == 1


def test_what_needs_attention_comes_first() -> None:
    """Within each objective, by status and then by tension; draft and dropped last."""
    text = text_of(full_rollup(), width=100)
    team = text.partition("Payments")[2].splitlines()
    rows = [line for line in team if re.match(MARK, line)]
    assert [row[2:11].strip() for row in rows] == [
        "off track",
        *["stale"] * 3,
        "unjudged",
        *["on track"] * 4,
        *["draft", "dropped", "draft", "draft"],
    ]
    assert rows.index(line_of(text, "speed is")) < rows.index(line_of(text, "转化率上升"))


def test_an_objective_with_trouble_below_comes_before_one_without() -> None:
    """Both are on track; one of them has a key result that is at risk."""
    plan = plan_of(
        objective("calm", key_result(), title="Calm"),
        objective("storm", key_result("a"), key_result("b"), title="Storm"),
    )
    text = text_of(
        rolled_up(
            plan,
            reading(50, "11-14", of="company@2026-Q4:calm/rate"),
            reading(90, "11-14", of="company@2026-Q4:storm/a"),
            reading(40, "11-14", of="company@2026-Q4:storm/b"),
        )
    )
    assert line_of(text, "Storm").startswith(line_of(text, "Calm")[:10])
    assert text.index("Storm") < text.index("Calm")


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
    text = text_of(rolled_up(plan, reading(50, on, **more)), width=200)
    assert words in cells(line_of(text, "This"))
    assert words in cells(line_of(text, "Above"))
    assert "never" in cells(line_of(text_of(rolled_up(plan), width=200), "This"))


def test_a_stale_item_says_what_it_was() -> None:
    """Beside the status or below it; on a narrow terminal it is only stale."""
    plan = plan_of(objective("checkout", key_result(title="x" * 60)))
    rollup = rolled_up(plan, reading(50, "10-20"))
    assert "◌ stale, was on track" in text_of(rollup, width=200)
    assert below(text_of(rollup, width=110), "  xxx").startswith("was on track  50 → 100")
    assert "was on track" not in text_of(rollup, width=50)


def test_an_objective_counts_aloud_what_does_not_count() -> None:
    """Dropped and draft key results, of how many."""
    assert "1 dropped, 1 draft of 10" in cells(below(text_of(full_rollup()), "Paying with us"))


def test_remarks_stand_below_their_item() -> None:
    """Why there is no score, and where to talk."""
    text = text_of(full_rollup())
    assert "no score: baseline and target are both 5" in text
    said = below(text, "speed is", 2)
    assert said.strip() == "confident but behind: worth a conversation"


def test_the_trend_of_an_objective_scored_by_others_is_theirs() -> None:
    """It has no key results of its own."""
    plan = plan_of(
        objective("all", title="All"), objective("one", key_result(), supports=["company:all"])
    )
    text = text_of(rolled_up(plan, reading(100, "10-20", of="company@2026-Q4:one/rate")))
    assert "▁▁████" in line_of(text, "All")


def test_what_would_help_stands_at_the_end() -> None:
    """The newest ask of each key result that is still at work, in its words, and since when."""
    of = "company@2026-Q4:checkout/"
    plan = plan_of(objective("checkout", *(key_result(name) for name in ("a", "b", "c"))))
    rollup = rolled_up(
        plan,
        reading(10, "10-10", of=of + "a", ask="An old wish."),
        reading(20, "11-01", of=of + "a", ask=f"A van,\n{HOSTILE}"),
        reading(30, "11-12", of=of + "a"),
        reading(100, "11-12", of=of + "b", ask="Nothing more."),
        reading(30, "11-15", of=of + "c", ask="支架图纸印反了", author=""),
    )
    lines = text_of(rollup, width=60).splitlines()
    start = lines.index("What would help")
    assert lines[start + 1 : start + 6] == [
        "  company:checkout/a · Ana · 14 days ago",
        "    A van, =1+1 \\x1b[31m<script>|\\u202e@all",
        "  company:checkout/c · today",
        "    支架图纸印反了",
        "",
    ]


def _question(**more) -> OpenQuestion:
    values = {"id": "q", "question": "Will the fraud team lose 0.1 for this?"}
    return OpenQuestion(**{**values, "place": NOWHERE, **more})


def test_questions_without_a_sponsor_stand_at_the_end() -> None:
    """Those that are open on the day, with who asks and since when."""
    plan = plan_of(
        objective(
            "checkout",
            key_result(),
            open_questions=(
                _question(raised_by="bo", raised_on=day("11-05")),
                _question(question="Nobody said when."),
                _question(question="Since today.", raised_on=day("11-15")),
                _question(question="Solved tomorrow.", resolved_on=day("11-16"), resolution="Yes"),
                _question(question="TAKEN", sponsor="lin"),
                _question(question="SOLVED", resolved_on=day("11-15"), resolution="Yes"),
                _question(question="ANSWERED", resolution="Yes"),
                _question(question="LATER", raised_on=day("11-20")),
            ),
        )
    )
    text = text_of(rolled_up(plan))
    lines = text.splitlines()
    start = lines.index("Open questions that need a sponsor")
    assert lines[start + 1 : start + 9] == [
        "  company:checkout · raised by bo · open for 10 days",
        "    Will the fraud team lose 0.1 for this?",
        "  company:checkout",
        "    Nobody said when.",
        "  company:checkout · open since today",
        "    Since today.",
        "  company:checkout",
        "    Solved tomorrow.",
    ]
    assert not re.search("TAKEN|SOLVED|ANSWERED|LATER", text)


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


@pytest.mark.parametrize("width", [40, 100, 300])
def test_hostile_text_cannot_steer_the_terminal(width) -> None:
    """Titles of strangers are shown, not obeyed."""
    text = text_of(full_rollup(), width=width)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert width < 80 or "\\x1b[31m" in text


@pytest.mark.parametrize("width", [40, 100, 200])
def test_colour_adds_nothing_but_colour(width) -> None:
    """Mark and word say it too."""
    rollup = full_rollup(record=full_record())
    painted = text_of(rollup, colour=True, width=width)
    plain = re.sub(r"\x1b\[[\d;]*m", "", painted)
    found = [line.rstrip() for line in plain.splitlines()]
    assert found == text_of(rollup, width=width).splitlines()
    assert "\x1b[32m● on track" in painted


def test_without_a_cycle_it_says_so() -> None:
    """Nothing is invented."""
    assert text_of(rolled_up(plan_of(), cycles=[])).startswith("There is no cycle to show.\n")


def test_without_an_item_it_says_so() -> None:
    """A cycle in which nothing was found has no table."""
    assert "There is nothing of what was asked for in this cycle.\n" in text_of(
        rolled_up(plan_of())
    )


def test_without_series_there_is_no_trend() -> None:
    """The rest is there."""
    text = RENDERER.render(full_rollup(), header=header(width=200))
    assert "▁" not in text
    assert "转化率上升" in text
