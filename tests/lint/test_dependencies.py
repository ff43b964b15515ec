"""What teams ask of each other: answered, declined, open."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.good_company import GOOD_COMPANY
from tests.support.lint_texts import lint_texts

PLAN = "okrs/payments/2026-Q4.yaml"
SALES = "okrs/sales/2026-Q4.yaml"
PROMISE = "    serves: [payments:effortless-checkout]\n"
REFUSAL = 'declines: [{request: "payments:effortless-checkout", why: No time before March.}]\n'
ASKED = {PLAN: date(2026, 11, 2)}


def _found(sales: str, *, today: date = date(2026, 11, 20)) -> list[str]:
    files = {**GOOD_COMPANY, SALES: sales.encode()}
    result = lint_texts(files, select=("207", "208"), today=today, committed=ASKED)
    return [f"{finding.code} {finding.message}" for finding in result.findings]


def _sales(*, promise: str = "", refusal: str = "") -> str:
    text = GOOD_COMPANY[SALES].decode()
    assert PROMISE in text
    return text.replace(PROMISE, promise) + refusal


@pytest.mark.parametrize(
    ("promise", "refusal", "expected"),
    [
        (PROMISE, "", None),
        ("", "", "OKR207"),
        ("", REFUSAL, "OKR208"),
        (PROMISE, REFUSAL, None),
    ],
    ids=["promised", "open", "declined", "promised and something else declined"],
)
def test_each_answer_is_understood(promise: str, refusal: str, expected: str | None) -> None:
    """A promise settles it, a refusal is an error, and silence is told after a week."""
    found = _found(_sales(promise=promise, refusal=refusal))
    assert [message[:6] for message in found] == ([expected] if expected else [])


def test_a_promise_of_the_key_result_counts_too() -> None:
    """The promise may stand at the key result that is asked for."""
    text = _sales().replace(
        "        key_result: Shops are live\n",
        "        key_result: Shops are live\n        serves: [payments:effortless-checkout]\n",
    )
    assert _found(text) == []


@pytest.mark.parametrize(
    ("today", "is_told"),
    [
        (date(2026, 11, 9), False),
        (date(2026, 11, 10), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ],
    ids=str,
)
def test_an_answer_has_a_week(today: date, is_told: bool) -> None:
    """On the eighth day it is told, and after the end of the cycle no more."""
    assert bool(_found(_sales(), today=today)) is is_told


def test_a_refusal_of_a_cycle_that_is_over_blocks_nobody() -> None:
    """On the last day it is an error, and the day after it is history."""
    text = _sales(refusal=REFUSAL)
    assert _found(text, today=date(2026, 12, 31))
    assert _found(text, today=date(2027, 1, 1)) == []


def test_without_its_day_a_request_is_not_judged() -> None:
    """What the history does not date is not called late."""
    files = {**GOOD_COMPANY, SALES: _sales().encode()}
    assert lint_texts(files, select=("207",)).findings == ()


def test_the_answer_may_stand_in_a_broken_text() -> None:
    """While the file of the team that is asked cannot be read, nobody is accused."""
    broken = _sales() + "objectives: [\n"
    assert _found(broken) == []
    files = {**GOOD_COMPANY, SALES: _sales().encode()}
    files["okrs/sales/2026-Q4-more.yaml"] = b"kind: Objectives\nteam: sales\ndeclines: ["
    assert lint_texts(files, select=("207",), committed=ASKED).findings == ()


def test_a_long_refusal_is_cut() -> None:
    """The message stays a line; the whole reason stands in the other team's file."""
    why = "No time.\\n" + "还没有" * 100
    [message] = _found(_sales(refusal=REFUSAL.replace("No time before March.", f'"{why}"')))
    assert message.startswith(
        "OKR208 effortless-checkout depends on sales@2026-Q4:enter-japan/live, which sales has"
        " declined: No time. 还没有"
    )
    assert message.endswith("…")
    assert len(message) < 300


def test_a_request_says_both_halves() -> None:
    """The message names who asked, whom, since when; the help says what to write."""
    files = {**GOOD_COMPANY, SALES: _sales().encode()}
    [finding] = lint_texts(files, select=("207",), committed=ASKED).findings
    assert finding.message == (
        "effortless-checkout asked for sales@2026-Q4:enter-japan/live 18 days ago,"
        " and nobody has answered."
    )
    assert "serves: [payments@2026-Q4:effortless-checkout]" in finding.help
    assert (finding.path, finding.pointer) == (PLAN, "/objectives/0/depends_on/0/of")
