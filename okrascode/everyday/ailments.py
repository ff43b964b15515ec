"""What is wrong with a clone and its CI, from facts about it: each with its cure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

__all__ = ["Ailment", "CloneFacts", "ailments_of", "healthy_words"]

_OLDEST_GIT = (2, 30)
_CLOCK = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CloneFacts:
    """What was found; nothing of it is judged."""

    git_version: tuple[int, ...] | None
    """``None`` when there is no Git repository."""
    is_shallow: bool = False
    is_partial: bool = False
    is_offline: bool = False
    branch: str | None = None
    """``None`` on a detached HEAD."""
    in_ci: bool = False
    me: str | None = None
    """My handle; ``None`` when Git or the documents do not know me."""
    email: str = ""
    now: datetime
    newest: datetime | None = None
    """When the newest commit was made."""
    today_set: str | None = None
    """What ``OKR_TODAY`` says."""
    merge_driver: str | None = None
    """The driver that the attributes ask for; ``None`` for Git's own."""
    has_driver: bool = False
    configuration_hooks: str | None = None
    """``core.hooksPath`` where it is set."""
    has_hook: bool = False
    hook_asked_for: bool = False
    """True when .pre-commit-config.yaml names okr."""
    workflows: Mapping[str, str]
    """Texts of CI files by path."""
    squashes: int = 0
    """Recent squash merges."""
    bare_squashes: int = 0
    """Those of them that kept nothing of the commits' messages."""
    uses_trailers: bool = False
    ignored: tuple[str, ...] = ()
    """Documents that Git ignores."""
    old_schemas: tuple[str, ...] = ()
    """Schemas for editors that are not this version's."""
    unknown_versions: tuple[str, ...] = ()
    """Documents of a version of the format that this tool does not know."""
    owners_current: bool | None = None
    """``None`` when CODEOWNERS holds no lines of okr."""
    extras_missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ailment:
    """One thing that is wrong."""

    name: str
    """A word to search for."""
    is_serious: bool
    """True when numbers are wrong or unknown because of it."""
    message: str
    cure: str


def ailments_of(facts: CloneFacts) -> tuple[Ailment, ...]:
    """Give everything that is wrong, what makes numbers wrong first."""
    found = [*_of_the_clone(facts), *_of_the_person(facts), *_of_ci(facts), *_of_files(facts)]
    return tuple(sorted(found, key=lambda one: not one.is_serious))


def healthy_words(facts: CloneFacts) -> str:
    """Say what was looked at when nothing is wrong."""
    where = f"on {facts.branch}" if facts.branch else "on a detached HEAD"
    return f"Nothing is wrong with this clone, {where}, and with what CI does here."


def _of_the_clone(facts: CloneFacts) -> Iterator[Ailment]:
    if facts.git_version is None:
        yield _serious(
            "no-git",
            "There is no Git repository here, so nothing has a history.",
            "git init && git add . && git commit",
        )
        return
    if facts.git_version < _OLDEST_GIT:
        version = ".".join(map(str, facts.git_version))
        yield _serious("old-git", f"Git {version} is older than 2.30.", "Install a newer Git.")
    if facts.is_shallow:
        yield _serious(
            "shallow",
            "This clone is shallow: older readings are not here, and their numbers are unknown.",
            "In CI: fetch-depth: 0 (GitHub) or GIT_DEPTH: 0 (GitLab); here: git fetch --unshallow",
        )
    if facts.is_partial:
        yield Ailment(
            name="partial",
            is_serious=facts.is_offline,
            message="This is a partial clone: versions of documents are fetched when needed.",
            cure="For work without a network: git fetch --refetch --no-filter",
        )
    if facts.newest is not None and facts.newest > facts.now + _CLOCK:
        yield _serious(
            "clock",
            f"The newest commit is of {facts.newest.date()}, and the clock says "
            f"{facts.now.date()}: one of the two is wrong.",
            "Set the clock of this machine, or name the day: --today DATE",
        )
    if facts.today_set is not None:
        yield _mild(
            "today-set",
            f"OKR_TODAY says {facts.today_set}: every command counts that as today.",
            "unset OKR_TODAY",
        )
    if facts.merge_driver is not None and not facts.has_driver:
        yield _mild(
            "merge-driver",
            f"The attributes ask for the merge driver {facts.merge_driver!r}, which this clone"
            " does not have: merges fall back to Git's own.",
            f"Set merge.{facts.merge_driver}.driver, or run okr merge-driver install",
        )


