"""As much of a repository as one key result needs, for the command that must be quick.

Of the documents only the organisation and those that name team and objective are read, no check-in
and no history; of okr.toml only where documents are; and they stay plain data, because to load the
model takes as long as all the reading. Whether something is *not* there, only the whole can tell:
who finds nothing here asks :func:`okrascode.workspace.load.load_workspace`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from okrascode.documents.careful_data import data_if_right
from okrascode.documents.okr_paths import okr_paths_if_right
from okrascode.workspace.files import files_of_work_tree, settings_of_work_tree
from okrascode.workspace.root import find_root

__all__ = ["Glance", "glance"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What was seen."""

    root: Path
    documents: Mapping[str, dict[str, Any]]
    """Plain data by path: of the organisation, and of what names team and objective."""
    today: date
    texts: Mapping[str, bytes]
    """Every OKR document by its path relative to the root, whether it was read or not."""

    def mentions(self, words: Collection[str]) -> bool:
        """Tell whether one of the words stands anywhere in the documents."""
        wanted = [word.encode() for word in words]
        return any(word in text for text in self.texts.values() for word in wanted)

    def identity(self) -> tuple[str, str]:
        """Give name and address of whoever runs this; empty when Git does not know."""
        from okrascode.history.identity import identity_of
        from okrascode.history.repository import ask_git
        from okrascode.workspace.new_files import git_top_of

        top = git_top_of(self.root)
        if top is None:
            return "", ""

        def ask(*arguments: str) -> tuple[int, bytes, str]:
            return ask_git(arguments, cwd=self.root)

        return identity_of(ask, mailmap=_mailmap_of(top))


def _mailmap_of(top: Path) -> str | None:
    try:
        return (top / ".mailmap").read_text("utf-8", "replace")
    except FileNotFoundError:
        return ""
    except OSError:  # Git may make more of it.
        return None


def glance(
    directory: Path | None, *, today: date | None, team: str, objective: str
) -> Glance | None:
    """Read what there is about an objective of a team.

    ``None`` when that is not enough to be sure: settings or documents that have to be judged.

    Raises:
        OkrError: as ``load_workspace`` does.
    """
    root = find_root(directory or Path())
    okr_paths = okr_paths_if_right(settings_of_work_tree(root))
    if okr_paths is None:
        return None
    files = files_of_work_tree(root, okr_paths)
    names = (team.encode(), objective.encode())
    wanted = {
        path: text
        for path, text in files.texts.items()
        if b"Organization" in text
        or (b"Team" in text and names[0] in text)
        or (b"Objectives" in text and all(name in text for name in names))
    }
    documents = {}
    for path, text in wanted.items():
        data = data_if_right(text, path=path)
        if data is None:
            return None
        documents[path] = data
    return Glance(
        root=root,
        documents=documents,
        today=today or _day(documents),
        texts=files.texts,
    )


def _day(documents: Mapping[str, dict[str, Any]]) -> date:
    from zoneinfo import ZoneInfo

    named = (data["time_zone"] for _, data in sorted(documents.items()) if "time_zone" in data)
    return datetime.now(ZoneInfo(next(named, "UTC"))).date()
