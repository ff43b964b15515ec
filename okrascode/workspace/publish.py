"""What a site is made of, from a repository on disk."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import MappingProxyType

from okrascode.config import Settings
from okrascode.site.source import Check, SiteSource
from okrascode.workspace.load import Workspace, load_workspace

__all__ = ["read_site", "source_of"]


def source_of(workspace: Workspace) -> SiteSource:
    """Roll up every cycle, so that past ones keep their pages, and put the source together."""
    branch = workspace.repository.branch() if workspace.repository else None
    rollup = workspace.roll_up(tuple(workspace.plan.cycles), series="weekly")
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
        checks=_checks(workspace.settings),
        folder=workspace.git_prefix,
    )


def _checks(settings: Settings) -> tuple[Check, ...]:
    """Give the rules that ``okr lint`` runs here, as a reader of the site meets them."""
    from okrascode.lint.catalogue import all_rules, manual_text
    from okrascode.lint.manual import read_manual
    from okrascode.lint.select import Choice, select

    found: list[Check] = []
    for chosen in select(all_rules(settings.plugins), Choice(), settings.lint):
        manual = read_manual(manual_text(chosen.rule))
        found.append(
            Check(
                code=chosen.rule.code,
                slug=chosen.rule.slug,
                severity=chosen.severity.value,
                summary=manual.summary,
                why=manual.why,
                fails=manual.fails,
                passes=manual.passes,
                options=manual.options,
            )
        )
    return tuple(found)


def read_site(root: Path, *, today: date | None = None) -> SiteSource:
    """Read the repository at ``root``; one without documents gives a site that says so.

    Raises:
        OkrError: it cannot be read.
    """
    return source_of(load_workspace(root, today=today, must_have_documents=False))
