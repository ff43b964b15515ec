"""Causes in the characters of a text: quotes, brackets and signs that mean something."""

from __future__ import annotations

import re

from okrascode.documents.syntax_scene import Cause, Scene

__all__ = ["brackets", "escape", "first_character", "quotes", "reserved_character", "tab"]

_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")


def tab(scene: Scene) -> Cause | None:
    """Look for a tab where a space should be."""
    for number in (scene.error.line, scene.error.line - 1):
        if tab := re.match(r"[ -]*\t", scene.line(number)):
            return Cause(
                "This line is indented with a tab.",
                "Indent with spaces, two for each level.",
                number,
                tab.end(),
            )
    if scene.character == "\t":
        return Cause(
            "A tab stands here.", "Write a space instead.", scene.error.line, scene.error.column
        )
    return None


def escape(scene: Scene) -> Cause | None:
    """Look for a backslash in double quotes that is no escape."""
    if not scene.says("escape"):
        return None
    return Cause(
        "A backslash in double quotes begins an escape, and this is none that YAML knows.",
        "Put the text in single quotes, or write two backslashes.",
        scene.error.line,
        scene.error.column,
    )


def reserved_character(scene: Scene) -> Cause | None:
    """Look for a text that begins with a character that YAML has reserved."""
    if scene.character == "" or scene.character not in "@`%,?":
        return None
    return Cause(
        f"A text cannot begin with {scene.character} unless it is in quotes.",
        "Put the text in quotes.",
        scene.error.line,
        scene.error.column,
    )


def first_character(scene: Scene) -> Cause | None:
    """Look for a text that begins with a character that means something to YAML."""
    for number, field in scene.fields_above():
        value, column = field["value"], field.start("value") + 1
        if re.match(r"[|>][-+0-9]*[ ]*[^-+0-9\s#]|[|>][ ]+[0-9]|[*&!]", value):
            return Cause(
                f"A text cannot begin with {value[0]} unless it is in quotes.",
                "Put the whole text in quotes.",
                number,
                column,
            )
        if value and value[0] in "[{" and (closed := _end_of_brackets(value)):
            rest = value[closed:].strip()
            if rest and not rest.startswith("#"):
                return Cause(
                    f"A text cannot begin with {value[0]} unless it is in quotes.",
                    "Put the whole text in quotes.",
                    number,
                    column,
                )
        if number < scene.error.line:
            return None
    return None


def quotes(scene: Scene) -> Cause | None:
    """Look for a quote that is not closed, or a text that goes on behind it."""
    for number, field in scene.fields_above():
        value, column = field["value"], field.start("value") + 1
        if not value or value[0] not in "\"'":
            continue
        closed = _QUOTED.match(value)
        if closed is None:
            return Cause(
                f"The quote {value[0]} that opens here is not closed on this line.",
                f"Put {value[0]} at the end of the text.",
                number,
                column,
            )
        rest = value[closed.end() :].strip()
        if rest and rest[0] not in "#:":
            how = "double it ('')" if value[0] == "'" else 'write \\" for it'
            return Cause(
                "The text goes on behind its closing quote.",
                f"Put the whole text in quotes; where {value[0]} is part of it, {how}.",
                number,
                column + closed.end(),
            )
    return None


def brackets(scene: Scene) -> Cause | None:
    """Look for a bracket that is not closed, or not opened."""
    if not scene.says("flow"):
        if scene.character and scene.character in "]}":
            return Cause(
                f"There is no opening bracket for this {scene.character}.",
                "Delete it, or put the text in quotes.",
                scene.error.line,
                scene.error.column,
            )
        return None
    line, column = scene.error.opened or (scene.error.line, scene.error.column)
    bracket = scene.line(line)[column - 1 : column]
    if bracket not in ("[", "{"):
        return None
    return Cause(
        f"The bracket {bracket} that opens here is not closed, or a comma is missing in it.",
        f"Close it with {']' if bracket == '[' else '}'}, or put the text in quotes.",
        line,
        column,
    )


def _end_of_brackets(value: str) -> int:
    """Give the place behind the bracket that closes the first one; 0 when none does."""
    level = 0
    for place, character in enumerate(_QUOTED.sub(lambda found: "x" * len(found[0]), value)):
        level += (character in "[{") - (character in "]}")
        if level == 0:
            return place + 1
    return 0
