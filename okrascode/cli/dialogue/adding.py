"""The end of every ``okr new``: check the text by reading it, show it or write it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from okrascode.cli.options import Common
from okrascode.errors import UsageError

if TYPE_CHECKING:
    from okrascode.everyday.additions import Addition
    from okrascode.workspace import Workspace

__all__ = ["add", "handle", "has_schemas", "needed", "new_id", "open_for_adding", "refuse_unread"]


def open_for_adding(common: Common) -> Workspace:
    """Read the repository that something is added to.

    Raises:
        UsageError: a revision was named; nothing can be added to the past.
    """
    from okrascode.cli.printing import open_workspace

    if common.at is not None:
        raise UsageError("Nothing can be added to a revision.", hint="Leave --at out.")
    return open_workspace(common)


def has_schemas(workspace: Workspace) -> bool:
    """Tell whether ``okr init`` put the schemas where documents point their editor to."""
    return (workspace.root / ".okr/schemas/objectives.schema.json").is_file()


def needed(values: Mapping[str, object], **flags: str) -> None:
    """Refuse when something is missing that nobody is there to be asked for.

    ``flags`` are what to write for each, by name.
    """
    missing = [flag for name, flag in flags.items() if not values.get(name)]
    if missing:
        raise UsageError(
            f"There is no terminal to ask in, and {missing[0]} is missing.",
            hint=f"Write {' '.join(missing)} as well.",
        )


def handle(text: str) -> str:
    """Give the handle of a person.

    Raises:
        UsageError: it cannot be one.
    """
    import re

    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,62}", text):
        raise UsageError(
            f"{text!r} is no handle.", hint="A handle has letters, digits, dots and hyphens: ana"
        )
    return text


def new_id(text: str) -> str:
    """Give the identifier of something new.

    Raises:
        UsageError: it cannot be one.
    """
    from okrascode.model.reference import is_id

    if not is_id(text):
        raise UsageError(
            f"{text!r} is no identifier.",
            hint="It has small letters a to z, digits and hyphens, at most 63: first-week",
        )
    return text


def refuse_unread(workspace: Workspace, path: str) -> None:
    """Refuse a new document that the settings would not read.

    Raises:
        UsageError: its path matches no pattern of ``[paths] okrs``.
    """
    from okrascode.history.paths import PathPatterns

    patterns = workspace.settings.okr_paths
    if not PathPatterns(patterns).match(path):
        raise UsageError(
            f"{path} would not be read: it matches none of {', '.join(patterns)}.",
            hint="Add a pattern under [paths] in okr.toml first.",
        )


def add(workspace: Workspace, addition: Addition, *, dry_run: bool, language: str) -> None:
    """Write it, or with ``dry_run`` show it.

    Raises:
        UsageError: what would be written is not right; nothing is written then.
        EnvironmentFailure: it cannot be written.
    """
    from okrascode.cli.dialogue.line import say
    from okrascode.documents.read import read_document
    from okrascode.edits.diff import unified_diff
    from okrascode.edits.edit import edited, edits_for
    from okrascode.output.escape import for_terminal
    from okrascode.output.sentences import sentences_in
    from okrascode.workspace.edit_files import write_edits
    from okrascode.workspace.new_files import write_new

    before = workspace.texts.get(addition.path, b"")
    after = edited(before, addition.edits) if addition.edits else addition.text.encode()
    result = read_document(after, path=addition.path)
    if result.document is None:
        finding = result.findings[0]
        raise UsageError(f"This cannot be added: {finding.message}", hint=finding.help or None)
    refuse_unread(workspace, addition.path)
    path = for_terminal(addition.path)
    if dry_run:
        diff = unified_diff(addition.path, before, after)
        lines = diff.rstrip("\n").split("\n")
        told = sentences_in(language)(f"would write  {path}")
        say(told, *(for_terminal(line.removesuffix("\r")) for line in lines))
        return
    if addition.edits:
        write_edits(workspace.root, [edits_for(addition.path, before, addition.edits)])
    elif not write_new(workspace.root / addition.path, addition.text):
        raise UsageError(f"{addition.path} is there already; nothing is written.")
    say(sentences_in(language)(f"{'added to' if addition.edits else 'wrote'}  {path}"))
