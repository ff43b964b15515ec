"""``okr completion``: the lines that make a shell complete commands, options and references."""

from __future__ import annotations

import click

from okrascode.cli.options import Common, common_options

__all__ = ["command"]

_BASH = "# A reference holds : and @, at which bash would begin another word.\n" \
    'COMP_WORDBREAKS="${COMP_WORDBREAKS//[:@]/}"\n'  # fmt: skip


@click.command("completion", epilog="Example: okr completion fish > okr.fish")
@click.argument("shell", metavar="SHELL", type=click.Choice(["bash", "zsh", "fish"]))
@common_options
def command(common: Common, shell: str) -> int:  # noqa: ARG001  # every command has it
    """Print what makes SHELL (bash, zsh or fish) complete okr, also references and people.

    For every new shell: in ~/.bashrc  eval "$(okr completion bash)", in ~/.zshrc the same with zsh,
    and for fish  okr completion fish > ~/.config/fish/completions/okr.fish
    """
    from click.shell_completion import get_completion_class

    from okrascode.cli.main import main

    found = get_completion_class(shell)
    assert found is not None  # noqa: S101  # Click has all three
    source = found(main, {}, "okr", "_OKR_COMPLETE").source()
    click.echo((_BASH if shell == "bash" else "") + source, nl=False)
    return 0
