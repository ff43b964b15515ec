"""``okr new team``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from okrascode.cli.dialogue.adding import add, handle, has_schemas, needed, new_id, open_for_adding
from okrascode.cli.dialogue.kept import kept_answers
from okrascode.cli.dialogue.line import is_terminal, say
from okrascode.cli.dialogue.questions import Answers, Question, confirmed
from okrascode.cli.options import Common
from okrascode.errors import UsageError
from okrascode.everyday.new_parts import NewTeam, add_team
from okrascode.everyday.proposed_id import proposed_id
from okrascode.everyday.words import words_in
from okrascode.output.language import language_of
from okrascode.readings.subject import find_team

if TYPE_CHECKING:
    from okrascode.workspace import Workspace

__all__ = ["new_team"]


def new_team(common: Common, given: Mapping[str, Any]) -> int:
    """Add a team by what was given and what is asked."""
    workspace = open_for_adding(common)
    language = given["language"] or language_of(os.environ)
    root = workspace.plan.root_team
    if root is None:
        raise UsageError(
            "There is no one root team that a new one could belong to.", hint="okr lint says why."
        )
    known = {
        "name": given["name"],
        "id": given["id_"],
        "parent": given["parent"],
        "lead": given["lead"],
        "sponsor": given["sponsor"],
        "members": ", ".join(given["members"]) or None,
        "mission": given["mission"],
    }
    answers = {key: text for key, text in known.items() if text is not None}
    words = words_in(language)
    asks = is_terminal() and "name" not in answers
    filled: Mapping[str, str] = answers
    kept = kept_answers("team", workspace.root)
    while True:
        if asks:
            say(words("new.team"), words("new.begin"))
            kept.greet(words)
            told = kept.ask(
                _questions(workspace, str(root.id)), answers, words=words, before=filled
            )
            if told is None:
                return 0
            filled = told
        needed(filled, name="NAME")
        new = _team(filled, workspace, root=str(root.id))
        addition = add_team(
            new,
            plan=workspace.plan,
            texts=workspace.texts,
            language=language,
            has_schemas=has_schemas(workspace),
        )
        if asks:
            add(workspace, addition, dry_run=True, language=language)
            word = confirmed(words)
            if word == "<":
                continue
            if word == "q":
                kept.end(words)
                return 0
        add(workspace, addition, dry_run=given["dry_run"], language=language)
        if asks and not given["dry_run"]:
            kept.drop()
        return 0


def _team(answers: Answers, workspace: Workspace, *, root: str) -> NewTeam:
    name = answers["name"].strip()
    taken = list(workspace.plan.teams)
    return NewTeam(
        id=new_id(answers.get("id") or proposed_id(name, taken=taken, kind="team")),
        name=name,
        parent=find_team(answers.get("parent") or root, plan=workspace.plan),
        lead=_handle(answers.get("lead", "")),
        sponsor=_handle(answers.get("sponsor", "")),
        members=tuple(map(handle, _split(answers.get("members", "")))),
        mission=answers.get("mission", ""),
    )


def _questions(workspace: Workspace, root: str) -> tuple[Question, ...]:
    taken = list(workspace.plan.teams)
    return (
        Question(key="name", word="name", required=True),
        Question(
            key="id",
            word="id",
            required=True,
            default=lambda told: proposed_id(told["name"], taken=taken, kind="team"),
            check=lambda text, _: new_id(text),
        ),
        Question(
            key="parent",
            word="parent",
            default=lambda _: root,
            check=lambda text, _: str(find_team(text, plan=workspace.plan)),
        ),
        Question(key="lead", word="lead", check=lambda text, _: handle(text)),
        Question(
            key="members",
            word="members",
            check=lambda text, _: ", ".join(map(handle, _split(text))),
        ),
        Question(key="sponsor", word="sponsor", check=lambda text, _: handle(text)),
        Question(key="mission", word="mission"),
    )


def _split(text: str) -> list[str]:
    return text.replace("，", ",").replace("、", ",").replace(",", " ").split()


def _handle(text: str) -> str:
    return handle(text) if text else ""
