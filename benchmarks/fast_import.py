"""A new Git repository made of a stream of commits, by ``git fast-import``."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

PACKED = ("repack", "-adfq", "--depth=50", "--window=10")
"""How a repository is packed when it is made: small, whatever the settings of the machine are."""

KEPT_DELTAS = ("repack", "-adq")
"""How a very large one is packed: in minutes, and a little larger."""


def clean_environment() -> dict[str, str]:
    """Give the environment without what Git would take from it or from the user's settings."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return clean | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def commit(
    mark: int, at: datetime, who: int, message: str, files: Mapping[str, str], lines: str = ""
) -> str:
    """Give one commit on main as ``git fast-import`` reads it; ``lines`` say its parents."""
    when = f"Person {who} <p{who}@example.com> {int(at.timestamp())} +0000"
    parts = [
        f"commit refs/heads/main\nmark :{mark}\nauthor {when}\ncommitter {when}\n",
        f"data {len(message.encode())}\n{message}\n{lines}",
    ]
    for path, text in files.items():
        parts.append(f"M 100644 inline {path}\ndata {len(text.encode())}\n{text}\n")
    return "".join(parts)


def new_repository(
    folder: Path, commits: Iterable[str], *, packed: tuple[str, ...] = PACKED
) -> None:
    """Make the repository in a new folder, packed, with its work tree checked out."""
    folder.mkdir(parents=True)
    clean = clean_environment()

    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=folder, env=clean, check=True)

    git("init", "-q", "-b", "main")
    command = ["git", "fast-import", "--quiet", "--done", "--depth=50"]
    with subprocess.Popen(command, cwd=folder, env=clean, stdin=subprocess.PIPE) as importer:
        assert importer.stdin is not None
        for one in commits:
            importer.stdin.write(one.encode())
        importer.stdin.write(b"done\n")
    assert importer.returncode == 0
    git(*packed)
    git("reset", "-q", "--hard")
