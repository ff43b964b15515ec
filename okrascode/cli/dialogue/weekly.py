"""The check-in of a person who is asked: for a form, for what commits declared, or one by one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from okrascode.cli.dialogue.check_in import Conversation, check_of, hold, review
from okrascode.cli.dialogue.form import fill_in
from okrascode.cli.dialogue.line import is_terminal, say
from okrascode.cli.dialogue.scope import about_what, declared_by, me_of
from okrascode.cli.dialogue.wishes import Wishes, check_day, finish, language_of
from okrascode.errors import UsageError
from okrascode.everyday.declared import Declared
from okrascode.everyday.session import Move, Session, moved, session_from, session_text
from okrascode.everyday.spot import spot_of
from okrascode.everyday.told import Told, said_of
from okrascode.everyday.words import words_in
from okrascode.model.reference import PersonId, Reference
from okrascode.output.escape import for_terminal
from okrascode.workspace.drafts import Draft, draft_of

if TYPE_CHECKING:
    from okrascode.workspace import Workspace

__all__ = ["check_in_weekly"]


def check_in_weekly(wishes: Wishes) -> int:
    """Ask, or take what commits declared where nobody can be asked; then write."""
    from okrascode.cli.printing import open_workspace

    workspace = open_workspace(wishes.common)
    day = check_day(wishes, workspace.today)
    me = me_of(wishes, workspace)
    declared = declared_by(wishes, workspace)
    about = about_what(wishes, workspace, day, me, declared)
    if not is_terminal() and not wishes.edit:
        return _without_questions(wishes, workspace, about, declared, day=day, by=me)
    conversation = _conversation(wishes, workspace, about, declared)
    draft = draft_of(
        f"check-in {me} {wishes.reference}", workspace.root, os.environ, ending=".json"
    )
    session = _begun(wishes, conversation, about, draft, day=day)
    if not wishes.edit:
        _greet(conversation, session, me, continues=bool(session.told))
    said = _asked(wishes, workspace, conversation, session, draft, me)
    if said is None:
        return 0
    session, commit = said
    check = check_of(conversation.parts)
    entries = {r: check(r, told) for r, told in session.answers.items()}
    # What is written is not asked for again, also when the commit fails.
    finish(
        wishes,
        entries,
        root=workspace.root,
        spots={reference: spot_of(reference, workspace.plan) for reference in entries},
        day=session.day,
        by=me,
        commit_to=(workspace.repository,) if commit else (),
        when_written=draft.drop,
    )
    return 0


def _asked(
    wishes: Wishes,
    workspace: Workspace,
    conversation: Conversation,
    session: Session,
    draft: Draft,
    me: PersonId | None,
) -> tuple[Session, bool] | None:
    """Go through questions and form until the person is content; ``None`` when they stop."""
    words = conversation.words
    wants_form = wishes.edit
    kept = "check_in.kept" if session.answers else "new.nothing"

    def keep(now: Session) -> None:
        nonlocal kept
        is_kept = draft.keep(session_text(now))
        kept = "check_in.kept" if is_kept else "check_in.not_kept"
        if not now.answers:
            kept = "new.nothing"

    try:
        while True:
            if wants_form:
                form = draft_of(f"form {me}", workspace.root, os.environ, ending=".txt")
                filled = fill_in(session, conversation, form, who=me)
                if filled is None:
                    break
                session = replace(
                    session, told=MappingProxyType(dict(filled)), at=len(session.about)
                )
                keep(session)
                if not is_terminal():
                    return session, wishes.commit
            else:
                held = hold(session, conversation, keep=keep)
                if held is None:
                    break
                session = held
            if not session.answers:
                say(words("check_in.nothing"))
                draft.drop()
                return None
            word = review(session, conversation)
            if word == "q":
                break
            if word in ("", "c"):
                return session, wishes.commit or word == "c"
            wants_form = word == "e"
            session = session if wants_form else moved(session, Move.BACK)
    except (KeyboardInterrupt, click.exceptions.Abort):
        say("", words(kept))
        raise
    say(words(kept))
    return None


def _without_questions(
    wishes: Wishes,
    workspace: Workspace,
    about: tuple[Reference, ...],
    declared: Mapping[Reference, Declared],
    *,
    day: date,
    by: PersonId | None,
) -> int:
    if wishes.span is None:
        raise UsageError(
            "There is no terminal to ask in.", hint="Write okr checkin REF VALUE, or add --edit."
        )
    said = {}
    for reference in about:
        told = declared[reference].told
        measure = workspace.plan.key_results[reference].measure
        if told.is_empty:
            continue
        try:
            said[reference] = said_of(reference, told, measure=measure, current=None)
        except UsageError as error:
            say(for_terminal(f"left out  {reference}: {error.message}"))
    if not said:
        say("The commits name key results and no values: nothing to write.")
        return 0
    finish(
        wishes,
        said,
        root=workspace.root,
        spots={reference: spot_of(reference, workspace.plan) for reference in said},
        day=day,
        by=by,
        commit_to=(workspace.repository,) if wishes.commit else (),
    )
    return 0


def _conversation(
    wishes: Wishes,
    workspace: Workspace,
    about: tuple[Reference, ...],
    declared: Mapping[Reference, Declared],
) -> Conversation:
    from okrascode.cli.printing import is_coloured

    cycles = tuple(dict.fromkeys(r.cycle for r in about if r.cycle is not None))
    rollup = workspace.roll_up(cycles, series="evenly")
    parts = (p for c in rollup.cycles for t in c.teams for o in t.objectives for p in o.key_results)
    lines = [c.series.key_results for c in rollup.cycles if c.series is not None]
    return Conversation(
        parts={part.reference: part for part in parts},
        trends={r: line.scores for each in lines for r, line in each.items()},
        declared=declared,
        today=workspace.today,
        words=words_in(language_of(wishes)),
        width=shutil.get_terminal_size((100, 24)).columns,
        colour=is_coloured(wishes.common),
    )


def _begun(
    wishes: Wishes,
    conversation: Conversation,
    about: tuple[Reference, ...],
    draft: Draft,
    *,
    day: date,
) -> Session:
    check = check_of(conversation.parts)

    def is_understood(reference: Reference, told: Told) -> bool:
        try:
            check(reference, told)
        except UsageError:
            return False
        return True

    text = draft.read()
    kept = session_from(text, about, check=is_understood) if text else None
    if kept is None:
        return Session(day=day, about=about)
    return kept if wishes.day is None else replace(kept, day=day)


def _greet(
    conversation: Conversation, session: Session, me: PersonId | None, *, continues: bool
) -> None:
    words = conversation.words
    title = words(
        "check_in.title", who=for_terminal(me or "?"), day=session.day, n=len(session.about)
    )
    say(title, words("check_in.how"))
    if continues:
        is_today = session.day == conversation.today
        say(words("check_in.continued" if is_today else "check_in.continued_day", day=session.day))
