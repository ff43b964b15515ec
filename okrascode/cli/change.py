"""``okr change``: change one field of a commitment, with its reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from okrascode.cli import completing
from okrascode.cli.options import Common, DateParam, common_options
from okrascode.errors import UsageError

if TYPE_CHECKING:
    from okrascode.amend.plan_edits import Target
    from okrascode.readings.intent import FieldValue
    from okrascode.workspace import Workspace

__all__ = ["command"]


@click.command(
    "change",
    epilog='Example: okr change payments:effortless-checkout/completion target 75 --reason "Late."',
    context_settings={"ignore_unknown_options": True},
)
@click.argument("reference", metavar="REF", shell_complete=completing.references)
@click.argument("field", metavar="FIELD")
@click.argument("value", metavar="[VALUE]", required=False)
@click.option("--reason", required=True, help="Why it moves (required).")
@click.option("--by", metavar="HANDLE", help="Who decided (default: whoever Git says you are).")
@click.option("--date", "day", type=DateParam(), help="Day of the decision (default: today).")
@click.option(
    "--base",
    metavar="REV",
    help="What a change in an editor is compared with (default: where this branch began).",
)
@click.option("--dry-run", is_flag=True, help="Only show the edits as a patch (default: write).")
@common_options
def command(
    common: Common,
    reference: str,
    field: str,
    value: str | None,
    reason: str,
    by: str | None,
    day: date | None,
    base: str | None,
    dry_run: bool,
) -> int:
    """Change FIELD of an objective or key result to VALUE, and write down why.

    The reason goes under changes: of the objective. Without VALUE, or when it stands there already,
    the change was made in an editor: then only its reason is added, with the value that the base
    has. Nothing but these lines of the file changes.
    """
    from okrascode.amend.checked import amended
    from okrascode.amend.fields import field_of, value_of
    from okrascode.amend.plan_edits import changing, explaining, value_now
    from okrascode.amend.text import DocumentText
    from okrascode.cli.amending import finish, open_for_edit, target_of, who_decides

    if not reason.strip():
        raise UsageError("The reason is empty.", hint="Write why it moves, for those who ask.")
    workspace = open_for_edit(common)
    target = target_of(workspace, reference)
    path = target.place.path
    text = DocumentText(workspace.texts[path])
    edits = []
    known = field_of(target.item, field)
    what, old, new, fields = field, None, None, []
    if value is not None and known is None:
        raise UsageError(
            f"{field} is not changed from the command line.",
            hint=f"Change it in {path}, then: okr change {reference} {field} --reason …",
        )
    if value is not None and known is not None:
        new, written = value_of(known, value)
        what, old = known.name, value_now(target, known.name)
        if old != new:
            edits += changing(text, target, known, written)
            fields = [known.name]
    if not fields:
        name = known.name if known else field
        what, old, new = _changed_before(workspace, common, target, name, base=base)
    edits.append(
        explaining(
            text,
            target,
            what=target.what(what),
            old=old,
            new=new,
            reason=reason,
            day=day or workspace.today,
            by=who_decides(workspace, by),
        )
    )
    made = amended(workspace, path, edits, fields=fields, entries=1)
    return finish(workspace, common, made, dry_run=dry_run)


def _changed_before(
    workspace: Workspace, common: Common, target: Target, field: str, *, base: str | None
) -> tuple[str, FieldValue, FieldValue]:
    """Give field, old and new value of a change that was made since the base."""
    from okrascode.cli.printing import cache_of
    from okrascode.workspace.base import base_of, repository_of
    from okrascode.workspace.compare import compare_workspaces, load_pair

    about = target.objective.reference
    if target.key_result is not None:
        about = target.objective.reference_to(target.key_result)
    repository = repository_of(workspace.root, offline=common.offline)
    start = base_of(repository, base)
    before, after = load_pair(
        workspace.root,
        start,
        today=common.today,
        offline=common.offline,
        repositories=common.other_repositories,
        cache=cache_of(common),
    )
    differences = compare_workspaces(before, after).comparison.differences
    moved = [one for one in differences if one.reference == about and one.entry]
    for one in moved:
        if field in (one.field, one.kind.value):
            return one.field, one.old, one.new
    names = ", ".join(dict.fromkeys(one.field for one in moved))
    raise UsageError(
        f"{field} of {about} is what it was in {start[:12]}, so there is nothing to explain.",
        hint=f"What moved: {names}." if names else "Give the new value: okr change REF FIELD VALUE",
    )
