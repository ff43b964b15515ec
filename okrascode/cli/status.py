"""``okr status``: the table a person wants on Monday."""

from __future__ import annotations

import click

from okrascode.cli.options import Common, common_options

__all__ = ["command"]


@click.command("status", epilog="Example: okr status --team company")
@click.argument("references", metavar="[REF]...", nargs=-1)
@click.option("--team", "teams", metavar="ID", multiple=True, help="This team (default: all).")
@click.option("--owner", metavar="HANDLE", help="What this person owns (default: everybody).")
@click.option("--cycle", metavar="ID", help="This cycle (default: the innermost of today).")
@common_options
def command(
    common: Common,
    references: tuple[str, ...],
    teams: tuple[str, ...],
    owner: str | None,
    cycle: str | None,
) -> int:
    """Show how objectives stand; REF is a team, an objective or a key result (default: all)."""
    from okrascode.cli.printing import echo, header_of, open_workspace
    from okrascode.output.status_text import RENDERER
    from okrascode.readings.subject import Subject, find_cycle, find_subject, find_team
    from okrascode.rollup.cycles import innermost_cycle
    from okrascode.rollup.narrow import narrow

    workspace = open_workspace(common)
    plan, today = workspace.plan, workspace.today
    subjects = [find_subject(text, plan=plan, today=today) for text in references]
    subjects += [Subject(team=find_team(team, plan=plan)) for team in teams]
    if cycle is not None:
        chosen = [find_cycle(cycle, plan=plan)]
    else:
        named = {subject.cycle for subject in subjects if subject.cycle is not None}
        innermost = innermost_cycle(plan, today)
        chosen = sorted(named) or ([innermost] if innermost is not None else [])
    rollup = workspace.roll_up(chosen, series="evenly")
    shown = narrow(rollup, subjects=subjects, owner=owner)
    echo(RENDERER.render(shown, header=header_of(workspace, common)))
    return 0