def _of_the_person(facts: CloneFacts) -> Iterator[Ailment]:
    if facts.git_version is None or facts.in_ci:
        return
    if not facts.email:
        yield _mild(
            "nobody",
            "Git does not know who you are, so okr checkin must be told: --as HANDLE.",
            "git config user.email ADDRESS",
        )
    elif facts.me is None:
        yield _mild(
            "stranger",
            f"No one person in the documents has the address {facts.email}.",
            "Write it under people: of the organization, or into .mailmap",
        )
    if facts.hook_asked_for and not facts.has_hook:
        where = facts.configuration_hooks
        yield _mild(
            "hook",
            ".pre-commit-config.yaml asks for okr lint before a commit, and no hook is installed"
            + (f" in {where}." if where else "."),
            "pre-commit install",
        )


def _of_ci(facts: CloneFacts) -> Iterator[Ailment]:
    for path, text in facts.workflows.items():
        if not re.search(r"\bokr(?:ascode)?\b", text):
            continue
        if ".gitlab-ci" in path:
            depth = re.search(r"GIT_DEPTH\s*:\s*[\"']?(\d+)", text)
            is_whole = depth is not None and depth[1] == "0"
            cure = 'variables: {GIT_DEPTH: "0"}'
        else:
            checkouts = len(re.findall(r"uses:\s*[\"']?actions/checkout@", text))
            is_whole = len(re.findall(r"fetch-depth:\s*[\"']?0\b", text)) >= checkouts
            cure = "with: {fetch-depth: 0} at actions/checkout"
        if not is_whole:
            yield _serious(
                "shallow-ci",
                f"{path} runs okr on a shallow clone, where numbers from history are unknown.",
                f"Write {cure}.",
            )
    if facts.uses_trailers and 2 * facts.bare_squashes > facts.squashes:
        yield _serious(
            "squash",
            f"{facts.bare_squashes} of the last {facts.squashes} squash merges kept nothing of"
            " their commits' messages, so OKR: lines in those are lost.",
            "On GitHub: Settings > Pull Requests > squash > Default to title and commit details;"
            " on GitLab: Settings > Merge requests > Squash template > %{all_commits}",
        )


def _of_files(facts: CloneFacts) -> Iterator[Ailment]:
    for path in facts.unknown_versions:
        yield _serious(
            "version",
            f"{path} is of a version of the format that this okr does not know.",
            "pip install --upgrade okrascode",
        )
    if facts.ignored:
        yield _serious(
            "ignored",
            f"Git ignores {facts.ignored[0]}"
            + (f" and {len(facts.ignored) - 1} more documents" if facts.ignored[1:] else "")
            + ": they count here and nowhere else.",
            "Take the pattern out of .gitignore, or git add --force them.",
        )
    for path in facts.old_schemas:
        yield _mild(
            "schemas",
            f"{path} is not that of this okr, so editors judge by other rules.",
            "okr migrate",
        )
    if facts.owners_current is False:
        yield _mild(
            "codeowners", "CODEOWNERS is not current with the teams.", "okr codeowners --write"
        )
    for extra in facts.extras_missing:
        yield _mild(
            "extra",
            f"What the extra {extra} brings is not installed.",
            f'pip install "okrascode[{extra}]"',
        )


def _serious(name: str, message: str, cure: str) -> Ailment:
    return Ailment(name=name, is_serious=True, message=message, cure=cure)


def _mild(name: str, message: str, cure: str) -> Ailment:
    return Ailment(name=name, is_serious=False, message=message, cure=cure)
