"""What the parts of a document are called in messages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["a", "field_at", "group_at"]

_GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "objectives": "objective",
        "key_results": "key result",
        "cycles": "cycle",
        "people": "person",
        "depends_on": "dependency",
        "declines": "declined request",
        "open_questions": "open question",
        "changes": "change",
        "milestones": "milestone",
        "expected": "point of the expected curve",
        "overrides": "override",
        "repositories": "repository",
        "rule": "rule",
    }
)
"""What one entry of a list or of a group by name is called."""


def group_at(steps: tuple[str | int, ...], *, document: str) -> str:
    """Name the group of fields at a place: ``key result``, ``measure``, or the document itself.

    >>> group_at(("objectives", 0, "key_results", 1), document="document")
    'key result'
    """
    if not steps:
        return document
    if len(steps) > 1:
        entry = _GROUPS.get(str(steps[-2]))
        if entry and (isinstance(steps[-1], int) or steps[-2] in ("people", "key_results")):
            return entry
    return f"`{steps[-1]}`" if isinstance(steps[-1], str) else f"entry of `{steps[-2]}`"


def field_at(steps: tuple[str | int, ...]) -> str:
    """Name the value at a place to begin a sentence: its field, or which entry of a list.

    >>> field_at(("objectives", 0, "owner")), field_at(("members", 1))
    ('`owner`', 'Entry 2 of `members`')
    """
    if not steps:
        return "The document"
    last = steps[-1]
    if isinstance(last, str):
        return f"`{last}`"
    above = steps[-2] if len(steps) > 1 else "the list"
    return f"Entry {last + 1} of `{above}`"


def a(noun: str) -> str:
    """Put the article before a noun.

    >>> a("objective"), a("key result"), a("`measure`")
    ('an objective', 'a key result', '`measure`')
    """
    if noun.startswith("`"):
        return noun
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
