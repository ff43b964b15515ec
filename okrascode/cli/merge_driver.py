"""``okr merge-driver``: let Git merge documents by what their items are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from okrascode.cli.options import Common, common_options

if TYPE_CHECKING:
    from okrascode.config import Settings

__all__ = ["command"]


@click.group("merge-driver", epilog="Example: okr merge-driver install")
def command() -> None:
    """Let Git merge documents by their items, so that only real conflicts are marked.

    Two people who change neighbouring lines, or add to one list, have no conflict. Whatever is odd
    is left to Git's own merge. Merges on the web pages of GitHub and GitLab do not run drivers.
    """


@command.command("install", epilog="Example: okr merge-driver install --dry-run")
@click.option("--dry-run", is_flag=True, help="Only say what would be done (default: do it).")
@common_options
def _install(common: Common, dry_run: bool) -> int:
    """Set up this clone, and name the documents in .gitattributes.

    The configuration belongs to this clone: everybody who merges runs it once. The attributes are
    a file of the repository: commit it.
    """
    from okrascode.workspace.merge_driver import configure, missing_attributes, name_files

    root, settings = _root(common)
    lines = missing_attributes(root, settings.okr_paths)
    if not dry_run:
        configure(root)
        name_files(root, lines)
    word = "would add" if dry_run else "added"
    for line in lines:
        _say(f"{word}  .gitattributes: {line}")
    if not lines:
        _say("kept   .gitattributes names the documents already")
    _say(f"{'would set' if dry_run else 'set'}    merge.okrascode.driver in this clone")
    return 0


@command.command("ci-install", epilog="Example: okr merge-driver ci-install")
@common_options
def _ci_install(common: Common) -> int:
    """Set up a clone that only merges and is thrown away, as in CI; no file is changed."""
    from okrascode.workspace.merge_driver import configure

    root, _ = _root(common)
    configure(root)
    _say("set    merge.okrascode.driver in this clone")
    return 0


@command.command("run", epilog="Example: okr merge-driver run base.yaml ours.yaml theirs.yaml")
@click.argument("base", metavar="BASE", type=click.Path(path_type=Path))
@click.argument("ours", metavar="OURS", type=click.Path(path_type=Path))
@click.argument("theirs", metavar="THEIRS", type=click.Path(path_type=Path))
@click.argument("size", metavar="[SIZE]", required=False, type=click.IntRange(1, 200))
@click.argument("path", metavar="[PATH]", required=False)
@common_options
def _run(
    common: Common, base: Path, ours: Path, theirs: Path, size: int | None, path: str | None
) -> int:
    """Merge THEIRS into OURS, as Git asks for it; exit 1 when conflicts are marked.

    SIZE is the length of a marker (default: 7), PATH the name of the document for messages.
    """
    from okrascode.workspace.merging import merge_files

    start = common.start
    conflicts = merge_files(start / base, start / ours, start / theirs, marker_size=size or 7)
    if conflicts and not common.quiet:
        what = "1 conflict" if conflicts == 1 else f"{conflicts} conflicts"
        _say(f"okr: {what} in {path or ours}", to_error=True)
    return int(conflicts > 0)


def _root(common: Common) -> tuple[Path, Settings]:
    from okrascode.config import Settings
    from okrascode.documents.settings_toml import read_settings
    from okrascode.errors import EnvironmentFailure
    from okrascode.workspace.files import settings_of_work_tree
    from okrascode.workspace.new_files import git_top_of
    from okrascode.workspace.root import find_root

    root = find_root(common.start)
    if git_top_of(root) is None:
        raise EnvironmentFailure(f"{root} is in no Git repository.", hint="Run git init first.")
    raw = settings_of_work_tree(root)
    return root, Settings() if raw is None else read_settings(raw)


def _say(line: str, *, to_error: bool = False) -> None:
    from okrascode.output.escape import for_terminal

    click.echo(for_terminal(line), err=to_error)
