"""A history with something of everything, for the tests of the log."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from okrascode.model.plan import Plan
from okrascode.model.reference import parse_reference
from okrascode.readings.reading import Origin, SourceName
from okrascode.readings.record import Evidence, IntentChange, Record
from okrascode.readings.story import Story, story_of
from tests.support.plans import (
    binary,
    day,
    key_result,
    metric,
    milestones,
    objective,
    plan_of,
    reading,
    record_of,
)
from tests.support.rollups import CHECKOUT, HOSTILE

__all__ = ["change", "evidence", "full_plan", "full_record", "full_story"]


def change(field: str, old: Any, new: Any, on: str, **more: Any) -> IntentChange:
    """Make a change of intent; whole numbers are made exact."""
    exact = [
        Decimal(v) if isinstance(v, int) and not isinstance(v, bool) else v for v in (old, new)
    ]
    origin = Origin(
        commit=more.pop("commit", "d" * 40),
        author=more.pop("author", "Bo"),
        authored_at=None,
        position=more.pop("position", 0),
    )
    about = parse_reference(more.pop("of", CHECKOUT + "rate"))
    return IntentChange(
        about=about, field=field, old=exact[0], new=exact[1], day=day(on), origin=origin, **more
    )


def evidence(subject: str, on: str, **more: Any) -> Evidence:
    """Make a commit that worked on the key result ``rate``."""
    about = parse_reference(more.pop("of", CHECKOUT + "rate"))
    values = {"commit": "e" * 40, "author": "Chen", "subject": subject, "day": day(on)}
    return Evidence(about=about, **{**values, **more})


def full_plan() -> Plan:
    """Make a plan with a key result of each shape."""
    return plan_of(
        objective(
            "checkout",
            key_result("rate", metric(61, 75, unit="%"), title="转化率上升"),
            key_result("wallets", milestones("apple", "google", "alipay")),
            key_result("pci", binary(), title=HOSTILE),
            team="payments",
        ),
        objective("old", key_result(), team="payments", cycle="2026"),
    )


def full_record(**more: Any) -> Record:
    """Make readings, changes and commits; all kinds of days, values, words and sources."""
    record = record_of(
        reading(63, None, not_after="10-02", of=CHECKOUT + "rate", source=SourceName.CURRENT),
        reading(66, "11-10", of=CHECKOUT + "rate", confidence="7.5", note="Wallets help."),
        reading(None, "11-12", of=CHECKOUT + "rate", confidence=4, source=SourceName.TRAILER),
        reading(("apple", "google"), "11-10", of=CHECKOUT + "wallets", ask=f"A van.\n{HOSTILE}"),
        reading(True, "11-11", of=CHECKOUT + "pci", author=HOSTILE, note=HOSTILE, late=True),
        reading(5, "11-13", of="payments@2026:old/rate", counts=False, commit=None, author=""),
    )
    return Record(
        readings=record.readings,
        changes=(
            change("added", None, "转化率上升", "09-20"),
            change("target", 78, 75, "11-10", reason="Alipay slipped.", position=3),
            change("stretch", None, 80, "11-10", position=3),
            change("weight", 1, 2, "11-10", position=3),
            change("owner", "ana", None, "11-11"),
            change("title", "The old words of it", f"New words {HOSTILE} and many more", "11-11"),
            change("removed", "Gone", None, "11-12", of=CHECKOUT + "gone", reason=HOSTILE),
        ),
        evidence={
            parse_reference(CHECKOUT + "rate"): (
                evidence("checkout: one form less", "11-10"),
                evidence(HOSTILE, "11-12", reverted=True, author=HOSTILE),
            )
        },
        **more,
    )


def full_story(**more: Any) -> Story:
    """Select everything from :func:`full_record` up to 15 November."""
    record = more.pop("record", None) or full_record()
    return story_of(record, **{"subject": None, "cycle": None, "until": day("11-15"), **more})
