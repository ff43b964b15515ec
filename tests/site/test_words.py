"""Catalogues of words are complete and write dates as their language does."""

from __future__ import annotations

import re
from datetime import date

import pytest

from okrascode.output.marks import word_of
from okrascode.resources import data_folder
from okrascode.rollup.result import Status
from okrascode.site.words import language_of, languages, placeholders_in, words_in
from tests.support.source import ROOT

ENGLISH = words_in("en")


@pytest.mark.parametrize("language", languages())
def test_every_catalogue_has_the_same_keys(language: str) -> None:
    """No text is missing in a language and none is left over."""
    assert set(words_in(language).entries) == set(ENGLISH.entries)


@pytest.mark.parametrize("language", languages())
def test_every_text_has_the_same_placeholders(language: str) -> None:
    """A translation can neither lose a number nor ask for one that is not there."""
    wrong = [
        key
        for key, text in words_in(language).entries.items()
        if key in ENGLISH.entries and placeholders_in(text) != placeholders_in(ENGLISH.entries[key])
    ]
    assert wrong == []


@pytest.mark.parametrize("language", languages())
def test_a_text_is_empty_only_where_the_language_wants_nothing(language: str) -> None:
    """Only the space between sentences may be nothing."""
    empty = [key for key, text in words_in(language).entries.items() if not text]
    assert empty in ([], ["list.sentence"])


def test_templates_use_only_keys_that_exist() -> None:
    """Every key written in a template is in the catalogue, as itself or as a plural."""
    for file in (data_folder("templates") / "site").glob("*.html"):
        text = file.read_text(encoding="utf-8")
        for call, key in re.findall(r"\b(tn?)\('([a-z_.]+)'[),]", text):
            wanted = f"{key}.other" if call == "tn" else key
            assert wanted in ENGLISH.entries, f"{file.name}: {key}"


@pytest.mark.parametrize(
    ("language", "year", "written"),
    [
        ("en", False, "16 Nov"),
        ("en", True, "16 Nov 2026"),
        ("zh", False, "11月16日"),
        ("zh", True, "2026年11月16日"),
    ],
)
def test_days_are_written_as_the_language_does(language: str, year: bool, written: str) -> None:
    """A day reads naturally, with and without its year."""
    assert words_in(language).day(date(2026, 11, 16), year=year) == written


def test_chinese_uses_full_width_punctuation() -> None:
    """No Chinese sentence ends or pauses with a half-width mark."""
    bad = re.compile(r"[\u4e00-\u9fff][,;:.!?](\s|$)")
    assert [k for k, t in words_in("zh").entries.items() if bad.search(t)] == []


@pytest.mark.parametrize(
    ("tag", "found"), [("zh-CN", "zh"), ("zh_Hans", "zh"), ("EN", "en"), ("xx", None), ("", None)]
)
def test_a_language_tag_finds_its_catalogue(tag: str, found: str | None) -> None:
    """Regions and scripts of a tag do not matter."""
    assert language_of(tag) == found


def test_a_status_has_the_same_word_on_the_command_line_and_in_the_reference() -> None:
    """Who reads a status in two places knows that it is the same one."""
    reference = (ROOT / "docs" / "reference" / "numbers.md").read_text(encoding="utf-8")
    for status in Status:
        english, chinese = (words_in(la)(f"status.{status.value}") for la in ("en", "zh"))
        assert english.lower() == word_of(status)
        assert f"| `{status.value}` | {word_of(status)} | {chinese} |" in reference


@pytest.mark.parametrize("language", languages())
def test_a_count_of_a_status_uses_its_word(language: str) -> None:
    """The sentence on the overview says what the marks below it say."""
    words = words_in(language)
    counted = [s for s in Status if f"count.{s.value}.other" in words.entries]
    assert len(counted) == 8
    for status in counted:
        assert words(f"status.{status.value}").lower() in words.count(f"count.{status.value}", 2)


def test_an_unknown_key_is_an_error() -> None:
    """A misspelt key never becomes an empty place on a page."""
    with pytest.raises(KeyError):
        ENGLISH("no.such.key")
