"""Real temporary Git repositories: fixed dates and authors, nothing of the user's configuration."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

__all__ = ["ANA", "BO", "GitRepo"]

ANA = "Ana Díaz <ana@example.org>"
BO = "Bo <bo@example.org>"


class GitRepo:
    """A repository in a folder; each method is what a person would do."""

    def __init__(self, folder: Path, *, object_format: str = "sha1", new: bool = True) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        if new:
            self.git("init", "--quiet", f"--object-format={object_format}", "-b", "main")

    def git(self, *arguments: str, stdin: str = "", check: bool = True, **environment: str) -> str:
        """Run Git and give what it printed, without the line's end."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        clean |= {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "Ana Díaz",
            "GIT_AUTHOR_EMAIL": "ana@example.org",
            "GIT_AUTHOR_DATE": "2026-10-01T12:00:00+00:00",
            "GIT_COMMITTER_NAME": "Ana Díaz",
            "GIT_COMMITTER_EMAIL": "ana@example.org",
            "GIT_COMMITTER_DATE": "2026-10-01T12:00:00+00:00",
            "GIT_EDITOR": "true",
            "LC_ALL": "C",
        }
        done = subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *arguments],
            cwd=self.folder,
            input=stdin.encode(),
            env={**clean, **environment},
            capture_output=True,
        )
        if check and done.returncode != 0:
            raise AssertionError(f"git {arguments}: {done.stderr.decode()}{done.stdout.decode()}")
        return done.stdout.decode("utf-8", "surrogateescape").removesuffix("\n")

    def write(self, path: str, text: str | bytes) -> None:
        """Write a file of the work tree."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)

    def commit(
        self,
        message: str = "change",
        files: dict[str, str | bytes | None] | None = None,
        *,
        on: str = "2026-10-01",
        author: str = ANA,
        committed: str = "",
    ) -> str:
        """Commit files (``None`` deletes one) on a day, or at a moment with a zone; give its id."""
        for path, text in (files or {}).items():
            if text is None:
                self.git("rm", "--quiet", "--", path)
            else:
                self.write(path, text)
                self.git("add", "--", path)
        self.git("commit", "--quiet", "--allow-empty", "-F", "-", stdin=message,
                 **self.who(on, author=author, committed=committed))  # fmt: skip
        return self.head()

    def who(self, on: str, *, author: str = ANA, committed: str = "") -> dict[str, str]:
        """Give the environment that says who did it and when."""
        name, _, email = author.removesuffix(">").partition(" <")
        return {
            "GIT_AUTHOR_NAME": name,
            "GIT_AUTHOR_EMAIL": email,
            "GIT_AUTHOR_DATE": _moment(on),
            "GIT_COMMITTER_DATE": _moment(committed or on),
        }

    def head(self) -> str:
        """Give the id of the commit that is checked out."""
        return self.git("rev-parse", "HEAD")

    def branch(self, name: str, at: str = "HEAD") -> None:
        """Begin a branch and go there."""
        self.git("switch", "--quiet", "-c", name, at)

    def switch(self, name: str) -> None:
        """Go to a branch."""
        self.git("switch", "--quiet", name)

    def merge(
        self, *names: str, on: str = "2026-10-01", message: str = "Merge", author: str = ANA
    ) -> str:
        """Merge branches with a merge commit; give its id."""
        self.git(
            "merge", "--quiet", "--no-ff", "-m", message, *names, **self.who(on, author=author)
        )
        return self.head()

    def revert(self, commit: str, *options: str, on: str = "2026-10-01") -> str:
        """Revert a commit as Git does; give the new id."""
        self.git("revert", "--no-edit", *options, commit, **self.who(on))
        return self.head()

    def cherry_pick(self, commit: str, *options: str, on: str = "2026-10-01") -> str:
        """Copy a commit here: author and author date stay, the committer's date is ``on``."""
        self.git("cherry-pick", *options, commit, GIT_COMMITTER_DATE=_moment(on))
        return self.head()

    def clone(self, folder: Path, *options: str) -> GitRepo:
        """Clone into another folder."""
        self.git("clone", "--quiet", *options, self.folder.as_uri(), str(folder))
        return GitRepo(folder, new=False)


def _moment(on: str) -> str:
    return on if "T" in on else f"{on}T12:00:00+00:00"
