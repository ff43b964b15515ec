"""Why a text is not YAML, in the words of the person who typed it, with the likely cure.

A third of the sentences that people write as objectives break YAML when they are not quoted: they
have a colon in them or begin with a character that means something. A parser then complains where
it gave up, often lines later; here the text around that place is looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from okrascode.documents.faults import fault, span_at
from okrascode.documents.yaml_text import YamlSyntaxError
from okrascode.findings import Finding

__all__ = ["syntax_finding"]

_FIELD = re.compile(
    r"(?P<before>[ ]*(?:- +)*(?:(?P<key>[A-Za-z_][\w-]*) *:(?: +|$))?)(?P<value>.*)"
)
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'""")
_LONGEST_LINE = 2000
"""Longer lines are not looked at again."""


@dataclass(frozen=True, slots=True)
class _Cause:
    message: str
    help: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class _Scene:
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
            if field := _FIELD.match(self.line(number)):
                yield number, field


def syntax_finding(text: str, error: YamlSyntaxError, *, path: str) -> Finding:
    """Give the one finding of a text that is not YAML."""
    scene = _Scene(text.split("\n"), error)
    cause = next(
        (cause for look in _CAUSES if (cause := look(scene))),
        _Cause(
            "This is not YAML.",
            "Look at the quotes, brackets and indentation here and on the line above.",
            error.line,
            error.column,
        ),
    )
    return fault(
        "OKR001",
        cause.message,
        help=cause.help,
        path=path,
        span=span_at(cause.line, cause.column),
    )


def _tab(scene: _Scene) -> _Cause | None:
    for number in (scene.error.line, scene.error.line - 1):
        if tab := re.match(r"[ -]*\t", scene.line(number)):
            return _Cause(
                "This line is indented with a tab.",
                "Indent with spaces, two for each level.",
                number,
                tab.end(),
            )
    if scene.character == "\t":
        return _Cause(
            "A tab stands here.", "Write a space instead.", scene.error.line, scene.error.column
        )
    return None


def _escape(scene: _Scene) -> _Cause | None:
    if not scene.says("escape"):
        return None
    return _Cause(
        "A backslash in double quotes begins an escape, and this is none that YAML knows.",
        "Put the text in single quotes, or write two backslashes.",
        scene.error.line,
        scene.error.column,
    )


def _reserved_character(scene: _Scene) -> _Cause | None:
    if scene.character == "" or scene.character not in "@`%,?":
        return None
    return _Cause(
        f"A text cannot begin with {scene.character} unless it is in quotes.",
        "Put the text in quotes.",
        scene.error.line,
        scene.error.column,
    )


def _first_character(scene: _Scene) -> _Cause | None:
    """Look for a text that begins with a character that means something to YAML."""
    for number, field in scene.fields_above():
        value, column = field["value"], field.start("value") + 1
        if re.match(r"[|>][-+0-9]*[ ]*[^-+0-9\s#]|[|>][ ]+[0-9]|[*&!]", value):
            return _Cause(
                f"A text cannot begin with {value[0]} unless it is in quotes.",
                "Put the whole text in quotes.",
                number,
                column,
            )
        if value and value[0] in "[{" and (closed := _end_of_brackets(value)):
            rest = value[closed:].strip()
            if rest and not rest.startswith("#"):
                return _Cause(
                    f"A text cannot begin with {value[0]} unless it is in quotes.",
                    "Put the whole text in quotes.",
                    number,
                    column,
                )
        if number < scene.error.line:
            return None
    return None


def _quotes(scene: _Scene) -> _Cause | None:
    """Look for a quote that is not closed, or a text that goes on behind it."""
    for number, field in scene.fields_above():
        value, column = field["value"], field.start("value") + 1
        if not value or value[0] not in "\"'":
            continue
        closed = _QUOTED.match(value)
        if closed is None:
            return _Cause(
                f"The quote {value[0]} that opens here is not closed on this line.",
                f"Put {value[0]} at the end of the text.",
                number,
                column,
            )
        rest = value[closed.end() :].strip()
        if rest and rest[0] not in "#:":
            how = "double it ('')" if value[0] == "'" else 'write \\" for it'
            return _Cause(
                "The text goes on behind its closing quote.",
                f"Put the whole text in quotes; where {value[0]} is part of it, {how}.",
                number,
                column + closed.end(),
            )
    return None


