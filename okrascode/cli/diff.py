"""``okr diff``: what changed in meaning between two revisions, and what it does to the scores."""

from __future__ import annotations

import click

from okrascode.cli.options import Common, common_options
from okrascode.cli.remembered import remembered
from okrascode.errors import UsageError

__all__ = ["command"]


@click.command("diff", epilog="Example: okr diff HEAD~1 --format markdown")
@click.argument("base", metavar="[A", required=False)
@click.argument("head", metavar="[B]]", required=False)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    help="text for people, json for programs, markdown for a pull request (default: text).",
)
@click.option(
    "--exit-code", is_flag=True, help="Exit 1 when anything differs in meaning (default: exit 0)."
)
@common_options
def command(
    common: Common, base: str | None, head: str | None, format_: str, exit_code: bool
) -> int:
    """Tell what changed in meaning between revisions A and B, and what it does to the scores.

    A is by default where this branch left the branch that work is merged into, B the work tree.
    Both sides are rolled up on the same day, each with the readings it has.
    """
    from dataclasses import replace

    from okrascode.workspace.base import base_of, repository_of

    if head is not None:
        if common.at is not None:
            raise UsageError("B and --at name the same thing.", hint="Leave one of them out.")
        common = replace(common, at=head)
    # Names move and answers are kept: what they mean now goes into the question.
    repository = repository_of(common.directory, offline=common.offline)
    start = repository.resolve(base) if base else base_of(repository, None, at=common.at)
    return _told(common=common, start=start, format_=format_, exit_code=exit_code)


@remembered
def _told(common: Common, start: str, format_: str, exit_code: bool) -> int:
    from okrascode import output
    from okrascode.cli.printing import cache_of, echo, header_of
    from okrascode.output.diff_format import DiffRenderer
    from okrascode.registry import constants_in
    from okrascode.workspace.compare import compare_workspaces, load_pair, report_of

    before, after = load_pair(
        common.directory,
        start,
        today=common.today,
        at=common.at,
        offline=common.offline,
        repositories=common.other_repositories,
        cache=cache_of(common),
    )
    report = report_of(compare_workspaces(before, after))
    renderers = {one.name: one for one in constants_in(output, "RENDERER", DiffRenderer)}
    echo(renderers[format_].render(report, header=header_of(after, common)))
    return int(exit_code and bool(report.comparison.differences))
