"""``okr new``: a team, a cycle, an objective or a key result, by questions or by flags."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from okrascode.cli.options import Common, DateParam, common_options

__all__ = ["command", "cycle", "key_result", "objective", "team"]

_dry_run = click.option(
    "--dry-run", is_flag=True, help="Show what would be written (default: write)."
)
_language = click.option(
    "--language",
    type=click.Choice(["en", "zh"]),
    help="Language of questions and comments (default: that of the terminal).",
)


@click.group("new", epilog='Example: okr new objective "Shops in Japan sell with us" --team sales')
def command() -> None:
    """Add a team, a cycle, an objective or a key result, with comments for beginners.

    In a terminal it asks for what is missing; a script gives flags. Nothing is overwritten.
    """


@command.command("team", epilog="Example: okr new team Sales --lead ana --parent company")
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--id", "id_", metavar="ID", help="Its identifier (default: from the name).")
@click.option("--parent", metavar="TEAM", help="Team it belongs to (default: the root team).")
@click.option("--lead", metavar="HANDLE", help="Who leads it (default: nobody).")
@click.option("--sponsor", metavar="HANDLE", help="Who stands behind it (default: nobody).")
@click.option(
    "--member", "members", metavar="HANDLE", multiple=True, help="A member (default: the lead)."
)
@click.option("--mission", metavar="TEXT", help="What it is for (default: unsaid).")
@_language
@_dry_run
@common_options
def team(common: Common, **given: Any) -> int:
    """Add a team called NAME, in a folder of its own."""
    from okrascode.cli.dialogue.new_team import new_team

    return new_team(common, given)


@command.command("cycle", epilog="Example: okr new cycle 2027-Q1")
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--start", metavar="DATE", type=DateParam(), help="First day (default: from ID).")
@click.option("--end", metavar="DATE", type=DateParam(), help="Last day (default: from ID).")
@click.option("--parent", metavar="CYCLE", help="Cycle around it (default: the one that fits).")
@click.option(
    "--cadence",
    type=click.Choice(["weekly", "biweekly", "monthly"]),
    help="How often there is news (default: as in the cycle before).",
)
@click.option(
    "--commit-by",
    metavar="DATE",
    type=DateParam(),
    help="From this day on a change needs a reason (default: as in the cycle before).",
)
@_language
@_dry_run
@common_options
def cycle(
    common: Common,
    id_: str | None,
    start: date | None,
    end: date | None,
    commit_by: date | None,
    **given: Any,
) -> int:
    """Add a cycle to the organisation; ID is like 2027-Q1 (default: the one that follows)."""
    from okrascode.cli.dialogue.new_cycle import new_cycle

    days = {"start": start, "end": end, "commit_by": commit_by}
    return new_cycle(common, {"id": id_, **given}, days)


@command.command(
    "objective", epilog='Example: okr new objective "Shops in Japan sell with us" --team sales'
)
@click.argument("title", metavar="[TITLE]", required=False)
@click.option("--id", "id_", metavar="ID", help="Its identifier (default: from the title).")
@click.option("--team", metavar="TEAM", help="Whose it is (default: my team, if it is one).")
@click.option("--cycle", metavar="CYCLE", help="When (default: the innermost cycle of today).")
@click.option("--owner", metavar="HANDLE", help="Who looks after it (default: me).")
@click.option("--why", metavar="TEXT", help="Why it matters (default: unsaid).")
@click.option(
    "--commitment",
    type=click.Choice(["committed", "aspirational"]),
    help="Whether all of it is expected (default: committed).",
)
@click.option(
    "--supports", metavar="REF", multiple=True, help="What it supports (default: nothing)."
)
@click.option(
    "--draft", is_flag=True, help="Count it nowhere yet (default: only without a key result)."
)
@_language
@_dry_run
@common_options
def objective(common: Common, **given: Any) -> int:
    """Add an objective with TITLE; without a key result it begins as a draft."""
    from okrascode.cli.dialogue.new_objective import new_objective

    return new_objective(common, given)


@command.command(
    "key-result",
    epilog='Example: okr new key-result "Shops are live" --of sales:enter-japan'
    " --baseline 0 --target 12",
)
@click.argument("title", metavar="[TITLE]", required=False)
@click.option("--of", metavar="REF", help="Its objective (default: asked for).")
@click.option("--id", "id_", metavar="ID", help="Its identifier (default: from the title).")
@click.option("--owner", metavar="HANDLE", help="Who looks after it (default: the objective's).")
@click.option("--how", metavar="TEXT", help="How the number is taken (default: unsaid).")
@click.option("--unit", metavar="UNIT", help="Unit of the number (default: none).")
@click.option("--baseline", metavar="NUMBER", help="Where it stands now (default: none).")
@click.option("--target", metavar="NUMBER", help="Where it shall be (default: none).")
@click.option("--stretch", metavar="NUMBER", help="Where it would be a joy (default: none).")
@click.option("--at-least", metavar="NUMBER", help="Keep it there or above (default: none).")
@click.option("--at-most", metavar="NUMBER", help="Keep it there or below (default: none).")
@click.option("--above", metavar="NUMBER", help="Keep it above (default: none).")
@click.option("--below", metavar="NUMBER", help="Keep it below (default: none).")
@click.option(
    "--milestone", "milestones", metavar="[ID:]TITLE", multiple=True, help="A step (default: none)."
)
@click.option("--binary", is_flag=True, help="It is done or not (default: a number).")
@_language
@_dry_run
@common_options
def key_result(common: Common, **given: Any) -> int:
    """Add a key result with TITLE to an objective."""
    from okrascode.cli.dialogue.new_key_result import new_key_result

    return new_key_result(common, given)
