"""YAML events to plain data, in one pass without recursion and within limits.

What YAML allows and a document may not have (anchors, aliases, tags, merge keys, a second
document, keys that are not text, a key twice) is found on the way. Positions of values are not
kept: a document without findings needs none (:mod:`okrascode.documents.locate` gives them).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from okrascode.documents.faults import fault, pointer_of
from okrascode.documents.scalars import MOST_DIGITS, MOST_EXPONENT, others_read, value_of
from okrascode.documents.yaml_text import (
    ALIAS,
    END,
    MAPPING,
    MOST_LEVELS,
    MOST_NODES,
    SCALAR,
    SECOND_DOCUMENT,
    TOO_DEEP,
    Events,
    Parser,
    YamlEvent,
    parse,
)
from okrascode.findings import Finding, Position, Span

__all__ = ["Tree", "read_tree", "span_of"]

_CUT = re.compile(r"\S +#\w")
_NO_KEY = object()
_DISCARD = object()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Plain data of a document and what was found while reading it."""

    data: object
    """Dictionaries, lists, text, int, Decimal, bool and None; ``None`` for an empty document."""
    findings: tuple[Finding, ...]
    is_whole: bool
    """False when an alias, a tag or a limit makes the data something else than what is meant."""


@dataclass(slots=True)
class _Building:
    """The state of the pass: open containers, and the key that waits for its value in each."""

    path: str
    findings: list[Finding] = field(default_factory=list)
    is_whole: bool = True
    root: object = None
    containers: list[Any] = field(default_factory=list)
    keys: list[Any] = field(default_factory=list)

    def steps(self, *more: str | int) -> tuple[str | int, ...]:
        """Give the steps to the value that is being read."""
        steps: list[str | int] = []
        for container, key in zip(self.containers, self.keys, strict=True):
            if isinstance(container, list):
                steps.append(len(container))
            elif isinstance(key, str):
                steps.append(key)
        return (*steps, *more)

    def say(
        self, code: str, message: str, cure: str, event: YamlEvent, *, key: str | None = None
    ) -> None:
        """Add a finding at an event; ``key`` when the event is a key of the open mapping."""
        self.findings.append(
            fault(
                code,
                message,
                help=cure,
                path=self.path,
                span=span_of(event),
                pointer=pointer_of(self.steps() if key is None else self.steps(key)),
                at_key=key is not None,
            )
        )

    def add(self, value: object) -> None:
        """Put a value where it belongs."""
        if not self.containers:
            self.root = value
            return
        container = self.containers[-1]
        if isinstance(container, list):
            container.append(value)
            return
        if self.keys[-1] is not _DISCARD:
            container[self.keys[-1]] = value
        self.keys[-1] = _NO_KEY


def span_of(event: YamlEvent) -> Span:
    """Give the span of one event."""
    start, end = event.start_mark, event.end_mark
    return Span(Position(start.line + 1, start.column + 1), Position(end.line + 1, end.column + 1))


def read_tree(text: str, *, path: str, parser: Parser = Parser.FAST) -> Tree:
    """Read the one document of a text.

    Raises:
        okrascode.documents.yaml_text.YamlSyntaxError: where the text stops being YAML.
    """
    lines = text.split("\n") if _CUT.search(text) else []
    return parse(text, lambda events: _tree(events, path, lines), parser=parser)


