"""The plain way to write YAML, line by line: what is read here, the YAML reader reads the same.

Nearly every document is lines of ``key: value``, ``key:`` and ``- item``, each value whole on its
line. Such a text needs no YAML parser, which costs ten times as much. Whatever could mean something
else is left to it: anchors, tags, block texts, values over several lines, escapes, comments behind
a value, tabs, characters that readers see differently, scalars and keys about which there is
something to say. Tests compare the two on many thousands of texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from okrascode.documents.scalars import value_of

__all__ = [
    "LONGEST",
    "NotPlain",
    "Parts",
    "mapping_of",
    "parts_of",
    "parts_of_any",
    "plain_data",
    "plain_mapping",
    "plain_value",
]

LONGEST = 100_000
"""Most characters; keeps far from every limit of the reader."""
_MOST_LEVELS = 20
_ODD = re.compile(
    "[^\n\x20-\x7e\u00a1-\u00ac\u00ae-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff"
    "\uf900-\ufdcf\ufdf0-\ufefe\uff01-\uffef\U0001f000-\U0001faff]"
)
"""Every other character: control, private, invisible, and spaces that are none to YAML."""
_BLANK = re.compile(r" *(?:#.*)?")
_LINE = re.compile(
    r"""
    (?P<indent>\ *) (?P<dash>-\ )?
    (?:
      (?P<key>[A-Za-z0-9_][A-Za-z0-9_./@-]{0,99}) : (?:\ +(?P<value>[^\ ].*))?
    | (?P<item>[^\ ].*)
    )
    """,
    re.VERBOSE,
)
_DOUBLE_QUOTED = re.compile(r'"[^"\\]*"')
_SINGLE_QUOTED = re.compile(r"'[^']*'")
_PLAIN = re.compile(
    r"""
    (?: [A-Za-z0-9(/\u00a1-\U0001faff] | [-+](?=[0-9]) )
    (?: [^\ :\#] | :(?!\ |\Z) | (?<!\ )\# | \ +(?![\ \#]|\Z) )*
    """,
    re.VERBOSE,
)
"""No space at the end, no colon before a space or at the end, no # behind a space."""
_WORD = r"[A-Za-z0-9_./@%+-]*"
_IN_BRACKETS = rf"""(?:"[^"\\]*"|'[^']*'|-?[A-Za-z0-9]{_WORD}(?::[A-Za-z0-9_/]{_WORD})*)"""
_LIST = re.compile(rf"\[ *(?:{_IN_BRACKETS}(?: *, *{_IN_BRACKETS})*)? *\]")
_PAIR = rf"[A-Za-z][A-Za-z0-9_-]{{0,99}}: +{_IN_BRACKETS}"
_GROUP = re.compile(rf"\{{ *(?:{_PAIR}(?: *, *{_PAIR})*)? *\}}")
_PARTS = re.compile(rf"(?:([A-Za-z][A-Za-z0-9_-]*): +)?({_IN_BRACKETS})")


Parts = tuple[int, str | None, str | None, str | None, str | None]
"""Column, dash, key, value and item of a line."""


class NotPlain(Exception):
    """The text is not written in the plain way; nothing is said about it."""


def plain_data(text: str) -> dict[str, Any]:
    """Give the data of a document, as :func:`okrascode.documents.tree.read_tree` would.

    Raises:
        NotPlain: the full reader must be asked.
    """
    return plain_mapping(text, indent=0)


def plain_mapping(text: str, *, indent: int) -> dict[str, Any]:
    """Give the mapping that a text is, whose keys begin after ``indent`` spaces.

    Raises:
        NotPlain: as :func:`plain_data`.
    """
    if len(text) > LONGEST or _ODD.search(text):
        raise NotPlain
    return mapping_of((parts_of(line) for line in text.split("\n")), plain_value, indent=indent)


def mapping_of(
    lines: Iterable[Parts | None], value_of_text: Callable[[str], Any], *, indent: int
) -> dict[str, Any]:
    """Put the parts of lines together; each value, in their order, becomes what is made of it.

    Raises:
        NotPlain: as :func:`plain_data`.
    """
    root: dict[str, Any] = {}
    # Open mappings and lists with their columns, and the mapping that waits for what is below.
    open_: list[tuple[int, Any]] = [(indent, root)]
    waiting = ""
    for found in lines:
        if found is None:
            continue
        column, dash, key, value, item = found
        if waiting:
            at, parent = open_[-1]
            if column < at or (column == at and not dash):
                raise NotPlain  # the key has no value
            below: Any = [] if dash else {}
            parent[waiting] = below
            open_.append((column, below))
            waiting = ""
            if len(open_) > _MOST_LEVELS:
                raise NotPlain
        else:
            while open_[-1][0] > column or (
                open_[-1][0] == column and not dash and isinstance(open_[-1][1], list)
            ):
                open_.pop()
                if not open_:
                    raise NotPlain
        at, here = open_[-1]
        if at != column or isinstance(here, list) is not bool(dash):
            raise NotPlain
        if dash:
            if item is not None:
                here.append(value_of_text(item))
                continue
            group: dict[str, Any] = {}
            here.append(group)
            open_.append((column + 2, group))
            here = group
        if key is None or key in here or not _is_text(key):
            raise NotPlain
        if value is None:
            here[key] = None
            waiting = key
        else:
            here[key] = value_of_text(value)
    if waiting:
        raise NotPlain
    return root


@lru_cache(maxsize=1 << 14)  # Many lines stand in many documents.
def parts_of(line: str) -> Parts | None:
    """Give the parts of a line without odd characters; ``None`` for one that says nothing."""
    found = _LINE.fullmatch(line)
    if found is None or found["item"] is not None:
        if _BLANK.fullmatch(line):
            return None
        if found is None:
            raise NotPlain
    spaces, dash, key, value, item = found.groups()
    return len(spaces), dash, key, value, item


def parts_of_any(line: bytes) -> Parts | None:
    """Give the parts of any line; ``None`` for one that says nothing.

    Raises:
        NotPlain: as :func:`plain_data`.
    """
    try:
        text = line.decode()
    except UnicodeDecodeError as error:
        raise NotPlain from error
    if _ODD.search(text):
        raise NotPlain
    return parts_of(text)


def plain_value(written: str) -> Any:  # noqa: ANN401  # what a scalar means is found here
    """Give what is written on one line behind a key or a dash.

    Raises:
        NotPlain: as :func:`plain_data`.
    """
    first = written[0]
    if first == '"' or first == "'":
        return _quoted(written)
    if first == "[" and _LIST.fullmatch(written):
        return [_in_brackets(part) for _, part in _PARTS.findall(written)]
    if first == "{" and _GROUP.fullmatch(written):
        group: dict[str, Any] = {}
        for key, part in _PARTS.findall(written):
            if key in group or not _is_text(key):
                raise NotPlain
            group[key] = _in_brackets(part)
        return group
    if not _PLAIN.fullmatch(written):
        raise NotPlain
    return _unquoted(written)


def _in_brackets(part: str) -> object:
    return _quoted(part) if part[0] in "\"'" else _unquoted(part)


def _quoted(written: str) -> str:
    if not (_DOUBLE_QUOTED.fullmatch(written) or _SINGLE_QUOTED.fullmatch(written)):
        raise NotPlain
    return written[1:-1]


def _unquoted(written: str) -> object:
    value, remark = value_of(written)
    if remark:
        raise NotPlain
    return value


@lru_cache(maxsize=4096)
def _is_text(key: str) -> bool:
    return value_of(key) == (key, "")
