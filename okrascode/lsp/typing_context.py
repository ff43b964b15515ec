"""Where in a document somebody is typing, told from the lines alone: the text is seldom whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from okrascode.findings import Position, Span

__all__ = ["Typing", "typing_at"]

_KEY = re.compile(r"( *(?:- +)*)([\w./@:-]+?) *:(?: |$)")
_WORD = re.compile(r"[\w./@:-]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Typing:
    """What is being typed."""

    path: tuple[str, ...]
    """Keys around it, outermost first."""
    key: str
    """The key whose value it is; empty when it is a key itself."""
    word: str
    """What stands there already, up to the cursor."""
    span: Span
    """Of that word."""
    siblings: frozenset[str]
    """Keys that the same mapping has already."""


def typing_at(text: str, place: Position) -> Typing:
    """Tell what is being typed at a place."""
    lines = text.split("\n")
    number = place.line - 1
    before = (lines[number] if number < len(lines) else "")[: place.column - 1]
    found = _WORD.search(before)
    word = found[0] if found else ""
    span = Span(Position(place.line, place.column - len(word)), place)
    brackets = _open_brackets(before)
    path, indent = _around(lines, number, before)
    if brackets:
        path, key = _in_brackets(before, brackets, path)
        return Typing(path=path, key=key, word=word, span=span, siblings=frozenset())
    if own := _KEY.match(before):
        return Typing(path=path, key=own[2], word=word, span=span, siblings=frozenset())
    bare = before[: len(before) - len(word)].strip()
    siblings = _siblings(lines, number, indent)
    if bare == "-" and path and not _holds_mappings(path[-1]):
        return Typing(path=path[:-1], key=path[-1], word=word, span=span, siblings=siblings)
    return Typing(path=path, key="", word=word, span=span, siblings=siblings)


_LISTS_OF_MAPPINGS = frozenset(
    {"objectives", "key_results", "depends_on", "open_questions", "changes", "milestones",
     "cycles", "declines", "expected"}
)  # fmt: skip


def _holds_mappings(key: str) -> bool:
    return key in _LISTS_OF_MAPPINGS


def _open_brackets(before: str) -> list[int]:
    """Give where the brackets begin that are open at the end, outermost first."""
    stack: list[int] = []
    quote = ""
    for at, character in enumerate(before):
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'" and (at == 0 or before[at - 1] in " [{,:"):
            quote = character
        elif character in "[{":
            stack.append(at)
        elif character in "]}" and stack:
            stack.pop()
    return stack


def _in_brackets(
    before: str, brackets: Sequence[int], path: tuple[str, ...]
) -> tuple[tuple[str, ...], str]:
    """Give the path and the key at the end of a line with brackets open."""
    outer = _KEY.match(before)
    names = [outer[2]] if outer else []
    names += [_key_in(before[a + 1 : b]) for a, b in pairwise(brackets)]
    around = [*path, *(name for name in names if name)]
    if before[brackets[-1]] == "[":
        return tuple(around[:-1]), around[-1] if around else ""
    return tuple(around), _key_in(before[brackets[-1] + 1 :])


def _key_in(inside: str) -> str:
    last = inside.rpartition(",")[2]
    key, colon, _ = last.partition(":")
    return key.strip() if colon else ""


def _around(lines: Sequence[str], number: int, before: str) -> tuple[tuple[str, ...], int]:
    """Climb to the lines that stand further left; give their keys and the own indentation."""
    start = _KEY.match(before)
    lead = start[1] if start else re.match(r" *(?:- *)*", before)[0]  # type: ignore[index]  # it may be empty
    indent = column = len(lead)
    hyphen = before.find("-") if "-" in lead else -1
    if hyphen >= 0:
        column = hyphen
    path: list[str] = []
    for line in reversed(lines[:number]):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _KEY.match(line)
        at = len(found[1]) if found else -1
        if (found and at < column) or (
            found and hyphen >= 0 and at == column and "-" not in found[1]
        ):
            path.append(found[2])
            hyphen = found[1].find("-")
            column = hyphen if hyphen >= 0 else at
    return tuple(reversed(path)), indent


def _siblings(lines: Sequence[str], number: int, indent: int) -> frozenset[str]:
    found: set[str] = set()
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(lines):
            line = lines[at]
            key = _KEY.match(line)
            if line.strip() and key and len(key[1]) == indent:
                if step > 0 and "-" in key[1]:
                    break
                found.add(key[2])
                if "-" in key[1]:
                    break
            elif (
                line.strip()
                and len(line) - len(line.lstrip()) < indent
                and "-" not in line[:indent]
            ):
                break
            at += step
    return frozenset(found)
