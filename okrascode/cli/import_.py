"""``okr import``: documents out of another tool's file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from okrascode.cli import completing
from okrascode.cli.options import Common, common_options
from okrascode.errors import EnvironmentFailure, NothingFound, UsageError

if TYPE_CHECKING:
    from okrascode.exchange.import_files import ImportPlan, Surroundings
    from okrascode.exchange.item import Remark
    from okrascode.findings import Finding
    from okrascode.workspace import Workspace

__all__ = ["command"]


@click.command(
    "import", epilog="Example: okr import csv viva-goals-export.csv --dry-run --report left-out.csv"
)
@click.argument("format_", metavar="FORMAT", type=click.Choice(["csv", "xlsx", "markdown", "json"]))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--team",
    metavar="ID",
    default="",
    help="The team of all (default: the file's).",
    shell_complete=completing.teams,
)
@click.option(
    "--cycle",
    metavar="ID",
    default="",
    help="The cycle of all (default: the file's).",
    shell_complete=completing.cycles,
)
@click.option(
    "--mapping", metavar="NAME|FILE", help="Which column is what (default: told by the columns)."
)
@click.option("--sheet", metavar="NAME", help="Sheet of a workbook (default: the first).")
@click.option("--encoding", help="Encoding of a text file (default: UTF-8, or what its mark says).")
@click.option("--keep", is_flag=True, help="Keep other cells as x-imported (default: name them).")
@click.option(
    "--report",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write all that was left out, line by line, as CSV (default: a summary on the screen).",
)
@click.option("--dry-run", is_flag=True, help="Only say what would be written (default: write).")
@common_options
def command(
    common: Common,
    format_: str,
    file: Path,
    team: str,
    cycle: str,
    mapping: str | None,
    sheet: str | None,
    encoding: str | None,
    keep: bool,
    report: Path | None,
    dry_run: bool,
) -> int:
    """Make documents of FILE, an export of another tool: csv, xlsx, markdown or json.

    Reads the tables of Viva Goals, Ally.io, Betterworks, Culture Amp, Appfire OKR for Jira,
    BurningOKR, MHOKR and okra, any other by a mapping, and pages like those of handbooks. Nothing
    that is there is overwritten, and what finds no place is named.
    """
    from okrascode.cli.importing.reading import read_file, read_items
    from okrascode.exchange.import_files import plan_import
    from okrascode.exchange.told import remark_lines, written_lines

    raw = read_file(common.start / file)
    items = read_items(format_, raw, mapping=mapping, sheet=sheet, encoding=encoding, common=common)
    root, around, workspace = _surroundings(common)
    _check_cycle(cycle, around)
    plan = plan_import(items, around, team=team, cycle=cycle, keep=keep)
    if report is not None:
        _write_report(common.start / report, plan.remarks)
    for line in () if common.quiet else remark_lines(plan.remarks, report=str(report or "")):
        _say(line, to_error=True)
    if not plan.files:
        _say(f"Nothing to import: {plan.already_there} items are there already."
             if plan.already_there else "Nothing was imported.")  # fmt: skip
        return 0 if plan.already_there else 1
    errors = _errors_in(plan, around, workspace)
    if errors:
        _say("Nothing was written, because the documents would have errors:")
        for finding in errors[:20]:
            _say(f"  {finding.path}: {finding.code} {finding.message}")
        return 1
    if not dry_run:
        from okrascode.workspace.new_set import write_all_new

        write_all_new(root, plan.files)
    for line in written_lines(plan, dry_run=dry_run, quiet=common.quiet):
        _say(line)
    return 0


def _surroundings(common: Common) -> tuple[Path, Surroundings, Workspace | None]:
    from datetime import datetime

    from okrascode.exchange.import_files import Surroundings
    from okrascode.history.paths import PathPatterns
    from okrascode.model.plan import Plan
    from okrascode.workspace import load_workspace

    if common.at is not None:
        raise UsageError("An import goes into the work tree.", hint="Leave --at out.")
    try:
        workspace = load_workspace(
            common.directory, today=common.today, offline=True, must_have_documents=False
        )
    except NothingFound:
        root = common.start.resolve()
        today = common.today or datetime.now().astimezone().date()
        name = root.name.replace("-", " ").replace("_", " ").strip() or "Our company"
        return root, Surroundings(plan=Plan(), paths=frozenset(), name=name, today=today), None
    folders = PathPatterns(workspace.settings.okr_paths).folders
    organization = workspace.plan.organization
    around = Surroundings(
        plan=workspace.plan,
        paths=frozenset(workspace.texts),
        folder=folders[0] if folders else "okrs",
        name=organization.name if organization else workspace.root.name,
        today=workspace.today,
    )
    return workspace.root, around, workspace


def _check_cycle(cycle: str, around: Surroundings) -> None:
    from okrascode.exchange.periods import period_of

    if cycle and around.plan.organization is not None:
        from okrascode.readings.subject import find_cycle

        find_cycle(cycle, plan=around.plan)
    elif cycle and period_of(cycle) is None:
        raise UsageError(
            f"There is no organisation yet that could have the cycle {cycle!r}.",
            hint="Begin with okr init, or name a year or a quarter, such as 2026-Q4.",
        )


def _errors_in(
    plan: ImportPlan, around: Surroundings, workspace: Workspace | None
) -> list[Finding]:
    """Judge everything together, as it would be; give the errors of what is new."""
    from okrascode.findings import Severity
    from okrascode.lint.catalogue import all_rules
    from okrascode.lint.material import read_texts
    from okrascode.lint.run import lint
    from okrascode.lint.select import Choice

    there = dict(workspace.texts) if workspace else {}
    new = {path: text.encode() for path, text in plan.files.items()}
    settings = workspace.settings if workspace else None
    material = read_texts({**there, **new}, today=around.today, settings=settings)
    # Half of the time would go into finding the lines of warnings that nobody is shown here.
    codes = tuple(rule.code for rule in all_rules() if rule.severity is Severity.ERROR)
    result = lint(material, choice=Choice(select=codes))
    return [f for f in result.findings if f.severity is Severity.ERROR and f.path in new]


def _write_report(file: Path, remarks: Sequence[Remark]) -> None:
    from okrascode.exchange.csv_text import as_csv

    text = as_csv(["place", "message"], [(r.place, r.message) for r in remarks])
    try:
        file.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise EnvironmentFailure(f"{file} cannot be written: {error.strerror}.") from error


def _say(line: str, *, to_error: bool = False) -> None:
    from okrascode.output.escape import for_terminal

    click.echo(for_terminal(line), err=to_error)
