"""Pages of handbooks: headings, lists, check boxes, scores, tables; each line used or named."""

from __future__ import annotations

from decimal import Decimal

import pytest

from okrascode.errors import UsageError
from okrascode.exchange.from_markdown import items_of_markdown
from okrascode.exchange.item import Item, ItemKind
from okrascode.exchange.ready import ready_mappings


def items(text: str) -> list[Item]:
    """Read a page."""
    return list(items_of_markdown(text, mappings=ready_mappings()).items)


def remarks(text: str) -> list[str]:
    """Give what is said of a page, with its lines."""
    found = items_of_markdown(text, mappings=ready_mappings()).remarks
    return [f"{r.place}: {r.message}" for r in found]


def shape(text: str) -> list[tuple[str, str]]:
    """Give kinds and titles."""
    return [(item.kind.value[:1], item.title) for item in items(text)]


@pytest.mark.parametrize(
    "text",
    [
        "## Be loved\n\n- Score rises\n- Churn falls\n",
        "## Objective 1: Be loved\n### Key results\n1. Score rises\n2. Churn falls\n",
        "# OKRs\n- **Objective:** Be loved\n  - KR1: Score rises\n  - KR2: Churn falls\n",
        "- Be loved\n    - [ ] Score rises\n    - [ ] Churn falls\n",
        "### O1 Be loved\n#### KR1: Score rises\n#### KR2: Churn falls\n",
        "| Objective | Key result |\n|---|---|\n| Be loved | Score rises |\n| | Churn falls |\n",
        "### 1. Be loved\n\n1. **CEO KR:** Score rises\n1. **CEO KR:** Churn falls\n",
    ],
    ids=["list", "headings", "nested", "boxes", "deep", "table", "gitlab"],
)
def test_the_usual_ways_to_write_okrs(text: str) -> None:
    """Headings with lists, nested lists, headings all the way, and tables give the same."""
    assert shape(text) == [("o", "Be loved"), ("k", "Score rises"), ("k", "Churn falls")]


@pytest.mark.parametrize(
    ("line", "title", "percent"),
    [
        ("Score rises (0.7)", "Score rises", 70),
        ("Score rises [70%]", "Score rises", 70),
        ("Score rises => 100%", "Score rises", 100),
        ("Score rises (1.0)", "Score rises", 100),
        ("Score rises - score: 0.3", "Score rises", 30),
        ("分数提升（得分 0.5）", "分数提升", 50),
        ("Ship version (2)", "Ship version (2)", None),
        ("Grow by 70%", "Grow by 70%", None),
    ],
)
def test_scores_behind_titles(line: str, title: str, percent: int | None) -> None:
    """A score is a share in brackets or behind an arrow; other numbers belong to the title."""
    part = items(f"## O: Be loved\n- {line}\n")[1]
    assert part.title == title
    assert part.progress == (None if percent is None else Decimal(percent))


@pytest.mark.parametrize(
    ("line", "way"),
    [
        ("Raise it from 40% to 65%", ("40", "65", "%")),
        ("Raise it from 1,200 to 2,000", ("1200", "2000", "")),
        ("转化率从 40% 提升至 65%", ("40", "65", "%")),
        ("Cut it (61 → 20 s)", ("61", "20", "s")),
        ("From start to end", (None, None, "")),
    ],
)
def test_a_way_between_two_numbers_is_the_measure(line: str, way: tuple[str, str, str]) -> None:
    """Baseline, target and unit come from the words, which stay in the title."""
    part = items(f"## O: Be loved\n- {line}\n")[1]
    found = (part.baseline, part.target)
    assert (*(str(n) if n is not None else None for n in found), part.unit) == way


def test_check_boxes_are_done_or_not_done() -> None:
    """A ticked box is true, an empty one is false; a number beside it says more."""
    page = "## O: Be loved\n- [x] Passed\n- [ ] Open\n- [ ] Halfway (0.5)\n"
    assert [part.current for part in items(page)[1:]] == [True, False, None]


def test_owners_teams_and_cycles_come_from_around() -> None:
    """Headings give team and cycle, lines and marks give owners, explanations stay with them."""
    page = (
        "# OKRs Q4 2026\n## Team Payments\n### Objective: Be loved\n\nOwner: Ana Díaz\n\n"
        "Because we can.\n\n- KR1: Score rises @bo\n  - Measured by: a survey\n  - more words\n"
    )
    objective, part = items(page)
    assert (objective.team, objective.cycle) == ("Payments", "2026-Q4")
    assert objective.owners == ("Ana Díaz",)
    assert objective.text == "Because we can."
    assert part.owners == ("bo",)
    assert part.text == "a survey\nmore words"


def test_what_has_no_place_is_named_with_its_line() -> None:
    """Introductions, code, lonely bullets and headings that are nothing are told."""
    page = "- lonely\n\n# Welcome\nHello.\n\n```\nx\n```\n"
    said = remarks(page)
    assert "line 3: The heading is left out: Welcome." in said
    assert "line 4: Left out: Hello." in said
    assert any(s.startswith("line 6: Code") for s in said)
    assert "line 1: Not imported, because it stands below no objective: lonely." in said


def test_links_and_marks_are_taken_off_but_addresses_kept() -> None:
    """Bold, code, HTML and links become plain text; where a link led is kept below the title."""
    part = items("## O: Be loved\n- **Score** `rises` [here](https://example.org) <b>x</b>\n")[1]
    assert part.title == "Score rises here x"
    assert part.text == "https://example.org"


def test_a_line_without_end_is_refused() -> None:
    """Nothing is searched in a line of a megabyte."""
    with pytest.raises(UsageError, match="more than 32,767 characters"):
        items("- " + "a" * 1_000_000)


def test_many_small_signs_take_no_time() -> None:
    """Rows of signs that patterns might stumble over are read at once."""
    for sign in ("[", "(", "*", "_", "|", "- ", "<", "\\", "`", "# ", "(0.", "@", "from 1 "):
        signs = sign * (30_000 // len(sign))
        items(f"## O: x\n- {signs}\n\n{signs}\n")


def test_kinds_are_told_apart() -> None:
    """Every item is an objective or a key result of one that stands above."""
    for item in items("## A\n- b\n## C\n- d\n"):
        assert (item.kind is ItemKind.KEY_RESULT) == bool(item.parents)
