"""Exact numbers and texts as JSON: decimals are written digit by digit, never through a float."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

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
    pieces: list[str] = []
    _write(value, "\n", pieces.append)
    pieces.append("\n")
    return "".join(pieces)


def _write(value: Json, newline: str, put: Callable[[str], None]) -> None:
    if isinstance(value, str):
        put(_string(value))
    elif isinstance(value, Decimal | Fraction):
        put(format(six_decimals(value), "f"))
    elif isinstance(value, dict | Mapping):  # Nearly all are plain ones, which is quickly seen.
        inner = newline + "  "
        before = "{" + inner
        for key, part in value.items():
            put(before + _string(key) + ": ")
            _write(part, inner, put)
            before = "," + inner
        put(f"{newline}}}" if value else "{}")
    elif isinstance(value, list | Sequence):
        inner = newline + "  "
        before = "[" + inner
        for part in value:
            put(before)
            _write(part, inner, put)
            before = "," + inner
        put(f"{newline}]" if value else "[]")
    else:
        put(json.dumps(value))


@lru_cache(maxsize=1 << 12)  # Keys and many texts stand there often.
def _string(text: str) -> str:
    plain = _encoded(text)
    if "##[" in plain:
        # A CI runner that logs it would take it for a command, wherever it stands in a line.
        plain = plain.replace("##[", "\\u0023#[")
    if plain.isascii() and plain.isprintable():
        return plain
    return "".join(f"\\u{ord(c):04x}" if is_unsafe(c) else c for c in plain)


_encoded = json.JSONEncoder(ensure_ascii=False).encode
