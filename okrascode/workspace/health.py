"""The health of a workspace: what the themes look at, put together from what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrascode.errors import UsageError
from okrascode.health.examine import Health, examine, view_for
from okrascode.rollup.cycles import innermost_cycle

if TYPE_CHECKING:
    from okrascode.findings import Finding
    from okrascode.model.reference import CycleId
    from okrascode.workspace.load import Workspace

__all__ = ["health_of"]


def health_of(workspace: Workspace, cycle: CycleId | None) -> Health:
    """Examine a cycle (default: the innermost of today, else the last one).

    Raises:
        UsageError: no cycle was given and none has begun.
    """
    plan = workspace.plan
    chosen = cycle or innermost_cycle(plan, workspace.today)
    if chosen is None:
        raise UsageError(
            f"No cycle has begun by {workspace.today}.",
            hint="Name one with --cycle, or add it under cycles: of the organization.",
        )
    view = view_for(
        plan,
        workspace.record(),
        cycle=chosen,
        roll_up=workspace.roll_up,
        today=workspace.today,
        settings=workspace.settings,
        wording=_wording(workspace),
    )
    return examine(view)


def _wording(workspace: Workspace) -> tuple[Finding, ...] | None:
    """Give the findings of the rules about words; ``None`` while there are no such rules."""
    from okrascode.lint.catalogue import all_rules

    rules = all_rules(workspace.settings.plugins)
    if not any(rule.code.startswith("OKR7") for rule in rules):
        return None
    from okrascode.lint.run import lint
    from okrascode.lint.select import Choice

    chosen = Choice(select=("OKR7",), ignore=workspace.settings.lint.ignore)
    return lint(workspace, choice=chosen).findings
