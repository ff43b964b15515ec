"""A roll-up with something of everything, for the tests of outputs."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from okrascode.model.measure import Scoring
from okrascode.model.objective import Closing, Commitment, ItemState, Outcome
from okrascode.output.header import Header
from okrascode.readings.record import Record
from okrascode.rollup.result import Problem, Rollup
from tests.support.plans import (
    at_least,
    binary,
    day,
    key_result,
    metric,
    milestones,
    objective,
    plan_of,
    reading,
    record_of,
    rolled_up,
    threshold,
)

__all__ = ["CHECKOUT", "HOSTILE", "full_record", "full_rollup", "header"]

CHECKOUT = "payments@2026-Q4:checkout/"
HOSTILE = "=1+1 \x1b[31m<script>|\u202e@all"
"""Steers terminals, spreadsheets, Markdown and browsers that let it."""


def header(**more: Any) -> Header:
    """Make a header with fixed values."""
    values = {"tool": "okrascode 1.2.3", "today": day("11-15"), "revision": "a" * 40, "width": 100}
    return Header(**{**values, **more})


def full_record(**more: Any) -> Record:
    """Make readings for the plan of :func:`full_rollup`."""
    return record_of(
        reading(63, "10-20", of=CHECKOUT + "rate", confidence=7),
        reading(64, "11-01", of=CHECKOUT + "rate", confidence=8),
        reading(
            66,
            "11-10",
            of=CHECKOUT + "rate",
            confidence=8,
            note="Wallets help.",
            ask="A decision.",
            commit="b" * 40,
        ),
        reading("99.97", "11-14", of=CHECKOUT + "uptime"),
        reading(("apple",), "10-28", of=CHECKOUT + "wallets"),
        reading(False, None, not_after="11-12", of=CHECKOUT + "pci", author=""),
        reading(10, "11-14", of=CHECKOUT + "speed", confidence=9, commit=None),
        reading("2.5", "11-13", of=CHECKOUT + "errors"),
        reading(50, "11-12", of="payments@2026-Q4:ideas/rate", counts=False),
        **more,
    )


def full_rollup(*, today: str = "11-15", problems: bool = True, **more: Any) -> Rollup:
    """Roll up a company with all shapes, states and reasons."""
    plan = plan_of(
        objective(
            "checkout",
            key_result(
                "rate",
                metric(61, 75, unit="%", stretch=Decimal(80)),
                owner="bo",
                title="转化率上升",
            ),
            key_result("uptime", at_least("99.95", unit="%")),
            key_result("wallets", milestones("apple", ("google", 2, "12-01"), "alipay")),
            key_result("pci", binary(), title=HOSTILE),
            key_result("speed", metric(0, 100)),
            key_result("errors", threshold("between", 2, 4, scoring=Scoring.SHARE)),
            key_result("flat", metric(5, 5)),
            key_result("vague", unmeasured=True),
            key_result("gone", state=ItemState.DROPPED, reason="no"),
            key_result("later", state=ItemState.DRAFT),
            title="Paying with us is effortless in every market that we sell in today",
            team="payments",
            owner="ana",
            commitment=Commitment.ASPIRATIONAL,
            supports=["company:love-us"],
            closing=Closing(outcome=Outcome.PARTLY),
        ),
        objective("ideas", key_result(), team="payments", state=ItemState.DRAFT),
        objective("love-us", title="Customers love us", owner="lin"),
        objective("a", key_result(), supports=["company:b"]),
        objective("b", supports=["company:a"]),
    )
    found = [
        Problem("okrs/x\x1b.yaml", 3, "a tab | is not allowed"),
        Problem("okrs/y.yaml", None, "empty"),
    ]
    return rolled_up(
        plan,
        today=today,
        record=more.pop("record", None) or full_record(),
        problems=found if problems else (),
        **more,
    )
