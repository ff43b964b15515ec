"""``okr lint``: judge all documents together."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from okrascode.cli.options import Common, common_options
from okrascode.cli.remembered import remembered
from okrascode.errors import ConfigurationError, EnvironmentFailure, NothingFound, UsageError

if TYPE_CHECKING:
    from okrascode.output.header import Header
    from okrascode.output.lint_format import LintRenderer
    from okrascode.workspace import Workspace

__all__ = ["command"]

_SEVERITY = click.Choice(["error", "warning", "info"])


@click.command("lint", epilog="Example: okr lint okrs/payments --profile strict --format github")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option(
    "--select",
    metavar="RULES",
    multiple=True,
    help="Run exactly these codes, beginnings of codes or slugs (default: the profile's rules).",
)
@click.option(
    "--ignore",
    metavar="RULES",
    multiple=True,
    help="Leave out these codes, beginnings of codes or slugs (default: none).",
)
@click.option(
    "--profile",
    type=click.Choice(["regular", "strict", "audit"]),
    help="How many rules run; each includes the one before (default: regular, or okr.toml's).",
)
@click.option(
    "--fail-on",
    type=_SEVERITY,
    help="Lowest severity that makes the exit code 1 (default: error, or okr.toml's).",
)
@click.option(
    "--format",
    "formats",
    metavar="FORMAT[:FILE]",
    multiple=True,
    help="full, concise, json or github, to the screen or to FILE; may repeat (default: full).",
)
@click.option(
    "--statistics", is_flag=True, help="Count findings by rule at the end (default: off)."
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 even with findings (default: exit 1).")
@click.option(
    "--base",
    metavar="REV",
    help="Judge also what changed since this branch left REV (default: no change is judged).",
)
@click.option(
    "--new-only",
    is_flag=True,
    help="Report only what the base lacks; without --base, the default branch (default: all).",
)
@click.option(
    "--policy-from",
    metavar="REV",
    help="Take okr.toml from REV (default: the base, when there is one, else from here).",
)
@common_options
@remembered
def command(
    common: Common,
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    profile: str | None,
    fail_on: str | None,
    formats: tuple[str, ...],
    statistics: bool,
    exit_zero: bool,
    base: str | None,
    new_only: bool,
    policy_from: str | None,
) -> int:
    """Judge all documents together and report what is below PATH (default: everything).

    Comments in a document lift a finding: # okr: ignore[RULE] until=DATE reason. What a rule
    wants, and how to mend it, says okr rule RULE.
    """
    from okrascode.cli.printing import cache_of, echo
    from okrascode.documents.settings_toml import with_line
    from okrascode.lint.new_only import only_new
    from okrascode.lint.run import lint
    from okrascode.lint.select import Choice, severity_called
    from okrascode.output import lint_summary
    from okrascode.workspace.gate import open_gate

    outputs = [_output(text, common) for text in formats or ("full",)]
    gate = open_gate(
        common.directory,
        base=base,
        compares=new_only,
        policy_from=policy_from,
        today=common.today,
        at=common.at,
        offline=common.offline,
        repositories=common.other_repositories,
        cache=cache_of(common),
    )
    workspace = gate.workspace
    choice = Choice(profile=profile, select=_split(select), ignore=_split(ignore))
    threshold = severity_called(fail_on or workspace.settings.lint.fail_on)
    below = _below_root(paths, workspace, common)
    try:
        result = lint(workspace, choice=choice, paths=below, against=gate.against)
        if new_only and gate.base is not None:
            result = only_new(result, lint(gate.base, choice=choice))
    except ConfigurationError as error:
        raise with_line(error, workspace.settings_raw) from error
    for renderer, file in outputs:
        text = renderer.render(result, header=_header(workspace, common, is_file=file is not None))
        if file is None:
            echo(text) if text else None
        else:
            _write(file, text)
    if statistics:
        click.echo(lint_summary.statistics(result), nl=False, err=True)
    if not common.quiet:
        click.echo(lint_summary.summary(result), err=True)
    return int(result.reaches(threshold) and not exit_zero)


def _split(given: tuple[str, ...]) -> tuple[str, ...]:
    """Take ``--select 3,401`` for ``--select 3 --select 401``."""
    return tuple(word for text in given for word in text.split(",") if word.strip())


def _output(text: str, common: Common) -> tuple[LintRenderer, Path | None]:
    from okrascode.output.lint_format import find_renderer

    name, colon, file = text.partition(":")
    if colon and not file:
        raise UsageError(f"{text!r} names no file.", hint=f"Write {name}:FILE, or {name} alone.")
    return find_renderer(name), common.start / file if colon else None


def _header(workspace: Workspace, common: Common, *, is_file: bool) -> Header:
    import shutil

    from okrascode.cli.printing import TOOL, is_coloured
    from okrascode.output.header import Header

    return Header(
        tool=TOOL,
        today=workspace.today,
        colour=not is_file and is_coloured(common),
        width=shutil.get_terminal_size((100, 24)).columns,
    )


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise EnvironmentFailure(f"{file} cannot be written: {error.strerror}.") from error


def _below_root(paths: Sequence[str], workspace: Workspace, common: Common) -> tuple[str, ...]:
    """Give the paths relative to the root, with ``/``; the root itself is the empty path."""
    documents = [*workspace.texts, *(finding.path for finding in workspace.file_findings)]
    found: list[str] = []
    for path in paths:
        absolute = Path(os.path.abspath(common.start / path))  # noqa: PTH100  # keeps a last link
        absolute = absolute.parent.resolve() / absolute.name
        try:
            relative = absolute.relative_to(workspace.root).as_posix()
        except ValueError:
            hint = "Name files and folders below the folder that holds okrs/."
            raise UsageError(f"{path} lies outside {workspace.root}.", hint=hint) from None
        below = "" if relative == "." else relative
        if not any(
            name == below or not below or name.startswith(below + "/") for name in documents
        ):
            exists = os.path.lexists(absolute)
            what = "There are no OKR documents in" if exists else "There is no file or folder"
            raise NothingFound(f"{what} {path}.", hint="okr lint without a path judges them all.")
        found.append(below)
    return tuple(found)
