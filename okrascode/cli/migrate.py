"""``okr migrate``: documents and editors' schemas as this version of okr writes them."""

from __future__ import annotations

from pathlib import Path

import click

from okrascode.cli.options import Common, common_options

__all__ = ["command"]


@click.command("migrate", epilog="Example: okr migrate --diff")
@click.option("--check", is_flag=True, help="Exit 1 when something would change (default: write).")
@click.option("--diff", is_flag=True, help="Show what would change (default: write it).")
@click.option("--dry-run", is_flag=True, help="Only say what would change (default: write it).")
@click.option("--to", metavar="VERSION", help="Version of the format (default: the newest, v1).")
@common_options
def command(common: Common, check: bool, diff: bool, dry_run: bool, to: str | None) -> int:
    """Take all documents to the newest version of the format, after an update of okr.

    Only what has to change is edited; comments, order and quotes stay. Also brought up to date: the
    schemas in .okr/schemas and the lines by which editors find them. All is written, or nothing.
    """
    from okrascode.cli.dialogue.line import say
    from okrascode.documents.migration import known_migrations, migrate
    from okrascode.documents.versions import CURRENT
    from okrascode.edits.diff import unified_diff
    from okrascode.output.escape import for_terminal
    from okrascode.workspace.edit_files import replace_texts
    from okrascode.workspace.editor_schemas import old_schemas

    root, texts = _texts(common)
    version = CURRENT if to is None else f"okrascode/{to.removeprefix('okrascode/')}"
    changed, left = migrate(texts, known_migrations(), to=version)
    for one in left:
        click.echo(for_terminal(f"left  {one.path}: {one.reason}"), err=True)
    wanted = {one.path: (one.before, one.after) for one in changed}
    why = {one.path: ", ".join(step.summary for step in one.steps) for one in changed}
    for path, pair in old_schemas(root).items():
        wanted[path], why[path] = pair, "the schema of this okr"
    writes = not (check or diff or dry_run)
    if writes:
        replace_texts(root, wanted)
    for path, (before, after) in wanted.items():
        if diff and path in texts:
            lines = unified_diff(path, before, after).rstrip("\n").split("\n")
            say(*(for_terminal(line.removesuffix("\r")) for line in lines))
        else:
            say(for_terminal(f"{'wrote' if writes else 'would change'}  {path}: {why[path]}"))
    if not common.quiet:
        count = f"{len(wanted)} file{'' if len(wanted) == 1 else 's'}"
        done = "changed" if writes else "would change"
        rest = f", {len(left)} left as before" if left else ""
        click.echo(f"{count} {done}{rest}; the format is {version}.", err=True)
    return int(check and bool(wanted))


def _texts(common: Common) -> tuple[Path, dict[str, bytes]]:
    from okrascode.config import Settings
    from okrascode.documents.settings_toml import read_settings
    from okrascode.errors import NothingFound, UsageError
    from okrascode.workspace.files import files_of_work_tree, settings_of_work_tree
    from okrascode.workspace.root import find_root

    if common.at is not None:
        raise UsageError("Documents of a revision cannot be changed.", hint="Leave --at out.")
    root = find_root(common.start)
    raw = settings_of_work_tree(root)
    settings = Settings() if raw is None else read_settings(raw)
    texts = files_of_work_tree(root, settings.okr_paths).texts
    if not texts:
        raise NothingFound(f"There are no OKR documents in {root}.", hint="Start with okr init.")
    return root, texts
