"""The catalogues say the same in every language, and have words for everything that is found."""

from __future__ import annotations

import ast
import string
from decimal import Decimal
from fractions import Fraction

import pytest

from okrascode.health.examine import UNDATED, all_themes
from okrascode.output.health_words import LANGUAGES, health_words
from tests.support.source import PACKAGE

EN = health_words("en").entries
THEMES = sorted((PACKAGE / "health" / "themes").glob("[a-z]*.py"))


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_have_the_same_keys_and_placeholders(language):
    """A sentence that is said in one language is said in all, with the same facts."""
    entries = health_words(language).entries
    assert entries.keys() == EN.keys()
    for key, text in entries.items():
        wanted, found = _placeholders(EN[key]), _placeholders(text)
        # The form for one says its number in words.
        assert found - {"n"} == wanted - {"n"}, key


@pytest.mark.parametrize("theme", [theme.slug for theme in all_themes()])
def test_every_item_has_a_sentence_and_a_question(theme):
    """What can be found can be said, and asked about."""
    items = {key.split(".")[2] for key in EN if key.startswith(f"{theme}.item.")}
    asks = {key.split(".")[2] for key in EN if key.startswith(f"{theme}.ask.")}
    assert {item.removesuffix(UNDATED) for item in items} == asks


@pytest.mark.parametrize("path", THEMES, ids=lambda path: path.stem)
def test_every_trait_of_the_code_has_words(path):
    """A trait that is written in a theme is a key of the catalogue."""
    traits = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            named = [k.value for k in node.keywords if k.arg == "trait"]
            called = isinstance(node.func, ast.Name) and node.func.id in (
                *("_item", "_team", "_request", "_of_risk"),
            )
            named += node.args[:1] if called else []
            traits |= {n.value for n in named if isinstance(n, ast.Constant)}
    for trait in traits:
        assert any(key.startswith(f"{path.stem}.item.{trait}") for key in EN), trait


def test_numbers_are_written_by_what_they_are():
    """A share in percent, a confidence with its digits, a text on one line, nothing as a word."""
    words = health_words("en")
    said = words("leadership.rule.weak", n=Fraction(1, 4), silent=Decimal("7.5"))
    assert said == "whole weeks since the top last touched an OKR: 25 %; 7.5 is weak"
    assert words("digest.ask", text="a\n b {c}") == "would help: a b {c}"
    assert words("failure.rule.none", cycle=None) == (
        "nothing was missed in not known, so there is no failure to learn from"
    )


def test_one_is_said_as_one():
    """A count of one has its own form."""
    assert health_words("en")("word.days", n=1) == "1 day"
    assert health_words("en")("word.days", n=2) == "2 days"
    assert health_words("zh")("word.days", n=2) == "2 天"
