"""What kind of change a document went through: in words, in what is reported, or in more.

Words are texts that people read and no other document refers to; reports are what was observed and
when. Both are named here, field by field; whatever is not named may matter to anybody.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import Enum

from okrascode.model.check_in import CheckIn
from okrascode.model.measure import Milestones
from okrascode.model.objective import KeyResult, Objective
from okrascode.model.plan import Document, ObjectivesDocument

__all__ = ["Change", "change_between"]


class Change(Enum):
    """How far two versions of a document differ."""

    WORDS = 1
    """In words at most."""
    REPORTS = 2
    """In what is reported, and in words perhaps."""
    MORE = 3


def change_between(old: Document, new: Document) -> Change:
    """Tell how far two versions of a document differ.

    Everything else is as it was: names, links, states, measures and each place in the text.
    """
    old, new = _without_words(old), _without_words(new)
    # Texts and not values are compared: 1 and 1.0 and true are equal, and are not said alike.
    if repr(old) == repr(new):
        return Change.WORDS
    same = repr(_without_reports(old)) == repr(_without_reports(new))
    return Change.REPORTS if same else Change.MORE


def _without_words(document: Document) -> Document:
    if isinstance(document, ObjectivesDocument):
        return replace(document, objectives=tuple(map(_bare, document.objectives)))
    if isinstance(document, CheckIn):
        entries = tuple(replace(entry, note="", ask="") for entry in document.entries)
        return replace(document, summary="", wins=(), blockers=(), entries=entries)
    return document


def _bare(objective: Objective) -> Objective:
    key_results = tuple(replace(one, title="", how="") for one in objective.key_results)
    return replace(objective, title="", why="", key_results=key_results)


def _without_reports(document: Document) -> Document:
    if isinstance(document, ObjectivesDocument):
        objectives = (
            replace(one, key_results=tuple(map(_unreported, one.key_results)))
            for one in document.objectives
        )
        return replace(document, objectives=tuple(objectives))
    if isinstance(document, CheckIn):
        entries = tuple(
            replace(entry, current=None, confidence=None, done=(), undone=())
            for entry in document.entries
        )
        return replace(document, date=date.min, by=None, entries=entries)
    return document


def _unreported(key_result: KeyResult) -> KeyResult:
    measure = key_result.measure
    if isinstance(measure, Milestones):
        items = tuple(replace(item, done=None) for item in measure.items)
        measure = replace(measure, items=items)
    return replace(key_result, measure=measure, current=None, as_of=None, confidence=None)
