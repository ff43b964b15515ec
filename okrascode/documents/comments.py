"""The comments of a YAML text: what follows a ``#`` that is not part of a value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from okrascode.documents.characters import text_of
from okrascode.documents.yaml_text import SCALAR, Parser, YamlEvent, YamlSyntaxError, parse
from okrascode.findings import Finding, Position, Span

__all__ = ["Comment", "comments_in"]

_MARK = re.compile(r"(?:^|(?<=[ \t]))#")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, from its ``#`` to the end of the line."""

    span: Span
    text: str
    is_alone: bool
    """True when nothing else stands on its line."""


def comments_in(raw: bytes, *, parser: Parser = Parser.FAST) -> tuple[Comment, ...]:
    """Give the comments of a document from top to bottom.

    A ``#`` in a quoted or block text is none. A text that cannot be read has no comments: nobody
    can say where its values end.
    """
    text = text_of(raw, path="")
    if isinstance(text, Finding):
        return ()
    try:
        values = parse(text, _values_in, parser=parser)
    except YamlSyntaxError:
        return ()
    return tuple(_outside(text, values))


_Stretch = tuple[tuple[int, int], tuple[int, int]]
"""Where a value begins and ends, as line and column from 0."""


def _values_in(events: Iterator[tuple[int, YamlEvent]]) -> list[_Stretch]:
    """Find the values that may hold a ``#``: quoted and block texts."""
    values: list[_Stretch] = []
    for kind, event in events:
        if kind == SCALAR and event.style:
            start = (event.start_mark.line, event.start_mark.column)
            if event.style in "|>":
                # A comment may follow the mark; the text begins on the line below.
                start = (event.start_mark.line + 1, 0)
            values.append((start, (event.end_mark.line, event.end_mark.column)))
    return values


def _outside(text: str, values: list[_Stretch]) -> list[Comment]:
    found: list[Comment] = []
    values.append(((text.count("\n") + 2, 0), (text.count("\n") + 2, 0)))
    waiting = iter(values)
    start, end = next(waiting)
    for number, line in enumerate(text.split("\n")):
        for mark in _MARK.finditer(line):
            here = (number, mark.start())
            while end <= here:
                start, end = next(waiting)
            if start <= here:
                continue
            written = line[mark.start() :].rstrip("\r")
            span = Span(
                Position(number + 1, mark.start() + 1),
                Position(number + 1, mark.start() + 1 + len(written)),
            )
            found.append(Comment(span, written, is_alone=not line[: mark.start()].strip()))
            break
    return found
