"""Identifiers for what is imported: those it had, else those that ``okr new`` would propose."""

from __future__ import annotations

from collections.abc import Collection

from okrascode.everyday.proposed_id import proposed_id
from okrascode.model.reference import is_id

__all__ = ["free_id"]


def free_id(had: str, title: str, taken: Collection[str], *, kind: str) -> str:
    """Give the identifier that something had, when it is one and free; else a new one.

    >>> free_id("nps", "Score", {"nps-2"}, kind="key-result"), free_id("", "!", (), kind="team")
    ('nps', 'team-1')
    """
    return had if is_id(had) and had not in taken else proposed_id(title, taken=taken, kind=kind)
