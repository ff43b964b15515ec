"""``okr init``: a repository of OKRs, ready to use."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from okrascode.cli.options import Common, common_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrascode.scaffold.repository import NewFile

__all__ = ["command"]


@click.command("init", epilog="Example: okr init --name Acme --team Company --ci github")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--name", help="Name of the organisation (default: the name of the folder).")
@click.option("--team", help="Name of the first team, the root of all (default: Company).")
@click.option(
    "--language",
    type=click.Choice(["en", "zh"]),
    default="en",
    help="Language of the comments and the example (default: en).",
)
@click.option(
    "--ci",
    type=click.Choice(["github", "gitlab", "none"]),
    default="github",
    help="The forge whose workflow checks the OKRs (default: github).",
)
@click.option("--dry-run", is_flag=True, help="Only say what would be written (default: write).")
@common_options
def command(
    common: Common,
    folder: Path | None,
    name: str | None,
    team: str | None,
    language: str,
    ci: str,
    dry_run: bool,
) -> int:
    """Begin a repository of OKRs in DIR (default: here); files that are there are kept.

    Writes the settings, an organisation, its first team and the quarter of today with an
    objective to learn from, a workflow, a pre-commit hook, CODEOWNERS and a review template.
    """
    import getpass
    from datetime import datetime

    from okrascode.scaffold.answers import Forge, Language, answers_from
    from okrascode.scaffold.repository import new_repository
    from okrascode.workspace.new_files import git_top_of

    root = (common.start / (folder or Path())).resolve()
    top = git_top_of(root) or root
    try:
        owner = getpass.getuser()
    except (OSError, KeyError, ImportError):
        owner = ""
    answers = answers_from(
        name=name if name is not None else root.name,
        team=team,
        owner=owner,
        today=common.today or datetime.now().astimezone().date(),
        language=Language(language),
        forge=Forge(ci),
        below=root.relative_to(top).as_posix() if root != top else "",
    )
    _write(
        new_repository(answers),
        root=root,
        top=top,
        common=common,
        dry_run=dry_run,
        is_in_git=git_top_of(root) is not None,
    )
    return 0


def _write(
    files: Sequence[NewFile],
    *,
    root: Path,
    top: Path,
    common: Common,
    dry_run: bool,
    is_in_git: bool,
) -> None:
    from okrascode.workspace.new_files import write_new

    foreign = _has_other_documents(root, {file.path for file in files})
    by_hand: list[NewFile] = []
    wrote = False
    for file in files:
        base = top if file.at_top else root
        there = next((p for p in (file.path, *file.elsewhere) if (base / p).exists()), None)
        if file.is_document and foreign:
            there = "okrs/"
        written = there is None and (dry_run or write_new(base / file.path, file.text))
        wrote = wrote or written
        if written:
            _say(f"{'would write' if dry_run else 'wrote'}  {_shown(base / file.path, root)}")
        else:
            reason = f"  ({there} is there)" if there not in (None, file.path) else ""
            _say(f"kept   {_shown(base / file.path, root)}{reason}")
            by_hand += [file] if file.add_instead else []
    if common.quiet:
        return
    for file in by_hand if common.verbose else ():
        _say("", f"To add to {file.path} by hand:", *(f"    {x}" for x in file.text.splitlines()))
    if by_hand and not common.verbose:
        _say("", "With -v you see what to add by hand to the files that were kept.")
    if wrote and not dry_run:
        import shlex

        here = shlex.quote(_shown(root, Path.cwd()))
        enter = "" if root == Path.cwd() else f"cd {here} && "
        begin = "" if is_in_git else "git init && "
        _say(
            "",
            "Now write your own objectives into it, or begin with the example:",
            f'  {enter}{begin}git add . && git commit -m "Begin our OKRs"',
            "  okr lint && okr status",
        )


def _has_other_documents(root: Path, ours: set[str]) -> bool:
    found = (path for path in (root / "okrs").rglob("*.y*ml") if path.is_file())
    return any(path.relative_to(root).as_posix() not in ours for path in found)


def _shown(path: Path, base: Path) -> str:
    return path.relative_to(base).as_posix() if path.is_relative_to(base) else str(path)


def _say(*lines: str) -> None:
    from okrascode.output.escape import for_terminal

    for line in lines:
        click.echo(for_terminal(line))
