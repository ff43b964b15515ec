"""``okr new key-result``, and the questions about one that ``okr new objective`` asks too."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from okrascode.cli.dialogue.adding import add, handle, needed, new_id, open_for_adding
from okrascode.cli.dialogue.kept import kept_answers
from okrascode.cli.dialogue.line import is_terminal, say
from okrascode.cli.dialogue.questions import Answers, Question, confirmed
from okrascode.cli.options import Common
from okrascode.errors import UsageError
from okrascode.everyday.additions import NewKeyResult, add_key_result
from okrascode.everyday.new_measure import NewMeasure, measure_lines, number_text
from okrascode.everyday.proposed_id import proposed_id
from okrascode.everyday.words import Words, words_in
from okrascode.model.reference import Reference
from okrascode.output.language import language_of
from okrascode.output.sentences import sentences_in
from okrascode.readings.subject import find_subject

if TYPE_CHECKING:
    from okrascode.workspace import Workspace

__all__ = ["key_result_from", "new_key_result", "questions_about_a_key_result"]

_BOUNDS = ("at_least", "at_most", "above", "below")


def new_key_result(common: Common, given: Mapping[str, Any]) -> int:
    """Add a key result by what was given and what is asked."""
    workspace = open_for_adding(common)
    language = given["language"] or language_of(os.environ)
    words = words_in(language)
    known = _known(given)
    asks = is_terminal() and not {"title", "of", "shape"} <= known.keys()
    filled: Mapping[str, str] = known
    kept = kept_answers("key-result", workspace.root)
    while True:
        if asks:
            say(words("new.key_result"), words("new.begin"))
            kept.greet(words)
            told = kept.ask(_questions(workspace, words), known, words=words, before=filled)
            if told is None:
                return 0
            filled = told
        needed(filled, of="--of TEAM:OBJECTIVE", title="TITLE")
        objective = _objective(filled["of"], workspace)
        taken = [str(k.id) for k in workspace.plan.objectives[objective].key_results]
        addition = add_key_result(
            key_result_from(filled, taken=taken),
            plan=workspace.plan,
            texts=workspace.texts,
            objective=objective,
            language=language,
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
        if not given["dry_run"] and not common.quiet:
            say(sentences_in(language)(f"Report with: okr checkin {addition.called} VALUE"))
        return 0


def key_result_from(answers: Answers, *, taken: Collection[str]) -> NewKeyResult:
    """Put the answers together; ``taken`` are the ids beside it."""
    title = answers["title"].strip()
    steps = answers.get("milestones", "").replace("；", ";")
    return NewKeyResult(
        id=new_id(answers.get("id") or proposed_id(title, taken=taken, kind="key-result")),
        title=title,
        owner=handle(answers["owner"]) if answers.get("owner") else "",
        how=answers.get("how", ""),
        measure=NewMeasure(
            unit=answers.get("unit", ""),
            baseline=answers.get("baseline", ""),
            target=answers.get("target", ""),
            stretch=answers.get("stretch", ""),
            bound=(answers.get("condition", ""), answers.get("bound", "")),
            milestones=tuple(step.strip() for step in steps.split(";") if step.strip()),
            is_binary=answers.get("shape") == "4",
        ),
    )


def questions_about_a_key_result(
    words: Words, *, taken: Collection[str], title_word: str = "title_of_key_result"
) -> tuple[Question, ...]:
    """Give the questions; with no title nothing more is asked."""

    def has_title(told: Answers) -> bool:
        return bool(told.get("title"))

    def is_shape(*shapes: str) -> Any:
        return lambda told: has_title(told) and told.get("shape") in shapes

    return (
        Question(
            key="title",
            word=title_word,
            explained=title_word == "title_of_key_result",
            required=title_word == "title_of_key_result",
        ),
        Question(
            key="id",
            word="id",
            when=has_title,
            required=True,
            default=lambda told: proposed_id(told["title"], taken=taken, kind="key-result"),
            check=lambda text, _: _free(new_id(text), taken),
        ),
        Question(
            key="shape",
            word="shape",
            when=has_title,
            required=True,
            default=lambda _: "1",
            check=lambda text, _: _shape(text, words),
        ),
        Question(key="unit", word="unit", when=is_shape("1", "2")),
        Question(key="baseline", word="baseline", when=is_shape("1"), required=True, check=_number),
        Question(key="target", word="target", when=is_shape("1"), required=True, check=_target),
        Question(
            key="condition",
            word="condition",
            when=is_shape("2"),
            default=lambda _: "at_least",
            check=lambda text, _: _condition(text),
        ),
        Question(key="bound", word="bound", when=is_shape("2"), required=True, check=_number),
        Question(key="milestones", word="milestones", when=is_shape("3"), required=True),
        Question(key="how", word="how", when=has_title),
    )


def _known(given: Mapping[str, Any]) -> dict[str, str]:
    keys = ("title", "of", "owner", "how", "unit", "baseline", "target", "stretch")
    known = {key: given[key] for key in keys if given[key] is not None}
    bounds = [name for name in _BOUNDS if given[name] is not None]
    if given["id_"] is not None:
        known["id"] = given["id_"]
    if len(bounds) > 1:
        raise UsageError(
            "Only one condition can be given.", hint="Two of them are two key results."
        )
    if bounds:
        known |= {"condition": bounds[0], "bound": given[bounds[0]], "shape": "2"}
    if given["milestones"]:
        known |= {"milestones": ";".join(given["milestones"]), "shape": "3"}
    if given["binary"]:
        known["shape"] = "4"
    if given["baseline"] is not None or given["target"] is not None:
        known.setdefault("shape", "1")
    return known


def _questions(workspace: Workspace, words: Words) -> tuple[Question, ...]:
    return (
        Question(
            key="of",
            word="of_objective",
            required=True,
            check=lambda text, _: str(_objective(text, workspace)),
        ),
        *questions_about_a_key_result(words, taken=()),
    )


def _objective(text: str, workspace: Workspace) -> Reference:
    found = find_subject(text, plan=workspace.plan, today=workspace.today).reference
    if found is None or found.key_result is not None:
        raise UsageError(f"{text!r} is no objective.", hint="Write TEAM:OBJECTIVE.")
    return found


def _free(id_: str, taken: Collection[str]) -> str:
    if id_ in taken:
        raise UsageError(f"{id_} is taken here.", hint="Give another one.")
    return id_


def _shape(text: str, words: Words) -> str:
    if text not in ("1", "2", "3", "4"):
        raise UsageError(words("new.wrong_shape"))
    return text


def _condition(text: str) -> str:
    word = text.replace("-", "_").replace(" ", "_").lower()
    if word not in _BOUNDS:
        raise UsageError(f"{text!r} is no condition.", hint=", ".join(_BOUNDS))
    return word


def _number(text: str, told: Answers) -> str:
    return number_text(text, told.get("unit", ""))


def _target(text: str, told: Answers) -> str:
    target = _number(text, told)
    measure_lines(NewMeasure(baseline=told.get("baseline", ""), target=target))
    return target
