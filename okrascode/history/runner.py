"""What starts Git for the queries; see :mod:`okrascode.history.repository`."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import IO, Protocol

__all__ = ["GitRunner"]


class GitRunner(Protocol):
    """Starts Git in the OKR root with everything pinned."""

    def run(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """Give the output; raises :class:`EnvironmentFailure` when Git fails."""

    def attempt(
        self, *arguments: str, stdin: bytes = b"", network: bool = False
    ) -> tuple[int, bytes, str]:
        """Give exit status, output and Git's last words; only with ``network`` may it fetch."""

    def stream(self, *arguments: str, stdin: bytes = b"") -> AbstractContextManager[IO[bytes]]:
        """Give the output while it comes; raises at the end when Git failed."""
