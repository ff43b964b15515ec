"""What a site is made of, from a repository on disk."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import MappingProxyType

from okrascode.site.source import SiteSource
from okrascode.workspace.load import Workspace, load_workspace

__all__ = ["read_site", "source_of"]


def source_of(workspace: Workspace) -> SiteSource:
    """Roll up every cycle, so that past ones keep their pages, and put the source together."""
    branch = workspace.repository.branch() if workspace.repository else None
    rollup = workspace.roll_up(tuple(workspace.plan.cycles))
    return SiteSource(
        plan=workspace.plan,
        record=workspace.record(),
        rollups=MappingProxyType({cycle.cycle.id: cycle for cycle in rollup.cycles}),
        today=workspace.today,
        settings=workspace.settings,
        revision=workspace.revision,
        dirty=workspace.dirty,
        problems=workspace.problems,
        branch=branch or "main",
        folder=workspace.git_prefix,
    )


def read_site(root: Path, *, today: date | None = None) -> SiteSource:
    """Read the repository at ``root``; one without documents gives a site that says so.

    Raises:
        OkrError: it cannot be read.
    """
    return source_of(load_workspace(root, today=today, must_have_documents=False))
