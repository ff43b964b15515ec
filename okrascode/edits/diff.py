"""What edits would change, as a unified diff that ``git apply`` takes."""

from __future__ import annotations

import difflib

__all__ = ["unified_diff"]

_NO_NEWLINE = "\\ No newline at end of file\n"


def unified_diff(path: str, before: bytes, after: bytes) -> str:
    """Give the difference of two texts of one file; empty when there is none.

    Carriage returns stay at the ends of their lines. The text is of the repository and not yet
    escaped for any place it is shown at.
    """
    # Only LF ends a line; splitlines would also split at characters that are no line ends here.
    old, new = (_lines(raw.decode("utf-8", "replace")) for raw in (before, after))
    found = difflib.unified_diff(old, new, fromfile=f"a/{path}", tofile=f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n{_NO_NEWLINE}" for line in found)


def _lines(text: str) -> list[str]:
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]
