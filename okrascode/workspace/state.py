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
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from okrascode import __version__
from okrascode.config import Settings
from okrascode.documents.settings_toml import read_settings
from okrascode.history.repository import open_repository
from okrascode.resources import tool_files
from okrascode.workspace.codeowners import codeowners_of_work_tree
from okrascode.workspace.configured import configuration_digests
from okrascode.workspace.files import (
    files_of_work_tree,
    settings_of_revision,
    settings_of_work_tree,
)
from okrascode.workspace.root import find_root

if TYPE_CHECKING:
    from okrascode.history.repository import Repository
    from okrascode.workspace.repositories import Others

__all__ = ["state_digest"]

_ZONE = re.compile(rb"""time_zone["']?[ \t]*:\s*["']?([\w+/-]{1,60})""", re.ASCII)
_TAGS = ("for-each-ref", "--format=%(objectname) %(refname)", "refs/tags")


def state_digest(
    directory: Path | None,
    *,
    question: object,
    today: date | None,
    at: str | None,
    offline: bool,
    repositories: Mapping[str, Path],
) -> str | None:
    """Give the digest of a question and of all that its answer depends on, in hexadecimal.

    ``question`` is plain data: the command with its options. The others are as for
    :func:`okrascode.workspace.load.load_workspace`. ``None`` when an answer must not be kept.

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
    parts: dict[str, object] = {
        "question": question,
        "tool": [__version__, *tool_files()],
        "root": str(root),
        "at": at,
        "today": str(today),
        "settings": _digest(raw or b""),
        "own": _repository_state(own, head),
        "others": {name: _repository_state(one, one.head()) for name, one in opened.items()},
        "missing": dict(others.missing) if others is not None else {},
    }
    if at is None:
        parts["documents"], day = _documents(root, settings)
        parts["codeowners"] = str(codeowners_of_work_tree(own.top))
        parts["changed"] = own.changed_paths(settings.okr_paths)
        parts["today"] = str(today or day)
    whole = json.dumps(parts, sort_keys=True, default=str)
    return _digest(whole.encode("utf-8", "surrogateescape"))


def _others(
    settings: Settings, root: Path, own: Repository, given: Mapping[str, Path], *, offline: bool
) -> Others | None:
    """Give the other repositories; ``None`` where none is named, as nearly everywhere."""
    if not settings.repositories and not given:
        return None
    from okrascode.workspace.repositories import open_others, with_given

    named = with_given(settings, given)
    return open_others(named, root=root, own=own, given=given, offline=offline)


def _repository_state(repository: Repository, head: str | None) -> list[object]:
    return [
        str(repository.top),
        repository.prefix,
        head,
        sorted(repository.boundary),
        _digest(repository.git.run(*_TAGS)),
        # Names, addresses and much else that shows in an output can be configured.
        *configuration_digests(repository),
    ]


def _documents(root: Path, settings: Settings) -> tuple[str, str]:
    """Give the digest of all documents, and the days that can be meant by today."""
    files = files_of_work_tree(root, settings.okr_paths)
    whole = hashlib.sha256()
    zones = ["UTC"]
    for path, text in files.texts.items():
        name = path.encode("utf-8", "surrogateescape")
        whole.update(b"%d %d %b" % (len(name), len(text), name))
        whole.update(text)
        if b"Organization" in text:
            # To read YAML for it would take longer than all the rest. Of too many zones none is
            # missed; the one that counts is among them, or it is UTC.
            zones += (found.decode() for found in _ZONE.findall(text))
    whole.update(repr(files.findings).encode("utf-8", "surrogateescape"))
    return whole.hexdigest(), " ".join(_day_in(zone) for zone in zones)


def _day_in(zone: str) -> str:
    try:
        return datetime.now(ZoneInfo(zone)).date().isoformat()
    except (ValueError, OSError, KeyError):  # There is no such zone, as the document's reader says.
        return "?"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
