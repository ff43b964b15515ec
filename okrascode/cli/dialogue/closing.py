"""``okr close``: ask about each objective, or propose, and write everything together."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from okrascode.cli.dialogue.adding import has_schemas, open_for_adding, refuse_unread
from okrascode.cli.dialogue.closing_questions import ask_about_all, kept_endings
from okrascode.cli.dialogue.line import is_terminal, say
from okrascode.cli.options import Common
from okrascode.errors import UsageError
from okrascode.everyday.closing import Ending, proposed, to_close
from okrascode.everyday.end_of_cycle import EndOfCycle, end_cycle
from okrascode.everyday.new_parts import NewCycle, following_cycle
from okrascode.everyday.words import Words, words_in
from okrascode.model.organization import Cycle
from okrascode.model.reference import Reference
from okrascode.output.escape import for_terminal
from okrascode.output.language import language_of
from okrascode.output.status_item import short
from okrascode.readings.subject import find_cycle, find_subject, find_team
from okrascode.rollup.result import ObjectiveRollup
from okrascode.workspace.drafts import Draft, draft_of

if TYPE_CHECKING:
    from okrascode.workspace import Workspace

__all__ = ["close_cycle"]


def close_cycle(common: Common, given: Mapping[str, Any]) -> int:
    """Close a cycle by what was given and what is asked."""
    workspace = open_for_adding(common)
    plan = workspace.plan
    cycle = plan.cycles[find_cycle(given["cycle"], plan=plan)]
    if workspace.today <= cycle.end and not given["early"]:
        raise UsageError(
            f"{cycle.id} ends on {cycle.end}; until then every number can change.",
            hint="Close it after that day, or add --early.",
        )
    language = given["language"] or language_of(os.environ)
    words = words_in(language)
    teams = [find_team(team, plan=plan) for team in given["teams"]]
    rolled = workspace.roll_up([cycle.id]).cycles[0]
    parts = to_close(rolled, teams=teams)
    if not parts:
        say(words("close.nothing", cycle=for_terminal(cycle.id)))
        return 0
    endings = _given_endings(given, parts, workspace)
    draft = draft_of(f"close {cycle.id}", workspace.root, os.environ, ending=".json")
    if is_terminal() and not endings and not given["dry_run"]:
        told = _asked(parts, draft, words)
        if told is None:
            return 0
        endings = told
    is_all = len(parts) == len(to_close(rolled))
    end = end_cycle(
        parts,
        endings,
        plan=plan,
        texts=workspace.texts,
        cycle=cycle,
        following=_following(given["following"], cycle, workspace),
        words=words,
        language=language,
        has_schemas=has_schemas(workspace),
        is_all=is_all,
    )
    _check(workspace, end)
    _show(end, workspace, words, dry_run=given["dry_run"])
    if given["dry_run"]:
        return 0
    _write(workspace, end)
    draft.drop()
    if end.state_by_hand:
        path = for_terminal(cycle.place.path)
        say(words("close.state_by_hand", cycle=for_terminal(cycle.id), path=path))
    elif end.closes_cycle:
        say(words("close.closed", cycle=for_terminal(cycle.id)))
    return 0


def _given_endings(
    given: Mapping[str, Any], parts: Sequence[ObjectiveRollup], workspace: Workspace
) -> dict[Reference, Ending]:
    by_name = {part.reference: part for part in parts}
    found: dict[Reference, Ending] = {}
    for word in ("carry", "drop"):
        for text in given[word]:
            name = text
            if "@" not in text:
                team, _, rest = text.partition(":")
                name = f"{team}@{given['cycle']}:{rest}"
            subject = find_subject(name, plan=workspace.plan, today=workspace.today)
            if subject.reference not in by_name:
                raise UsageError(
                    f"{text!r} is no objective to close in {given['cycle']}.",
                    hint=f"There are: {', '.join(str(short(r)) for r in by_name)}.",
                )
            if subject.reference in found:
                raise UsageError(f"{text} is named twice.", hint="Carry it or drop it.")
            assert subject.reference is not None  # noqa: S101  # it is among the names
            outcome = proposed(by_name[subject.reference]).outcome
            found[subject.reference] = Ending(outcome=outcome, next=word)
    return found


def _asked(
    parts: Sequence[ObjectiveRollup], draft: Draft, words: Words
) -> dict[Reference, Ending] | None:
    try:
        return ask_about_all(parts, kept_endings(draft.read() or ""), draft, words=words)
    except (KeyboardInterrupt, click.exceptions.Abort):
        say("", words("close.kept"))
        raise


def _following(name: str | None, cycle: Cycle, workspace: Workspace) -> Cycle | NewCycle:
    plan = workspace.plan
    if name is not None and name in plan.cycles:
        return plan.cycles[find_cycle(name, plan=plan)]
    length = cycle.end - cycle.start
    later = [
        one
        for one in plan.cycles.values()
        if one.start > cycle.end and abs((one.end - one.start) - length).days <= 10
    ]
    if name is None and later:
        return min(later, key=lambda one: one.start)
    return following_cycle(plan, cycle, id_=name)


def _check(workspace: Workspace, end: EndOfCycle) -> None:
    from okrascode.documents.read import read_document
    from okrascode.edits.edit import edited

    results = {path: text.encode() for path, text in end.new.items()}
    results |= {path: edited(workspace.texts[path], edits) for path, edits in end.edits.items()}
    for path in end.new:
        refuse_unread(workspace, path)
    for path, raw in results.items():
        result = read_document(raw, path=path)
        if result.document is None:
            finding = result.findings[0]
            raise UsageError(f"{path} cannot be written: {finding.message}", hint=finding.help)


def _show(end: EndOfCycle, workspace: Workspace, words: Words, *, dry_run: bool) -> None:
    from okrascode.edits.diff import unified_diff
    from okrascode.edits.edit import edited

    for one in end.account:
        what = for_terminal(str(one.what))
        if one.to is not None:
            say(words("close.carried", what=what, to=for_terminal(one.to.cycle or "")))
        else:
            say(words("close.left", what=what, why=words(one.why)))
    if not dry_run:
        return
    after = {path: text.encode() for path, text in end.new.items()}
    after |= {path: edited(workspace.texts[path], edits) for path, edits in end.edits.items()}
    for path, raw in after.items():
        diff = unified_diff(path, workspace.texts.get(path, b""), raw)
        lines = diff.rstrip("\n").split("\n")
        say(*(for_terminal(line.removesuffix("\r")) for line in lines))


def _write(workspace: Workspace, end: EndOfCycle) -> None:
    from okrascode.edits.edit import edits_for
    from okrascode.workspace.together import write_together

    files = [edits_for(p, workspace.texts[p], edits) for p, edits in end.edits.items()]
    write_together(workspace.root, new=end.new, edits=files)
    say(*(f"wrote  {for_terminal(path)}" for path in (*end.new, *end.edits)))
