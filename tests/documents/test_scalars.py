"""Unquoted scalars by the core schema of YAML 1.2."""

from __future__ import annotations

from decimal import Decimal

import pytest

from okrascode.documents.scalars import others_read, value_of


@pytest.mark.parametrize(
    ("text", "value", "remark"),
    [
        ("", None, ""),
        ("~", None, ""),
        ("Null", None, ""),
        ("true", True, ""),
        ("FALSE", False, ""),
        ("tRue", "tRue", ""),
        ("yes", "yes", "ambiguous"),
        ("no", "no", "ambiguous"),
        ("On", "On", "ambiguous"),
        ("OFF", "OFF", "ambiguous"),
        ("y", "y", ""),
        ("0", 0, ""),
        ("-0", 0, ""),
        ("+12", 12, ""),
        ("010", 10, "ambiguous"),
        ("08", 8, "ambiguous"),
        ("0o14", 12, "ambiguous"),
        ("0x1F", 31, ""),
        ("0b11", "0b11", "ambiguous"),
        ("1_000", "1_000", "ambiguous"),
        ("1:30", "1:30", "ambiguous"),
        ("01:30", "01:30", ""),
        ("190:20:30.5", "190:20:30.5", "ambiguous"),
        ("2026-11-20", "2026-11-20", ""),
        ("2026-13-45", "2026-13-45", ""),
        ("2026-Q4", "2026-Q4", ""),
        ("99.95", Decimal("99.95"), ""),
        (".5", Decimal("0.5"), ""),
        ("1.", Decimal(1), ""),
        ("-1.5e-3", Decimal("-0.0015"), ""),
        ("1e15", Decimal("1e15"), ""),
        ("1e0000000000000000000000015", Decimal("1e15"), ""),
        ("1e16", 0, "too-large"),
        ("1e-16", 0, "too-large"),
        ("1e999", 0, "too-large"),
        ("1e" + "9" * 5000, 0, "too-large"),
        ("9" * 30, int("9" * 30), ""),
        ("9" * 31, 0, "too-large"),
        ("9" * 5000, 0, "too-large"),
        ("0." + "1" * 29, Decimal("0." + "1" * 29), ""),
        ("0." + "1" * 30, 0, "too-large"),
        ("0x" + "f" * 5000, 0, "too-large"),
        ("1:" * 5000 + "1", "1:" * 5000 + "1", ""),
        (".inf", 0, "not-finite"),
        ("-.INF", 0, "not-finite"),
        (".NaN", 0, "not-finite"),
        ("inf", "inf", ""),
        ("1,5", "1,5", ""),
        ("66 %", "66 %", ""),
        ("٣", "٣", ""),
        ("<<", "<<", ""),
        ("=", "=", ""),
    ],
    ids=lambda value: str(value)[:20],
)
def test_value(text, value, remark):
    """Each text has one value, exactly, and a remark where others or nobody can read it."""
    found, said = value_of(text)
    assert (found, type(found), said) == (value, type(value), remark) or (
        remark == "too-large" and (found, said) == (0, "too-large")
    )


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("08", "text"),
        ("-010", "the number -8"),
        ("-1:30", "the number -90"),
        ("0b11", "a number"),
        ("abc", ""),
    ],
)
def test_others(text, others):
    """The finding says what readers of YAML 1.1 take it for."""
    assert others_read(text) == others
