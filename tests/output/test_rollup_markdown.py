"""The roll-up as Markdown tables."""

from __future__ import annotations

import re

from okrascode.output.rollup_markdown import RENDERER
from tests.support.plans import plan_of, rolled_up
from tests.support.rollups import full_record, full_rollup, header


def text_of(rollup, **more) -> str:
    """Render with fixed values."""
    return RENDERER.render(rollup, header=header(**more))


def test_each_row_of_a_table_has_as_many_cells_as_its_head() -> None:
    """Whatever is in the texts, a bar among them."""
    rows = [line for line in text_of(full_rollup()).splitlines() if line.startswith("|")]
    assert len(rows) == 2 * 2 + 5 + 12
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {10}


def test_a_row_says_status_score_and_pace() -> None:
    """With a mark and a word, never a colour alone."""
    text = text_of(full_rollup())
    assert (
        "| ↳ 转化率上升 | ● on track | 0.36 | 0.35 | 1.02 even | 8 | 66 → 75 % "
        "| 2026-11-10 | bo |" in text
    )
    assert "(1 of 10 dropped; 1 of 10 draft)" in text
    assert "◌ stale (was at risk)" in text
    assert "confident but behind: worth a conversation" in text
    assert "| by 2026-11-12 |" in text


def test_hostile_text_is_shown_and_does_nothing() -> None:
    """No HTML, no mention, no control character."""
    text = text_of(full_rollup())
    assert "<script>" not in text
    assert "@all" not in text
    assert "\x1b" not in text


def test_what_is_not_known_stands_on_top() -> None:
    """Problems, history, and reasons for missing scores."""
    text = text_of(full_rollup(record=full_record(complete_history=False)), notes=("A note.",))
    assert text.startswith("> 2 documents could not be read; numbers may lack what is in them:")
    assert "> History is incomplete: part of it is not here." in text
    assert "> A note." in text
    assert "baseline and target are both 5" in text


def test_the_foot_says_what_it_was_made_from() -> None:
    """Day, revision and tool."""
    foot = text_of(full_rollup(), dirty=True).splitlines()[-1]
    assert foot == (
        "<sub>2026-11-15 · aaaaaaaaaaaa with uncommitted changes · okrascode 1.2.3</sub>"
    )
    assert "no revision" in text_of(full_rollup(), revision=None)


def test_nothing_to_show_is_said() -> None:
    """Without a cycle, and without a root team's objectives."""
    assert "There is no cycle to show." in text_of(rolled_up(plan_of(), cycles=[]))
    assert "No score: the root team Company has no objectives" in text_of(rolled_up(plan_of()))
