"""Judge again only what words can change: what the other rules said holds.

A document in which nothing but words is new names, links and counts what it did before. So only
the rules that see words are asked, with the documents of its team and cycle; :class:`Sees` says how
far each rule looks, and tests hold it to that.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from okrascode.lint.catalogue import knows
from okrascode.lint.judge import Judgement, judge
from okrascode.lint.rule import Needs, Sees
from okrascode.lint.select import SelectedRule

if TYPE_CHECKING:
    from okrascode.lint.material import Material

__all__ = ["can_be_kept", "judged_again", "that_see_words"]


def can_be_kept(selected: Sequence[SelectedRule]) -> bool:
    """Tell whether each rule says how far it looks; those of a base do not run without one."""
    return all(
        one.rule.sees is not Sees.EVERYTHING
        or one.rule.after_suppressions
        or Needs.BASE in one.rule.needs
        for one in selected
    )


def that_see_words(selected: Sequence[SelectedRule]) -> tuple[SelectedRule, ...]:
    """Give the rules that are asked again when words change."""
    return tuple(
        one for one in selected if one.rule.sees is Sees.TEAM and one.rule.needs is Needs.NOTHING
    )


def judged_again(
    known: Judgement,
    again: Sequence[SelectedRule],
    material: Material,
    affected: Collection[str],
    changed: Collection[str],
) -> Judgement | None:
    """Give the judgement after some documents changed in words.

    Args:
        known: what was said before.
        again: of the rules that said it, those that see words.
        material: the organization, and of the teams and cycles concerned every document.
        affected: the paths of those documents, changed or not, without the teams' own.
        changed: those of them that changed; only their texts were judged when they were read.

    ``None`` when something was said of a line that may have moved: then all have to be judged.
    """
    codes = {one.rule.code for one in again}
    kept = [
        finding
        for finding in known.findings
        if finding.path not in affected
        or (finding.code not in codes and knows(finding.code))
        # What was said while an unchanged text was read; rules leave the lines to be looked up.
        or (finding.span is not None and finding.path not in changed)
    ]
    if any(finding.span is not None and finding.path in changed for finding in kept):
        return None
    fresh = judge(again, material)
    return Judgement(
        findings=[*kept, *(finding for finding in fresh.findings if finding.path in affected)],
        about_the_run=known.about_the_run,
        judged=known.judged,
        late=known.late,
    )