def _tree(events: Events, path: str, lines: list[str]) -> Tree:
    """Build the data; ``lines`` only when a comment may have cut a text."""
    building = _Building(path=path)
    containers, keys = building.containers, building.keys
    for kind, event in events:
        if kind == END:
            value = containers.pop()
            keys.pop()
            building.add(value)
            continue
        if kind > END:
            _say_too_much(building, event, kind)
            break
        if kind == ALIAS or event.anchor or event.tag:
            _say_alias_or_tag(building, event, is_alias=kind == ALIAS)
        is_key = bool(keys) and keys[-1] is _NO_KEY
        if kind == SCALAR:
            if is_key:
                keys[-1] = _key(building, event)
                continue
            if lines and not event.style:
                _say_cut(building, event, lines)
            building.add(event.value if event.style else _scalar(building, event))
        elif is_key:
            _say_complex_key(building, event, is_alias=kind == ALIAS)
            break
        elif kind == ALIAS:
            building.add(None)
        else:
            containers.append({} if kind == MAPPING else [])
            keys.append(_NO_KEY if kind == MAPPING else None)
    return Tree(data=building.root, findings=tuple(building.findings), is_whole=building.is_whole)


def _scalar(building: _Building, event: YamlEvent) -> object:
    value, remark = value_of(event.value)
    if not remark:
        return value
    text = event.value
    shown = text if len(text) <= MOST_DIGITS else text[:MOST_DIGITS] + "…"
    if remark == "ambiguous":
        _say_ambiguous(building, event)
    elif remark == "too-large":
        building.say(
            "OKR005",
            f"The number {shown} is too large: at most {MOST_DIGITS} digits and an exponent"
            f" between -{MOST_EXPONENT} and {MOST_EXPONENT}.",
            "Write a rounder number or a larger unit, or put it in quotes if it is text.",
            event,
        )
    else:
        building.say(
            "OKR103",
            f"`{shown}` is not a number that can be reached or reported.",
            "Write a number, or put it in quotes if it is text.",
            event,
        )
    return value


def _key(building: _Building, event: YamlEvent) -> object:
    text = str(event.value)
    value, remark = (text, "") if event.style else value_of(text)
    if not event.style and text == "<<":
        building.is_whole = False
        building.say(
            "OKR003",
            "A merge key (`<<`) is not read here.",
            "Write out what is meant: a reviewer must see what each item says.",
            event,
            key=text,
        )
    elif not isinstance(value, str) or remark in ("too-large", "not-finite"):
        _say_no_text(building, event)
    elif "\n" in text:
        building.say("OKR105", "A key has a line break.", "Write it on one line.", event, key=text)
    elif remark:
        _say_ambiguous(building, event, key=text)
    if text in building.containers[-1]:
        building.say(
            "OKR002",
            f"`{text}` is here twice.",
            "Keep the one that is right and delete the other.",
            event,
            key=text,
        )
        return _DISCARD
    return text


def _say_ambiguous(building: _Building, event: YamlEvent, *, key: str | None = None) -> None:
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


def _say_cut(building: _Building, event: YamlEvent, lines: list[str]) -> None:
    """Say that a text such as ``Be #1 in the market`` ends before its #."""
    end = event.end_mark
    if not event.value or not _CUT.match(lines[end.line][max(0, end.column - 1) :]):
        return
    building.say(
        "OKR006",
        f"Only `{event.value[-60:]}` is read here: a # with a space before it begins a comment.",
        "Put the whole text in quotes, or write a space behind the # if it is a comment.",
        event,
    )


def _say_no_text(building: _Building, event: YamlEvent) -> None:
    text = str(event.value)
    if not text:
        message, cure = "A key is missing before the colon.", "Write the name of the field."
    else:
        message = f"The key `{text[:MOST_DIGITS]}` is not text."
        cure = f'Put it in quotes: "{text[:MOST_DIGITS]}".'
    building.say("OKR103", message, cure, event, key=text)


def _say_complex_key(building: _Building, event: YamlEvent, *, is_alias: bool) -> None:
    building.is_whole = False
    if is_alias:
        return
    building.say(
        "OKR103",
        "A key must be text, but here it is a list or a group of fields.",
        "If the brackets or braces are part of a text, put the text in quotes.",
        event,
    )


def _say_too_much(building: _Building, event: YamlEvent, kind: int) -> None:
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


def _say_alias_or_tag(building: _Building, event: YamlEvent, *, is_alias: bool) -> None:
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
