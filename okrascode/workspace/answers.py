"""Answers that were worked out before, kept outside the repository.

Each is a file of its own in ``$XDG_CACHE_HOME/okrascode/answers``, named by the digest of all it
depends on (:mod:`okrascode.workspace.state`), so nothing in it ever grows old: a new commit asks
for another name. It is written whole and then put in its place, and carries a digest of itself:
two may write at once, a damaged one counts as absent, and the folder may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

__all__ = ["Answer", "Answers", "cache_folder"]

_MOST = 200
"""Answers that are kept; beyond, those that were not asked for longest go."""
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
        """Keep the folder; it is made when the first answer is kept."""
        self._folder = folder / "answers"

    def find(self, key: str) -> Answer | None:
        """Give the answer kept under a key; ``None`` when there is none that is whole."""
        path = self._folder / key
        try:
            if path.stat().st_size > _LARGEST:
                return None
            raw = path.read_bytes()
        except OSError:
            return None
        digest, _, body = raw.partition(b"\n")
        if digest != _seal(key, body):
            return None
        with suppress(OSError):
            os.utime(path)
        return Answer(**json.loads(body))

    def keep(self, key: str, answer: Answer) -> None:
        """Keep an answer, and let the oldest go."""
        body = json.dumps(asdict(answer)).encode()
        whole = _seal(key, body) + b"\n" + body
        if len(whole) > _LARGEST:
            return
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=self._folder, prefix="new-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(whole)
                Path(name).replace(self._folder / key)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise
            self._forget()

    def _forget(self) -> None:
        paths = list(self._folder.iterdir())
        if len(paths) <= _MOST:
            return
        aged: list[tuple[float, Path]] = []
        for path in paths:
            with suppress(OSError):
                aged.append((path.stat().st_mtime, path))
        for _, path in sorted(aged)[:-_MOST]:
            with suppress(OSError):
                path.unlink()


def _seal(key: str, body: bytes) -> bytes:
    return hashlib.sha256(key.encode() + b"\n" + body).hexdigest().encode()
