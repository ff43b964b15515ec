r"""A text as a YAML scalar that stands where another one stood."""

from __future__ import annotations

import re

from okrascode.documents.scalars import value_of

__all__ = ["in_place_of", "quoted"]

_PLAIN = re.compile(r"[\w](?:[\w@:./-]*[\w@./-])?")
"""Words that mean themselves everywhere, also in brackets and braces."""


def quoted(text: str) -> str:
    r"""Write a text of one line in quotes, so that nothing in it means anything to YAML.

    >>> print(quoted("Ship: now"), quoted('say "yes"'), quoted("C:\\x, it's"))
    "Ship: now" 'say "yes"' 'C:\x, it''s'
    """
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def in_place_of(written: str, text: str) -> str:
    r"""Write a text of one line as the scalar it replaces was written: in quotes or without.

    >>> print(in_place_of("owners", "owner"), in_place_of("'a b'", "a-b"))
    owner 'a-b'
    """
    if written[:1] == "'":
        return "'" + text.replace("'", "''") + "'"
    if written[:1] == '"':
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    is_plain = _PLAIN.fullmatch(text) and value_of(text) == (text, "")
    return text if is_plain else quoted(text)
