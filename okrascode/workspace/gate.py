"""What a change is judged with: the base it is compared with, and the base's policy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache as once
from pathlib import Path
from typing import TYPE_CHECKING

from okrascode.documents.settings_toml import read_settings
from okrascode.workspace.files import settings_of_revision, settings_of_work_tree
from okrascode.workspace.load import Workspace, load_workspace

if TYPE_CHECKING:
    from okrascode.lint.against import Against

__all__ = ["Gate", "open_gate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A repository to judge."""

    workspace: Workspace
    against: Against | None = None
    """The base; ``None`` when none was named."""
    base: Workspace | None = None
    """The base with the settings that judge, so that its own findings can be told."""


def open_gate(
    directory: Path | None,
    *,
    base: str | None,
    compares: bool,
    policy_from: str | None = None,
    today: date | None = None,
    at: str | None = None,
    offline: bool = False,
    repositories: Mapping[str, Path],
    cache: Path | None = None,
) -> Gate:
    """Read what is to be judged, and its base.

    Args:
        directory: where to look from.
        base: a revision; where the change parted from it is what counts.
        compares: True to compare also when no base is named: with the branch that work is merged
            into.
        policy_from: a revision whose okr.toml judges; the base's when there is one.
        today: the day to count as today.
        at: a revision to judge instead of the work tree.
        offline: never fetch.
        repositories: where other repositories are, by name.
        cache: the folder that keeps what was read of histories.

    Raises:
        OkrError: as reading does; also when okr.toml of the change itself cannot be used, which
            would stop everybody after it.
    """
    shared = {
        "today": today,
        "at": at,
        "offline": offline,
        "repositories": repositories,
        "cache": cache,
    }
    if base is None and not compares and policy_from is None:
        return Gate(workspace=load_workspace(directory, **shared))  # type: ignore[arg-type]  # typed above
    from okrascode.lint.against import Against
    from okrascode.workspace.base import base_of, repository_of
    from okrascode.workspace.compare import compare_workspaces, load_pair

    repository = repository_of(directory, offline=offline)
    start = base_of(repository, base, at=at) if base is not None or compares else None
    policy = start if policy_from is None else repository.resolve(policy_from)
    own = (
        settings_of_work_tree(repository.root)
        if at is None
        else settings_of_revision(repository, repository.resolve(at))
    )
    if own is not None:
        read_settings(own)
    if start is None:
        return Gate(workspace=load_workspace(directory, settings_from=policy, **shared))  # type: ignore[arg-type]  # typed above
    before, after = load_pair(directory, start, settings_from=policy, **shared)  # type: ignore[arg-type]  # typed above
    compared = compare_workspaces(before, after)
    settings = replace(after.settings, okr_paths=before.settings.okr_paths)
    return Gate(
        workspace=after,
        against=Against(
            comparison=compared.comparison,
            effects=once(lambda: {effect.about: effect for effect in compared.effects()}),
        ),
        base=replace(before, settings=settings),
    )
