"""Where in a text a new item of a list goes, so that nothing else of the text moves.

People write comments, blank lines and odd indents. A new item stands behind the last one with its
hyphen in the same column, and what it would break is refused before anything is written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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

__all__ = ["with_item", "with_key"]


def with_item(raw: bytes, pointer: str, lines: Sequence[str], *, path: str) -> Edit:
    """Give the edit that puts an item, or several, behind the last one of the list at a pointer.

    ``lines`` begin with the item's hyphen or with comments in its column, and are indented from
    there. A list that is empty or missing is begun; its parent must be there.

    Raises:
        UsageError: the list is written in brackets, or the text cannot be changed safely.
    """
    text, data = text_and_data(raw, path)
    found = data_at(data, pointer)
    places, every = Places(text), text.split("\n")
    if isinstance(found, list) and found:
        line, column = _hyphen(every, places, f"{pointer}/{len(found) - 1}", path)
        last = last_line_of(every, line, column)
        gap = len(found) > 1 and _has_gap(every, line)
        new = ([""] if gap else []) + [_indented(line, column - 1) for line in lines]
        edit = _behind(every, last, new)
    else:
        key = places.span(pointer, at_key=True)
        is_there = _has(data, pointer)
        parent = pointer.rpartition("/")[0]
        name = pointer.rpartition("/")[2]
        if not is_there:
            below = [_indented(line, 2) for line in lines]
            return with_key(raw, parent, [f"{name}:", *below], path=path)
        value = places.span(pointer)
        new = [_indented(line, key.start.column + 1) for line in lines]
        written = places.written(pointer) if found is not None else ""
        if found is not None and written != "[]":
            raise _in_brackets(path, key.start.line, pointer)
        head = every[key.start.line - 1]
        start = head.index(":", key.end.column - 1) + 2
        end = value.end.column if written else start
        rest = head[end - 1 :].rstrip("\r").strip()
        comment = f"  {rest}" if rest.startswith("#") else ""
        whole = Span(Position(key.start.line, start), Position(key.start.line, _length(head) + 1))
        edit = Edit(whole, comment + "\n" + "\n".join(new))
    _refuse_unless_added(raw, edit, pointer, data, path)
    return edit


def with_key(raw: bytes, pointer: str, lines: Sequence[str], *, path: str) -> Edit:
    """Give the edit that puts a new key behind the last one of the mapping of lines at a pointer.

    ``lines`` begin in the column of the mapping's keys.

    Raises:
        UsageError: the mapping is written in braces, or the text cannot be changed safely.
    """
    text, data = text_and_data(raw, path)
    places, every = Places(text), text.split("\n")
    found = data_at(data, pointer)
    if not isinstance(found, dict) or not found:
        raise UsageError(f"{path} has nothing at {pointer or 'its top'} to add to.")
    first = next(iter(found))
    key = places.span(f"{pointer}/{escaped(first)}", at_key=True)
    if every[key.start.line - 1][: key.start.column - 1].strip(" -"):
        raise _in_brackets(path, key.start.line, pointer)
    column = key.start.column
    last = last_line_of(every, key.start.line, column - 1, keys_at=column)
    edit = _behind(every, last, [_indented(line, column - 1) for line in lines])
    _refuse_unless_added(raw, edit, pointer, data, path)
    return edit


def _has(data: object, pointer: str) -> bool:
    parent, _, name = pointer.rpartition("/")
    above = data_at(data, parent)
    return isinstance(above, dict) and name in above


def _behind(lines: Sequence[str], last: int, new: Sequence[str]) -> Edit:
    end = Position(last, _length(lines[last - 1]) + 1)
    return Edit(Span(end, end), "\n" + "\n".join(new))


def _hyphen(lines: Sequence[str], places: Places, pointer: str, path: str) -> tuple[int, int]:
    """Give line and column of the hyphen that an item begins with."""
    start = places.span(pointer).start
    before = lines[start.line - 1][: start.column - 1]
    number = start.line
    while not before.strip() and number > 1:
        number -= 1
        before = lines[number - 1].rstrip("\r ")
    if not re.fullmatch(r" *-[ ]*", before):
        raise _in_brackets(path, start.line, pointer.rpartition("/")[0])
    return number, before.index("-") + 1


def _has_gap(lines: Sequence[str], number: int) -> bool:
    """Tell whether a blank line stands above an item and its comments."""
    number -= 1
    while number > 0 and lines[number - 1].strip().startswith("#"):
        number -= 1
    return number > 0 and not lines[number - 1].strip()


def _indented(line: str, width: int) -> str:
    return " " * width + line if line else ""


def _length(line: str) -> int:
    return len(line.removesuffix("\r"))


def _in_brackets(path: str, line: int, pointer: str) -> UsageError:
    what = pointer.rpartition("/")[2] or "the document"
    return UsageError(
        f"{path}:{line}: {what} is written in brackets, and a new item needs a line of its own.",
        hint="Write each item on lines of its own first, beginning with a hyphen.",
    )


def _refuse_unless_added(raw: bytes, edit: Edit, pointer: str, before: object, path: str) -> None:
    """Read the edited text back: everything else must be what it was."""
    after = edited(raw, [edit])
    _, data = text_and_data(after, path)
    at, was = data_at(data, pointer), data_at(before, pointer)
    if isinstance(at, list):
        known = was if isinstance(was, list) else []
        same = at[: len(known)] == known and len(at) > len(known)
    else:
        same = (
            isinstance(at, dict)
            and isinstance(was, dict)
            and {k: v for k, v in at.items() if k in was} == was
            and len(at) == len(was) + 1
        )
    if not same or data_without(data, pointer) != data_without(before, pointer):
        raise UsageError(
            f"{path} is written in a way that cannot be added to safely.",
            hint="Add it by hand; --dry-run prints the text.",
        )
