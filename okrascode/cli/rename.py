"""``okr rename``: give an objective or key result another id, and keep its past."""

from __future__ import annotations

import click

from okrascode.cli import completing
from okrascode.cli.options import Common, common_options

__all__ = ["command"]


@click.command(
    "rename", epilog="Example: okr rename payments:effortless-checkout/completion completed-orders"
)
@click.argument("reference", metavar="REF", shell_complete=completing.references)
@click.argument("new_id", metavar="NEW-ID")
@click.option("--dry-run", is_flag=True, help="Only show the edits as a patch (default: write).")
@common_options
def command(common: Common, reference: str, new_id: str, dry_run: bool) -> int:
    """Give an objective or key result another id; under formerly stands what it was called.

    Readings, links and commits that use the old name follow.
    """
    from okrascode.amend.checked import amended
    from okrascode.amend.plan_edits import renaming
    from okrascode.amend.text import DocumentText
    from okrascode.cli.amending import finish, open_for_edit, target_of

    workspace = open_for_edit(common)
    target = target_of(workspace, reference)
    objective, path = target.objective, target.place.path
    if target.key_result is not None:
        taken = {one.id for one in objective.key_results}
    else:
        every = workspace.plan.objectives.values()
        here = (objective.team, objective.cycle)
        taken = {one.id for one in every if (one.team, one.cycle) == here}
    neighbours = frozenset(str(id_) for id_ in taken - {target.item.id})
    edits = renaming(DocumentText(workspace.texts[path]), target, new_id, neighbours)
    made = amended(workspace, path, edits, fields=["id"])
    return finish(workspace, common, made, dry_run=dry_run)
