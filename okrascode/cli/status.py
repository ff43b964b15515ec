"""``okr status``: the table a person wants on Monday."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from okrascode.cli import completing
from okrascode.cli.options import Common, common_options
from okrascode.cli.remembered import remembered

if TYPE_CHECKING:
    from okrascode.model.reference import PersonId
    from okrascode.workspace import Workspace

__all__ = ["command"]


@click.command("status", epilog="Example: okr status --team company")
@click.argument("references", metavar="[REF]...", nargs=-1, shell_complete=completing.references)
@click.option(
    "--team",
    "teams",
    metavar="ID",
    multiple=True,
    help="This team (default: all).",
    shell_complete=completing.teams,
)
@click.option(
    "--owner",
    metavar="HANDLE",
    help="What this person owns (default: everybody).",
    shell_complete=completing.people,
)
@click.option(
    "--cycle",
    metavar="ID",
    help="This cycle (default: the innermost of today).",
    shell_complete=completing.cycles,
)
@click.option(
    "--mine", is_flag=True, help="What I own, known by git config user.email (default: everybody)."
)
@click.option("--as", "me", metavar="HANDLE", help="Who I am for --mine (default: ask Git).")
@click.option(
    "--language",
    type=click.Choice(["en", "zh"]),
    help="Language of the words around (default: that of the terminal).",
)
@common_options
@remembered
def command(
    common: Common,
    references: tuple[str, ...],
    teams: tuple[str, ...],
    owner: str | None,
    cycle: str | None,
    mine: bool,
    me: str | None,
    language: str | None,
) -> int:
    """Show how objectives stand; REF is a team, an objective or a key result (default: all).

    What needs attention comes first within each team, and nobody is ranked. It ends with what would
    help, with questions that need a sponsor, and with the whole in a sentence.
    """
    from dataclasses import replace

    from okrascode.cli.printing import echo, header_of, open_workspace, say_in
    from okrascode.output.status_text import RENDERER
    from okrascode.readings.subject import Subject, find_cycle, find_subject, find_team
    from okrascode.rollup.cycles import innermost_cycle
    from okrascode.rollup.narrow import narrow

    workspace = open_workspace(common)
    plan, today = workspace.plan, workspace.today
    subjects = [find_subject(text, plan=plan, today=today) for text in references]
    subjects += [Subject(team=find_team(team, plan=plan)) for team in teams]
    who = _owner(workspace, owner=owner, mine=mine, me=me)
    if cycle is not None:
        chosen = [find_cycle(cycle, plan=plan)]
    else:
        named = {subject.cycle for subject in subjects if subject.cycle is not None}
        innermost = innermost_cycle(plan, today)
        chosen = sorted(named) or ([innermost] if innermost is not None else [])
    rollup = workspace.roll_up(chosen, series="evenly")
    shown = narrow(rollup, subjects=subjects, owner=who)
    header = replace(header_of(workspace, common), say=say_in(language))
    echo(RENDERER.render(shown, header=header))
    return 0


def _owner(
    workspace: Workspace, *, owner: str | None, mine: bool, me: str | None
) -> PersonId | None:
    from okrascode.errors import UsageError
    from okrascode.readings.people import find_handle
    from okrascode.workspace.me import myself

    if owner is not None and (mine or me is not None):
        raise UsageError(
            "--owner and --mine both say whose: give one of them.",
            hint="To see what you own as somebody else, write --mine --as HANDLE.",
        )
    if me is not None or owner is not None:
        return find_handle(me or owner or "", plan=workspace.plan)
    return myself(workspace, cure="--mine --as HANDLE") if mine else None
