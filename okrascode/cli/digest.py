"""``okr digest``: what moved, what is silent and what is asked, on one page; never sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from okrascode.cli import completing
from okrascode.cli.options import Common, DateParam, common_options

if TYPE_CHECKING:
    from okrascode.model.objective import Objective
    from okrascode.model.plan import Plan
    from okrascode.model.reference import Reference, TeamId
    from okrascode.model.team import Team

__all__ = ["command"]


@click.command("digest", epilog="Example: okr digest --since 2026-11-20 --team company")
@click.option(
    "--since",
    type=DateParam(),
    metavar="DATE",
    help="What happened after DATE (default: in the last seven days).",
)
@click.option(
    "--team",
    metavar="ID",
    help="Of this team (default: of everybody).",
    shell_complete=completing.teams,
)
@click.option(
    "--sponsor", metavar="HANDLE", help="Of the teams with this sponsor (default: of everybody)."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["markdown", "html", "slack", "teams", "feishu"]),
    default="markdown",
    help="A page, a mail, or what a chat's webhook takes, as JSON (default: markdown).",
)
@click.option(
    "--language",
    type=click.Choice(["en", "zh"]),
    help="Language of the sentences (default: the first of the organisation, else en).",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write to FILE instead of the screen (default: the screen).",
)
@common_options
def command(
    common: Common,
    since: date | None,
    team: str | None,
    sponsor: str | None,
    format_: str,
    language: str | None,
    out: Path | None,
) -> int:
    """Write what moved since a day, what is silent and what is asked, on at most one page.

    When nothing has happened nothing is written, and no file. It is never sent anywhere: give it
    to your own mail program or to the webhook of your chat.
    """
    from okrascode import output
    from okrascode.cli.printing import echo, open_workspace
    from okrascode.health.digest import digest_of
    from okrascode.output.digest_format import DigestRenderer
    from okrascode.output.digest_page import page_of
    from okrascode.output.health_words import health_words, language_for
    from okrascode.registry import constants_in
    from okrascode.site.addresses import address_of

    workspace = open_workspace(common)
    plan, settings = workspace.plan, workspace.settings
    includes, whom = _whom(plan, team=team, sponsor=sponsor)
    digest = digest_of(
        workspace.roll_up(),
        plan,
        workspace.record(),
        since=since or workspace.today - timedelta(days=7),
        settings=settings,
        includes=includes,
    )
    if digest.is_empty:
        if not common.quiet:
            click.echo(f"Nothing has happened since {digest.since}: no digest.", err=True)
        return 0
    words = health_words(language_for(language, plan.organization))
    site = settings.site.url.rstrip("/")
    page = page_of(
        digest,
        words,
        name=plan.organization.name if plan.organization else "OKR",
        subtitle=words(f"digest.for_{whom[0]}", who=whom[1]) if whom else "",
        revision=workspace.revision,
        link=lambda reference: (
            f"{site}/{address_of(reference)}"
            if site and (settings.site.visibility == "internal" or _is_public(plan, reference))
            else ""
        ),
    )
    renderers = {r.name: r for r in constants_in(output, "RENDERER", DigestRenderer)}
    text = renderers[format_].render(page)
    if out is None:
        echo(text)
    else:
        _write(common.start / out, text)
    return 0


def _is_public(plan: Plan, reference: Reference) -> bool:
    """Tell whether a public site has a page of it: nothing internal on the way up to the root."""
    from okrascode.model.team import Visibility

    objective = plan.objectives.get(reference.of_objective)
    parts: list[Objective | Team | None] = [objective]
    name = reference.team
    seen: set[TeamId] = set()
    while name is not None and name not in seen:
        seen.add(name)
        parts.append(plan.teams.get(name))
        name = plan.teams[name].parent if name in plan.teams else None
    return all(part is not None and part.visibility is Visibility.PUBLIC for part in parts)


def _whom(
    plan: Plan, *, team: str | None, sponsor: str | None
) -> tuple[Callable[[Reference], bool], tuple[str, str] | None]:
    from okrascode.errors import UsageError
    from okrascode.readings.people import find_handle
    from okrascode.readings.subject import find_team

    if team is not None and sponsor is not None:
        raise UsageError(
            "--team and --sponsor both say whose: give one of them.",
            hint="A team is found with its id, a sponsor with the handle in team.yaml.",
        )
    if team is not None:
        chosen = find_team(team, plan=plan)
        return lambda reference: reference.team == chosen, ("team", plan.teams[chosen].name)
    if sponsor is not None:
        handle = find_handle(sponsor, plan=plan)
        teams = {one.id for one in plan.teams.values() if one.sponsor == handle}
        people = plan.organization.people if plan.organization else {}
        name = people[handle].name if handle in people else str(handle)
        if not teams:
            raise UsageError(
                f"{handle} is the sponsor of no team.",
                hint="A sponsor stands under sponsor: in a team.yaml.",
            )
        return lambda reference: reference.team in teams, ("sponsor", name)
    return lambda _: True, None


def _write(file: Path, text: str) -> None:
    """Put the whole text in the place of the file in one move."""
    import tempfile

    from okrascode.errors import EnvironmentFailure

    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=file.parent, delete=False, prefix=".okr-"
        ) as new:
            new.write(text)
        Path(new.name).chmod(0o644)
        Path(new.name).replace(file)
    except OSError as error:
        raise EnvironmentFailure(f"{file} cannot be written: {error.strerror or error}.") from error
