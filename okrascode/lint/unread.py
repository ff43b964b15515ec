"""What the documents that could not be read may say, so that nothing is said that only follows.

A file that does not parse gives its own finding. Until it is repaired nobody knows what is in it:
half saved, it may have lost the very lines that others refer to. So its text is asked first, then
its path, and what neither can tell counts as possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from okrascode.model.reference import Reference

__all__ = ["Unread"]

_KINDS = ("Organization", "Team", "Objectives", "CheckIn")
_KIND = re.compile(rb"^kind:[ \t]*[\"']?(" + "|".join(_KINDS).encode() + rb")\b", re.MULTILINE)
_TEAM = re.compile(rb"^team:[ \t]*[\"']?([a-z0-9-]+)", re.MULTILINE)


class Unread:
    """The documents with errors, which are missing from the plan: path to raw text."""

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[str, bytes]) -> None:
        """Keep the texts; that of a file that is never read, such as a link, is empty."""
        self._texts = texts

    def may_have(self, kind: str) -> bool:
        """Tell whether one of them may be of a kind."""
        return any(True for _ in self._of(kind))

    def may_define_team(self, team: str) -> bool:
        """Tell whether one of them may be the document of a team."""
        return self._says_id(team) or any(_is_near(path, team) for path, _ in self._of("Team"))

    def may_define(self, reference: Reference) -> bool:
        """Tell whether one of them may hold an objective or key result."""
        names = (reference.objective, reference.key_result)
        return self._has_of_team("Objectives", reference.team) or any(
            self._says_id(name) for name in names if name is not None
        )

    def may_report(self, reference: Reference) -> bool:
        """Tell whether one of them may be a check-in of the team of a key result."""
        return self._has_of_team("CheckIn", reference.team)

    def mentions(self, word: str) -> bool:
        """Tell whether one of them says a word anywhere."""
        pattern = re.compile(rb"(?<![\w-])" + re.escape(word.encode()) + rb"(?![\w-])")
        return any(pattern.search(text) for text in self._texts.values())

    def _says_id(self, identifier: str) -> bool:
        name = re.escape(identifier.encode())
        pattern = re.compile(rb"\bid[\"']?\s*:\s*[\"']?" + name + rb"(?![\w-])")
        return any(pattern.search(text) for text in self._texts.values())

    def _has_of_team(self, kind: str, team: str | None) -> bool:
        for path, text in self._of(kind):
            written = _TEAM.search(text)
            if written[1].decode() == team if written else _is_near(path, team or ""):
                return True
        return False

    def _of(self, kind: str) -> Iterator[tuple[str, bytes]]:
        for path, text in self._texts.items():
            if kind in _kinds(path, text):
                yield path, text


def _kinds(path: str, text: bytes) -> tuple[str, ...]:
    """Name the kinds that a document may be of."""
    written = _KIND.search(text)
    if written is not None:
        return (written[1].decode(),)
    name = path.rsplit("/", 1)[-1].partition(".")[0]
    if name in ("organization", "team"):
        return (name.capitalize(),)
    return ("Objectives", "CheckIn") if _has_folder(path) else _KINDS


def _is_near(path: str, team: str) -> bool:
    return team in path.split("/")[:-1] or not _has_folder(path)


def _has_folder(path: str) -> bool:
    """Tell whether a path says, by convention, whose document it is: a folder for each team."""
    return path.count("/") > 1
