"""As much of a repository as one key result needs, for the command that must be quick.

Of the documents only the organisation and those that name team and objective are read, no check-in
and no history. What is found is what the whole repository says. Whether something is *not* there,
only the whole can tell: who finds nothing here asks
:func:`okrascode.workspace.load.load_workspace`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from okrascode.config import Settings
from okrascode.documents.careful_read import document_if_right
from okrascode.model.plan import Plan, make_plan
from okrascode.workspace.files import files_of_work_tree, settings_of_work_tree
from okrascode.workspace.root import find_root

if TYPE_CHECKING:
    from okrascode.history.queries import Repository

__all__ = ["Glance", "glance"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What was seen; the same names as those of a workspace."""

    root: Path
    plan: Plan
    today: date
    repository: Repository | None
    """``None`` also when nobody asked for it."""


def glance(
    directory: Path | None, *, today: date | None, team: str, objective: str, with_git: bool
) -> Glance:
    """Read what there is about an objective of a team; a document that is not right is left out.

    Raises:
        OkrError: as ``load_workspace`` does.
    """
    from okrascode.documents.settings_toml import read_settings

    root = find_root(directory or Path())
    raw = settings_of_work_tree(root)
    settings = Settings() if raw is None else read_settings(raw)
    files = files_of_work_tree(root, settings.okr_paths)
    names = (team.encode(), objective.encode())
    wanted = {
        path: text
        for path, text in files.texts.items()
        if b"Organization" in text
        or (b"kind: Team" in text and names[0] in text)
        or (b"kind: CheckIn" not in text and all(name in text for name in names))
    }
    found = (document_if_right(text, path=path) for path, text in wanted.items())
    plan = make_plan(document for document in found if document is not None)
    zone = ZoneInfo(plan.organization.time_zone if plan.organization else "UTC")
    return Glance(
        root=root,
        plan=plan,
        today=today or datetime.now(zone).date(),
        repository=_repository(root) if with_git else None,
    )


def _repository(root: Path) -> Repository | None:
    from okrascode.history.repository import open_repository

    return open_repository(root, offline=True)
