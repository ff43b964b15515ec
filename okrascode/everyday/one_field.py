"""One more field of a mapping, whether it stands on lines or in braces."""

from __future__ import annotations

from okrascode.amend.text import DocumentText
from okrascode.documents.new_item import with_key
from okrascode.documents.written_blocks import data_at, data_without, text_and_data
from okrascode.edits.edit import Edit, edited
from okrascode.errors import UsageError

__all__ = ["with_field"]


def with_field(raw: bytes, pointer: str, name: str, value: str, *, path: str) -> Edit:
    """Give the edit that adds ``name: value`` to the mapping at a pointer; ``value`` is as written.

    Raises:
        UsageError: the text cannot be added to safely.
    """
    line = f"{name}: {value}"
    try:
        return with_key(raw, pointer, [line], path=path)
    except UsageError:
        edit = DocumentText(raw).with_key(pointer, [line], flow=line)
        _, before = text_and_data(raw, path)
        _, after = text_and_data(edited(raw, [edit]), path)
        was, now = data_at(before, pointer), data_at(after, pointer)
        is_added = (
            isinstance(was, dict)
            and isinstance(now, dict)
            and {key: now[key] for key in now if key != name} == was
        )
        if not is_added or data_without(after, pointer) != data_without(before, pointer):
            raise
        return edit
