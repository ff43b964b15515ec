"""``okr undo``: take back a check-in that was given by mistake."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from okrascode.cli import completing
from okrascode.cli.options import Common, common_options

if TYPE_CHECKING:
    from okrascode.everyday.undoing import Undoing
    from okrascode.everyday.words import Words
    from okrascode.readings.subject import Subject
    from okrascode.workspace import Workspace

__all__ = ["command"]


@click.command("undo", epilog="Example: okr undo payments:effortless-checkout/completion --yes")
@click.argument("reference", metavar="[REF]", required=False, shell_complete=completing.references)
@click.option("--as", "me", metavar="HANDLE", help="Whose (default: git config user.email).")
@click.option("--yes", is_flag=True, help="Take it back without asking (default: ask).")
@click.option("--commit", is_flag=True, help="Commit that too (default: only change the files).")
@click.option("--dry-run", is_flag=True, help="Only say what would go (default: take it back).")
@click.option(
    "--language",
    type=click.Choice(["en", "zh"]),
    help="Language of the questions (default: that of the terminal).",
)
@common_options
def command(
    common: Common,
    reference: str | None,
    me: str | None,
    yes: bool,
    commit: bool,
    dry_run: bool,
    language: str | None,
) -> int:
    """Take back my last check-in, or the last one about REF, after showing what it says.

    One that is not committed is kept outside the repository; of one that is, Git has the text.
    """
    from okrascode.cli.dialogue.line import ask, is_terminal, say
    from okrascode.cli.printing import open_workspace
    from okrascode.errors import UsageError
    from okrascode.everyday.undoing import last_check_in, undo
    from okrascode.everyday.words import words_in
    from okrascode.output.escape import for_terminal
    from okrascode.output.language import language_of
    from okrascode.readings.subject import find_subject
    from okrascode.workspace.me import myself, person_called

    if common.at is not None:
        raise UsageError("Nothing of a revision can be taken back.", hint="Leave --at out.")
    workspace = open_workspace(common)
    words = words_in(language or language_of(os.environ))
    about = None
    if reference is not None:
        about = find_subject(reference, plan=workspace.plan, today=workspace.today)
    by = None
    if about is None:
        by = person_called(workspace, me) if me else myself(workspace, cure="okr undo --as HANDLE")
    try:
        check_in = last_check_in(
            workspace.plan,
            order=_newest_first(workspace),
            by=by,
            about=about,
            anonymous=workspace.dirty_paths,
        )
    except UsageError as error:
        raise _said_elsewhere(workspace, about) or error from error
    undoing = undo(check_in, about=about, texts=workspace.texts)
    path = for_terminal(check_in.place.path)
    if about is None:
        say(words("undo.title", who=for_terminal(by or "?"), path=path))
    else:
        say(words("undo.title_of", what=for_terminal(reference or ""), path=path))
    say(*_effects(workspace, undoing, words))
    if dry_run:
        say(words("undo.would", path=path))
        return 0
    if not yes:
        if not is_terminal():
            raise UsageError("There is no terminal to ask in.", hint="Add --yes.")
        answer = ask(f"{words('undo.finish')}: ")
        if answer is None or answer.strip().casefold() not in ("", "y", "yes", "是"):
            say(words("undo.left"))
            return 0
    _take_back(workspace, undoing, words)
    if commit:
        _commit(workspace, undoing)
    return 0


def _newest_first(workspace: Workspace) -> list[str]:
    """Order documents by when they came in: by commit, or as files that no commit has yet."""
    from okrascode.history.added import last_added

    times = {}
    if workspace.repository is not None:
        times = dict(last_added(workspace.repository, workspace.settings.okr_paths))
    for path in workspace.texts:
        if path not in times:
            times[path] = int((workspace.root / path).stat().st_mtime)
    return sorted(times, key=lambda path: -times[path])


def _effects(workspace: Workspace, undoing: Undoing, words: Words) -> list[str]:
    """Say of each key result what it is now and what it was before."""
    from okrascode.output.escape import for_terminal
    from okrascode.output.measure_text import current_text
    from okrascode.output.status_item import short

    lines = []
    readings = workspace.record().readings
    for reference in undoing.about:
        key_result = workspace.plan.key_results.get(reference)
        mine = [r for r in readings.get(reference, ()) if r.day and r.day <= workspace.today]
        rest = [r for r in mine if r.origin.path != undoing.check_in.place.path]
        measure = key_result.measure if key_result is not None else None
        now, before = (
            current_text(measure, each[-1].value if each else None) for each in (mine, rest)
        )
        said = words(
            "undo.before",
            what=for_terminal(short(reference)),
            now=for_terminal(now),
            before=for_terminal(before),
        )
        lines.append(f"  {said}")
    return lines


def _take_back(workspace: Workspace, undoing: Undoing, words: Words) -> None:
    from okrascode.cli.dialogue.line import say
    from okrascode.edits.edit import edits_for
    from okrascode.output.escape import for_terminal
    from okrascode.workspace.drafts import draft_of
    from okrascode.workspace.edit_files import write_edits
    from okrascode.workspace.removal import remove_file

    path = undoing.check_in.place.path
    raw = workspace.texts[path]
    if path in workspace.dirty_paths or workspace.repository is None:
        kept = draft_of(f"undone {path}", workspace.root, os.environ, ending=".yaml")
        if kept.keep(raw.decode("utf-8", "replace")):
            say(words("undo.kept", path=for_terminal(str(kept.path))))
    if undoing.edit is None:
        remove_file(workspace.root, path, expected=raw)
        say(words("undo.removed", path=for_terminal(path)))
        return
    write_edits(workspace.root, [edits_for(path, raw, [undoing.edit])])
    what = for_terminal(str(undoing.about[0]))
    say(words("undo.edited", what=what, path=for_terminal(path)))


def _commit(workspace: Workspace, undoing: Undoing) -> None:
    from okrascode.cli.dialogue.line import say
    from okrascode.errors import UsageError
    from okrascode.history.commit_files import commit_files

    if workspace.repository is None:
        raise UsageError("There is no Git repository here to commit to.")
    path = undoing.check_in.place.path
    if undoing.edit is None and path in workspace.dirty_paths:
        return  # Git never knew it.
    message = f"Take back a check-in of {undoing.check_in.team}\n\n" + "".join(
        f"OKR: {reference}\n" for reference in undoing.about
    )
    say(f"commit {commit_files(workspace.repository, [path], message)[:12]}")


def _said_elsewhere(workspace: Workspace, about: Subject | None) -> Exception | None:
    """Say how to take back a value that no check-in gave; ``None`` when there is no value."""
    from okrascode.errors import UsageError

    if about is None or about.reference is None:
        return None
    readings = workspace.record().readings.get(about.reference, ())
    if not readings:
        return None
    last = readings[-1]
    commit = (last.origin.commit or "")[:12]
    where = f"commit {commit}" if commit else "the work tree"
    return UsageError(
        f"The last value of {about.reference} is no check-in: it is from {where}, by"
        f" {last.source.label}.",
        hint=f"git revert {commit} takes it back." if commit else "Change it back in its document.",
    )
