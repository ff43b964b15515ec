"""The messages of a range of commits, for who looks for what they declare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from okrascode.errors import UsageError
from okrascode.history.queries import Repository

__all__ = ["Message", "messages_in"]

_MOST = 20_000
"""Commits of a range; a longer one is no week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What one commit says."""

    commit: str
    """Full id."""
    author: str
    authored_at: datetime
    text: str

    @property
    def subject(self) -> str:
        """Give the first line."""
        return self.text.strip().partition("\n")[0]


def messages_in(repository: Repository, span: str) -> tuple[Message, ...]:
    """Give the messages of ``A..B`` or ``A`` (which is ``A..HEAD``), oldest first.

    Raises:
        UsageError: an unknown revision, or more commits than anybody checks in about.
        EnvironmentFailure: a revision beyond a shallow boundary.
    """
    start, dots, end = span.partition("..")
    if not start or end.startswith("."):
        raise UsageError(
            f"{span!r} is no range of commits.", hint="Write it like v1.2..HEAD or main..HEAD."
        )
    first = repository.resolve(start)
    last = repository.resolve(end if dots and end else "HEAD")
    out = repository.git.run(
        "log", "-z", "--reverse", f"--max-count={_MOST + 1}", "--format=%H%x00%an%x00%aI%x00%B",
        f"{first}..{last}",
    ).decode("utf-8", "replace")  # fmt: skip
    parts = out.removesuffix("\0").split("\0") if out else []
    if len(parts) > 4 * _MOST:
        raise UsageError(f"{span} holds more than {_MOST} commits.", hint="Name a later start.")
    return tuple(
        Message(commit=id_, author=author, authored_at=datetime.fromisoformat(at), text=text)
        for id_, author, at, text in zip(*(parts[n::4] for n in range(4)), strict=True)
    )
