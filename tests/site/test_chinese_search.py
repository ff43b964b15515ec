"""Who builds a Chinese tree is told what its search will miss, in one line."""

from __future__ import annotations

import tomllib
from importlib.util import find_spec

import pytest

from okrascode.site.chinese_search import missing_note
from tests.support.source import ROOT


@pytest.mark.parametrize(
    ("languages", "has_jieba", "is_told"),
    [
        (("en", "zh"), False, True),
        (("zh",), False, True),
        (("en", "zh"), True, False),
        (("en",), False, False),
    ],
)
def test_the_note_is_said_when_words_will_be_missed(
    languages: tuple[str, ...], has_jieba: bool, is_told: bool
) -> None:
    """Only a Chinese tree needs jieba, and only when it is not there."""
    note = missing_note(languages, has_jieba=has_jieba)
    assert bool(note) is is_told
    assert "\n" not in note


def test_what_is_installed_is_looked_up() -> None:
    """Nobody has to say what is there."""
    assert missing_note(["zh"]) == missing_note(["zh"], has_jieba=find_spec("jieba") is not None)


def test_the_extra_that_is_named_exists() -> None:
    """The line leads to something that can be installed."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "okrascode[zh]" in missing_note(["zh"], has_jieba=False)
    assert "jieba" in [w.split(">")[0] for w in extras["optional-dependencies"]["zh"]]
