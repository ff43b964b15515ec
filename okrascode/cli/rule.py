"""``okr rule``: the manual page of a rule, or the list of all rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from okrascode.cli import completing
from okrascode.cli.options import Common, common_options

if TYPE_CHECKING:
    from okrascode.config import Settings

__all__ = ["command"]


@click.command("rule", epilog="Example: okr rule stale-check-in")
@click.argument("name", metavar="[CODE|SLUG]", required=False, shell_complete=completing.rules)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "markdown"]),
    default="text",
    help="text for people, markdown for a page of all rules (default: text).",
)
@common_options
def command(common: Common, name: str | None, format_: str) -> int:
    """Explain a rule: why it is one, what fails, what passes, its settings (default: list all).

    Inside a repository of OKRs also those of its okr.toml: its own, and its plug-ins'.
    """
    from okrascode.cli.printing import echo, is_coloured
    from okrascode.lint.catalogue import all_rules, find_rule, rules_of
    from okrascode.output import rule_markdown, rule_text

    rules = rules_of(_settings_here(common.start))
    colour = is_coloured(common)
    if format_ == "markdown":
        # The page of all is that of the documentation: it is the same everywhere.
        echo(rule_markdown.page([find_rule(name, rules)] if name else all_rules()))
    elif name is None:
        echo(rule_text.list_of(rules, colour=colour))
    else:
        echo(rule_text.page_of(find_rule(name, rules), colour=colour))
    return 0


def _settings_here(start: Path) -> Settings:
    """Give the settings of the repository we are in; the defaults outside of one."""
    from okrascode.config import Settings
    from okrascode.documents.settings_toml import read_settings
    from okrascode.errors import NothingFound
    from okrascode.workspace.files import settings_of_work_tree
    from okrascode.workspace.root import find_root

    try:
        raw = settings_of_work_tree(find_root(start))
    except NothingFound:
        return Settings()
    return Settings() if raw is None else read_settings(raw)
