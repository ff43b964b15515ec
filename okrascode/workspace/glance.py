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
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from okrascode.config import Settings
from okrascode.model.plan import Document, Plan, make_plan
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
    plan = make_plan(filter(None, (_document(text, path) for path, text in wanted.items())))
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


def _document(raw: bytes, path: str) -> Document | None:
    from okrascode.documents.fast_read import fast_document

    return fast_document(raw, path=path) or _read_with_care(raw, path)


def _read_with_care(raw: bytes, path: str) -> Document | None:
    """Give what is valid without the validator that has the words, which takes long to load."""
    from okrascode.documents.build import build_document
    from okrascode.documents.characters import text_of
    from okrascode.documents.formats import format_troubles
    from okrascode.documents.schema_gate import is_accepted
    from okrascode.documents.tree import read_tree
    from okrascode.documents.versions import SCHEMAS, head_troubles
    from okrascode.documents.yaml_text import YamlSyntaxError

    text = text_of(raw, path=path)
    if not isinstance(text, str):
        return None
    try:
        tree = read_tree(text, path=path)
    except YamlSyntaxError:
        return None
    if not tree.is_whole or tree.findings or head_troubles(tree.data):
        return None
    data = cast("dict[str, object]", tree.data)
    if not is_accepted(data, SCHEMAS[str(data["kind"])]) or format_troubles(data):
        return None
    return build_document(data, path=path)
