"""``okr checkin``: what was observed, as a small new file."""

from __future__ import annotations

import re
from typing import Any

import click

from okrascode.cli import completing
from okrascode.cli.options import Common, DateParam, common_options

__all__ = ["command"]

_NEGATIVE = re.compile(r"-(?=[.,]?\d)")
_MARK = "\ufdd0"
"""A character that no text may hold: stands before a minus that is no option."""


class _ValuesMayBeNegative(click.Command):
    """A command to which ``-5`` is a value."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep Click from taking a negative number for an option."""
        return super().parse_args(ctx, [_MARK + a if _NEGATIVE.match(a) else a for a in args])


class _Plain(click.ParamType[str]):
    """A text as it was typed."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002  # Click's
        """Take the mark of a negative number away."""
        return str(value).removeprefix(_MARK)


@click.command(
    "checkin",
    cls=_ValuesMayBeNegative,
    epilog='Example: okr checkin payments:checkout/completion 66 --confidence 6 --note "Wallets"',
)
@click.argument(
    "reference",
    metavar="[REF]",
    required=False,
    type=_Plain(),
    shell_complete=completing.references,
)
@click.argument("value", metavar="[VALUE]", required=False, type=_Plain())
@click.option(
    "--confidence", metavar="0-10", type=_Plain(), help="How sure you are of it (default: unsaid)."
)
@click.option("--note", metavar="TEXT", type=_Plain(), help="Why it moved (default: none).")
@click.option("--ask", metavar="TEXT", type=_Plain(), help="What would help (default: nothing).")
@click.option(
    "--date", "day", metavar="DATE", type=DateParam(), help="Day it was true (default: today)."
)
@click.option(
    "--done", metavar="MILESTONE", multiple=True, help="Milestone reached; repeats (default: none)."
)
@click.option(
    "--undone", metavar="MILESTONE", multiple=True, help="Milestone taken back (default: none)."
)
@click.option(
    "--as",
    "--by",
    "me",
    metavar="HANDLE",
    help="Who reports (default: git config user.email).",
    shell_complete=completing.people,
)
@click.option("--commit", is_flag=True, help="Commit the check-in too (default: only write it).")
@click.option("--edit", is_flag=True, help="Fill in a form in $EDITOR (default: ask here).")
@click.option(
    "--from-commits",
    "span",
    metavar="RANGE",
    help="Propose what commits of A..B, or since A, declared (default: nothing).",
)
@click.option(
    "--language",
    type=click.Choice(["en", "zh"]),
    help="Language of the questions (default: that of the terminal).",
)
@click.option("--dry-run", is_flag=True, help="Print what would be written (default: write).")
@common_options
def command(common: Common, **given: Any) -> int:
    """Check in a key result: REF is TEAM:OBJECTIVE/KEY-RESULT, VALUE what was observed.

    Without VALUE it asks: for REF, or for each of my key results. VALUE is typed as people say
    it: 66, "66 %", 1.2k, 3/5, done, -5, 六十六; milestones by their names.
    """
    from okrascode.cli.dialogue.wishes import wishes_from
    from okrascode.errors import UsageError

    wishes = wishes_from(common, given)
    if wishes.at is not None:
        raise UsageError("A check-in is about now.", hint="Leave --at out; --date says a past day.")
    if wishes.is_told:
        from okrascode.cli.dialogue.one import check_in_one

        return check_in_one(wishes)
    from okrascode.cli.dialogue.weekly import check_in_weekly

    return check_in_weekly(wishes)
