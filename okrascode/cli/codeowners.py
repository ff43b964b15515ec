"""``okr codeowners``: who agrees to a change of whose OKRs, from the teams."""

from __future__ import annotations

from pathlib import Path

import click

from okrascode.cli.options import Common, common_options

__all__ = ["command"]


@click.command("codeowners", epilog="Example: okr codeowners --check")
@click.option("--check", is_flag=True, help="Exit 1 when the file is not current (default: print).")
@click.option("--write", is_flag=True, help="Put the lines into the file (default: print them).")
@click.option("--file", "file", metavar="PATH", help="The file (default: the one that is there).")
@click.option("--emails", is_flag=True, help="Name people by their address (default: @HANDLE).")
@common_options
def command(common: Common, check: bool, write: bool, file: str | None, emails: bool) -> int:
    """Print the lines of CODEOWNERS that follow from the teams, check them, or write them.

    They stand between two marks; everything else in the file is yours and stays as it is.
    """
    from okrascode.cli.dialogue.line import say
    from okrascode.cli.printing import open_workspace
    from okrascode.edits.edit import edited, edits_for
    from okrascode.errors import EnvironmentFailure, UsageError
    from okrascode.everyday.codeowners import block_of, names_of, with_block
    from okrascode.output.escape import for_terminal
    from okrascode.workspace.codeowners import PLACES
    from okrascode.workspace.edit_files import write_edits
    from okrascode.workspace.new_files import write_new

    if check and write:
        raise UsageError("--check and --write do not go together.", hint="Give one of them.")
    workspace = open_workspace(common)
    lines = block_of(
        workspace.plan,
        below=workspace.git_prefix,
        names=names_of(workspace.plan) if emails else {},
    )
    if not check and not write:
        say(*map(for_terminal, lines))
        return 0
    top = workspace.repository.top if workspace.repository else workspace.root
    path = file or next((p for p in PLACES if (top / p).is_file()), PLACES[0])
    target = top / path
    if Path(path).is_absolute() or ".." in Path(path).parts or target.is_symlink():
        raise UsageError(
            f"{path} does not lie in this repository.", hint="Give a path from its top."
        )
    try:
        raw = target.read_bytes() if target.exists() else b""
        raw.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EnvironmentFailure(f"{target} cannot be read: {error}.") from error
    edit = with_block(raw, lines)
    wanted = edited(raw, [edit])
    shown = for_terminal(path)
    if wanted == raw:
        say(f"{shown} is current.")
        return 0
    if check:
        say(f"{shown} is not current; okr codeowners --write makes it so.")
        return 1
    if target.exists():
        write_edits(top, [edits_for(path, raw, [edit])])
    elif not write_new(target, wanted.decode()):
        raise EnvironmentFailure(f"{target} was written by somebody else meanwhile.")
    say(f"wrote  {shown}")
    return 0
