"""The words of questions in a terminal, one catalogue a language, with the same keys in each."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from okrascode.resources import read_text

__all__ = ["LANGUAGES", "Words", "language_from", "words_in"]

LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Words:
    """The catalogue of one language."""

    entries: Mapping[str, str]
    """By dotted key."""

    def __call__(self, key: str, **values: object) -> str:
        """Give a text with its placeholders filled; raises ``KeyError`` for an unknown key."""
        return self.entries[key].format_map(values)


@cache
def words_in(language: str) -> Words:
    """Give the catalogue of one of :data:`LANGUAGES`."""
    tables = tomllib.loads(read_text("templates", "terminal", f"{language}.toml"))
    flat = {f"{name}.{key}": text for name, table in tables.items() for key, text in table.items()}
    return Words(MappingProxyType(flat))


def language_from(environment: Mapping[str, str]) -> str:
    """Give the language that a terminal is set to, English unless there is a catalogue.

    >>> language_from({"LANG": "zh_CN.UTF-8"}), language_from({"LC_ALL": "C", "LANG": "zh_CN"})
    ('zh', 'en')
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    set_to = next((environment[name] for name in names if environment.get(name)), "")
    return set_to[:2] if set_to[:2] in LANGUAGES else "en"
