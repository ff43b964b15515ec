"""Which lines of a text belong together, and what they say: the ground under careful edits."""

from __future__ import annotations

from collections.abc import Sequence

from okrascode.documents.characters import text_of
from okrascode.documents.tree import read_tree
from okrascode.documents.yaml_text import YamlSyntaxError
from okrascode.errors import UsageError

__all__ = ["data_at", "data_without", "escaped", "last_line_of", "text_and_data"]


def text_and_data(raw: bytes, path: str) -> tuple[str, object]:
    """Give the decoded text and its plain data.

    Raises:
        UsageError: it is no readable YAML.
    """
    text = text_of(raw, path=path)
    if not isinstance(text, str):
        raise UsageError(f"{path} cannot be read: {text.message}")
    try:
        tree = read_tree(text, path=path)
    except YamlSyntaxError as error:
        raise UsageError(f"{path} is not YAML.", hint="okr lint says where.") from error
    return text, tree.data


def data_at(data: object, pointer: str) -> object:
    """Give what stands at a JSON pointer; ``None`` where nothing does."""
    for step in pointer.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        if isinstance(data, list):
            data = data[int(name)] if name.isdecimal() and int(name) < len(data) else None
        else:
            data = data.get(name) if isinstance(data, dict) else None
    return data


def last_line_of(
    lines: Sequence[str], start: int, column: int, *, keys_at: int | None = None
) -> int:
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


def data_without(data: object, pointer: str) -> object:
    """Give the data with nothing where the pointer leads."""
    steps = pointer.split("/")[1:]
    if not steps:
        return None
    name = steps[0].replace("~1", "/").replace("~0", "~")
    rest = "/".join(["", *steps[1:]]) if steps[1:] else ""
    if isinstance(data, list):
        index = int(name) if name.isdecimal() else -1
        return [data_without(v, rest) if n == index else v for n, v in enumerate(data)]
    if isinstance(data, dict):
        return {
            key: (data_without(value, rest) if key == name else value)
            for key, value in data.items()
            if key != name or rest
        }
    return data


def escaped(key: str) -> str:
    """Write a key as a step of a JSON pointer."""
    return key.replace("~", "~0").replace("/", "~1")
