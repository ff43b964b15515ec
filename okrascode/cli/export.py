"""``okr export``: the data of the site without the site, or a table for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from okrascode.cli import completing
from okrascode.cli.options import Common, common_options

__all__ = ["command"]


@click.command("export", epilog="Example: okr export public --today 2026-11-20")
@click.argument("target", metavar="DIR|FILE", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice(["data", "csv", "xlsx", "markdown"]),
    default="data",
    help="data into DIR; csv, xlsx or markdown into FILE, which okr import reads (default: data).",
)
@click.option(
    "--cycle",
    "cycles",
    metavar="ID",
    multiple=True,
    help="This cycle in FILE; may be repeated (default: all).",
    shell_complete=completing.cycles,
)
@common_options
def command(common: Common, target: Path, format_: str, cycles: tuple[str, ...]) -> int:
    """Write the data files of the site into DIR: JSON, CSV, SQLite, feeds, charts and more.

    They are the files that stand beside the site's pages, and DIR/api/v1/index.json lists them. The
    same revision and day give the same bytes. What is internal is left out, as in the site.

    With a format, one FILE of objectives and key results for a spreadsheet, a page or another tool.
    """
    from okrascode.cli.published import report, source_at

    source = source_at(common)
    target = common.start / target
    if format_ == "data":
        from okrascode.errors import UsageError
        from okrascode.site.emit import emit
        from okrascode.site.tree import exported_files

        if cycles:
            raise UsageError("The data files hold all cycles.", hint="Leave --cycle out.")
        files = exported_files(source)
        emit(files, target)
        return report(source, common, f"Wrote {len(files)} files to {target}.")
    from okrascode.exchange.to_rows import left_behind
    from okrascode.exchange.told import remark_lines
    from okrascode.exchange.write import write_exchange
    from okrascode.output.escape import for_terminal
    from okrascode.readings.subject import find_cycle
    from okrascode.site.publishable import publishable
    from okrascode.workspace.output_files import write_output
    from okrascode.workspace.root import find_root

    shown = publishable(source)
    chosen = [find_cycle(one, plan=shown.plan) for one in cycles] or list(shown.plan.cycles)
    raw = write_exchange(shown.plan, tuple(shown.rollups.values()), format_, cycles=chosen)
    write_output(target, raw, root=find_root(common.start))
    if not common.quiet:
        for line in remark_lines(left_behind(shown.plan, cycles=chosen), report=""):
            click.echo(for_terminal(line), err=True)
    return report(source, common, f"Wrote {target}.")
