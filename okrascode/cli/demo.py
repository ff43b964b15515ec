"""``okr demo``: a believable company with three quarters of Git history, to try everything on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from okrascode.cli.options import Common, common_options

__all__ = ["command"]


@click.command("demo", epilog="Example: okr demo tamarind --today 2026-11-23")
@click.argument("folder", metavar="[DIR]", default="okr-demo", type=click.Path(path_type=Path))
@common_options
def command(common: Common, folder: Path) -> int:
    """Make a company's repository in DIR (default: okr-demo), and show what okr does with it.

    Seven teams, three quarters up to today, check-ins, commits and merges. The same day gives the
    same commits on every machine. DIR must be new or empty.
    """
    from datetime import datetime

    from okrascode.demo.story import demo_commits
    from okrascode.history.write import write_repository

    root = (common.directory or Path()) / folder
    today = common.today or datetime.now().astimezone().date()
    commits = demo_commits(today)
    write_repository(root, commits)
    _say(f"Tamarind keeps vaccines cold: seven teams, {len(commits)} commits, in {root}.")
    if not common.quiet:
        _say("", *_next_steps(root, today=common.today))
    return 0


def _next_steps(root: Path, *, today: date | None) -> list[str]:
    import shlex

    day = f" --today {today}" if today else ""
    here = f"okr -C {shlex.quote(str(root))}"
    return [
        "Try next:",
        f"  {here} status{day}",
        f"  {here} rollup{day} --format json",
        f"  {here} log parts:bench-again/turnaround{day}",
        f"  git -C {shlex.quote(str(root))} log --graph --oneline",
    ]


def _say(*lines: str) -> None:
    from okrascode.output.escape import for_terminal

    for line in lines:
        click.echo(for_terminal(line))
