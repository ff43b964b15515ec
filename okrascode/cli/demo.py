"""``okr demo``: a believable company with three quarters of Git history, to try everything on."""

from __future__ import annotations

import shlex
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from okrascode.cli.options import Common, common_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrascode.workspace import Workspace

__all__ = ["command"]


@click.command("demo", epilog="Example: okr demo tamarind --today 2026-11-23")
@click.argument("folder", metavar="[DIR]", default="okr-demo", type=click.Path(path_type=Path))
@click.option("--serve", is_flag=True, help="Serve the site on this machine (default: do not).")
@common_options
def command(common: Common, folder: Path, serve: bool) -> int:
    """Make a company's repository in DIR (default: okr-demo), and show what okr does with it.

    Seven teams, three quarters up to today, check-ins, commits and merges: then lint, roll-up and
    site. The same day gives the same commits on every machine. DIR must be new or empty.
    """
    from datetime import datetime

    from okrascode.cli.printing import open_workspace
    from okrascode.demo.story import demo_commits
    from okrascode.history.write import write_repository

    root = common.start / folder
    today = common.today or datetime.now().astimezone().date()
    commits = demo_commits(today)
    write_repository(root, commits)
    _say(f"Tamarind keeps vaccines cold: seven teams, {len(commits)} commits, in {root}.")
    if not common.quiet:
        there = replace(common, directory=root, today=today, at=None)
        workspace = open_workspace(there)
        _say("", f"Lint: {_linted(workspace)}", "")
        _show_numbers(workspace, there)
        _say("", *_built(root, there), "", *_next_steps(root, common))
    return _serve(root, common) if serve else 0


def _linted(workspace: Workspace) -> str:
    from okrascode.lint.run import lint
    from okrascode.output.lint_summary import summary

    return summary(lint(workspace))


def _show_numbers(workspace: Workspace, common: Common) -> None:
    from okrascode.cli.printing import echo, header_of
    from okrascode.output.overview_text import overview

    innermost = workspace.roll_up().cycles[-1]
    echo(overview(innermost, header=header_of(workspace, common)))


def _built(root: Path, common: Common) -> Iterator[str]:
    """Build the site into DIR/site, which the demo's .gitignore leaves out."""
    if not _can_build():
        yield "Site: not built; it needs pip install 'okrascode[site]', then okr site build."
        return
    out = root / "site"
    if sys.stderr.isatty():
        click.echo("Building the site, which takes some seconds …", err=True)
    _okr("-C", str(root), "--today", str(common.today), "-q", "site", "build", "--out", out.name)
    day = f" --today {common.today}" if common.today else ""
    yield f"Site: built in {out}. See it: {_program()} -C {shlex.quote(str(root))} site serve{day}"


def _can_build() -> bool:
    from importlib.util import find_spec

    return find_spec("mkdocs") is not None and find_spec("material") is not None


def _serve(root: Path, common: Common) -> int:
    day = ["--today", str(common.today)] if common.today else []
    return _okr("-C", str(root), *day, "site", "serve")


def _okr(*arguments: str) -> int:
    """Run another command as if it had been typed."""
    from okrascode.cli.main import main

    result = main.main(list(arguments), prog_name="okr", standalone_mode=False)
    return result if isinstance(result, int) else 0


def _next_steps(root: Path, common: Common) -> Iterator[str]:
    day = f" --today {common.today}" if common.today else ""
    folder = shlex.quote(str(root))
    okr = f"{_program()} -C {folder}"
    yield "Try next:"
    yield f"  {okr} status{day}"
    yield f"  {okr} lint --profile strict{day}"
    yield f"  {okr} health{day}"
    yield f"  {okr} log parts:bench-again/turnaround{day}"
    yield f"  git -C {folder} log --graph --oneline"
    yield "On the site, links to commits lead to a forge that is made up; git show has them here."


def _program() -> str:
    """Give how okr is called from here: by its name, or by the path it was started with."""
    import shutil

    called = Path(sys.argv[0])
    if shutil.which("okr") or called.name not in ("okr", "okrascode", "okr.exe"):
        return "okr"
    return shlex.quote(str(called))


def _say(*lines: str) -> None:
    from okrascode.output.escape import for_terminal

    for line in lines:
        click.echo(for_terminal(line))
