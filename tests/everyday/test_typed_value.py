"""Values as people type them: what is understood, exactly, and what is refused with a cure."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrascode.errors import UsageError
from okrascode.everyday.typed_value import Typed, needs_current, typed_confidence, typed_value
from okrascode.model.measure import (
    Binary,
    Condition,
    Measure,
    Metric,
    Milestone,
    Milestones,
    Source,
    SourceKind,
    Threshold,
)
from okrascode.model.place import Place
from okrascode.model.reference import Id

PERCENT = Metric(baseline=Decimal(61), target=Decimal(75), unit="%")
FIVE = Metric(baseline=Decimal(0), target=Decimal(5))
USERS = Metric(baseline=Decimal(1000), target=Decimal(20000), unit="users")
MONEY = Metric(baseline=Decimal(0), target=Decimal(500), unit="k€")
MINUTES = Metric(baseline=Decimal(0), target=Decimal(500), unit="m")
YUAN = Metric(baseline=Decimal(0), target=Decimal(500), unit="万元")
LATENCY = Threshold(condition=Condition.AT_MOST, bound=Decimal(300), unit="ms")
SECRET = Metric(baseline=Decimal(0), target=Decimal(100), withheld="Confidential.")
BINARY = Binary()


def _step(id_: str, title: str) -> Milestone:
    return Milestone(id=Id(id_), title=title, place=Place("x"))


WALLETS = Milestones(
    items=(_step("apple", "Apple Pay"), _step("google", "Google Pay"), _step("alipay", "支付宝"))
)


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("66", PERCENT, "66"),
        ("66 %", PERCENT, "66"),
        ("66%", PERCENT, "66"),
        ("66 percent", PERCENT, "66"),
        ("６６％", PERCENT, "66"),
        ("六十六", PERCENT, "66"),
        ("百分之六十六", PERCENT, "66"),
        ("六十六点五", PERCENT, "66.5"),
        ("66,5", PERCENT, "66.5"),
        ("66.50", PERCENT, "66.50"),
        ("3/5", PERCENT, "60"),
        ("1/8", PERCENT, "12.5"),
        ("done", PERCENT, "75"),
        ("完成", PERCENT, "75"),
        ("-5", PERCENT, "-5"),
        ("−5", PERCENT, "-5"),
        ("负五", PERCENT, "-5"),
        ("0", PERCENT, "0"),
        ("3/5", FIVE, "3"),
        ("3 of 5", FIVE, "3"),
        ("1.250", FIVE, "1.250"),
        ("0,125", FIVE, "0.125"),
        ("1 200", USERS, "1200"),
        ("1\u202f200", USERS, "1200"),
        ("1'200", USERS, "1200"),
        ("1’200", USERS, "1200"),
        ("1_200", USERS, "1200"),
        ("1,200.5", USERS, "1200.5"),
        ("1.200,5", USERS, "1200.5"),
        ("1,234,567", USERS, "1234567"),
        ("1.2k", USERS, "1200"),
        ("1.2 k", USERS, "1200"),
        ("1.2K users", USERS, "1200"),
        ("1 user", USERS, "1"),
        ("5M", USERS, "5000000"),
        ("1.2万", USERS, "12000"),
        ("3千 users", USERS, "3000"),
        ("一万二千", USERS, "12000"),
        ("两千零五", USERS, "2005"),
        ("二〇二六", USERS, "2026"),
        ("1e3", USERS, "1000"),
        ("5 k€", MONEY, "5"),
        ("€ 5", MONEY, "5"),
        ("5m", MINUTES, "5"),
        ("3万元", YUAN, "3"),
        ("300 ms", LATENCY, "300"),
        ("40 %", SECRET, "40"),
    ],
)
def test_a_number_is_what_was_meant(text: str, measure: Measure, value: str) -> None:
    """The value has the digits that were typed, in the unit of the measure."""
    typed = typed_value(text, measure, current=None)
    assert typed == Typed(current=Decimal(value))
    assert str(typed.current) == value


@pytest.mark.parametrize(
    ("text", "measure", "sentence"),
    [
        ("1,200", USERS, "can be read as 1200 or as 1.2"),
        ("1.200", USERS, "may be 1200 or 1.2"),
        ("+3", PERCENT, "can be the new value or how much it grew"),
        ("1/3", PERCENT, "no finite number of percent"),
        ("3/4", FIVE, "not clear here: the target is 5"),
        ("5m", USERS, "m can mean a million, minutes or metres"),
        ("5k", MONEY, "k can be meant once or twice"),
        ("3万", YUAN, "万 can be meant once or twice"),
        ("66 %", LATENCY, "unit of this key result is ms"),
        ("0.3 s", LATENCY, "unit of this key result is ms"),
        ("done", LATENCY, "no number here"),
        ("一百五", USERS, "can be read as 150 or as 105"),
        ("~66", PERCENT, "is not a number"),
        ("60-66", PERCENT, "behind the number|next to the number|unit of this key result"),
        ("1.2.3", PERCENT, "is not a number"),
        ("", PERCENT, "is not a number"),
        ("9" * 31, PERCENT, "more than 30 digits"),
        ("1,00,000", USERS, "is not a number"),
        ("=", PERCENT, "no value yet"),
        ("1", BINARY, "says neither"),
    ],
)
def test_what_can_be_meant_in_two_ways_is_refused(
    text: str, measure: Measure, sentence: str
) -> None:
    """One sentence says why, and a second what to type instead."""
    with pytest.raises(UsageError, match=sentence) as refused:
        typed_value(text, measure, current=None)
    assert refused.value.hint


@pytest.mark.parametrize(
    ("text", "known", "done", "undone"),
    [
        ("google", (), ("google",), ()),
        ("g", (), ("google",), ()),
        ("Google Pay", (), ("google",), ()),
        ("支付宝", (), ("alipay",), ()),
        ("done google, apple", (), ("google", "apple"), ()),
        ("google alipay", (), ("google", "alipay"), ()),
        ("undone apple", ("apple",), (), ("apple",)),
        ("google, undone apple", ("apple",), ("google",), ("apple",)),
        ("all", ("apple",), ("google", "alipay"), ()),
        ("3/3", ("apple",), ("google", "alipay"), ()),
        ("done", ("apple", "google"), ("alipay",), ()),
        ("全部完成", (), ("apple", "google", "alipay"), ()),
    ],
)
def test_milestones_go_by_name(
    text: str, known: tuple[str, ...], done: tuple[str, ...], undone: tuple[str, ...]
) -> None:
    """Id, beginning of an id, title, all, or how many when that leaves no choice."""
    typed = typed_value(text, WALLETS, current=tuple(map(Id, known)))
    assert (typed.done, typed.undone) == (done, undone)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a", "can be apple or alipay"),
        ("2/3", "not clear which"),
        ("2/5", "There are 3 milestones"),
        ("done", "2 milestones are not done yet"),
        ("paypal", "There is no milestone 'paypal'"),
        ("", "No milestone is named"),
        ("66", "There is no milestone"),
    ],
)
def test_milestones_that_are_not_clear_are_refused(text: str, sentence: str) -> None:
    """Nobody guesses which step was meant."""
    with pytest.raises(UsageError, match=sentence):
        typed_value(text, WALLETS, current=(Id("apple"),))


@pytest.mark.parametrize(("text", "value"), [("done", True), ("已完成", True), ("no", False)])
def test_done_or_not(text: str, value: bool) -> None:
    """A yes-or-no key result takes words."""
    assert typed_value(text, BINARY, current=None) == Typed(current=value)


def test_the_same_as_before() -> None:
    """= reports the last value again: looked, and it has not moved."""
    assert typed_value("=", PERCENT, current=Decimal("66.5")).current == Decimal("66.5")
    assert needs_current("=", PERCENT)
    assert not needs_current("66", PERCENT)
    assert needs_current("2/3", WALLETS)
    assert not needs_current("done apple, google", WALLETS)


def test_what_git_says_is_not_reported() -> None:
    """A measure with a source takes no value from people."""
    counted = Metric(baseline=Decimal(0), target=Decimal(5), source=Source(kind=SourceKind.COMMITS))
    with pytest.raises(UsageError, match="read from Git"):
        typed_value("3", counted, current=None)


@pytest.mark.parametrize("text", ["11", "-1", "6 %", "6k", "+1", "6.25", "x", "7/5"])
def test_no_confidence(text: str) -> None:
    """A confidence is a number from 0 to 10 with at most one decimal."""
    with pytest.raises(UsageError):
        typed_confidence(text)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3, allow_nan=False))
def test_every_plain_number_is_itself(number: Decimal) -> None:
    """What a program prints is read back exactly, save 1.234 where thousands are counted."""
    assert typed_value(f"{number:f}", FIVE, current=None).current == number


@given(st.text(max_size=40))
def test_any_text_gives_a_value_or_a_sentence(text: str) -> None:
    """Nothing that can be typed breaks the reader."""
    for measure in (PERCENT, USERS, LATENCY, WALLETS, BINARY):
        with suppress(UsageError):
            typed_value(text, measure, current=None)
