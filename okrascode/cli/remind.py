"""``okr remind``: what each team has to report, with links to forms that are filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from okrascode.cli.options import Common, common_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrascode.output.reminder import Reminder
    from okrascode.workspace import Workspace

__all__ = ["command"]


@click.command("remind", epilog="Example: okr remind --team company --out reminders")
@click.option("--team", "teams", metavar="ID", multiple=True, help="This team (default: all).")
@click.option(
    "--out",
    metavar="DIR",
    help="Write due/TEAM.md, or done/TEAM.md when nothing is due, below DIR (default: print).",
)
@click.option(
    "--url",
    metavar="URL",
    help="Address of the repository for links (default: [site] repository of okr.toml).",
)
@common_options
def command(common: Common, teams: tuple[str, ...], out: str | None, url: str | None) -> int:
    """Say what is due: reports that are a cadence old, and requests that nobody answered.

    Each team's text is the body of one issue; it begins with a comment by which a program finds
    the issue again. Nothing is sent anywhere.
    """
    from okrascode.cli.printing import echo, header_of, open_workspace
    from okrascode.output.notices import notices_of
    from okrascode.output.reminder import render
    from okrascode.readings.subject import find_team
    from okrascode.workspace.output_files import write_output

    workspace = open_workspace(common)
    rollup = workspace.roll_up()
    chosen = {find_team(team, plan=workspace.plan) for team in teams}
    notices = notices_of(rollup, header_of(workspace, common))
    said = False
    for reminder in _reminders(workspace, url):
        if chosen and reminder.team.id not in chosen:
            continue
        body = render(reminder, today=workspace.today, notices=notices)
        if out is None:
            if not reminder.is_empty:
                echo(("\n" if said else "") + body)
                said = True
            continue
        folder = common.start / out
        for name in ("due", "done"):
            file = folder / name / f"{reminder.team.id}.md"
            if reminder.is_empty is (name == "done"):
                file.parent.mkdir(parents=True, exist_ok=True)
                write_output(file, body, root=workspace.root)
            else:
                file.unlink(missing_ok=True)
    if out is None and not said:
        echo(f"Nothing is due on {workspace.today.isoformat()}.\n")
    return 0


def _reminders(workspace: Workspace, url: str | None) -> Iterator[Reminder]:
    from okrascode.lint.dependencies import Answer, requests_in
    from okrascode.output.reminder import Reminder
    from okrascode.rollup.due import due_in
    from okrascode.site.check_in_form import check_in_form
    from okrascode.site.forge import forge_at

    site = workspace.settings.site
    branch = workspace.repository.branch() if workspace.repository else None
    forge = forge_at(
        url or site.repository, site.forge, branch=branch or "main", folder=workspace.git_prefix
    )
    rollup = workspace.roll_up()
    due = due_in(rollup, workspace.settings)
    running = {cycle.cycle.id for cycle in rollup.cycles if cycle.cycle.contains(rollup.today)}
    requests = [
        request
        for request in requests_in(workspace.plan)
        if request.answer is Answer.REQUESTED and request.asking.cycle in running
    ]
    for team in sorted(workspace.plan.teams.values(), key=lambda team: team.id):
        yield Reminder(
            team=team,
            due=tuple(
                (one, forge.new(*check_in_form([one.numbers], workspace.today)))
                for one in due
                if one.numbers.reference.team == team.id
            ),
            waiting=tuple(
                f"{request.asking.reference} asks for {request.of}."
                for request in requests
                if request.of.team == team.id
            ),
        )
