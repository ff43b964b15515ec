"""Exact numbers and texts as JSON: decimals are written digit by digit, never through a float."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from okrascode.output.escape import is_unsafe
from okrascode.output.numbers import six_decimals

__all__ = ["Json", "json_text"]

Json = None | bool | int | Decimal | Fraction | str | Sequence["Json"] | Mapping[str, "Json"]
"""What can be written; fractions and decimals are rounded to six decimals."""


def json_text(value: Json) -> str:
    r"""Write a value as JSON with two spaces of indentation and a newline at its end.

    Characters that could steer a terminal, a CI runner or reorder a line are escaped; all others,
    Chinese ones too, stay readable.

    >>> print(json_text({"score": Fraction(7, 10), "note": "a\x9b林"}), end="")
    {
      "score": 0.7,
      "note": "a\u009b林"
    }
    """
    return "".join(_pieces(value, "\n")) + "\n"


def _pieces(value: Json, newline: str) -> Iterator[str]:
    if isinstance(value, str):
        yield _string(value)
    elif isinstance(value, Decimal | Fraction):
        yield format(six_decimals(value), "f")
    elif isinstance(value, Mapping):
        inner = newline + "  "
        yield "{"
        for number, (key, part) in enumerate(value.items()):
            yield f"{',' if number else ''}{inner}{_string(key)}: "
            yield from _pieces(part, inner)
        yield f"{newline}}}" if value else "}"
    elif isinstance(value, Sequence):
        inner = newline + "  "
        yield "["
        for number, part in enumerate(value):
            yield f"{',' if number else ''}{inner}"
            yield from _pieces(part, inner)
        yield f"{newline}]" if value else "]"
    else:
        yield json.dumps(value)


def _string(text: str) -> str:
    plain = json.dumps(text, ensure_ascii=False)
    if "##[" in plain:
        # A CI runner that logs it would take it for a command, wherever it stands in a line.
        plain = plain.replace("##[", "\\u0023#[")
    if plain.isascii() and plain.isprintable():
        return plain
    return "".join(f"\\u{ord(c):04x}" if is_unsafe(c) else c for c in plain)
