"""A short id is proposed for any title."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from okrascode.everyday.pinyin import in_latin
from okrascode.everyday.proposed_id import proposed_id
from okrascode.model.reference import is_id


@settings(deadline=None)  # the first Chinese title loads a dictionary
@given(st.text(max_size=80))
def test_every_title_has_one(title: str) -> None:
    """What is proposed is always an identifier, short, and not taken."""
    first = proposed_id(title, taken=[], kind="objective")
    second = proposed_id(title, taken=[first], kind="objective")
    assert is_id(first)
    assert is_id(second)
    assert first != second
    assert len(first) <= 33


def test_chinese_titles_in_syllables() -> None:
    """With the library a Chinese title gives its syllables, without it a number."""
    expected = "zhi-fu-shun-chang" if in_latin("支") else "objective-1"
    assert proposed_id("支付顺畅", taken=[], kind="objective") == expected
