"""``okr fmt``: documents in canonical order and spacing, by moving lines."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from okrascode.cli.options import Common, common_options

__all__ = ["command"]


@click.command("fmt", epilog="Example: okr fmt okrs/payments --diff")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--check", is_flag=True, help="Exit 1 when a document would change (default: write).")
@click.option("--diff", is_flag=True, help="Show what would change (default: write it).")
@common_options
def command(common: Common, paths: tuple[str, ...], check: bool, diff: bool) -> int:
    """Put documents below PATH in order (default: all): keys, spaces, blank lines.

    Lines move with their comments. Quotes, indents, line ends and the insides of texts stay.
    """
    from okrascode.cli.dialogue.line import say
    from okrascode.documents.canonical import CannotFormat, formatting_edits
    from okrascode.edits.diff import unified_diff
    from okrascode.edits.edit import edited, edits_for
    from okrascode.output.escape import for_terminal
    from okrascode.workspace.edit_files import write_edits

    root, texts = _texts(common)
    wanted = []
    skipped = 0
    for path, raw in _below(paths, texts, root=root, start=common.start):
        try:
            edits = formatting_edits(raw, path=path)
        except CannotFormat as reason:
            skipped += 1
            click.echo(for_terminal(f"{path}: {reason}"), err=True)
            continue
        if not edits:
            continue
        wanted.append(edits_for(path, raw, edits))
        if diff:
            lines = unified_diff(path, raw, edited(raw, edits)).rstrip("\n").split("\n")
            say(*(for_terminal(line.removesuffix("\r")) for line in lines))
    if not (check or diff):
        for path in write_edits(root, wanted):
            say(f"wrote  {for_terminal(path)}")
    elif not diff:
        say(*(f"would change  {for_terminal(one.path)}" for one in wanted))
    if not common.quiet:
        done = "would change" if check or diff else "changed"
        left = f", {skipped} left as before" if skipped else ""
        count = len(wanted)
        click.echo(f"{count} document{'' if count == 1 else 's'} {done}{left}.", err=True)
    return int(check and bool(wanted))


def _texts(common: Common) -> tuple[Path, Mapping[str, bytes]]:
    from okrascode.config import Settings
    from okrascode.documents.settings_toml import read_settings
    from okrascode.errors import UsageError
    from okrascode.workspace.files import files_of_work_tree, settings_of_work_tree
    from okrascode.workspace.root import find_root

    if common.at is not None:
        raise UsageError("Documents of a revision cannot be changed.", hint="Leave --at out.")
    root = find_root(common.start)
    raw = settings_of_work_tree(root)
    settings = Settings() if raw is None else read_settings(raw)
    return root, files_of_work_tree(root, settings.okr_paths).texts


def _below(
    paths: tuple[str, ...], texts: Mapping[str, bytes], *, root: Path, start: Path
) -> Iterator[tuple[str, bytes]]:
    """Give the documents that are, or lie below, what was named."""
    from okrascode.errors import NothingFound

    if not texts:
        raise NothingFound(f"There are no OKR documents in {root}.", hint="Start with okr init.")
    folders = []
    for path in paths:
        absolute = Path(os.path.abspath(start / path))  # noqa: PTH100  # keeps a last link
        absolute = absolute.parent.resolve() / absolute.name
        below = os.path.relpath(absolute, root).replace(os.sep, "/")
        if below != "." and not any(p == below or p.startswith(below + "/") for p in texts):
            raise NothingFound(
                f"There are no OKR documents in {path}.", hint="okr fmt alone takes them all."
            )
        folders.append(below)
    for path, raw in texts.items():
        if not folders or any(f in (".", path) or path.startswith(f + "/") for f in folders):
            yield path, raw
