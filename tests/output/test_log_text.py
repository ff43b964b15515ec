"""The history for people."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from okrascode.model.reference import parse_reference
from okrascode.output.columns import display_width
from okrascode.output.log_text import render
from okrascode.readings.story import Story
from okrascode.readings.subject import Subject
from tests.support.plans import day, key_result, objective, plan_of
from tests.support.rollups import CHECKOUT, header
from tests.support.stories import change, full_plan, full_record, full_story


def text_of(story, **more) -> str:
    """Render with fixed values."""
    return render(story, header=header(**more), plan=full_plan())


def about(name: str) -> Subject:
    """Name one key result."""
    reference = parse_reference(CHECKOUT + name)
    return Subject(team=reference.team, cycle=reference.cycle, reference=reference)


def line_of(text: str, words: str) -> str:
    """Give the line that holds these words."""
    return next(line for line in text.splitlines() if words in line)


def test_it_is_grouped_by_day() -> None:
    """Each day once, with its name, the newest first."""
    days = [line for line in text_of(full_story()).splitlines() if re.match(r"\d|on ", line)]
    assert days == [
        "2026-11-13 Friday",
        "2026-11-12 Thursday",
        "2026-11-11 Wednesday",
        "2026-11-10 Tuesday",
        "on or before 2026-10-02",
        "2026-09-20 Sunday",
    ]


def test_one_key_result_is_named_once() -> None:
    """On top, with its title and goal; its lines stand below each other."""
    lines = text_of(full_story(subject=about("rate"), intent=False)).splitlines()
    assert [re.sub(r"(?<=\S) {2,}", " | ", line) for line in lines] == [
        "payments@2026-Q4:checkout/rate",
        "转化率上升 · goal 75 %",
        "",
        "2026-11-12 Thursday",
        "  trailer | – | 4/10 | Ana | c0ffee00",
        "  commit | reverted | =1+1 \\x1b[31m<script>|\\u202e@all | eeeeeeee",
        "      =1+1 \\x1b[31m<script>|\\u202e@all",
        "",
        "2026-11-10 Tuesday",
        "  check-in | 66 % | 7.5/10 | Ana | c0ffee00",
        "      Wallets help.",
        "  commit | Chen | eeeeeeee",
        "      checkout: one form less",
        "",
        "on or before 2026-10-02",
        "  current | 63 % | Ana | c0ffee00",
    ]
    ends = {display_width(line) for line in lines if line.endswith(("c0ffee00", "eeeeeeee"))}
    assert len(ends) == 1


def test_a_change_says_from_what_to_what_and_why() -> None:
    """Numbers in the unit of the measure; a weight has none."""
    text = text_of(full_story(observation=False), width=140)
    lines = text.splitlines()
    target = line_of(text, "78 → 75 %")
    assert re.search(r"  target +78 → 75 %  +Bo +dddddddd$", target)
    assert lines[lines.index(target) + 1] == "      because: Alipay slipped."
    assert re.search(r"stretch +– → 80 %  ", text)
    assert re.search(r"weight +1 → 2  ", text)
    assert re.search(r"owner +ana → –  ", text)


def test_truth_values_are_said_in_words() -> None:
    """Yes and no, as a person says it."""
    story = Story(events=(change("binary", False, True, "11-01"),))
    assert re.search(r"binary +no → yes  ", text_of(story))


def test_a_key_result_without_a_measure_has_no_goal() -> None:
    """Its heading is its title."""
    plan = plan_of(objective("checkout", key_result(unmeasured=True, title="Vague")))
    added = change("added", None, "Vague", "11-01", of="company@2026-Q4:checkout/rate")
    lines = render(Story(events=(added,)), header=header(), plan=plan).splitlines()
    assert lines[:3] == ["company@2026-Q4:checkout/rate", "Vague", ""]


def test_long_words_stand_below_each_other() -> None:
    """The old title above the new one; of what was added or removed its title."""
    text = text_of(full_story(observation=False), width=140)
    lines = [line.strip() for line in text.splitlines()]
    start = lines.index("from: “The old words of it”")
    assert lines[start + 1].startswith("to: “New words =1+1 \\x1b[31m")
    added = next(number for number, line in enumerate(lines) if " added " in line)
    assert lines[added + 1] == "转化率上升"


def test_a_reading_says_all_that_is_known() -> None:
    """Steps that are done, whether it counts or came late, what would help, and where from."""
    text = text_of(full_story(intent=False), width=160)
    assert "      done: apple, google\n      would help: A van. =1+1" in text
    assert "2 of 3" in line_of(text, "checkout/wallets")
    assert "done (after the end of the cycle)" in line_of(text, "checkout/pci")
    assert re.search(r"5 \(not counted\) +somebody +not committed yet", line_of(text, "2026:old"))


def test_columns_stand_below_each_other() -> None:
    """Commits begin in one column, whatever stands before them."""
    lines = text_of(full_story(), width=180).splitlines()
    found = [line for line in lines if re.search(r" ([cde])\1*(ffee00)?\w+$", line)]
    starts = {display_width(line[: line.rindex(" ")]) for line in found if "committed" not in line}
    assert len(found) > 10
    assert len(starts) == 1


@pytest.mark.parametrize("width", [40, 80, 100, 160])
def test_it_keeps_to_the_width(width) -> None:
    """The reference has a line of its own when there is too little room; nothing is cut."""
    text = text_of(full_story(), width=width)
    words = {"payments@2026-Q4:checkout/wallets", "Wallets help.", "checkout: one form less"}
    assert all(word in text for word in words)
    too_long = [line for line in text.splitlines() if display_width(line) > width]
    # A word that is longer than the line stays whole.
    assert all("\\x1b[31m" in line for line in too_long)


def test_a_limit_says_how_much_it_left_out() -> None:
    """And how to see it."""
    lines = text_of(full_story(limit=3)).splitlines()
    assert lines[-1] == "12 older ones are not shown: okr log -n 0 shows all."
    lines = text_of(full_story(limit=14)).splitlines()
    assert lines[-1] == "1 older one is not shown: okr log -n 0 shows all."
    assert "not shown" not in text_of(full_story())


def test_nothing_recorded_is_said() -> None:
    """With what is missing above it."""
    assert text_of(Story()) == "Nothing has been recorded about this yet.\n"
    record = full_record(complete_history=False, incomplete_because="it starts on 2026-10-02.")
    text = text_of(full_story(record=record, until=day("01-01"), observation=False), colour=False)
    assert text == (
        "! History is incomplete: it starts on 2026-10-02.\n"
        "Nothing has been recorded about this yet.\n"
    )


def test_an_objective_or_what_is_gone_has_a_heading_too() -> None:
    """With as much as is known of it today."""
    story = full_story()
    removed = next(c for c in story.changes if c.field == "removed")
    gone = text_of(Story(events=(removed,))).splitlines()
    assert gone[:2] == ["payments@2026-Q4:checkout/gone", ""]
    above = replace(removed, about=removed.about.of_objective)
    assert text_of(Story(events=(above,))).splitlines()[1] == "The checkout is a joy"


@pytest.mark.parametrize("width", [30, 100, 300])
def test_hostile_text_cannot_steer_the_terminal(width) -> None:
    """Titles, notes, names and subjects of strangers are shown, not obeyed."""
    text = text_of(full_story(), width=width)
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_colour_adds_nothing_but_colour() -> None:
    """The same text without it."""
    painted = text_of(full_story(), colour=True, width=160)
    plain = re.sub(r"\x1b\[[\d;]*m", "", painted)
    found = [line.rstrip() for line in plain.splitlines()]
    assert found == text_of(full_story(), width=160).splitlines()
    assert "\x1b[1m2026-11-13 Friday\x1b[0m" in painted
