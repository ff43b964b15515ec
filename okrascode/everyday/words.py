"""The words of questions in a terminal, one catalogue a language, with the same keys in each."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from okrascode.resources import read_text

__all__ = ["Words", "words_in"]


@dataclass(frozen=True, slots=True)
class Words:
    """The catalogue of one language."""

    entries: Mapping[str, str]
    """By dotted key."""
    language: str = "en"

    def __call__(self, key: str, **values: object) -> str:
        """Give a text with its placeholders filled; raises ``KeyError`` for an unknown key."""
        return self.entries[key].format_map(values)


@cache
def words_in(language: str) -> Words:
    """Give the catalogue of one of :data:`okrascode.output.language.LANGUAGES`."""
    tables = tomllib.loads(read_text("templates", "terminal", f"{language}.toml"))
    flat = {f"{name}.{key}": text for name, table in tables.items() for key, text in table.items()}
    return Words(MappingProxyType(flat), language)
