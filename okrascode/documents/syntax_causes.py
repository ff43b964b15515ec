"""Why a text is not YAML, in the words of the person who typed it, with the likely cure.

A third of the sentences that people write as objectives break YAML when they are not quoted: they
have a colon in them or begin with a character that means something. A parser then complains where
it gave up, often lines later; here the text around that place is looked at again.
"""

from __future__ import annotations

from collections.abc import Callable

from okrascode.documents.causes_of_characters import (
    brackets,
    escape,
    first_character,
    quotes,
    reserved_character,
    tab,
)
from okrascode.documents.causes_of_lines import (
    colon,
    comment,
    indentation,
    list_on_the_line,
    no_colon,
)
from okrascode.documents.faults import fault, span_at
from okrascode.documents.syntax_scene import Cause, Scene
from okrascode.documents.yaml_text import YamlSyntaxError
from okrascode.findings import Finding

__all__ = ["syntax_finding"]

_CAUSES: tuple[Callable[[Scene], Cause | None], ...] = (
    tab,
    escape,
    reserved_character,
    first_character,
    quotes,
    colon,
    list_on_the_line,
    no_colon,
    brackets,
    comment,
    indentation,
)
"""Looked at in this order; the first that fits is said."""


def syntax_finding(text: str, error: YamlSyntaxError, *, path: str) -> Finding:
    """Give the one finding of a text that is not YAML."""
    scene = Scene(text.split("\n"), error)
    cause = next(
        (cause for look in _CAUSES if (cause := look(scene))),
        Cause(
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