def _brackets(scene: _Scene) -> _Cause | None:
    if not scene.says("flow"):
        if scene.character and scene.character in "]}":
            return _Cause(
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
    return _Cause(
        f"The bracket {bracket} that opens here is not closed, or a comma is missing in it.",
        f"Close it with {']' if bracket == '[' else '}'}, or put the text in quotes.",
        line,
        column,
    )


def _colon(scene: _Scene) -> _Cause | None:
    if not scene.says("mapping values are not allowed"):
        return None
    before = scene.here[: scene.error.column - 1]
    if re.fullmatch(r"[ ]*(?:- +)*[\w-]+", before) and scene.error.line > 1:
        return _Cause(
            "This line is indented further than the field above, which already has its value.",
            "Begin it in the same column as the field above.",
            scene.error.line,
            len(before) - len(before.lstrip(" ")) + 1,
        )
    return _Cause(
        "A text with a colon and a space in it needs quotes.",
        "Put the whole text in quotes.",
        scene.error.line,
        scene.error.column,
    )


def _list_on_the_line(scene: _Scene) -> _Cause | None:
    if not scene.says("sequence entries are not allowed"):
        return None
    return _Cause(
        "A list cannot begin behind a field on its line.",
        "Begin each entry on a line of its own below the field, or put the text in quotes.",
        scene.error.line,
        scene.error.column,
    )


def _no_colon(scene: _Scene) -> _Cause | None:
    if not scene.says("could not find expected ':'"):
        return None
    line, column = scene.error.opened or (scene.error.line, scene.error.column)
    if field := re.match(r"[ ]*(?:- +)*(?P<key>[A-Za-z_]\w*):(?=\S)", scene.line(line)):
        return _Cause(
            f"A space is missing behind `{field['key']}:`.",
            "Write a space between the colon and the value.",
            line,
            field.end() + 1,
        )
    return _Cause(
        "A field needs a colon and a space behind its name.",
        "Write `name: value`; a longer text goes on only on lines that are indented.",
        line,
        column,
    )


def _indentation(scene: _Scene) -> _Cause | None:
    if not scene.says("block end", "block mapping", "block collection", "document start"):
        return None
    indent = len(scene.here) - len(scene.here.lstrip(" "))
    if scene.error.column - 1 > indent or not scene.here.strip():
        return None
    for number in range(scene.error.line - 1, max(0, scene.error.line - 50), -1):
        above = scene.line(number)
        if above.strip() and not above.lstrip().startswith("#"):
            over = len(above) - len(above.lstrip(" "))
            if over == indent:
                return _entry_among_fields(scene, indent)
            return _Cause(
                f"This line is indented by {indent}, which fits nothing above"
                f" (line {number} is indented by {over}).",
                "Begin fields of one item in the same column.",
                scene.error.line,
                indent + 1,
            )
    return None


def _entry_among_fields(scene: _Scene, indent: int) -> _Cause:
    if scene.here.lstrip().startswith("-"):
        message = "An entry of a list stands here among the fields of an item."
    else:
        message = "A field stands here among the entries of a list."
    return _Cause(
        message,
        "Indent the list by two spaces more than its field, and fields of one item alike.",
        scene.error.line,
        indent + 1,
    )


def _comment(scene: _Scene) -> _Cause | None:
    """Look for a text of several lines that a # has cut."""
    above = scene.line(scene.error.line - 1)
    cut = re.search(r" #", above)
    if not cut or re.match(r"[ ]*(- |[\w-]+:)", scene.here):
        return None
    return _Cause(
        "A # with a space before it begins a comment, so the text ends there.",
        "Put the whole text in quotes.",
        scene.error.line - 1,
        cut.end(),
    )


def _end_of_brackets(value: str) -> int:
    """Give the place behind the bracket that closes the first one; 0 when none does."""
    level = 0
    for place, character in enumerate(_QUOTED.sub(lambda found: "x" * len(found[0]), value)):
        level += (character in "[{") - (character in "]}")
        if level == 0:
            return place + 1
    return 0


_CAUSES: tuple[Callable[[_Scene], _Cause | None], ...] = (
    _tab,
    _escape,
    _reserved_character,
    _first_character,
    _quotes,
    _colon,
    _list_on_the_line,
    _no_colon,
    _brackets,
    _comment,
    _indentation,
)
"""Looked at in this order; the first that fits is said."""
