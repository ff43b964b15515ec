"""What is only words in a document: texts that people read and no other document refers to.

Words are named here, one by one; whatever is not named may matter to anybody.
"""

from __future__ import annotations

from dataclasses import replace

from okrascode.model.check_in import CheckIn
from okrascode.model.objective import Objective
from okrascode.model.plan import Document, ObjectivesDocument

__all__ = ["is_same_but_words"]


def is_same_but_words(old: Document, new: Document) -> bool:
    """Tell whether two versions of a document differ in words at most.

    Everything else is as it was: names, links, states, numbers and each place in the text.
    """
    # Texts and not values are compared: 1 and 1.0 and true are equal, and are not said alike.
    return repr(_without_words(old)) == repr(_without_words(new))


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
