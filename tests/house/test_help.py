"""Help is complete: every command ends with an example, every option says its default or unit."""

from __future__ import annotations

import re
import shlex

import click
import pytest
from click.testing import CliRunner

from okrascode.cli.groups import GROUPS
from okrascode.cli.main import main
from tests.support.commands import command_names, find_command

COMMANDS = command_names()


@pytest.mark.parametrize("name", COMMANDS, ids=lambda name: name or "okr")
def test_help_ends_with_an_example(name: str) -> None:
    """The last line of a command's help is something to type."""
    result = CliRunner().invoke(main, [*name.split(), "--help"], terminal_width=300)
    assert result.exit_code == 0, result.output
    last = [line for line in result.output.splitlines() if line.strip()][-1]
    example = re.search(r"\bokr\b.*", last)
    assert example, f"okr {name} --help ends with {last!r}"


@pytest.mark.parametrize("name", [n for n in COMMANDS if n])
def test_the_example_is_of_the_command_and_parses(name: str) -> None:
    """The example calls this very command, with options it has."""
    command = find_command(name)
    epilog = command.epilog or ""
    example = re.search(r"\bokr .*", epilog)
    assert example, f"okr {name} has no example in its epilog: {epilog!r}"
    words = shlex.split(example[0], comments=True)[1:]
    words = words[: next((i for i, word in enumerate(words) if word in (">", "|", "&&")), None)]
    assert words[: len(name.split())] == name.split(), f"{example[0]!r} is not about okr {name}"
    if isinstance(command, click.Group):
        return
    context = command.make_context(name, words[len(name.split()) :], resilient_parsing=True)
    assert context is not None
    parser = command.make_parser(click.Context(command))
    parser.parse_args(words[len(name.split()) :])


@pytest.mark.parametrize("name", COMMANDS, ids=lambda name: name or "okr")
def test_options_say_their_default_or_unit(name: str) -> None:
    """Each option's help is one sentence that gives what holds without it, or the unit."""
    wanting = []
    for option in find_command(name).params:
        if not isinstance(option, click.Option) or "--version" in option.opts:
            continue
        said = option.help or ""
        if not said.endswith(".") or not ("default" in said or "required" in said):
            wanting.append(f"{option.opts[-1]}: {said!r}")
    assert not wanting, f"okr {name}: " + "; ".join(wanting)


@pytest.mark.parametrize("name", COMMANDS, ids=lambda name: name or "okr")
def test_a_command_says_what_it_does(name: str) -> None:
    """The first line of the help is one sentence, in the imperative, that fits the list."""
    command = find_command(name)
    summary = (command.help or "").split("\n\n")[0].strip()
    assert summary.endswith("."), f"okr {name}: {summary!r}"
    assert summary[0].isupper()


def test_every_command_is_listed_once() -> None:
    """The first help anybody sees has them all, each in one group, each on one line."""
    listed = [name for commands in GROUPS.values() for name in commands]
    assert sorted(listed) == sorted({name.split()[0] for name in COMMANDS if name})
    lines = CliRunner().invoke(main, ["--help"], terminal_width=80).output.splitlines()
    for name in listed:
        assert any(line.startswith(f"  {name} ") and line.endswith((".", "?")) for line in lines)
