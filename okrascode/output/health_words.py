"""The words of health and digest, one catalogue a language, and how their numbers are written.

The catalogues have the same keys and the same placeholders; a missing key is an error. What comes
out is plain text: the sink it goes to escapes it as a whole.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

from okrascode.health.theme import Item, Measure, Said, Unit, Value
from okrascode.model.organization import Organization
from okrascode.model.reference import Reference
from okrascode.output.numbers import confidence_text, percent_text, rounded
from okrascode.resources import read_text

__all__ = ["LANGUAGES", "HealthWords", "health_words", "language_for"]

LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True)
class HealthWords:
    """The catalogue of one language."""

    language: str
    entries: Mapping[str, str]
    """By dotted key."""
    percent: Callable[[Fraction], str] = percent_text
    """Writes a share of 1."""

    def __call__(self, key: str, **values: Value) -> str:
        """Give a sentence, filled; where it has forms, that of the count ``n``."""
        text = self.entries.get(key)
        if text is None:
            text = self.entries[f"{key}.{'one' if values.get('n') == 1 else 'other'}"]
        unknown = self.entries["word.unknown"]
        return text.format_map(
            {k: unknown if v is None else self._text(v) for k, v in values.items()}
        )

    def say(self, said: Said) -> str:
        """Give the sentence of something that was found."""
        return self(said.key, **said.values)

    def item(self, theme: str, item: Item) -> str:
        """Give the sentence of one thing behind a theme, without its name and commit."""
        return self(f"{theme}.item.{item.trait}", **item.values)

    def about(self, item: Item) -> str:
        """Name what an item is about: a reference, a team or a cycle; a file when it is neither."""
        if item.about is not None:
            return str(item.about)
        if item.team is not None:
            return str(item.team)
        if item.cycle is not None:
            return self("word.cycle_item", cycle=str(item.cycle))
        return item.path or ""

    def line(self, theme: str, item: Item) -> str:
        """Give name and sentence of an item; a sentence about a reference goes on from it."""
        between = " " if item.about is not None else self("word.colon")
        return between.join(filter(None, (self.about(item), self.item(theme, item))))

    def number(self, measure: Measure) -> str:
        """Write the number of a measure with what it is a share of."""
        text = self.amount(measure.value, measure.unit)
        if measure.of is not None and measure.value is not None:
            return self("word.of", share=text, n=measure.of)
        return text

    def amount(self, value: int | Fraction | None, unit: Unit) -> str:
        """Write a number by its unit; one that is not known as a word."""
        if value is None:
            return self("word.unknown")
        match unit:
            case Unit.SHARE:
                return self.percent(Fraction(value))
            case Unit.DAYS | Unit.WEEKS:
                return self(f"word.{unit}", n=int(value))
            case Unit.NUMBER:
                return format(rounded(Fraction(value), 1).normalize(), "f")
            case Unit.COUNT:
                return str(value)

    def _text(self, value: int | Fraction | Decimal | date | str | Reference) -> str:
        """Write a value of a sentence: shares in percent, days as dates, text on one line."""
        if isinstance(value, Fraction):
            return self.percent(value)
        if isinstance(value, Decimal):
            return confidence_text(value)
        if isinstance(value, date | Reference | int):
            return str(value)
        return " ".join(value.split())


def language_for(wanted: str | None, organization: Organization | None) -> str:
    """Choose a language: the one that is wanted, else the organisation's first one we know."""
    if wanted is not None:
        return wanted
    spoken = organization.languages if organization else ()
    known = (tag.replace("_", "-").split("-")[0].lower() for tag in spoken)
    return next((tag for tag in known if tag in LANGUAGES), LANGUAGES[0])


@cache
def health_words(language: str) -> HealthWords:
    """Load the catalogue of a language, one of :data:`LANGUAGES`."""
    tables = tomllib.loads(read_text("templates", "health", f"{language}.toml"))
    entries: dict[str, str] = {}
    _flatten(tables, "", entries)
    return HealthWords(language, entries)


def _flatten(table: Mapping[str, object], prefix: str, entries: dict[str, str]) -> None:
    for key, value in table.items():
        if isinstance(value, dict):
            _flatten(value, f"{prefix}{key}.", entries)
        else:
            entries[prefix + key] = str(value)
