"""YAML events to plain data, in one pass without recursion and within limits.

What YAML allows and a document may not have (anchors, aliases, tags, merge keys, a second
document, keys that are not text, a key twice) is found on the way. Positions of values are not
kept: a document without findings needs none (:mod:`okrascode.documents.locate` gives them).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrascode.documents.building import DISCARD, NO_KEY, Building
from okrascode.documents.scalars import MOST_DIGITS, MOST_EXPONENT, value_of
from okrascode.documents.tree_words import (
    CUT,
    directive_finding,
    say_alias_or_tag,
    say_ambiguous,
    say_complex_key,
    say_cut,
    say_no_text,
    say_too_much,
)
from okrascode.documents.yaml_text import (
    ALIAS,
    END,
    MAPPING,
    SCALAR,
    Events,
    Parser,
    YamlEvent,
    parse,
)

if TYPE_CHECKING:
    from okrascode.findings import Finding

__all__ = ["Tree", "read_tree"]

_LONGEST = 60
_DIRECTIVE = re.compile(r"(?:[ ]*(?:#[^\n]*)?\r?\n)*(%[^\r\n]*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """Plain data of a document and what was found while reading it."""

    data: object
    """Dictionaries, lists, text, int, Decimal, bool and None; ``None`` for an empty document."""
    findings: tuple[Finding, ...]
    is_whole: bool
    """False when an alias, a tag or a limit makes the data something else than what is meant."""


def read_tree(text: str, *, path: str, parser: Parser = Parser.FAST) -> Tree:
    """Read the one document of a text.

    Raises:
        okrascode.documents.yaml_text.YamlSyntaxError: where the text stops being YAML.
    """
    if directive := _DIRECTIVE.match(text):
        return Tree(data=None, findings=(directive_finding(text, directive, path),), is_whole=False)
    lines = text.split("\n") if CUT.search(text) else []
    return parse(text, lambda events: _tree(events, path, lines), parser=parser)


def _tree(events: Events, path: str, lines: list[str]) -> Tree:
    """Build the data; ``lines`` only when a comment may have cut a text."""
    building = Building(path=path)
    containers, keys = building.containers, building.keys
    for kind, event in events:
        if kind == END:
            value = containers.pop()
            keys.pop()
            building.add(value)
            continue
        if kind > END:
            say_too_much(building, event, kind)
            break
        if kind == ALIAS or event.anchor or event.tag:
            say_alias_or_tag(building, event, is_alias=kind == ALIAS)
        is_key = bool(keys) and keys[-1] is NO_KEY
        if kind == SCALAR:
            if is_key:
                keys[-1] = _key(building, event)
                continue
            if lines and not event.style:
                say_cut(building, event, lines)
            building.add(event.value if event.style else _scalar(building, event))
        elif is_key:
            say_complex_key(building, event, is_alias=kind == ALIAS)
            break
        elif kind == ALIAS:
            building.add(None)
        else:
            containers.append({} if kind == MAPPING else [])
            keys.append(NO_KEY if kind == MAPPING else None)
    return Tree(data=building.root, findings=building.told(), is_whole=building.is_whole)


def _scalar(building: Building, event: YamlEvent) -> object:
    value, remark = value_of(event.value)
    if not remark:
        return value
    text = event.value
    shown = text if len(text) <= MOST_DIGITS else text[:MOST_DIGITS] + "…"
    if remark == "ambiguous":
        say_ambiguous(building, event)
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


def _key(building: Building, event: YamlEvent) -> object:
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
        say_no_text(building, event)
    elif "\n" in text:
        building.say("OKR105", "A key has a line break.", "Write it on one line.", event, key=text)
    elif remark:
        say_ambiguous(building, event, key=text)
    if text in building.containers[-1]:
        building.say(
            "OKR002",
            f"`{text[:_LONGEST]}` is here twice.",
            "Keep the one that is right and delete the other.",
            event,
            key=text,
        )
        return DISCARD
    return text
