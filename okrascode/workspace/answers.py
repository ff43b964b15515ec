"""Answers that were worked out before, kept outside the repository.

Each is a file of its own in ``$XDG_CACHE_HOME/okrascode/answers``, named by the digest of all it
depends on (:mod:`okrascode.workspace.state`), so nothing in it ever grows old: a new commit asks
for another name.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from okrascode.workspace.sealed import SealedFiles

__all__ = ["Answer", "Answers", "cache_folder"]

_MOST = 200
"""Answers that are kept."""
_LARGEST = 64 << 20
"""Bytes of one answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command said."""

    exit_code: int
    out: str
    err: str


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """Give the folder of the cache; ``None`` where there is no place for one."""
    for name, below in (("XDG_CACHE_HOME", ""), ("LOCALAPPDATA", ""), ("HOME", ".cache")):
        # The standard wants a path that is not absolute to be passed over.
        if os.path.isabs(environment.get(name, "")):  # noqa: PTH117  # the text may be empty
            return Path(environment[name]) / below / "okrascode"
    return None


class Answers:
    """The answers in one folder; whatever fails here only costs time."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder of the cache; it is made when the first answer is kept."""
        self._files = SealedFiles(folder / "answers", most=_MOST, largest=_LARGEST)

    def find(self, key: str) -> Answer | None:
        """Give the answer kept under a key; ``None`` when there is none that is whole."""
        content = self._files.find(key)
        return None if content is None else Answer(**json.loads(content))

    def keep(self, key: str, answer: Answer) -> None:
        """Keep an answer, and let the oldest go."""
        self._files.keep(key, (json.dumps(asdict(answer)).encode(),))
