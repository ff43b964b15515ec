"""``okr commit-msg``: check the trailers of a commit message, as a hook of Git."""

from __future__ import annotations

from pathlib import Path

import click

from okrascode.cli.options import Common, common_options

__all__ = ["command"]

_LARGEST = 1 << 20
"""Bytes that are read of a message."""


@click.command("commit-msg", epilog="Example: okr commit-msg .git/COMMIT_EDITMSG")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@common_options
def command(common: Common, file: Path) -> int:
    """Check the OKR: trailers of the commit message in FILE before it is committed.

    Afterwards nobody can mend it: a number in a trailer that names nothing is lost. A message
    without trailers is right. FILE is looked for in -C DIR, then from here, as hooks name it.
    """
    from okrascode.errors import EnvironmentFailure
    from okrascode.history.trailers import may_declare

    path = common.start / file
    if not path.exists():
        path = file
    try:
        with path.open("rb") as stream:
            message = stream.read(_LARGEST).decode("utf-8", "replace")
    except OSError as error:
        raise EnvironmentFailure(f"{file} cannot be read: {error.strerror}.") from error
    if not may_declare(message):
        return 0
    from okrascode.cli.printing import open_workspace
    from okrascode.output.escape import for_terminal
    from okrascode.readings.message_check import complaints_about

    workspace = open_workspace(common)
    complaints = tuple(complaints_about(message, workspace.plan, today=workspace.today))
    for one in complaints:
        where = f"commit message, line {one.line}"
        click.echo(for_terminal(f"{where}: {one.code} {one.slug}: {one.message} {one.cure}"))
    return int(bool(complaints))
