"""The command ``okr``: finds its commands by file name and turns errors into exit codes.

Exit codes are decided here and nowhere else: 0 clean, 1 findings, 2 wrong usage or configuration,
3 the environment failed or a bug, 130 interrupted. A broken pipe ends quietly.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import click

from okrascode import __version__
from okrascode.cli import streams
from okrascode.cli.groups import GROUPS
from okrascode.cli.options import Common, common_options
from okrascode.errors import OkrError

__all__ = ["CommandsByFileName", "main", "run"]

_NOT_COMMANDS = frozenset(
    {
        "__init__",
        "amending",
        "completing",
        "groups",
        "main",
        "options",
        "printing",
        "published",
        "remembered",
        "streams",
        "terminal",
    }
)


class CommandsByFileName(click.Group):
    """A group whose commands are the modules of ``okrascode.cli``, imported when used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # Click's
        """Name the commands."""
        return list(_command_names())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module; a keyword of Python has an underscore behind it."""
        if cmd_name not in self.list_commands(ctx):
            return None
        stem = cmd_name.replace("-", "_")
        if not Path(__file__).with_name(stem + ".py").exists():
            stem += "_"
        command = importlib.import_module(f"okrascode.cli.{stem}").command
        assert isinstance(command, click.Command)  # noqa: S101  # the contract of this folder
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by what people come for; one that is in no group comes last."""
        known = set(self.list_commands(ctx))
        width = max(map(len, known))
        for heading, commands in GROUPS.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(width), it) for name, it in commands.items()])
            known -= commands.keys()
        if known:
            with formatter.section("More"):
                formatter.write_dl([(name, self._summary(ctx, name)) for name in sorted(known)])

    def _summary(self, ctx: click.Context, name: str) -> str:
        command = self.get_command(ctx, name)
        return command.get_short_help_str() if command is not None else ""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one was probably meant."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in self.list_commands(ctx):
            import difflib

            close = difflib.get_close_matches(name, self.list_commands(ctx), n=1)
            guess = f" Did you mean {close[0]!r}?" if close else " See okr --help."
            raise click.UsageError(f"There is no command {name!r}.{guess}", ctx)
        return super().resolve_command(ctx, args)


@cache
def _command_names() -> tuple[str, ...]:
    files = Path(__file__).parent.glob("*.py")
    names = (file.stem for file in files if file.stem not in _NOT_COMMANDS)
    return tuple(
        sorted(name.strip("_").replace("_", "-") for name in names if not name.startswith("__"))
    )


@click.group(
    cls=CommandsByFileName,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: okr demo",
)
@click.version_option(__version__, prog_name="okr", message="%(prog)s %(version)s")
@common_options
def main(common: Common) -> None:
    """OKRs as code: lint, roll up and publish the objectives in this Git repository."""


def run(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    was_on = gc.isenabled()
    # Documents live until the end and hold no cycles: looking for those took a fifth of the time.
    gc.disable()
    try:
        code = _exit_code_of(arguments)
    finally:
        if was_on:
            gc.enable()
    sys.exit(code)


def _exit_code_of(arguments: list[str] | None) -> int:
    streams.prepare()
    try:
        result: Any = main.main(args=arguments, prog_name="okr", standalone_mode=False)
        streams.flush()
    except (click.exceptions.Abort, KeyboardInterrupt):
        return 130
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as wrong:
        with suppress(OSError):
            wrong.show()
        return wrong.exit_code
    except OkrError as error:
        message, hint = _in_the_language_here(error.message, error.hint or "")
        _say(f"okr: {message}", *([f"     {hint}"] if hint else []))
        return error.exit_code
    except (BrokenPipeError, SystemExit):  # Click leaves with 1, which would mean findings
        streams.silence()
        return 0
    except OSError as error:
        place = error.filename or "the output cannot be written"
        _say(f"okr: {place}: {error.strerror or error}.")
        _show_traceback_if_wanted(arguments)
        streams.silence()
        return 3
    except Exception as bug:
        _say(
            f"okr: this is a bug in okr ({type(bug).__name__}: {bug}).",
            "     Run again with -v for the traceback.",
        )
        _show_traceback_if_wanted(arguments)
        return 3
    return result if isinstance(result, int) else 0


def _in_the_language_here(*texts: str) -> tuple[str, ...]:
    from okrascode.output.language import language_of

    language = language_of(os.environ)
    if language == "en":
        return texts
    from okrascode.output.sentences import sentences_in

    return tuple(map(sentences_in(language), texts))


def _show_traceback_if_wanted(arguments: list[str] | None) -> None:
    if any(word in ("-v", "--verbose") for word in (arguments or sys.argv[1:])):
        with suppress(OSError):
            import traceback

            traceback.print_exc()


def _say(*lines: str) -> None:
    from okrascode.output.escape import for_terminal

    with suppress(OSError):
        for line in lines:
            click.echo(for_terminal(line), err=True)
