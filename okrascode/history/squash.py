"""The commits that a squash message speaks of, as Git and the forges list them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from okrascode.history.said_reverts import Revert, may_revert, reverts_in

__all__ = [
    "Part",
    "lines_taken_back",
    "listed_at",
    "parts_of",
    "reverts_beside",
    "squashed_at",
]

_TITLE = "Squashed commit of the following:"
_COMMIT = re.compile(r"commit ([0-9a-f]{7,64})")
_SHORTEST = 7
"""Digits of an abbreviated id."""
_RULE = re.compile(r"-{3,}\s*")
_SUBJECT = re.compile(r"[*] (\S.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of the commits that were squashed."""

    id: str
    """Empty where a forge wrote the message: it lists subjects alone."""
    subject: str
    first: int
    """1-based line of the message where it begins."""
    last: int
    text: str


def parts_of(message: str) -> tuple[Part, ...]:
    """Give the commits that were squashed, oldest first; none when it is another message."""
    lines = [line.rstrip() for line in message.split("\n")]
    by_git = any(line.strip() == _TITLE for line in lines)
    heads = [
        (at, match[1])
        for at, line in enumerate(lines)
        if (match := (_COMMIT if by_git else _SUBJECT).fullmatch(line))
    ]
    ends = [*(at for at, _ in heads[1:]), len(lines)]
    found: list[Part] = []
    for (at, head), end in zip(heads, ends, strict=False):
        own = lines[at:end]
        subject = next((one.strip() for one in own if one.startswith("    ") and one.strip()), "")
        found.append(
            Part(
                id=head if by_git else "",
                subject=subject if by_git else head,
                first=at + 1,
                last=end,
                text="\n".join(own),
            )
        )
    return tuple(reversed(found) if by_git else found)  # Git lists the newest first.


def lines_taken_back(message: str) -> frozenset[int]:
    """Give the lines (1-based) of a squash message that a later part of it takes back.

    What somebody wrote below the list is no part.
    """
    gone, _ = _taken_back_within(message) if may_revert(message) else ((), ())
    lines = message.split("\n")
    found: set[int] = set()
    for part in gone:
        for at in range(part.first, part.last + 1):
            line = lines[at - 1]
            if not part.id and _RULE.fullmatch(line):
                break
            if not part.id or line.startswith("    "):
                found.add(at)
    return frozenset(found)


def reverts_beside(message: str) -> tuple[Revert, ...]:
    """Give what a message takes back, without what a squash has undone within itself.

    A part that is taken back takes nothing back.
    """
    return _taken_back_within(message)[1]


def _taken_back_within(message: str) -> tuple[tuple[Part, ...], tuple[Revert, ...]]:
    reverts = tuple(reverts_in(message))
    parts = parts_of(message) if reverts else ()
    if not parts:
        return (), reverts
    waiting: dict[str, list[int]] = {}
    for at, part in enumerate(parts):
        waiting.setdefault(part.id[:_SHORTEST] or part.subject, []).append(at)
    gone: set[int] = set()
    beside: list[Revert] = []
    listed: set[str] = set()
    for at in range(len(parts) - 1, -1, -1):
        by_id = bool(parts[at].id)
        for revert in reverts_in(parts[at].text):
            listed.add(revert.id)
            if at in gone:
                continue
            meant = waiting.get(revert.id[:_SHORTEST] if by_id else revert.subject, [])
            while meant and meant[-1] >= at:
                meant.pop()
            if meant and parts[meant[-1]].id.startswith(revert.id if by_id else ""):
                gone.add(meant.pop())
            else:
                beside.append(revert)
    beside += [revert for revert in reverts if revert.id not in listed]
    return tuple(parts[at] for at in sorted(gone)), tuple(beside)


def squashed_at(message: str) -> Mapping[int, str]:
    """Give, for each line (1-based) of Git's default squash message, the id of its original.

    Empty when it is another message.
    """
    if _TITLE not in message:
        return MappingProxyType({})
    return _by_line(message, lambda part: part.id)


def listed_at(message: str) -> Mapping[int, str]:
    """Give, for each line (1-based) of a forge's squash message, the subject it stands below.

    Empty when it is another message.
    """
    return _by_line(message, lambda part: "" if part.id else part.subject)


def _by_line(message: str, said: Callable[[Part], str]) -> Mapping[int, str]:
    return MappingProxyType(
        {
            line: text
            for part in parts_of(message)
            if (text := said(part))
            for line in range(part.first, part.last + 1)
        }
    )
