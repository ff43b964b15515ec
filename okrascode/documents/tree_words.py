"""What is said about YAML that a document may not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrascode.documents.building import Building, span_of
from okrascode.documents.scalars import MOST_DIGITS, others_read, value_of
from okrascode.documents.yaml_text import (
    MOST_LEVELS,
    MOST_NODES,
    SECOND_DOCUMENT,
    TOO_DEEP,
    YamlEvent,
)

if TYPE_CHECKING:
    from okrascode.findings import Finding

__all__ = [
    "CUT",
    "directive_finding",
    "say_alias_or_tag",
    "say_ambiguous",
    "say_complex_key",
    "say_cut",
    "say_no_text",
    "say_too_much",
]

CUT = re.compile(r"\S +#\w")
"""A text that a comment without a space behind its # may have cut."""


def directive_finding(text: str, found: re.Match[str], path: str) -> Finding:
    """Give the finding for a line such as ``%YAML 1.1``."""
    from okrascode.documents.characters import position_at
    from okrascode.documents.faults import fault, span_at

    start = position_at(text, found.start(1))
    return fault(
        "OKR003",
        "A line that begins with % is not read here: documents are YAML 1.2.",
        help="Delete this line and the --- below it.",
        path=path,
        span=span_at(start.line, start.column, length=len(found[1])),
    )


def say_ambiguous(building: Building, event: YamlEvent, *, key: str | None = None) -> None:
    """Say that other tools read another value."""
    text = str(event.value)
    value, _ = value_of(text)
    ours = "the text" if isinstance(value, str) else "the number"
    building.say(
        "OKR006",
        f"`{text}` is {ours} {value} here, but {others_read(text)} to other YAML tools.",
        f'Put it in quotes if it is text ("{text}"), or write plainly what is meant.',
        event,
        key=key,
    )


def say_cut(building: Building, event: YamlEvent, lines: list[str]) -> None:
    """Say that a text such as ``Be #1 in the market`` ends before its #."""
    end = event.end_mark
    if not event.value or not CUT.match(lines[end.line][max(0, end.column - 1) :]):
        return
    building.say(
        "OKR006",
        f"Only `{event.value[-60:]}` is read here: a # with a space before it begins a comment.",
        "Put the whole text in quotes, or write a space behind the # if it is a comment.",
        event,
    )


def say_no_text(building: Building, event: YamlEvent) -> None:
    """Say that a key is missing or no text."""
    text = str(event.value)
    if not text:
        message, cure = "A key is missing before the colon.", "Write the name of the field."
    else:
        message = f"The key `{text[:MOST_DIGITS]}` is not text."
        cure = f'Put it in quotes: "{text[:MOST_DIGITS]}".'
    building.say("OKR103", message, cure, event, key=text)


def say_complex_key(building: Building, event: YamlEvent, *, is_alias: bool) -> None:
    """Say that a key is a list or a group of fields."""
    building.is_whole = False
    if is_alias:
        return
    building.say(
        "OKR103",
        "A key must be text, but here it is a list or a group of fields.",
        "If the brackets or braces are part of a text, put the text in quotes.",
        event,
    )


def say_too_much(building: Building, event: YamlEvent, kind: int) -> None:
    """Say that a limit is passed, or that a second document begins."""
    from okrascode.documents.faults import fault
    from okrascode.findings import Position, Span

    building.is_whole = False
    code, cure = "OKR005", "No OKR document needs that: delete what is too much, or split the file."
    if kind == SECOND_DOCUMENT:
        code, cure = "OKR003", "Move it to a file of its own."
        message = "A second document starts here; a file holds one."
    elif kind == TOO_DEEP:
        message = f"This document has more than {MOST_LEVELS} levels."
    else:
        message = f"This document has more than {MOST_NODES:,} values."
    start = span_of(event).start
    building.findings.append(
        fault(
            code,
            message,
            help=cure,
            path=building.path,
            span=Span(start, Position(start.line, start.column + 1)),
        )
    )


def say_alias_or_tag(building: Building, event: YamlEvent, *, is_alias: bool) -> None:
    """Say that an anchor, an alias or a tag is not read."""
    building.is_whole = False
    what, sign = "An anchor", "&"
    if is_alias:
        what, sign = "An alias", "*"
    elif not event.anchor:
        what, sign = "A tag", "!"
    building.say(
        "OKR003",
        f"{what} (`{sign}`) is not read here.",
        f"Write out what is meant; if the text begins with {sign}, put it in quotes.",
        event,
    )
