"""What words say: true positives, and above all no false alarms on good texts."""

from __future__ import annotations

import pytest

from okrascode.lint.lexicon import Direction, direction_of, has_number


@pytest.mark.parametrize(
    "text",
    [
        "Revenue grows by 12 %",
        "Open in three markets",
        "Halve the time of a refund",
        "Revenue reaches $X",
        "Margin rises to [N₀]",
        "将客诉率降低一半",
        "签约二十家客户",
        "事故为零",
    ],
)
def test_a_text_with_a_number_has_one(text: str) -> None:
    """Digits, words and withheld numbers count."""
    assert has_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "Merchants find better documentation",
        "Ship version v2.1 in Q4 2026",
        "Sign-in works with OAuth 2 for B2B customers",
        "Set up monitoring [INFRA]",
        "更好的文档",
        "十分满意的客户",
        "2026年第四季度完成改版",
        "",
    ],
)
def test_names_and_dates_are_no_numbers(text: str) -> None:
    """A quarter, a year, a version and a label say nothing about how much."""
    assert not has_number(text)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Reduce the time of a checkout", Direction.DOWN),
        ("Increase the promoter score", Direction.UP),
        ("Checkout completion rises in every market", Direction.UP),
        ("p99 falls below 300 ms", Direction.DOWN),
        ("缩短结账时间", Direction.DOWN),
        ("营收增长", Direction.UP),
    ],
)
def test_a_direction_is_heard(text: str, direction: Direction) -> None:
    """A first verb, or a verb of movement, says where the number goes."""
    assert direction_of(text) is direction


@pytest.mark.parametrize(
    "text",
    [
        "Improve the checkout",
        "Increase speed without more errors",
        "Reduce churn so that revenue grows",
        "Payments stay available",
        "The lower house approves it",
        "The number of drops in the sea",
        "降低成本，同时营收增长",
        "提升客户满意度",
    ],
)
def test_in_doubt_nothing_is_heard(text: str) -> None:
    """Two directions, or none that is certain, say nothing."""
    assert direction_of(text) is None
