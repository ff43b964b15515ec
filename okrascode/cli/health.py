"""``okr health``: are OKRs working here."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import click

from okrascode.cli import completing
from okrascode.cli.options import Common, DateParam, common_options
from okrascode.cli.remembered import remembered

__all__ = ["command"]


@click.command("health", epilog="Example: okr health --cycle 2026-Q4 --format markdown")
@click.option(
    "--cycle",
    metavar="ID",
    help="This cycle (default: the innermost of today).",
    shell_complete=completing.cycles,
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="text for people, json for programs, markdown for a page (default: text).",
)
@click.option(
    "--language",
    type=click.Choice(["en", "zh"]),
    help="Language of the sentences (default: the first of the organisation, else en).",
)
@click.option(
    "--since",
    type=DateParam(),
    metavar="DATE",
    help="Only what is new from DATE on or still lasts, on one page (default: everything).",
)
@common_options
@remembered
def command(
    common: Common, cycle: str | None, format_: str, language: str | None, since: date | None
) -> int:
    """Look at how OKRs work as a culture: ten themes, each with its rule and what is behind it.

    Focus, alignment, vision, commitment, tracking, leadership, challenge, failure, candour, and no
    appraisal. Each theme ends with a question that a coach would ask. Nobody is ranked or scored.
    """
    from okrascode import output
    from okrascode.cli.printing import echo, header_of, open_workspace
    from okrascode.errors import UsageError
    from okrascode.output.health_format import HealthRenderer, HealthReport
    from okrascode.output.health_words import health_words, language_for
    from okrascode.output.sentences import sentences_in
    from okrascode.readings.subject import find_cycle
    from okrascode.registry import constants_in
    from okrascode.workspace.health import health_of

    workspace = open_workspace(common)
    if since is not None and since > workspace.today:
        raise UsageError(
            f"--since {since} lies after today, {workspace.today}.",
            hint="Give a day that has been, for example four weeks ago.",
        )
    health = health_of(workspace, find_cycle(cycle, plan=workspace.plan) if cycle else None)
    words = health_words(language_for(language, workspace.plan.organization))
    renderers = {r.name: r for r in constants_in(output, "RENDERER", HealthRenderer)}
    report = HealthReport(health=health, words=words, since=since)
    # What stands above the report is in its language too, whatever the terminal is set to.
    header = replace(header_of(workspace, common), say=sentences_in(words.language))
    echo(renderers[format_].render(report, header=header))
    return 0
