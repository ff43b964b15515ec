"""``okr new objective``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from okrascode.cli.dialogue.adding import add, handle, has_schemas, needed, new_id, open_for_adding
from okrascode.cli.dialogue.kept import Kept, kept_answers
from okrascode.cli.dialogue.line import is_terminal, say
from okrascode.cli.dialogue.new_key_result import key_result_from, questions_about_a_key_result
from okrascode.cli.dialogue.questions import Answers, Question, confirmed
from okrascode.cli.options import Common
from okrascode.errors import UsageError
from okrascode.everyday.additions import NewKeyResult, NewObjective, add_objective
from okrascode.everyday.proposed_id import proposed_id
from okrascode.everyday.words import Words, words_in
from okrascode.model.reference import CycleId, Reference, TeamId
from okrascode.output.language import language_of
from okrascode.output.sentences import sentences_in
from okrascode.readings.subject import find_cycle, find_subject, find_team
from okrascode.rollup.cycles import innermost_cycle

if TYPE_CHECKING:
    from okrascode.workspace import Workspace

__all__ = ["new_objective"]

_MOST_KEY_RESULTS = 5


def new_objective(common: Common, given: Mapping[str, Any]) -> int:
    """Add an objective by what was given and what is asked, with its key results."""
    workspace = open_for_adding(common)
    language = given["language"] or language_of(os.environ)
    words = words_in(language)
    known = _known(given, workspace)
    asks = is_terminal() and "title" not in known
    filled: Mapping[str, str] = known
    kept = kept_answers("objective", workspace.root)
    while True:
        key_results: tuple[NewKeyResult, ...] = ()
        if asks:
            say(words("new.objective"), words("new.begin"))
            kept.greet(words)
            told = kept.ask(_questions(workspace), known, words=words, before=filled)
            more = None if told is None else _key_results(words, kept)
            if told is None or more is None:
                return 0
            filled, key_results = told, more
        needed(filled, title="TITLE", team="--team TEAM", owner="--owner HANDLE")
        team, cycle = _where(filled, workspace)
        addition = add_objective(
            replace(
                _objective(filled, workspace, team, cycle, key_results), is_draft=given["draft"]
            ),
            plan=workspace.plan,
            texts=workspace.texts,
            team=team,
            cycle=cycle,
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
        is_waiting = not key_results and not given["draft"]
        if is_waiting and not given["dry_run"] and not common.quiet:
            until = f"It is a draft until: okr new key-result TITLE --of {addition.called}"
            say(sentences_in(language)(until))
        return 0


def _known(given: Mapping[str, Any], workspace: Workspace) -> dict[str, str]:
    from okrascode.workspace.me import myself

    keys = ("title", "team", "cycle", "owner", "why", "commitment")
    known = {key: given[key] for key in keys if given[key] is not None}
    if given["id_"] is not None:
        known["id"] = given["id_"]
    if given["supports"]:
        known["supports"] = " ".join(given["supports"])
    with suppress(UsageError):
        me = myself(workspace, cure="--owner HANDLE")
        known.setdefault("me", str(me))
        teams = [t.id for t in workspace.plan.teams.values() if me in (*t.members, t.lead)]
        if len(teams) == 1:
            known.setdefault("my_team", str(teams[0]))
    if not is_terminal() or "title" in known:
        known.setdefault("owner", known.get("me", ""))
        known.setdefault("team", known.get("my_team", ""))
    return known


def _where(answers: Answers, workspace: Workspace) -> tuple[TeamId, CycleId]:
    plan = workspace.plan
    team = find_team(answers["team"], plan=plan)
    cycle = innermost_cycle(plan, workspace.today)
    if answers.get("cycle"):
        cycle = find_cycle(answers["cycle"], plan=plan)
    if cycle is None:
        raise UsageError("There is no cycle yet.", hint="Begin one: okr new cycle 2027-Q1")
    return team, cycle


def _objective(
    answers: Answers,
    workspace: Workspace,
    team: TeamId,
    cycle: CycleId,
    key_results: tuple[NewKeyResult, ...],
) -> NewObjective:
    title = answers["title"].strip()
    taken = [
        str(r.objective) for r in workspace.plan.objectives if (r.team, r.cycle) == (team, cycle)
    ]
    return NewObjective(
        id=new_id(answers.get("id") or proposed_id(title, taken=taken, kind="objective")),
        title=title,
        owner=handle(answers["owner"]),
        why=answers.get("why", ""),
        commitment=answers.get("commitment") or "committed",
        supports=tuple(_supported(text, workspace) for text in answers.get("supports", "").split()),
        key_results=key_results,
    )


def _key_results(words: Words, kept: Kept) -> tuple[NewKeyResult, ...] | None:
    found: list[NewKeyResult] = []
    while len(found) < _MOST_KEY_RESULTS:
        taken = [one.id for one in found]
        word = "another" if found else "title_of_key_result"
        questions = questions_about_a_key_result(words, taken=taken, title_word=word)
        told = kept.ask(questions, {}, words=words, before={}, number=len(found) + 1)
        if told is None:
            return None
        if not told.get("title"):
            break
        found.append(key_result_from(told, taken=taken))
    return tuple(found)


def _questions(workspace: Workspace) -> tuple[Question, ...]:
    plan = workspace.plan
    cycle = innermost_cycle(plan, workspace.today)
    return (
        Question(key="title", word="title_of_objective", explained=True, required=True),
        Question(
            key="id",
            word="id",
            required=True,
            default=lambda told: proposed_id(
                told["title"], taken=[str(r.objective) for r in plan.objectives], kind="objective"
            ),
            check=lambda text, _: new_id(text),
        ),
        Question(
            key="team",
            word="for_team",
            required=True,
            default=lambda told: told.get("my_team", ""),
            check=lambda text, _: str(find_team(text, plan=plan)),
        ),
        Question(
            key="cycle",
            word="in_cycle",
            required=True,
            default=lambda _: cycle or "",
            check=lambda text, _: str(find_cycle(text, plan=plan)),
        ),
        Question(
            key="owner",
            word="owner",
            required=True,
            default=lambda told: told.get("me", ""),
            check=lambda text, _: handle(text),
        ),
        Question(key="why", word="why"),
        Question(
            key="commitment",
            word="commitment",
            default=lambda _: "committed",
            check=lambda text, _: _commitment(text),
        ),
        Question(
            key="supports",
            word="supports",
            check=lambda text, _: " ".join(str(_supported(t, workspace)) for t in text.split()),
        ),
    )


def _commitment(text: str) -> str:
    for word in ("committed", "aspirational"):
        if text and word.startswith(text.casefold()):
            return word
    raise UsageError(f"{text!r} is neither.", hint="Type committed or aspirational.")


def _supported(text: str, workspace: Workspace) -> Reference:
    found = find_subject(text, plan=workspace.plan, today=workspace.today).reference
    if found is None:
        raise UsageError(f"{text!r} is no objective.", hint="Write TEAM:OBJECTIVE.")
    return found
