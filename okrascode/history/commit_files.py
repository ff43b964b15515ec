"""Commit a few files of the work tree, as the person who runs the command would by hand.

Everything else that reads Git pins its configuration. This is the person's own commit: their name,
their hooks and their signature take part, and what they have staged besides stays staged.
"""

from __future__ import annotations

import time
from collections.abc import Iterable

from okrascode.errors import EnvironmentFailure
from okrascode.history.queries import Repository
from okrascode.history.repository import run_git

__all__ = ["commit_files"]

_WAITS = (0.1, 0.3, 0.6, 1.0)
"""Seconds to wait for another program that holds Git's index."""


def commit_files(repository: Repository, paths: Iterable[str], message: str) -> str:
    """Commit these files, new, changed or gone, and nothing else; give the id of the commit.

    Paths are relative to the OKR root.

    Raises:
        EnvironmentFailure: Git refused; the files stay as they are.
    """
    named = list(paths)
    for wait in (*_WAITS, None):
        try:
            _git(repository, "add", "--", *named)
            _git(repository, "commit", "--quiet", "-F", "-", "--", *named, stdin=message.encode())
        except EnvironmentFailure as error:
            if wait is None or "index.lock" not in error.message:
                raise EnvironmentFailure(
                    f"The files are written and not committed: {error.message}",
                    hint=f"Commit them by hand: git commit -- {' '.join(named)}",
                ) from error
            time.sleep(wait)
        else:
            break
    return repository.head() or ""


def _git(repository: Repository, *arguments: str, stdin: bytes = b"") -> None:
    run_git(["--literal-pathspecs", *arguments], cwd=repository.root, stdin=stdin)
