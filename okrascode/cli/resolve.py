"""``okr resolve``: merge documents again that Git has left in conflict."""

from __future__ import annotations

import os
from pathlib import Path

import click

from okrascode.cli.options import Common, common_options

__all__ = ["command"]


@click.command("resolve", epilog="Example: okr resolve --dry-run")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--dry-run", is_flag=True, help="Only say what would be done (default: do it).")
@common_options
def command(common: Common, paths: tuple[str, ...], dry_run: bool) -> int:
    """Merge documents that are in conflict by their items (default: all of them).

    What is no real conflict is settled and staged; what is one stays marked, and nothing else.
    For merges and rebases made without the driver. Exit 1 when conflicts remain.
    """
    from okrascode.config import Settings
    from okrascode.documents.settings_toml import read_settings
    from okrascode.errors import EnvironmentFailure, UsageError
    from okrascode.output.escape import for_terminal
    from okrascode.workspace.files import settings_of_work_tree
    from okrascode.workspace.merging import resolve
    from okrascode.workspace.new_files import git_top_of
    from okrascode.workspace.root import find_root

    root = find_root(common.start)
    top = git_top_of(root)
    if top is None:
        raise EnvironmentFailure(f"{root} is in no Git repository.")
    raw = settings_of_work_tree(root)
    settings = Settings() if raw is None else read_settings(raw)
    only = []
    for path in paths:
        absolute = Path(os.path.abspath(common.start / path)).resolve()  # noqa: PTH100
        if not absolute.is_relative_to(root):
            raise UsageError(f"{path} lies outside {root}.")
        only.append(absolute.relative_to(root).as_posix())
    found = resolve(root, top, settings.okr_paths, only=only, dry_run=dry_run)
    for one in found:
        if one.left_because:
            line = f"left      {one.path}: {one.left_because}"
        elif one.conflicts:
            line = f"conflict  {one.path}: {one.conflicts} still marked"
        else:
            line = f"{'would merge' if dry_run else 'merged'}    {one.path}"
        click.echo(for_terminal(line))
    if not found:
        click.echo("No document is in conflict.")
    return int(any(one.conflicts or one.left_because for one in found))
