"""``okr drop``: drop an objective or key result, visibly and with its reason."""

from __future__ import annotations

import click

from okrascode.cli import completing
from okrascode.cli.options import Common, common_options
from okrascode.errors import UsageError

__all__ = ["command"]


@click.command(
    "drop", epilog='Example: okr drop payments:effortless-checkout/fax --reason "No customer left."'
)
@click.argument("reference", metavar="REF", shell_complete=completing.references)
@click.option("--reason", required=True, help="Why it is dropped (required).")
@click.option("--dry-run", is_flag=True, help="Only show the edits as a patch (default: write).")
@common_options
def command(common: Common, reference: str, reason: str, dry_run: bool) -> int:
    """Drop an objective or key result: it stays visible with its reason, and counts no longer."""
    from okrascode.amend.checked import amended
    from okrascode.amend.plan_edits import dropping
    from okrascode.amend.text import DocumentText
    from okrascode.cli.amending import finish, open_for_edit, target_of

    if not reason.strip():
        raise UsageError("The reason is empty.", hint="Write why, for those who ask next year.")
    workspace = open_for_edit(common)
    target = target_of(workspace, reference)
    path = target.place.path
    edits = dropping(DocumentText(workspace.texts[path]), target, reason)
    made = amended(workspace, path, edits, fields=["state"])
    return finish(workspace, common, made, dry_run=dry_run)
