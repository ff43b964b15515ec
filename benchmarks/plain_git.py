"""What Git itself takes for the same reading, its output thrown away: no program takes less.

For the versions of documents, ``git log`` and ``git cat-file`` run at once, each on its own core.
The list of the blobs is made beforehand and not measured, though it comes out of that very log; so
this is less than a pipe of the two takes.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from comparison import Row
from fast_import import clean_environment
from okr_process import scrubbed

MESSAGES = "git log %B"
VERSIONS = "git log --raw, cat-file"

_LOG = (
    "git log --raw -z --no-renames --no-abbrev --diff-merges=first-parent"
    " --format=%H%x00%P%x00%an%x00%ae%x00%at%x00%ct%x00%B"
)


def messages(folder: Path, home: Path) -> Row:
    """Read the message of every commit."""
    command = ["git", "log", "--format=%B"]
    return Row(name=MESSAGES, command=command, folder=folder, environment=scrubbed(home))


def versions(folder: Path, home: Path, *, below: str = "") -> Row:
    """Read every commit with its message, and every version of every document.

    A path is only for repositories with more than documents: it makes Git compare trees twice.
    """
    limit = f"--full-history -- {below}" if below else ""
    blobs = home / "blobs"
    blobs.write_bytes(b"\n".join(_blobs(folder, limit)) + b"\n")
    both = (
        f"{_LOG} {limit} > /dev/null &"
        f" git cat-file --batch --buffer < '{blobs}' > /dev/null && wait $!"
    )
    environment = scrubbed(home)
    return Row(name=VERSIONS, command=["sh", "-c", both], folder=folder, environment=environment)


def commits_in(folder: Path) -> int:
    """Count the commits that HEAD reaches."""
    return int(_git(folder, "rev-list", "--count", "HEAD"))


def _blobs(folder: Path, limit: str) -> list[bytes]:
    """Give every blob that a commit brings, once, oldest first: so Git unpacks them fastest."""
    log = _git(folder, *_LOG.split()[1:-1], "--format=", "--reverse", *limit.split())
    entries = (one.split() for one in log.split(b"\0") if one.startswith(b":"))
    return list(dict.fromkeys(entry[3] for entry in entries if entry[4] != b"D"))


def _git(folder: Path, *arguments: str) -> bytes:
    command = ["git", *arguments]
    return subprocess.run(
        command, cwd=folder, env=clean_environment(), check=True, capture_output=True
    ).stdout
