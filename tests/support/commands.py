"""The commands of ``okr`` as Click knows them."""

from __future__ import annotations

from collections.abc import Iterator

import click

from okrascode.cli.main import main

__all__ = ["all_commands", "command_names", "find_command"]


def command_names() -> list[str]:
    """Give the names of all commands, subcommands as ``site build``; the group itself is empty."""
    return [name for name, _ in all_commands()]


def find_command(name: str) -> click.Command:
    """Give the command with a name of :func:`command_names`."""
    return dict(all_commands())[name]


def all_commands() -> Iterator[tuple[str, click.Command]]:
    """Give every command with its name, groups before what they hold."""
    yield from _below("", main)


def _below(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=name or "okr")
        for word in command.list_commands(context):
            inner = command.get_command(context, word)
            if inner is not None:
                yield from _below(f"{name} {word}".strip(), inner)
