"""What we ask a Git repository: revisions, history, trees, blobs, changes of the work tree.

What people type never reaches a command line except behind ``--end-of-options``; everything else
works on full ids. One process gives the whole history, one gives all blobs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

from okrascode.errors import EnvironmentFailure, UsageError
from okrascode.history.partial import CURE, NOTHING_LACKING, Lacking, lacking_after_fetch
from okrascode.history.paths import PathPatterns
from okrascode.history.pinned import without_filters
from okrascode.history.runner import GitRunner
from okrascode.history.tree_text import LARGEST_DOCUMENT, blobs_in, changed_paths_in, tree_in

if TYPE_CHECKING:
    from okrascode.history.commit import History
    from okrascode.history.remembered import Memory
    from okrascode.history.tags import Tag

__all__ = ["CONFIGURATION", "Repository"]

CONFIGURATION = ("config", "--list", "-z")
_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}", re.ASCII)
_LOOKS_BACK = re.compile(r"[~^]|@\{|^[0-9a-f]{7,64}$", re.ASCII)
"""A revision that walks back or is an id: in a shallow clone it may exist beyond the boundary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """A Git work tree that holds an OKR root."""

    root: Path
    """The OKR root."""
    prefix: str
    """Path of the OKR root below the Git top level: empty, or ending in ``/``."""
    boundary: frozenset[str] = frozenset()
    """Commits whose parents a shallow clone does not have."""
    promisor: str | None = None
    """In a partial clone: the remote that has what was not cloned."""
    offline: bool = False
    """True when nothing may be fetched."""
    git: GitRunner
    memory: Memory | None = None
    """Keeps what was read of the history for the next run."""

    @property
    def is_shallow(self) -> bool:
        """Tell whether older commits were not cloned."""
        return bool(self.boundary)

    @property
    def top(self) -> Path:
        """Give the Git top level."""
        return self.root.joinpath(*[".."] * self.prefix.count("/")).resolve()

    def head(self) -> str | None:
        """Give the id of the commit that is checked out; ``None`` when there is none yet."""
        status, out, error = self.git.attempt("rev-parse", "--verify", "HEAD^{commit}")
        if status == 0:
            return out.decode().strip()
        if self.git.attempt("rev-parse", "--verify", "--quiet", "HEAD")[0] != 0:
            return None
        raise EnvironmentFailure(f"HEAD of {self.top} cannot be read: {error}.")

    def branch(self) -> str | None:
        """Name the branch that people work on: the remote's default one, else the one checked out.

        ``None`` when neither is known, as on a detached HEAD in CI.
        """
        for name, remote in (("refs/remotes/origin/HEAD", "origin/"), ("HEAD", "")):
            status, out, _ = self.git.attempt("symbolic-ref", "--quiet", "--short", name)
            if status == 0:
                return out.decode("utf-8", "surrogateescape").rstrip("\n").removeprefix(remote)
        return None

    def resolve(self, revision: str) -> str:
        """Give the id of the commit that a person calls ``revision``.

        Raises:
            UsageError: there is no such revision.
            EnvironmentFailure: it may exist, but this clone is cut off before it.
        """
        status, out, _ = (
            (1, b"", "")
            if not revision or "\0" in revision
            else self.git.attempt(
                "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
            )
        )
        id_ = out.decode("utf-8", "replace").strip()
        if status == 0 and _ID.fullmatch(id_):
            return id_
        if self.is_shallow and _LOOKS_BACK.search(revision):
            raise EnvironmentFailure(
                f"The revision {revision!r} lies beyond what this shallow clone has.",
                hint="Fetch the whole history: git fetch --unshallow (in CI: fetch-depth: 0).",
            )
        raise UsageError(
            f"There is no revision {revision!r} here.",
            hint="Name a commit, branch or tag; git log --oneline --all shows what there is.",
        )

    def authored_at(self, commit: str) -> datetime:
        """Give the author date of a commit, by its id."""
        from okrascode.history.log_text import moment

        out = self.git.run("log", "-1", "--no-show-signature", "--date=raw", "--format=%ad", commit)
        return moment(out.decode())

    def history(
        self,
        head: str | None,
        patterns: Iterable[str],
        *,
        is_input: Callable[[str], bool] | None = None,
        keeps_all: bool = False,
        is_kept: bool = False,
    ) -> History:
        """Give everything reachable from a commit; a few processes, however long it is.

        ``patterns`` say which files are documents, ``is_input`` what measures read, by path from
        the Git top level. ``keeps_all`` wants every commit whole, whatever it says. ``is_kept``
        says that commits which change documents are kept elsewhere, and need not be again.
        ``None`` for ``head`` gives an empty history.
        """
        from okrascode.history.commit import NO_COMMITS
        from okrascode.history.remembered import history_of

        if head is None:
            return NO_COMMITS
        return history_of(
            self, head, patterns, is_input=is_input, keeps_all=keeps_all, is_kept=is_kept
        )

    def tree(self, commit: str) -> Mapping[str, tuple[str, str]]:
        """Give mode and object id of every file below the OKR root at a commit, by path."""
        where = ["--", self.prefix] if self.prefix else []
        return tree_in(
            self.git.run("ls-tree", "-r", "-z", "--full-tree", commit, *where), prefix=self.prefix
        )

    def files_at_top(self, commit: str, paths: Sequence[str]) -> Mapping[str, tuple[str, str]]:
        """Give mode and object id of those of some files that a commit has, by path in Git."""
        found = self.git.run("ls-tree", "-z", "--full-tree", commit, "--", *paths)
        return tree_in(found, prefix="")

    def tags(self, head: str | None) -> tuple[Tag, ...]:
        """Give the tags reachable from a commit, by name."""
        from okrascode.history.tags import TAG_ARGUMENTS, tags_in

        if head is None:
            return ()
        return tuple(tags_in(self.git.run(*TAG_ARGUMENTS, f"--merged={head}", "refs/tags")))

    def blobs(
        self, ids: Iterable[str], *, at_most: int = LARGEST_DOCUMENT
    ) -> Iterator[tuple[str, bytes]]:
        """Give the content of blobs in the order asked for (oldest first is fastest), one process.

        A blob of more bytes than ``at_most`` is given with one byte too many, and no more.
        """
        wanted = list(ids)
        if not wanted:
            return
        questions = "\n".join([*wanted, ""]).encode()
        with self.git.stream("cat-file", "--batch", "--buffer", stdin=questions) as stream:
            for id_, content in blobs_in(stream, wanted, at_most=at_most):
                if content is None:
                    raise EnvironmentFailure(
                        f"This clone lacks the file version {id_[:12]} of its own history.",
                        hint=f"Fetch everything: {CURE}",
                    )
                yield id_, content

    def lacking(self, ids: Iterable[str]) -> Lacking:
        """Give which blobs a partial clone does not have, after fetching them all together.

        Every other clone has them all, and is not asked.
        """
        if self.promisor is None:
            return NOTHING_LACKING
        return lacking_after_fetch(self.git, ids, remote=self.promisor, offline=self.offline)

    def files_at(
        self, versions: Iterable[tuple[str, str]], *, are_few: bool = False
    ) -> Iterator[tuple[tuple[str, str], bytes]]:
        """Give the content of files at commits, by commit id and path; one process.

        What does not exist there, or has a path that cannot be asked for, is left out. Where they
        ``are_few`` all are held at once, which is quicker.
        """
        wanted = {
            f"{commit}:{self.prefix}{path}": (commit, path)
            for commit, path in versions
            if "\n" not in self.prefix + path
        }
        if not wanted:
            return
        questions = "\n".join([*wanted, ""]).encode("utf-8", "surrogateescape")
        how = ("cat-file", "--batch", "--buffer")
        if are_few:
            opened: AbstractContextManager[IO[bytes]]
            opened = nullcontext(BytesIO(self.git.run(*how, stdin=questions)))
        else:
            opened = self.git.stream(*how, stdin=questions)
        with opened as stream:
            for name, content in blobs_in(stream, wanted):
                if content is not None:
                    yield wanted[name], content

    def changed_paths(
        self, patterns: Iterable[str], *, configured: bytes | None = None
    ) -> tuple[str, ...]:
        """Give the documents of the work tree that differ from HEAD: changed, new, ignored or gone.

        Paths are relative to the OKR root; the configuration is asked for when it is not given.
        """
        matching = PathPatterns(patterns)
        if configured is None:
            configured = self.git.run(*CONFIGURATION)
        names = (entry.partition(b"\n")[0] for entry in configured.split(b"\0"))
        keys = (name.decode("utf-8", "surrogateescape") for name in names if name[:7] == b"filter.")
        out = self.git.run(
            *without_filters(keys),
            "status",
            "--porcelain=v1",
            "-z",
            "--no-renames",
            "--untracked-files=all",
            "--ignored=traditional",
            "--ignore-submodules=all",
            "--",
            *(folder or "." for folder in matching.folders),
        )
        found = changed_paths_in(out, prefix=self.prefix)
        return tuple(sorted({path for path in found if matching.match(path)}))
