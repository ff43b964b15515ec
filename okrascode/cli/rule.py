"""``okr rule``: the manual page of a rule, or the list of all rules."""

from __future__ import annotations

import click

from okrascode.cli import completing
from okrascode.cli.options import Common, common_options

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
    """Explain a rule: why it is one, what fails, what passes, its settings (default: list all)."""
    from okrascode.cli.printing import echo, is_coloured
    from okrascode.lint.catalogue import all_rules, find_rule
    from okrascode.output import rule_markdown, rule_text

    rules = all_rules()
    colour = is_coloured(common)
    if format_ == "markdown":
        echo(rule_markdown.page([find_rule(name, rules)] if name else rules))
    elif name is None:
        echo(rule_text.list_of(rules, colour=colour))
    else:
        echo(rule_text.page_of(find_rule(name, rules), colour=colour))
    return 0
