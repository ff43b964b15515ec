"""What texts say by their words: tables of texts that are meant, and of good ones that are not."""

from __future__ import annotations

import time

import pytest

from okrascode.lint.beginnings import beginning_of
from okrascode.lint.lexicon import direction_of, has_digit, has_number
from okrascode.lint.phrases import phrase_in
from tests.support.good_company import GOOD_COMPANY
from tests.support.lint_texts import lint_texts

PLAN = "okrs/payments/2026-Q4.yaml"
HEAD = "apiVersion: okrascode/v1\nkind: Objectives\nteam: payments\ncycle: {}\nobjectives:\n"


@pytest.mark.parametrize(
    ("text", "kind", "verb"),
    [
        ("Launch the portal", "output", "Launch"),
        ("Launching the portal", "output", "Launching"),
        ("[P1] **Roll out** the portal", "output", "Roll out"),
        ("2. Successfully shipping the app", "output", "shipping"),
        ("Set up monitoring", "output", "Set up"),
        ("Improve the checkout", "vague", "Improve"),
        ("Working on the checkout", "vague", "Working on"),
        ("To help merchants", "vague", "help"),
        ("Keeping the lights on", "usual", "Keeping"),
        ("「上线新版本", "output", "上线"),
        ("优化 API 文档", "vague", "优化"),
        ("持续支持商户", "usual", "持续"),
        ("Launch 新版本", "output", "Launch"),
    ],
)
def test_a_first_verb_is_heard(text: str, kind: str, verb: str) -> None:
    """Tags, list marks and adverbs are passed over; the verb is given as it is written."""
    assert beginning_of(text) == (kind, verb)


@pytest.mark.parametrize(
    "text",
    [
        "Release notes are read before an update",
        "Test coverage of the core rises",
        "Support tickets fall by half",
        "Launch readiness is green everywhere",
        "Design reviews take a day",
        "Updates reach all customers",
        "Customers launch faster",
        "Planned downtime is gone",
        "上线率达到九成",
        "支持工单减少",
        "客户支持满意",
        "",
        "…",
        "[P0]",
    ],
)
def test_a_noun_is_no_verb(text: str) -> None:
    """What follows makes a noun of it, or there is no verb at the start."""
    assert beginning_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Reach XX shops",
        "NPS is TBD",
        "Reach ??? shops",
        "Grow to ? shops",
        "TODO",
        "Wallets: todo: name them",
        "Lorem ipsum dolor",
        "Reach <number> shops",
        "Owner [insert name here] is found",
        "to be defined with sales",
        "目标待定",
        "达到某某水平",
        "增长到？？",
    ],
)
def test_a_placeholder_is_seen(text: str) -> None:
    """What somebody meant to fill in is found in both languages."""
    assert phrase_in(text, "placeholder")


@pytest.mark.parametrize(
    "text",
    [
        "Revenue reaches $XX",
        "Revenue grows by XX %",
        "Margin rises to [N₀]",
        "Comments with TODO are gone",
        "Do customers find the button?",
        "Size XXL is in stock",
        "Latency is <300 ms",
        "A placeholder is shown while images load",
        "术语待定义的条目清零",
    ],
)
def test_what_is_kept_back_is_no_placeholder(text: str) -> None:
    """Withheld numbers, questions and words that merely look alike are left alone."""
    assert phrase_in(text, "placeholder") is None


@pytest.mark.parametrize(
    "text",
    [
        "The bonus is paid only if the objective is reached",
        "Bonuses depend on the key results",
        "This counts towards the performance review",
        "The score is linked to the annual bonus",
        "It is the basis for promotions",
        "If we hit it, everyone gets a bonus",
        "完成情况与奖金挂钩",
        "得分计入绩效考核",
        "作为年度考核依据",
        "未完成则扣绩效",
    ],
)
def test_a_goal_that_is_paid_for_is_seen(text: str) -> None:
    """A phrase that ties the goal to money or appraisal is found in both languages."""
    assert phrase_in(text, "pay")


