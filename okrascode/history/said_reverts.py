"""What the message of a commit says it takes back, as Git and the forges write it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Revert", "may_revert", "requests_reverted_in", "reverts_in"]

_BY_ID = re.compile(
    r"This reverts commit ([0-9a-f]{7,64})\b"
    r"(?:[ ]\((?P<subject>[^\n]{0,500}),[ ]\d{4}-\d\d-\d\d\))?"
    r"(?:,\s+reversing\s+changes\s+made\s+to\s+([0-9a-f]{7,64})\b)?",
    re.ASCII,
)
_BY_NUMBER = re.compile(r"^Reverts (?:[\w.-]+/[\w.-]+)?#(\d{1,9})\.?\s*$", re.ASCII | re.MULTILINE)
_QUOTED = re.compile(
    r"^[ ]{0,8}(?:[*][ ])?(Revert|Reapply)[ ]\"(.*)\"(?:[ ]\(#\d{1,9}\))?[ \t]*\r?$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Revert:
    """A commit that is taken back."""

    id: str
    """Full or abbreviated."""
    kept: str = ""
    """Of a merge, the parent whose line goes on; empty when it is no merge, or is not said."""
    subject: str = ""
    """Its first line; empty when it is not said."""


def may_revert(message: str) -> bool:
    """Tell quickly whether a message can take something back; a no is certain."""
    return "everts " in message


def reverts_in(message: str) -> Iterator[Revert]:
    """Give the commits that a message takes back by their ids, in the order of its lines.

    >>> list(reverts_in("This reverts commit 0123456 (Move a, 2026-10-06)."))
    [Revert(id='0123456', kept='', subject='Move a')]

    Since Git 2.43 the revert of a revert is headed ``Reapply``.
    """
    heads = _QUOTED.finditer(message)
    head = next(heads, None)
    for match in _BY_ID.finditer(message):
        subject = ""
        while head is not None and head.end() < match.start():
            subject = head[2] if head[1] == "Revert" else f'Revert "{head[2]}"'
            head = next(heads, None)
        yield Revert(match[1], match[3] or "", match["subject"] or subject)


def requests_reverted_in(message: str) -> tuple[int, ...]:
    """Give the numbers of the pull requests that a forge's message takes back."""
    return tuple(map(int, _BY_NUMBER.findall(message)))
