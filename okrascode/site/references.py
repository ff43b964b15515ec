"""Find what a reference in somebody's own page means, among what may be published.

A page stays right when the quarter ends: without a cycle, a reference means the innermost running
cycle that has it, else the last one, else the next. What is internal is as unknown as what does not
exist.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from okrascode.model.reference import ReferenceSyntaxError, parse_reference
from okrascode.site.view import KeyResultView, ObjectiveView, SiteView
from okrascode.site.view_parts import CycleView

__all__ = ["References"]

_View = ObjectiveView | KeyResultView


class References:
    """The objectives and key results of a site by their references, with and without a cycle."""

    def __init__(self, site: SiteView) -> None:
        """Take in everything that has a page."""
        self._known: dict[str, _View] = {}
        # The best one comes last and stays.
        for view in sorted(_items(site), key=lambda item: _nearness(item.cycle)):
            self._known[view.reference] = view
            self._known[_without_cycle(view.reference)] = view

    def find(self, text: str) -> _View | None:
        """Give what ``team:objective`` or ``team@cycle:objective/key-result`` means."""
        try:
            return self._known.get(str(parse_reference(text.strip())))
        except ReferenceSyntaxError:
            return None

    def like(self, text: str) -> str:
        """Give the reference that was probably meant; empty when none is near."""
        known = [name for name in self._known if ("@" in name) == ("@" in text)]
        return next(iter(difflib.get_close_matches(text.strip(), known, n=1)), "")


def _items(site: SiteView) -> Iterable[_View]:
    for objective in site.objectives:
        yield objective
        yield from objective.key_results


def _without_cycle(reference: str) -> str:
    where, _, what = reference.partition(":")
    return f"{where.partition('@')[0]}:{what}"


def _nearness(view: CycleView) -> tuple[int, int]:
    """Order cycles: running after past after coming; shorter, then nearer ones are better."""
    if view.running:
        return (3, -(view.cycle.end - view.cycle.start).days)
    if view.over:
        return (2, -(view.today - view.cycle.end).days)
    return (1, -(view.cycle.start - view.today).days)
