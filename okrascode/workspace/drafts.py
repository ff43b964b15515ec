"""What somebody typed and has not finished, kept outside the repository.

In ``$XDG_STATE_HOME/okrascode/drafts`` (else ``~/.local/state``, on Windows ``%LOCALAPPDATA%``),
for its owner only. Written whole and put in place, so that no moment loses what was there before.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

__all__ = ["Draft", "draft_folder", "draft_of"]


def draft_folder(environment: Mapping[str, str]) -> Path | None:
    """Give the folder of drafts; ``None`` where there is no place for one."""
    places = (("XDG_STATE_HOME", ""), ("LOCALAPPDATA", ""), ("HOME", ".local/state"))
    for name, below in places:
        # The standard wants a path that is not absolute to be passed over.
        if os.path.isabs(environment.get(name, "")):  # noqa: PTH117  # the text may be empty
            return Path(environment[name]) / below / "okrascode" / "drafts"
    return None


class Draft:
    """One draft; whatever fails here costs no more than the draft itself."""

    def __init__(self, path: Path | None) -> None:
        """Keep where it is; ``None`` keeps nothing."""
        self.path = path

    def read(self) -> str | None:
        """Give what was kept; ``None`` when there is nothing that can be read."""
        if self.path is None:
            return None
        try:
            return self.path.read_text(encoding="utf-8")
        except (OSError, ValueError):
            return None

    def keep(self, text: str) -> bool:
        """Keep a text instead of what was there; tell whether it is on disk."""
        if self.path is None:
            return False
        new = self.path.with_name(f".{secrets.token_hex(8)}.tmp")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(text.encode("utf-8", "replace"))
                file.flush()
                os.fsync(file.fileno())
            new.replace(self.path)
        except OSError:
            with contextlib.suppress(OSError):
                new.unlink()
            return False
        return True

    def drop(self) -> None:
        """Forget it."""
        if self.path is not None:
            with contextlib.suppress(OSError):
                self.path.unlink()


def draft_of(what: str, root: Path, environment: Mapping[str, str], *, ending: str) -> Draft:
    """Give the draft of one thing in one repository; ``what`` says whose and which."""
    folder = draft_folder(environment)
    if folder is None:
        return Draft(None)
    name = hashlib.sha256(f"{root}\0{what}".encode("utf-8", "surrogateescape")).hexdigest()
    return Draft(folder / f"{name[:24]}{ending}")
