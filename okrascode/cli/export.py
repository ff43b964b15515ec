"""``okr export``: the data of the site without the site."""

from __future__ import annotations

from pathlib import Path

import click

from okrascode.cli.options import Common, common_options

__all__ = ["command"]


@click.command("export", epilog="Example: okr export public --today 2026-11-20")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@common_options
def command(common: Common, folder: Path) -> int:
    """Write the data files of the site into DIR: JSON, CSV, SQLite, feeds, charts and more.

    They are the files that stand beside the site's pages, and DIR/api/v1/index.json lists them. The
    same revision and day give the same bytes. What is internal is left out, as in the site.
    """
    from okrascode.cli.published import report, source_at
    from okrascode.site.emit import emit
    from okrascode.site.tree import exported_files

    source = source_at(common)
    files = exported_files(source)
    folder = common.start / folder
    emit(files, folder)
    return report(source, common, f"Wrote {len(files)} files to {folder}.")
