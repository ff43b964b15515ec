"""Versions that a partial clone left at its remote: which they are, and one fetch for them all.

A clone made with ``--filter=blob:none`` has every commit and lacks the texts that were never
checked out. Git would fetch them one at a time, each with its own connection; asked for together
they come in one, by the command that Git itself uses for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrascode.history.commit import History
    from okrascode.history.runner import GitRunner

__all__ = ["CURE", "NOTHING_LACKING", "Lacking", "lacking_after_fetch", "versions_in"]

CURE = "git fetch --refetch --no-filter"
"""The command that makes a partial clone whole."""
_PROGRAMS = (
    r"^(core\.(sshcommand|gitproxy|askpass|alternaterefscommand)"
    r"|credential\.(.*\.)?helper|remote\..*\.(uploadpack|vcs))$"
)
"""Configuration that names a program which a fetch would start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """File versions that are not here."""

    ids: frozenset[str] = frozenset()
    because: str = ""
    """One sentence with the cure; empty when nothing is lacking."""


NOTHING_LACKING = Lacking()


def versions_in(history: History) -> Iterator[str]:
    """Give the object id of every version of every document, before and after each change."""
    for commit in history.commits.values():
        for change in commit.changes:
            for blob in (change.old_blob, change.new_blob):
                if blob is not None:
                    yield blob


def lacking_after_fetch(
    git: GitRunner, ids: Iterable[str], *, remote: str, offline: bool
) -> Lacking:
    """Fetch those of the ids that are not here from the promisor, together; give what is left."""
    wanted = frozenset(ids)
    missing = wanted - _present(git, wanted)
    if not missing:
        return NOTHING_LACKING
    if offline:
        return _lacking(missing, "--offline fetches nothing", f"leave it out, or run {CURE}")
    program = _program_of_repository(git)
    if program:
        why = f"the repository's own configuration names a program for it ({program})"
        return _lacking(missing, why, f"if you trust it, run {CURE}")
    status, _, error = git.attempt(
        *("-c", "fetch.negotiationAlgorithm=noop"),
        *("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no"),
        *("--filter=blob:none", "--no-prune", "--no-auto-maintenance", "--stdin", "--", remote),
        stdin=_lines(missing),
        network=True,
    )
    left = missing - _present(git, missing)
    if not left:
        return NOTHING_LACKING
    said = f"fetching them failed ({error})" if status else f"{remote} does not have them"
    return _lacking(left, said, f"run {CURE}")


def _lacking(missing: frozenset[str], why: str, cure: str) -> Lacking:
    number = f"{len(missing)} versions" if len(missing) > 1 else "a version"
    return Lacking(
        ids=missing,
        because=f"This partial clone lacks {number} of its documents, and {why}: {cure}.",
    )


def _present(git: GitRunner, ids: frozenset[str]) -> set[str]:
    # cat-file would ask the remote for what is missing, and before Git 2.45 nothing forbids it;
    # rev-list looks only here.
    out = git.run(
        *("rev-list", "--objects", "--no-walk", "--ignore-missing", "--missing=allow-any"),
        "--stdin",
        stdin=_lines(ids),
    )
    return {line.split()[0].decode("ascii") for line in out.splitlines()}


def _program_of_repository(git: GitRunner) -> str:
    """Name the setting of the repository itself that names a program; empty when none does."""
    _, out, _ = git.attempt(
        "config", "--show-scope", "--name-only", "-z", "--get-regexp", _PROGRAMS
    )
    parts = out.decode("utf-8", "surrogateescape").split("\0")
    settings = zip(parts[::2], parts[1::2], strict=False)
    return next((name for scope, name in settings if scope in ("local", "worktree")), "")


def _lines(ids: Iterable[str]) -> bytes:
    return "\n".join([*sorted(ids), ""]).encode()
