"""Where documents are: read off okr.toml without its other settings, for a command in a hurry.

Most of a settings file is about judging and publishing, and the values for it take longer to load
than a check-in takes. What is not plainly right here is left to
:func:`okrascode.documents.settings_toml.read_settings`, which also has the words for it.
"""

from __future__ import annotations

from typing import Any

__all__ = ["DEFAULT_OKR_PATHS", "okr_paths_if_right"]

DEFAULT_OKR_PATHS = ("okrs/**/*.yaml", "okrs/**/*.yml")
"""The same as of :class:`okrascode.config.Settings`; a test compares them."""

_TABLES = frozenset(
    {
        *("version", "plugins", "paths", "lint", "status", "health", "rollup", "trailers"),
        *("repositories", "site", "rule"),
    }
)
_MOST_DOTS = 60
"""In one line: the standard library takes time with the square of the dots in a name."""
_MOST_BYTES = 1 << 18


def okr_paths_if_right(raw: bytes | None) -> tuple[str, ...] | None:
    """Give the globs of documents; ``None`` when all of the file has to be read and judged.

    Without a file they are the default ones. A wrong value of a setting that has nothing to do with
    paths is not looked at.
    """
    if raw is None:
        return DEFAULT_OKR_PATHS
    data = _parsed(raw)
    if data is None or not data.keys() <= _TABLES or data.get("version", 1) != 1:
        return None
    paths = data.get("paths", {})
    if not isinstance(paths, dict) or not paths.keys() <= {"okrs"}:
        return None
    globs = paths.get("okrs", list(DEFAULT_OKR_PATHS))
    if not isinstance(globs, list) or not globs or not all(map(_is_inside, globs)):
        return None
    return tuple(globs)


def _is_inside(glob: object) -> bool:
    if not isinstance(glob, str) or not glob.strip():
        return False
    return "\\" not in glob and ".." not in glob.split("/")


def _parsed(raw: bytes) -> dict[str, Any] | None:
    import tomllib

    if len(raw) > _MOST_BYTES or any(line.count(b".") > _MOST_DOTS for line in raw.split(b"\n")):
        return None
    try:
        return tomllib.loads(raw.decode())
    except (ValueError, RecursionError):  # UnicodeDecodeError and TOMLDecodeError are ValueErrors
        return None
