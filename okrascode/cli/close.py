"""``okr close``: the end of a cycle, and the beginning of the next one."""

from __future__ import annotations

from typing import Any

import click

from okrascode.cli import completing
from okrascode.cli.options import Common, common_options

__all__ = ["command"]


@click.command("close", epilog="Example: okr close 2026-Q4 --team payments --dry-run")
@click.argument("cycle", metavar="CYCLE", shell_complete=completing.cycles)
@click.option("--next", "following", metavar="CYCLE", help="Carry into it (default: the next).")
@click.option(
    "--team",
    "teams",
    metavar="ID",
    multiple=True,
    help="This team (default: all).",
    shell_complete=completing.teams,
)
@click.option(
    "--carry", metavar="REF", multiple=True, help="Goes on; repeats (default: asked, else open)."
)
@click.option(
    "--drop", metavar="REF", multiple=True, help="Does not; repeats (default: asked, else open)."
)
@click.option("--early", is_flag=True, help="Close before the last day (default: wait for it).")
@click.option(
    "--language",
    type=click.Choice(["en", "zh"]),
    help="Language of questions and comments (default: that of the terminal).",
)
@click.option("--dry-run", is_flag=True, help="Show what would be written (default: write).")
@common_options
def command(common: Common, **given: Any) -> int:
    """Close the objectives of CYCLE, and carry into the next cycle what goes on.

    Each objective gets a closing block with its final score and a question worth asking. A person
    is asked for outcome, lesson and what is next; a script gets blocks to fill in.
    """
    from okrascode.cli.dialogue.closing import close_cycle

    return close_cycle(common, given)
