"""What commands share around their library call: open the workspace, know the terminal, print."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from okrascode import __version__
from okrascode.cli.options import Common

if TYPE_CHECKING:
    from okrascode.output.header import Header
    from okrascode.output.sentences import Say
    from okrascode.readings.reading import Reading
    from okrascode.workspace import Workspace

__all__ = ["TOOL", "cache_of", "echo", "header_of", "is_coloured", "open_workspace", "say_in"]

TOOL = f"okrascode {__version__}"


def open_workspace(common: Common) -> Workspace:
    """Read the repository that the common options name."""
    from okrascode.workspace import load_workspace

    return load_workspace(
        common.directory,
        today=common.today,
        at=common.at,
        offline=common.offline,
        repositories=common.other_repositories,
        cache=cache_of(common),
    )


def cache_of(common: Common) -> Path | None:
    """Give the folder of the cache; ``None`` when it is not to be used."""
    from okrascode.workspace.answers import cache_folder

    return None if common.no_cache else cache_folder(os.environ)


def header_of(workspace: Workspace, common: Common, *, readings: Iterable[Reading] = ()) -> Header:
    """Give what stands around the numbers of an output; ``readings`` are shown with their lines."""
    from okrascode.output.header import Header

    lines = workspace.lines_of(readings)
    return Header(
        tool=TOOL,
        today=workspace.today,
        revision=workspace.revision,
        dirty=workspace.dirty,
        revisions=workspace.revisions,
        colour=is_coloured(common),
        width=shutil.get_terminal_size((100, 24)).columns,
        targets_are_todays=workspace.today_given,
        line_of=lines.get,
    )


def is_coloured(common: Common) -> bool:
    """Tell whether to print colours; a word on the command line beats the environment."""
    if common.color in ("always", "never"):
        return common.color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty()


def say_in(language: str | None) -> Say:
    """Give what says sentences in a language; ``None`` is that of the terminal."""
    from okrascode.output.language import language_of
    from okrascode.output.sentences import sentences_in

    return sentences_in(language or language_of(os.environ))


def echo(text: str) -> None:
    """Print a rendered text; the renderer has escaped it for this place."""
    click.echo(text, nl=not text.endswith("\n"), color=True)
