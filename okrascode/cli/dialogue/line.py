"""One line from a person, with the editing keys of their shell where Python has them."""

from __future__ import annotations

import sys
from contextlib import suppress

import click

from okrascode.output.escape import for_terminal

__all__ = ["ask", "complain", "is_terminal", "say"]


def is_terminal() -> bool:
    """Tell whether somebody sits there who can be asked."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def ask(prompt: str) -> str | None:
    """Give what was typed, without the line's end; ``None`` when there will be nothing more."""
    with suppress(ImportError):  # Windows has none; there the console edits by itself.
        import readline  # noqa: F401  # importing it changes what input does
    while True:
        try:
            text = input(prompt)
            text.encode()
        except EOFError:
            click.echo()
            return None
        except UnicodeError:
            click.echo("This terminal sent bytes that are no text in its encoding; type it again.")
        else:
            return text


def say(*lines: str) -> None:
    """Print lines that are safe already, and an empty one for an empty text."""
    for line in lines:
        click.echo(line, color=True)


def complain(error: Exception, hint: str | None, *, language: str) -> None:
    """Say what could not be understood and what to type instead."""
    from okrascode.output.sentences import sentences_in

    said = [sentences_in(language)(text) for text in (str(error), hint) if text]
    say(*(f"  {for_terminal(text)}" for text in said))