@pytest.mark.parametrize(
    "text",
    [
        "Drivers get their bonus the same day",
        "Every order is linked to a payment",
        "Progress is tied to bonus points in the app",
        "Salaries are paid on time",
        "Promotions in the shop reach more people",
        "The paywall depends on the plan",
        "奖金发放提前到当日",
        "绩效考核系统上线",
        "薪酬系统与考勤系统打通",
    ],
)
def test_pay_as_a_subject_is_left_alone(text: str) -> None:
    """A team may work on pay and bonuses; the words alone say nothing."""
    assert phrase_in(text, "pay") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reach 500 shops", True),
        ("营收达到5亿", True),
        ("Grow x10", True),
        ("Win 3rd parties", False),
        ("Be loved in Q4 2026", False),
        ("Be read ([#12](https://example.org/12))", False),
        ("id2vec and S3 work", False),
        ("2026年让客户满意", False),
    ],
)
def test_a_digit_that_counts(text: str, expected: bool) -> None:
    """Names, ordinals, dates and addresses have digits that measure nothing."""
    assert has_digit(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "a" * 90_000 + "#",
        "二" * 30_000,
        "一十" * 15_000,
        "1" * 90_000,
        "a1" * 40_000,
        "](" * 40_000,
        "<" * 90_000,
        "[insert " * 10_000,
        "? " * 40_000,
        "to be " * 15_000,
        "if we reach" + "a" * 90_000,
        "bonus " * 15_000,
        "tied to a " * 9_000,
        "完成奖金" * 8_000,
        "**__" * 20_000,
    ],
    ids=lambda text: text[:8],
)
def test_a_huge_text_costs_little(text: str) -> None:
    """Time grows with the text and no faster, whatever somebody writes."""
    start = time.monotonic()
    for kind in ("placeholder", "pay"):
        phrase_in(text, kind)
    beginning_of(text)
    has_digit(text)
    has_number(text)
    direction_of(text)
    assert time.monotonic() - start < 10


def _linted(objectives: str, *, cycle: str = "2026-Q4") -> list[str]:
    files = {**GOOD_COMPANY, PLAN: (HEAD.format(cycle) + objectives).encode()}
    result = lint_texts(files, select=("7",))
    return [f"{finding.slug} {finding.pointer}" for finding in result.findings]


def test_names_of_measures_and_milestones_are_read() -> None:
    """A placeholder is found wherever people write words, with its place."""
    text = """\
  - id: a
    objective: Paying takes seconds
    why: To be decided with sales.
    key_results:
      - {id: b, key_result: Fewer people ask us, measure: {name: TBD, baseline: 4, target: 1}}
      - id: c
        key_result: The two wallets are live
        how: "???"
        measure: {milestones: [{id: x, title: Wallet XX}]}
"""
    assert _linted(text) == [
        "placeholder /objectives/0/why",
        "placeholder /objectives/0/key_results/0/measure/name",
        "placeholder /objectives/0/key_results/1/how",
        "placeholder /objectives/0/key_results/1/measure/milestones/0/title",
    ]


def test_only_words_that_can_still_change_are_judged() -> None:
    """Drafts, what was dropped, and closed cycles are left alone."""
    text = "  - {{id: a, objective: Quality TBD{}}}\n"
    assert len(_linted(text.format(""))) == 2
    assert _linted(text.format(", state: draft")) == []
    assert _linted(text.format(", state: dropped, reason: over")) == []
    assert _linted(text.format(""), cycle="2026-Q3") == []


def test_milestones_say_how_much_is_done() -> None:
    """A wish with steps is not vague, and a task with steps is still a task."""
    text = """\
  - id: a
    objective: Paying takes seconds
    key_results:
      - {id: b, key_result: Improve our checkout, measure: {milestones: [{id: x, title: Half}]}}
      - {id: c, key_result: Launch our checkout, measure: {milestones: [{id: x, title: Half}]}}
"""
    assert _linted(text) == ["task-not-outcome /objectives/0/key_results/1/key_result"]


def test_every_finding_about_words_asks_a_question() -> None:
    """A coach asks; the verdict alone helps nobody."""
    text = """\
  - id: a
    objective: REACH 500 SHOPS WITH TBD, FOR THE BONUS IS PAID IF THE OBJECTIVE IS REACHED
    key_results:
      - {id: b, key_result: Launch it, measure: {binary: true}}
      - {id: c, key_result: Improve it, measure: {binary: true}}
      - {id: d, key_result: Keep it, measure: {binary: true}}
      - {id: e, key_result: %s, measure: {binary: true}}
""" % ("很" * 120)
    files = {**GOOD_COMPANY, PLAN: (HEAD.format("2026-Q4") + text).encode()}
    findings = lint_texts(files, select=("7",)).findings
    assert {finding.code for finding in findings} == {f"OKR70{digit}" for digit in range(1, 9)}
    assert all(finding.question.endswith("?") and finding.help for finding in findings)
