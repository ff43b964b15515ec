"""Everything that an answer of ``okr`` depends on, as one digest.

Two runs with the same digest give the same bytes, so the second need not be worked out. Texts go
in by content and not by their time, for an editor may save twice within one tick of a clock. Where
something cannot be named, such as a fetch or a plug-in, there is no digest.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from okrascode import __version__
from okrascode.config import Settings
from okrascode.documents.settings_toml import read_settings
from okrascode.history.queries import CONFIGURATION
from okrascode.history.repository import open_repository
from okrascode.resources import tool_files
from okrascode.workspace.codeowners import codeowners_of_work_tree
from okrascode.workspace.configured import configuration_digests
from okrascode.workspace.files import (
    Files,
    files_of_work_tree,
    settings_of_revision,
    settings_of_work_tree,
)
from okrascode.workspace.root import find_root

if TYPE_CHECKING:
    from okrascode.history.queries import Repository
    from okrascode.workspace.repositories import Others

__all__ = ["Look", "look_at", "repository_state"]

_ZONE = re.compile(rb"""time_zone["']?[ \t]*:\s*["']?([\w+/-]{1,60})""", re.ASCII)
_TAGS = ("for-each-ref", "--format=%(objectname) %(refname)", "refs/tags")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a repository looked like at one moment, as far as an answer depends on it."""

    root: Path
    settings: Settings
    settings_raw: bytes | None
    repository: Repository
    head: str
    """Full id of the commit that is read, or whose work tree it is."""
    files: Files | None
    """The documents of the work tree; ``None`` when a revision is read."""
    changed: tuple[str, ...]
    """The documents of the work tree that differ from the head."""
    around: Mapping[str, object]
    """Everything else, as plain data."""

    def digest(self, question: object) -> str:
        """Give the digest of a question and of all that its answer depends on."""
        parts: dict[str, object] = {"head": self.head, "changed": self.changed}
        if self.files is not None:
            parts["documents"] = _digest_of_files(self.files)
        return self.digest_around([question, parts])

    def digest_around(self, question: object) -> str:
        """Give the digest of a question and of all but the head and the documents."""
        whole = json.dumps({**self.around, "question": question}, sort_keys=True, default=str)
        return _digest(whole.encode("utf-8", "surrogateescape"))


def look_at(
    directory: Path | None,
    *,
    today: date | None,
    at: str | None,
    offline: bool,
    repositories: Mapping[str, Path],
) -> Look | None:
    """Look at all that answers depend on; ``None`` when an answer must not be kept.

    The parameters are those of :func:`okrascode.workspace.load.load_workspace`.

    Raises:
        OkrError: as ``load_workspace`` does.
    """
    root = find_root(directory or Path())
    own = open_repository(root, offline=offline)
    if own is None or own.promisor is not None:
        return None
    head = own.head() if at is None else own.resolve(at)
    if head is None:
        return None
    raw = settings_of_work_tree(root) if at is None else settings_of_revision(own, head)
    settings = Settings() if raw is None else read_settings(raw)
    others = _others(settings, root, own, repositories, offline=offline)
    opened = others.opened if others is not None else {}
    if settings.plugins or any(one.promisor is not None for one in opened.values()):
        return None
    files: Files | None = None
    changed: tuple[str, ...] = ()
    configured = own.git.run(*CONFIGURATION)
    around: dict[str, object] = {
        "tool": [__version__, *tool_files()],
        "root": str(root),
        "at": at,
        "today": str(today),
        "settings": _digest(raw or b""),
        "own": repository_state(own, configured),
        "others": {name: [one.head(), *repository_state(one)] for name, one in opened.items()},
        "missing": dict(others.missing) if others is not None else {},
    }
    if at is None:
        files = files_of_work_tree(root, settings.okr_paths)
        changed = own.changed_paths(settings.okr_paths, configured=configured)
        around["codeowners"] = str(codeowners_of_work_tree(own.top))
        around["today"] = str(today or _days_meant(files))
    return Look(
        root=root,
        settings=settings,
        settings_raw=raw,
        repository=own,
        head=head,
        files=files,
        changed=changed,
        around=around,
    )


def _others(
    settings: Settings, root: Path, own: Repository, given: Mapping[str, Path], *, offline: bool
) -> Others | None:
    """Give the other repositories; ``None`` where none is named, as nearly everywhere."""
    if not settings.repositories and not given:
        return None
    from okrascode.workspace.repositories import open_others, with_given

    named = with_given(settings, given)
    return open_others(named, root=root, own=own, given=given, offline=offline)


def repository_state(repository: Repository, configured: bytes | None = None) -> list[object]:
    """Give what decides, besides its head, what a repository says; plain data."""
    return [
        str(repository.top),
        repository.prefix,
        sorted(repository.boundary),
        _digest(repository.git.run(*_TAGS)),
        # Names, addresses and much else that shows in an output can be configured.
        *configuration_digests(repository, configured),
    ]


def _digest_of_files(files: Files) -> str:
    whole = hashlib.sha256()
    for path, text in files.texts.items():
        name = path.encode("utf-8", "surrogateescape")
        whole.update(b"%d %d %b" % (len(name), len(text), name))
        whole.update(text)
    whole.update(repr(files.findings).encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def _days_meant(files: Files) -> str:
    """Give the days that can be meant by today."""
    zones = ["UTC"]
    for text in files.texts.values():
        if b"Organization" in text:
            # To read YAML for it would take longer than all the rest. Of too many zones none is
            # missed; the one that counts is among them, or it is UTC.
            zones += (found.decode() for found in _ZONE.findall(text))
    return " ".join(_day_in(zone) for zone in zones)


def _day_in(zone: str) -> str:
    try:
        return datetime.now(ZoneInfo(zone)).date().isoformat()
    except (ValueError, OSError, KeyError):  # There is no such zone, as the document's reader says.
        return "?"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
