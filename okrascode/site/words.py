"""The words of the interface, one catalogue a language, and how days are written in it.

Texts of teams are never translated. The catalogues have the same keys and the same placeholders;
a missing key is an error, never an empty place on a page.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from okrascode.resources import data_folder, read_text

__all__ = ["Words", "language_of", "languages", "placeholders_in", "words_in"]


@dataclass(frozen=True, slots=True)
class Words:
    """The catalogue of one language."""

    language: str
    entries: Mapping[str, str]
    """By dotted key."""

    def __call__(self, key: str, **values: object) -> str:
        """Give a text with its placeholders filled; raises ``KeyError`` for an unknown key."""
        text = self.entries[key]
        return text.format_map(values) if values else text

    def count(self, key: str, n: int, **values: object) -> str:
        """Give the singular or plural text for ``n``, which is also the placeholder ``{n}``."""
        return self(f"{key}.{'one' if n == 1 else 'other'}", n=n, **values)

    def day(self, day: date, *, year: bool = False) -> str:
        """Write a day, short or with its year."""
        return self(
            "date.long" if year else "date.short",
            day=day.day,
            month=self(f"month.{day.month}"),
            year=day.year,
        )

    def month(self, day: date) -> str:
        """Write the month of a day, short."""
        return self(f"month.{day.month}")

    def ago(self, days: int) -> str:
        """Write how long ago something was."""
        return self("ago.today") if days <= 0 else self.count("ago.days", days)

    def listed(self, items: list[str]) -> str:
        """Join phrases as the language does.

        >>> words_in("en").listed(["a", "b", "c"])
        'a, b and c'
        """
        if len(items) < 2:
            return "".join(items)
        return self("list.between").join(items[:-1]) + self("list.last") + items[-1]


def placeholders_in(text: str) -> frozenset[str]:
    """Give the names in braces."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name)


def languages() -> tuple[str, ...]:
    """Name the languages there are catalogues for."""
    folder = data_folder("templates") / "site" / "words"
    return tuple(sorted(file.stem for file in folder.glob("*.toml")))


def language_of(tag: str) -> str | None:
    """Find the catalogue for a language tag: ``zh-CN`` is read in ``zh``."""
    base = tag.replace("_", "-").split("-")[0].lower()
    return base if base in languages() else None


@cache
def words_in(language: str) -> Words:
    """Load the catalogue of a language; raises ``FileNotFoundError`` when there is none."""
    tables = tomllib.loads(read_text("templates", "site", "words", f"{language}.toml"))
    entries: dict[str, str] = {}
    _flatten(tables, "", entries)
    return Words(language, entries)


def _flatten(table: Mapping[str, object], prefix: str, entries: dict[str, str]) -> None:
    for key, value in table.items():
        if isinstance(value, dict):
            _flatten(value, f"{prefix}{key}.", entries)
        else:
            entries[prefix + key] = str(value)
