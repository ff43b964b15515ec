"""Which commits the pull requests of a forge became, as their subjects say."""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

__all__ = ["PullRequests", "pull_request_of", "requests_in"]

_NUMBER = re.compile(r"\(#(\d{1,9})\)$|^Merge pull request #(\d{1,9}) from ", re.ASCII)


@dataclass(frozen=True, slots=True)
class PullRequests:
    """Numbers of pull requests beside those of commits, oldest first."""

    numbers: array[int] = field(default_factory=lambda: array("i"))
    commits: array[int] = field(default_factory=lambda: array("i"))

    @property
    def columns(self) -> tuple[array[int], array[int]]:
        """Give both columns."""
        return self.numbers, self.commits

    def find(self, wanted: Collection[int]) -> Mapping[int, Sequence[int]]:
        """Give the commits of some pull requests, oldest first."""
        found: dict[int, list[int]] = {}
        for number, commit in zip(self.numbers, self.commits, strict=True) if wanted else ():
            if number in wanted:
                found.setdefault(number, []).append(commit)
        return found


def requests_in(messages: Sequence[bytes], *, start: int) -> list[tuple[int, int]]:
    """Give number of commit and of pull request for those messages that name one."""
    # One quick look at each: in most repositories hardly any has such a mark.
    marked = [(at, one) for at, one in enumerate(messages, start=start) if b"#" in one]
    named = ((at, pull_request_of(message)) for at, message in marked)
    return [(at, number) for at, number in named if number is not None]


def pull_request_of(message: bytes) -> int | None:
    """Give the number that a subject ends in, or that a merge names; ``None`` when there is none.

    >>> pull_request_of(b"Ease the target (#12)")
    12
    """
    subject = message.partition(b"\n")[0]
    if b"#" not in subject:
        return None
    found = _NUMBER.search(subject.decode("utf-8", "replace").rstrip())
    return int(found[1] or found[2]) if found else None
