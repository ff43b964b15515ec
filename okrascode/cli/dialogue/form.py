"""A check-in filled in with an editor; the form is kept until it could be read."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import click

from okrascode.cli.dialogue.check_in import Conversation, check_of
from okrascode.cli.dialogue.line import ask, complain, is_terminal
from okrascode.errors import EnvironmentFailure, UsageError
from okrascode.everyday.form import form_text, told_in_form
from okrascode.everyday.session import Session
from okrascode.everyday.standing import standing_remarks
from okrascode.everyday.told import Told
from okrascode.model.reference import Reference
from okrascode.workspace.drafts import Draft

__all__ = ["fill_in"]


def fill_in(
    session: Session, about: Conversation, form: Draft, *, who: str | None
) -> Mapping[Reference, Told] | None:
    """Open the form until what is in it can be understood; ``None`` when the person gives up.

    Raises:
        UsageError: it cannot be understood, and nobody is there to be asked.
        EnvironmentFailure: the editor failed.
    """
    title = about.words("check_in.title", who=who or "?", day=session.day, n=len(session.about))
    proposed = {r: d.told for r, d in about.declared.items()} | dict(session.told)
    text = form_text(
        session.about,
        title=title,
        told=proposed,
        remarks={
            reference: standing_remarks(
                about.parts[reference],
                today=about.today,
                words=about.words,
                declared=about.declared.get(reference),
            )
            for reference in session.about
        },
    )
    kept = form if form.keep(text) else Draft(Path(tempfile.mkdtemp()) / "check-in.txt")
    if kept is not form and not kept.keep(text):
        raise EnvironmentFailure("There is no place to write the form to.")
    while True:
        _edit(kept)
        try:
            told = told_in_form(kept.read() or "", session.about)
            for reference, one in told.items():
                check_of(about.parts)(reference, one)
        except UsageError as error:
            if not is_terminal():
                raise UsageError(f"{error.message} (in {kept.path})", hint=error.hint) from error
            complain(error, error.hint, language=about.words.language)
            word = ask(f"{about.words('check_in.again', path=kept.path)}: ")
            if word is None or word.strip().casefold() == "q":
                return None
        else:
            kept.drop()
            return told


def _edit(form: Draft) -> None:
    try:
        click.edit(filename=str(form.path))
    except click.ClickException as error:
        raise EnvironmentFailure(
            f"The editor failed: {error.message.rstrip('.')}.",
            hint="Set EDITOR, or leave --edit out; the form is kept.",
        ) from error
