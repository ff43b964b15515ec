"""Judge what is being typed: after a key in words, only the documents of that team and cycle.

What the rules said before is kept with the documents they said it of, as long as nobody saves and
nothing changes from outside (:mod:`okrascode.lint.rejudge`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from okrascode.documents.read import DocumentResult
from okrascode.lint.judge import Judgement
from okrascode.lint.material import Texts
from okrascode.lint.rejudge import (
    Ask,
    can_be_kept,
    concerns_all,
    judged_again,
    that_see_words,
)
from okrascode.lint.result import LintResult
from okrascode.lint.run import lint, selected_rules
from okrascode.lint.words import Change, change_between
from okrascode.model.organization import Organization
from okrascode.model.plan import Document, Plan, make_plan
from okrascode.model.team import Team

__all__ = ["Judged", "judge_texts"]


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules said, and of which documents."""

    results: Mapping[str, DocumentResult]
    judgement: Judgement


def judge_texts(material: Texts, last: Judged | None) -> tuple[LintResult, Judged]:
    """Judge everything; with ``last`` of the same settings, day and history only what is new.

    The plan of ``material`` is not looked at: it is made of its results where it is needed.
    """
    known = _judged_again(material, last) if last is not None else None
    kept: list[Judgement] = []
    if known is not None:
        small, judgement = known
        result = lint(small, known=judgement, keep=kept.append)
    else:
        result = lint(replace(material, plan=_plan(material.results)), keep=kept.append)
    return result, Judged(material.results, kept[0])


def _judged_again(material: Texts, last: Judged) -> tuple[Texts, Judgement] | None:
    old, new = last.results, material.results
    # A document that cannot be read may say anything.
    if old.keys() != new.keys() or any(result.document is None for result in new.values()):
        return None
    selected = selected_rules(material.settings, None)
    changed = [path for path, result in new.items() if result is not old[path]]
    if not can_be_kept(selected):
        return None
    named = set()
    for path in changed:
        before, after = old[path].document, new[path].document
        if before is None or after is None or change_between(before, after) is not Change.WORDS:
            return None
        if concerns_all(after, material.settings):
            return None
        named.add(_seat(after))
    seats = {path: _seat(r.document) for path, r in new.items() if r.document is not None}
    affected = {path for path, seat in seats.items() if seat in named}
    teams = {team for team, _ in named}
    around = {
        path for path, (team, cycle) in seats.items() if not cycle and (not team or team in teams)
    }
    # What was said of a text that did not change is kept, and must not be said twice.
    results = {
        path: new[path] if path in changed else replace(new[path], findings=())
        for path in new
        if path in affected | around
    }
    small = replace(material, results=results, plan=_plan(results))
    ask = Ask(rules=that_see_words(selected), material=small, affected=affected)
    judgement = judged_again(last.judgement, [ask], changed)
    return None if judgement is None else (small, judgement)


def _seat(document: Document) -> tuple[str, str]:
    """Give team and cycle of a document; empty where it has none."""
    if isinstance(document, Organization):
        return "", ""
    if isinstance(document, Team):
        return document.id, ""
    return document.team, document.cycle


def _plan(results: Mapping[str, DocumentResult]) -> Plan:
    documents = (result.document for result in results.values())
    return make_plan(document for document in documents if document is not None)
