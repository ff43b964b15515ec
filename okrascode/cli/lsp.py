"""``okr lsp``: the language server that an editor starts."""

from __future__ import annotations

import gc

import click

from okrascode.cli.options import Common, common_options

__all__ = ["command"]


@click.command("lsp", epilog="Example: okr lsp")
@common_options
def command(common: Common) -> int:
    """Serve an editor over standard input and output: findings as you type, hover, completion.

    Editors start it by themselves; docs/how-to/editors.md says how for VS Code, Neovim, Helix and
    JetBrains. Needs the extra lsp.
    """
    from okrascode.errors import UsageError

    try:
        from okrascode.lsp.server import serve
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise UsageError(
            "The language server needs the extra lsp, which is not installed.",
            hint="pip install 'okrascode[lsp]'",
        ) from None
    # A command holds everything to its end; a server that runs for days must not.
    gc.enable()
    serve(today=common.today)
    return 0
