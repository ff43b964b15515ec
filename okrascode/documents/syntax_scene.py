"""The place where a parser gave up, and the lines around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from okrascode.documents.yaml_text import YamlSyntaxError

__all__ = ["Cause", "Scene", "field_in"]

_FIELD = re.compile(
    r"(?P<before>[ ]*(?:- +)*(?:(?P<key>[A-Za-z_][\w-]*) *:(?: +|$))?)(?P<value>.*)"
)
_LONGEST_LINE = 2000
"""Longer lines are not looked at again."""


def field_in(line: str) -> re.Match[str] | None:
    """Take a line apart: what stands before a value, ``key`` where there is one, and ``value``.

    ``None`` for a line that is too long to be looked at.
    """
    return _FIELD.match(line) if len(line) <= _LONGEST_LINE else None


@dataclass(frozen=True, slots=True)
class Cause:
    """What is probably wrong, what would be right, and where (1-based)."""

    message: str
    help: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Scene:
    """The place where the parser gave up, and the lines around it."""

    lines: list[str]
    error: YamlSyntaxError

    def line(self, number: int) -> str:
        """Give a line by its number; empty when there is none or it is very long."""
        text = self.lines[number - 1] if 0 < number <= len(self.lines) else ""
        return text.rstrip("\r") if len(text) <= _LONGEST_LINE else ""

    @property
    def here(self) -> str:
        """Give the line where the parser gave up."""
        return self.line(self.error.line)

    @property
    def character(self) -> str:
        """Give the character at which the parser gave up."""
        return self.here[self.error.column - 1 : self.error.column]

    def says(self, *words: str) -> bool:
        """Tell whether the parser's own words hold one of these."""
        return any(word in self.error.problem for word in words)

    def fields_above(self) -> Iterator[tuple[int, re.Match[str]]]:
        """Give the lines from where the parser gave up to the top, taken apart; at most fifty."""
        for number in range(self.error.line, max(0, self.error.line - 50), -1):
            if field := field_in(self.line(number)):
                yield number, field
