"""A copy of a repository that stands some commits back and can be brought forward again."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from fast_import import clean_environment


@dataclass(frozen=True)
class Copy:
    """A clone next to the repository it was made of, which stays untouched."""

    folder: Path
    then: str
    now: str

    def go_back(self) -> None:
        """Put the work tree and the branch where they were then."""
        _git(self.folder, "reset", "-q", "--hard", self.then)

    def advance(self) -> None:
        """Put them where they are now, like a pull does."""
        _git(self.folder, "reset", "-q", "--hard", self.now)


def copy_of(repository: Path, into: Path, *, new_commits: int = 100) -> Copy:
    """Clone, and find the newest commit of the main line that lacks that many or more."""
    _git(repository, "clone", "-q", "--local", str(repository.resolve()), str(into))
    if not (into / "okr.toml").exists():
        shutil.copy(repository / "okr.toml", into / "okr.toml")
    now = _git(into, "rev-parse", "HEAD")
    line = _git(into, "rev-list", "--first-parent", f"-{new_commits + 1}", "HEAD").split()
    new = (int(_git(into, "rev-list", "--count", f"{one}..HEAD")) for one in line)
    then = next(one for one, count in zip(line, new, strict=True) if count >= new_commits)
    return Copy(into, then, now)


def _git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=clean_environment(),
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
