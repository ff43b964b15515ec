"""``okr log``: every number and every change of a commitment, with its commit."""

from __future__ import annotations

import click

from okrascode.cli import completing
from okrascode.cli.options import Common, common_options
from okrascode.cli.remembered import remembered

__all__ = ["command"]

_NEWEST = 50


@click.command("log", epilog="Example: okr log company --cycle 2026-Q4 --observation")
@click.argument("reference", metavar="[REF]", required=False, shell_complete=completing.references)
@click.option(
    "--cycle",
    metavar="ID",
    help="Only this cycle (default: all).",
    shell_complete=completing.cycles,
)
@click.option("--intent", is_flag=True, help="Only changes of the commitment (default: all).")
@click.option("--observation", is_flag=True, help="Only readings (default: all).")
@click.option(
    "-n",
    "--limit",
    type=click.IntRange(min=0),
    metavar="NUMBER",
    help="At most so many, the newest; 0 is all (default: 50 in text, all in json).",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="text for people or json for programs (default: text).",
)
@common_options
@remembered
def command(
    common: Common,
    reference: str | None,
    cycle: str | None,
    intent: bool,
    observation: bool,
    limit: int | None,
    format_: str,
) -> int:
    """Show the history of REF: a team, an objective or a key result (default: all of them)."""
    from okrascode.cli.printing import echo, header_of, open_workspace
    from okrascode.output import log_json, log_text
    from okrascode.readings.story import story_of
    from okrascode.readings.subject import find_cycle, find_subject

    if limit is None and format_ == "text":
        limit = _NEWEST
    workspace = open_workspace(common)
    plan, today = workspace.plan, workspace.today
    story = story_of(
        workspace.record(),
        subject=find_subject(reference, plan=plan, today=today) if reference else None,
        cycle=find_cycle(cycle, plan=plan) if cycle else None,
        until=today,
        intent=intent or not observation,
        observation=observation or not intent,
        limit=limit or None,
    )
    if format_ == "json":
        header = header_of(workspace, common, readings=story.readings)
        echo(log_json.render(story, header=header))
    else:
        echo(log_text.render(story, header=header_of(workspace, common), plan=plan))
    return 0
