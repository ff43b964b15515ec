"""Take a key with all its lines out of a text, so that nothing else of it moves."""

from __future__ import annotations

from okrascode.documents.locate import Places
from okrascode.documents.written_blocks import (
    data_at,
    data_without,
    escaped,
    last_line_of,
    text_and_data,
)
from okrascode.edits.edit import Edit, edited
from okrascode.edits.span import Position, Span
from okrascode.errors import UsageError

__all__ = ["without_key"]


def without_key(raw: bytes, pointer: str, key: str, *, path: str) -> Edit:
    """Give the edit that takes a key out of the mapping at a pointer, with the lines below it.

    Comments above the key stay: they may speak of more than it.

    Raises:
        UsageError: it is not there, stands in braces, or cannot be taken out safely.
    """
    text, data = text_and_data(raw, path)
    whole = f"{pointer}/{escaped(key)}"
    found = data_at(data, pointer)
    if not isinstance(found, dict) or key not in found:
        raise UsageError(f"{path} says nothing about {key}.")
    lines = text.split("\n")
    start = Places(text).span(whole, at_key=True).start
    last = last_line_of(lines, start.line, start.column)
    is_alone = not lines[start.line - 1][: start.column - 1].strip()
    if is_alone and last < len(lines):
        edit = Edit(Span(Position(start.line, 1), Position(last + 1, 1)), "")
    elif is_alone and start.line > 1:
        before = Position(start.line - 1, len(lines[start.line - 2].removesuffix("\r")) + 1)
        edit = Edit(Span(before, Position(last, len(lines[last - 1]) + 1)), "")
    else:
        raise _by_hand(path, start.line)
    _, after = text_and_data(edited(raw, [edit]), path)
    if data_without(after, whole) != data_without(data, whole) or key in (
        data_at(after, pointer) or ()  # type: ignore[operator]  # a mapping or nothing
    ):
        raise _by_hand(path, start.line)
    return edit


def _by_hand(path: str, line: int) -> UsageError:
    return UsageError(
        f"{path}:{line} is written in a way that cannot be taken out safely.",
        hint="Take it out by hand.",
    )
