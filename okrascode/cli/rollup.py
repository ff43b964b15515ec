"""``okr rollup``: all numbers of a cycle."""

from __future__ import annotations

import click

from okrascode.cli import completing
from okrascode.cli.options import Common, common_options
from okrascode.cli.remembered import remembered

__all__ = ["command"]


@click.command("rollup", epilog="Example: okr rollup --cycle 2026-Q4 --format json")
@click.option(
    "--cycle",
    "cycles",
    metavar="ID",
    multiple=True,
    help="This cycle; may be repeated (default: all that contain today, else the last one).",
    shell_complete=completing.cycles,
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "csv", "markdown"]),
    default="text",
    help="text for people, json and csv for programs, markdown for a page (default: text).",
)
@click.option(
    "--series",
    type=click.Choice(["daily", "weekly"]),
    help="Also the scores by day or week, in json or csv (default: only today's).",
)
@common_options
@remembered
def command(common: Common, cycles: tuple[str, ...], format_: str, series: str | None) -> int:
    """Roll up all numbers of a cycle, each with the parts it was made of.

    A series ends today or with the cycle; its weeks end on Sunday.
    """
    from okrascode import output
    from okrascode.cli.printing import echo, header_of, open_workspace
    from okrascode.errors import UsageError
    from okrascode.output.rollup_format import RollupRenderer
    from okrascode.readings.subject import find_cycle
    from okrascode.registry import constants_in

    if series is not None and format_ not in ("json", "csv"):
        raise UsageError(
            f"A series cannot be written as {format_}.",
            hint=f"Write: okr rollup --series {series} --format json (or csv).",
        )
    workspace = open_workspace(common)
    chosen = [find_cycle(cycle, plan=workspace.plan) for cycle in cycles]
    rollup = workspace.roll_up(chosen or None, series=series)
    renderers = {r.name: r for r in constants_in(output, "RENDERER", RollupRenderer)}
    shown = [
        key_result.last_reading
        for cycle in (rollup.cycles if format_ == "json" else ())
        for team in cycle.teams
        for objective in team.objectives
        for key_result in objective.key_results
        if key_result.last_reading is not None
    ]
    header = header_of(workspace, common, readings=shown)
    echo(renderers[format_].render(rollup, header=header))
    return 0
