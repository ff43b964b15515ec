"""What the commands that publish share: where they read from, and what they say at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from okrascode.cli.options import Common
    from okrascode.site.source import SiteSource

__all__ = ["report", "source_at"]


def source_at(common: Common) -> SiteSource:
    """Read the repository that the options name, with every cycle rolled up."""
    from okrascode.cli.printing import open_workspace
    from okrascode.workspace.publish import source_of

    return source_of(open_workspace(common))


def report(source: SiteSource, common: Common, done: str, *, strict: bool = False) -> int:
    """Say what was done and what readers will miss; the exit code follows ``strict``."""
    from okrascode.output.escape import for_terminal

    wrong = [
        f"{problem.path}:{problem.line or 1}: {problem.message}" for problem in source.problems
    ]
    if not source.record.knows_everything:
        wrong.append(source.record.what_is_missing or "The history is not complete.")
    for line in wrong:
        click.echo(for_terminal(line), err=True)
    if not common.quiet:
        click.echo(for_terminal(done))
    return 1 if strict and wrong else 0
