"""What ``change``, ``drop`` and ``rename`` share: find the item, show or write the edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from okrascode.cli.options import Common
from okrascode.errors import UsageError

if TYPE_CHECKING:
    from okrascode.amend.checked import Amended
    from okrascode.amend.plan_edits import Target
    from okrascode.workspace import Workspace

__all__ = ["finish", "open_for_edit", "target_of", "who_decides"]


def open_for_edit(common: Common) -> Workspace:
    """Read the work tree; a revision of the past cannot be edited."""
    from okrascode.cli.printing import open_workspace

    if common.at is not None:
        raise UsageError("A revision cannot be changed.", hint="Leave --at out.")
    return open_workspace(common)


def target_of(workspace: Workspace, text: str) -> Target:
    """Find the objective or key result that was named; raises :class:`UsageError`."""
    from okrascode.amend.plan_edits import Target
    from okrascode.readings.subject import find_subject

    subject = find_subject(text, plan=workspace.plan, today=workspace.today)
    reference = subject.reference
    if reference is None:
        raise UsageError(
            f"{text!r} is a team, and has no commitment of its own.",
            hint="Name an objective or key result: TEAM:OBJECTIVE/KEY-RESULT.",
        )
    objective = workspace.plan.objectives[reference.of_objective]
    key_result = workspace.plan.key_results[reference] if reference.key_result else None
    return Target(objective, key_result)


def who_decides(workspace: Workspace, by: str | None) -> str | None:
    """Give the handle of who decides: the one given, else whoever Git says I am, else nobody."""
    from okrascode.history.identity import identity_of
    from okrascode.readings.people import find_handle, person_behind

    if by is not None:
        return find_handle(by, plan=workspace.plan)
    if workspace.repository is None:
        return None
    name, email = identity_of(workspace.repository.git.attempt)
    return person_behind(workspace.plan, name=name, email=email)


def finish(workspace: Workspace, common: Common, made: Amended, *, dry_run: bool) -> int:
    """Show the edits as a patch, or write them and say what they mean."""
    from okrascode.changes.words import in_words
    from okrascode.edits.diff import unified_diff
    from okrascode.edits.edit import edits_for
    from okrascode.output.escape import for_terminal
    from okrascode.workspace.edit_files import write_edits

    if dry_run:
        for line in unified_diff(made.path, made.before, made.after).splitlines():
            click.echo(for_terminal(line))
        return 0
    write_edits(workspace.root, [edits_for(made.path, made.before, made.edits)])
    for one in made.differences:
        why = f" ({one.direction})" if one.direction != "neutral" else ""
        click.echo(for_terminal(f"{one.about}: {in_words(one)}{why}"))
    if not common.quiet:
        click.echo(for_terminal(f"Written to {made.path}."), err=True)
        for finding in made.findings:
            said = f"{finding.severity} {finding.code} {finding.slug}: {finding.message}"
            click.echo(for_terminal(said), err=True)
    return 0
