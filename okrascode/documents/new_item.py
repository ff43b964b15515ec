"""Where in a text a new item of a list goes, so that nothing else of the text moves.

People write comments, blank lines and odd indents. A new item stands behind the last one with its
hyphen in the same column, and what it would break is refused before anything is written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from okrascode.documents.characters import text_of
from okrascode.documents.locate import Places
from okrascode.documents.tree import read_tree
from okrascode.documents.yaml_text import YamlSyntaxError
from okrascode.edits.edit import Edit, edited
from okrascode.edits.span import Position, Span
from okrascode.errors import UsageError

__all__ = ["with_item", "with_key"]


def with_item(raw: bytes, pointer: str, lines: Sequence[str], *, path: str) -> Edit:
    """Give the edit that puts an item behind the last one of the list at a pointer.

    ``lines`` begin with the item's hyphen or with comments in its column, and are indented from
    there. A list that is empty or missing is begun; its parent must be there.

    Raises:
        UsageError: the list is written in brackets, or the text cannot be changed safely.
    """
    text, data = _read(raw, path)
    found = _at(data, pointer)
    places, every = Places(text), text.split("\n")
    if isinstance(found, list) and found:
        line, column = _hyphen(every, places, f"{pointer}/{len(found) - 1}", path)
        last = _last_line(every, line, column)
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
    text, data = _read(raw, path)
    places, every = Places(text), text.split("\n")
    found = _at(data, pointer)
    if not isinstance(found, dict) or not found:
        raise UsageError(f"{path} has nothing at {pointer or 'its top'} to add to.")
    first = next(iter(found))
    key = places.span(f"{pointer}/{_escaped(first)}", at_key=True)
    if every[key.start.line - 1][: key.start.column - 1].strip(" -"):
        raise _in_brackets(path, key.start.line, pointer)
    column = key.start.column
    last = _last_line(every, key.start.line, column - 1, keys_at=column)
    edit = _behind(every, last, [_indented(line, column - 1) for line in lines])
    _refuse_unless_added(raw, edit, pointer, data, path)
    return edit


def _read(raw: bytes, path: str) -> tuple[str, object]:
    text = text_of(raw, path=path)
    if not isinstance(text, str):
        raise UsageError(f"{path} cannot be read: {text.message}")
    try:
        tree = read_tree(text, path=path)
    except YamlSyntaxError as error:
        raise UsageError(f"{path} is not YAML.", hint="okr lint says where.") from error
    return text, tree.data


def _at(data: object, pointer: str) -> object:
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(data, list):
            data = data[int(name)]
        else:
            data = data.get(name) if isinstance(data, dict) else None
    return data


def _has(data: object, pointer: str) -> bool:
    parent, _, name = pointer.rpartition("/")
    above = _at(data, parent)
    return isinstance(above, dict) and name in above


def _last_line(lines: Sequence[str], start: int, column: int, *, keys_at: int | None = None) -> int:
    """Give the 1-based number of the last line that belongs to what begins on line ``start``.

    Whatever is indented deeper than ``column`` does, comments too; with ``keys_at`` also the keys
    in that column. Blank lines belong to nothing when nothing follows that does.
    """
    last = start
    for number in range(start + 1, len(lines) + 1):
        line = lines[number - 1].rstrip("\r")
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip(" "))
        is_key = keys_at is not None and indent == keys_at - 1 and line.lstrip()[0] not in "-#"
        is_item = keys_at is not None and indent == keys_at - 1 and line.lstrip().startswith("- ")
        if indent < column and not is_key and not is_item:
            break
        last = number
    return last


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


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


def _in_brackets(path: str, line: int, pointer: str) -> UsageError:
    what = pointer.rpartition("/")[2] or "the document"
    return UsageError(
        f"{path}:{line}: {what} is written in brackets, and a new item needs a line of its own.",
        hint="Write each item on lines of its own first, beginning with a hyphen.",
    )


def _refuse_unless_added(raw: bytes, edit: Edit, pointer: str, before: object, path: str) -> None:
    """Read the edited text back: everything else must be what it was."""
    after = edited(raw, [edit])
    _, data = _read(after, path)
    at, was = _at(data, pointer), _at(before, pointer)
    if isinstance(at, list):
        same = at[:-1] == (was or [])
    else:
        same = (
            isinstance(at, dict)
            and isinstance(was, dict)
            and {k: v for k, v in at.items() if k in was} == was
            and len(at) == len(was) + 1
        )
    if not same or _without(data, pointer) != _without(before, pointer):
        raise UsageError(
            f"{path} is written in a way that cannot be added to safely.",
            hint="Add it by hand; --dry-run prints the text.",
        )


def _without(data: object, pointer: str) -> object:
    """Give the data with nothing where the pointer leads."""
    steps = pointer.split("/")[1:]
    if not steps:
        return None
    name, rest = steps[0], "/".join(["", *steps[1:]]) if steps[1:] else ""
    if isinstance(data, list):
        index = int(name)
        return [_without(v, rest) if n == index else v for n, v in enumerate(data)]
    if isinstance(data, dict):
        return {
            key: (_without(value, rest) if key == name else value)
            for key, value in data.items()
            if key != name or rest
        }
    return data
