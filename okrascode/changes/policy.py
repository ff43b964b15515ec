"""Files that decide what is judged: okr.toml, CODEOWNERS, and the workflows that call okr."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from itertools import islice

from okrascode.changes.difference import Direction, Kind, Moved

__all__ = ["POLICY_PATHS", "is_policy", "policy_moved"]

SETTINGS = "okr.toml"
_OWNERS = ("CODEOWNERS", ".github/CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
_FILES = (".gitlab-ci.yml", ".pre-commit-config.yaml", "Jenkinsfile", "azure-pipelines.yml")
_FOLDERS = (
    ".github/workflows",
    ".github/actions",
    ".forgejo/workflows",
    ".gitea/workflows",
    ".gitlab",
    ".circleci",
)
POLICY_PATHS = (*_OWNERS, *_FILES, *_FOLDERS)
"""Files and folders to look in besides okr.toml, from the Git top level."""

_OURS = re.compile(rb"(?<![A-Za-z])okr(?:s|ascode)?(?![A-Za-z])", re.IGNORECASE)
_MOST = 50
"""Settings that are named one by one."""


def is_policy(path: str, *texts: bytes | None) -> bool:
    """Tell whether a file of ``POLICY_PATHS`` decides something here.

    CODEOWNERS always does; any other only when one of its versions mentions okr.
    """
    return path in _OWNERS or any(text is not None and _OURS.search(text) for text in texts)


def policy_moved(path: str, old: bytes | None, new: bytes | None) -> Iterator[Moved]:
    """Give what differs between two versions of a file, setting by setting for okr.toml."""
    if old == new:
        return
    if path.endswith(SETTINGS):
        before, after = _settings(old), _settings(new)
        if before is not None and after is not None:
            # Comments and order decide nothing.
            yield from islice(_settings_moved(before, after), _MOST)
            return
    words = [None if one is None else "present" for one in (old, new)]
    if None not in words:
        words = ["one text", "another"]
    direction = Direction.EASED if new is None else Direction.NEUTRAL
    yield Moved(Kind.POLICY, "file", words[0], words[1], direction)


def _settings_moved(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Moved]:
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            yield Moved(Kind.POLICY, name, old.get(name), new.get(name))


def _settings(raw: bytes | None) -> Mapping[str, str] | None:
    """Give every setting of a text by its dotted name; ``None`` where it cannot be read."""
    try:
        table = tomllib.loads((raw or b"").decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError):
        return None
    return dict(_flat("", table))


def _flat(name: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, below in value.items():
            yield from _flat(f"{name}.{key}" if name else str(key), below)
    elif isinstance(value, list):
        yield name, "[" + ", ".join(map(_said, value)) + "]"
    else:
        yield name, _said(value)


def _said(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
