"""``okr new cycle``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from okrascode.cli.dialogue.adding import add, open_for_adding
from okrascode.cli.dialogue.kept import kept_answers
from okrascode.cli.dialogue.line import is_terminal, say
from okrascode.cli.dialogue.questions import Answers, Question, confirmed
from okrascode.cli.options import Common
from okrascode.errors import UsageError
from okrascode.everyday.new_parts import NewCycle, add_cycle, following_cycle, quarter_called
from okrascode.everyday.words import words_in
from okrascode.model.organization import Cycle
from okrascode.model.reference import is_cycle_id
from okrascode.output.language import language_of
from okrascode.readings.subject import find_cycle

if TYPE_CHECKING:
    from okrascode.workspace import Workspace

__all__ = ["new_cycle"]


def new_cycle(common: Common, given: Mapping[str, Any], days: Mapping[str, date | None]) -> int:
    """Add a cycle by what was given and what is asked."""
    workspace = open_for_adding(common)
    language = given["language"] or language_of(os.environ)
    words = words_in(language)
    latest = _latest(workspace)
    known = {name: str(day) for name, day in days.items() if day is not None}
    known |= {key: given[key] for key in ("id", "parent", "cadence") if given[key] is not None}
    asks = is_terminal() and "id" not in known
    filled: Mapping[str, str] = known
    kept = kept_answers("cycle", workspace.root)
    while True:
        if asks:
            say(words("new.cycle"), words("new.begin"))
            kept.greet(words)
            told = kept.ask(_questions(latest, workspace), known, words=words, before=filled)
            if told is None:
                return 0
            filled = told
        new = _cycle(filled, latest, workspace)
        addition = add_cycle(new, plan=workspace.plan, texts=workspace.texts, language=language)
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


def _latest(workspace: Workspace) -> Cycle | None:
    """Give the shortest of the cycles that end last: the one a team plans in."""
    cycles = workspace.plan.cycles.values()
    return max(cycles, key=lambda cycle: (cycle.end, -(cycle.end - cycle.start)), default=None)


def _proposal(id_: str | None, latest: Cycle | None, workspace: Workspace) -> NewCycle | None:
    if latest is not None:
        return following_cycle(workspace.plan, latest, id_=id_)
    named = quarter_called(id_ or "")
    if named is None:
        return None
    return NewCycle(
        id=named.id,
        start=named.start,
        end=named.end,
        commit_by=named.start + timedelta(days=14),
    )


def _cycle(answers: Answers, latest: Cycle | None, workspace: Workspace) -> NewCycle:
    id_ = answers.get("id") or None
    if id_ is not None:
        _name(id_)
    proposal = _proposal(id_, latest, workspace)
    start, end = (_day(answers.get(key)) for key in ("start", "end"))
    is_new_name = id_ is not None and quarter_called(id_) is None
    if proposal is None or (is_new_name and (start is None) != (end is None)):
        if start is None or end is None:
            raise UsageError(
                f"Which days {id_ or 'it'} has cannot be told from its name.",
                hint="Give --start and --end, or a name like 2027-Q1.",
            )
        proposal = NewCycle(id=id_ or "", start=start, end=end, commit_by=start)
    elif start is not None or end is not None:
        proposal = replace(proposal, start=start or proposal.start, end=end or proposal.end)
        proposal = replace(proposal, parent=_around(proposal, workspace))
    wait = min(timedelta(days=14), max(timedelta(0), proposal.end - proposal.start))
    if not proposal.start <= proposal.commit_by <= proposal.end or start is not None:
        proposal = replace(proposal, commit_by=proposal.start + wait)
    parent = answers.get("parent")
    return replace(
        proposal,
        parent=find_cycle(parent, plan=workspace.plan) if parent else proposal.parent,
        cadence=answers.get("cadence") or proposal.cadence,
        commit_by=_day(answers.get("commit_by")) or proposal.commit_by,
    )


def _around(new: NewCycle, workspace: Workspace) -> Any:
    holding = [
        c for c in workspace.plan.cycles.values() if c.start <= new.start and new.end <= c.end
    ]
    around = min(holding, key=lambda c: c.end - c.start, default=None)
    return around.id if around is not None else None


def _questions(latest: Cycle | None, workspace: Workspace) -> tuple[Question, ...]:
    def proposed(told: Answers) -> NewCycle | None:
        return _proposal(told.get("id"), latest, workspace)

    def part(name: str) -> Any:
        return lambda told: str(getattr(proposed(told), name)) if proposed(told) else ""

    return (
        Question(
            key="id",
            word="cycle_id",
            required=True,
            default=part("id"),
            check=lambda text, _: _name(text),
        ),
        Question(key="start", word="start", required=True, default=part("start"), check=_a_day),
        Question(key="end", word="end", required=True, default=part("end"), check=_a_day),
        Question(key="cadence", word="cadence", default=part("cadence"), check=_cadence),
        Question(
            key="commit_by",
            word="commit_by",
            default=lambda told: str(_cycle({k: v for k, v in told.items() if k != "commit_by"},
                                            latest, workspace).commit_by),
            check=_a_day,
        ),
    )  # fmt: skip


def _name(text: str) -> str:
    if not is_cycle_id(text):
        raise UsageError(
            f"{text!r} cannot name a cycle.", hint="Use letters, digits, dots and hyphens: 2027-Q1"
        )
    return text


def _cadence(text: str, answers: Answers) -> str:  # noqa: ARG001  # the shape of a check
    if text not in ("weekly", "biweekly", "monthly") and not text.startswith("{days:"):
        raise UsageError(f"{text!r} is no cadence.", hint="Type weekly, biweekly or monthly.")
    return text


def _a_day(text: str, answers: Answers) -> str:  # noqa: ARG001  # the shape of a check
    return str(_day(text))


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        if len(text) != 10:
            raise ValueError
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{text!r} is not a day.", hint="Write it like 2027-01-01.") from error
