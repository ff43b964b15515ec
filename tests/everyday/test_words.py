"""The questions exist in every language with the same places to fill in."""

from __future__ import annotations

import string

import pytest

from okrascode.everyday.words import words_in
from okrascode.output.language import LANGUAGES


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word(language: str) -> None:
    """The same keys, the same placeholders, and no empty text."""
    english, other = words_in("en").entries, words_in(language).entries
    assert english.keys() == other.keys()
    assert {k: _fields(v) for k, v in english.items()} == {k: _fields(v) for k, v in other.items()}
    assert all(text.strip() for text in other.values())
