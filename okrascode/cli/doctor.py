"""``okr doctor``: what is wrong with this clone and its CI."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from okrascode.cli.options import Common, common_options

if TYPE_CHECKING:
    from okrascode.everyday.ailments import CloneFacts
    from okrascode.workspace import Workspace

__all__ = ["command"]


@click.command("doctor", epilog="Example: okr doctor --format json")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    help="text for people or json for programs (default: text).",
)
@common_options
def command(common: Common, format_: str) -> int:
    """Say what is wrong with this clone and with what CI does here, each with its cure.

    It looks at history, clock, configuration, hooks, workflows and squash merges, and changes
    nothing. Exit code 1 when something makes numbers wrong or unknown.
    """
    from okrascode.cli.dialogue.line import say
    from okrascode.cli.printing import echo, header_of, is_coloured, open_workspace
    from okrascode.everyday.ailments import ailments_of, healthy_words
    from okrascode.output.ansi import paint
    from okrascode.output.escape import for_terminal

    workspace = open_workspace(common)
    facts = _facts(workspace)
    found = ailments_of(facts)
    code = int(any(one.is_serious for one in found))
    if format_ == "json":
        from okrascode.everyday.ailments_json import ailments_json

        echo(ailments_json(found, header=header_of(workspace, common)))
        return code
    for one in found:
        mark, style = ("✗", "red") if one.is_serious else ("!", "yellow")
        say(
            f"{paint(mark, style, on=is_coloured(common))} {for_terminal(one.message)}",
            f"  {for_terminal(one.cure)}",
        )
    if not found:
        say(for_terminal(healthy_words(facts)))
    return code


def _facts(workspace: Workspace) -> CloneFacts:
    from datetime import UTC, datetime

    from okrascode.errors import UsageError
    from okrascode.everyday.ailments import CloneFacts
    from okrascode.everyday.codeowners import BEGIN, block_of, names_of, with_block
    from okrascode.history.identity import identity_of
    from okrascode.workspace.clone_facts import clone_facts, look
    from okrascode.workspace.codeowners import PLACES
    from okrascode.workspace.me import myself

    me = None
    with suppress(UsageError):
        me = str(myself(workspace, cure="--as HANDLE"))
    email = identity_of(workspace.repository.git.attempt)[1] if workspace.repository else ""
    owners = None
    top = workspace.repository.top if workspace.repository else workspace.root
    for path in PLACES:
        raw = look(top, path)
        if raw is None or BEGIN.encode() not in raw:
            continue
        from okrascode.edits.edit import edited

        owners = False
        for names in ({}, names_of(workspace.plan)):
            lines = block_of(workspace.plan, below=workspace.git_prefix, names=names)
            with suppress(UsageError):  # the marks are damaged, so it is not current
                owners = owners or edited(raw, [with_block(raw, lines)]) == raw
    return CloneFacts(
        now=datetime.now(UTC),
        in_ci=bool(os.environ.get("CI")),
        today_set=os.environ.get("OKR_TODAY"),
        me=me,
        email=email,
        owners_current=owners,
        **clone_facts(workspace),
    )
