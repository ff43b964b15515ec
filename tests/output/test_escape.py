"""Escaping is the same for a text that is looked through quickly and for one that is not."""

from __future__ import annotations

import html
import sys

from okrascode.output.escape import for_html, is_unsafe


def test_what_steers_is_made_visible_and_nothing_else_is_touched() -> None:
    """Every character there is, by itself: the quick search finds exactly the unsafe ones."""
    wrong = []
    for number in range(sys.maxunicode + 1):
        character = chr(number)
        kept = for_html(character) == html.escape(character)
        if kept == (is_unsafe(character) and character not in "\n\t"):
            wrong.append(hex(number))
    assert wrong == []
