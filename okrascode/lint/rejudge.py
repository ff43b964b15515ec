"""Judge again only what a change can change: what the other rules said holds.

A document in which nothing but words and reports is new names and links what it did before. So only
the rules that see them are asked, with the documents of its team and cycle; :class:`Sees` says how
far each rule looks, and tests hold it to that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrascode.lint.catalogue import knows
from okrascode.lint.judge import Judgement, judge
from okrascode.lint.rule import Needs, Sees
from okrascode.lint.select import SelectedRule
from okrascode.model.organization import Organization
from okrascode.model.team import Team

if TYPE_CHECKING:
    from okrascode.config import Settings
    from okrascode.lint.material import Material
    from okrascode.model.plan import Document

__all__ = [
    "Ask",
    "can_be_kept",
    "concerns_all",
    "judged_again",
    "that_see_reports",
    "that_see_words",
]

_OF_ALL = Needs.NUMBERS | Needs.CODEOWNERS
"""What a part of the documents does not give."""


def can_be_kept(selected: Sequence[SelectedRule]) -> bool:
    """Tell whether each rule says how far it looks; those of a base do not run without one."""
    rules = [one.rule for one in selected if not one.rule.after_suppressions]
    judging = [rule for rule in rules if Needs.BASE not in rule.needs]
    return not any(
        rule.sees is Sees.EVERYTHING or (rule.sees is Sees.TEAM and rule.needs & _OF_ALL)
        for rule in judging
    )


def concerns_all(document: Document, settings: Settings) -> bool:
    """Tell whether any change of a document has to be judged with everything.

    A rule of the organisation may ask a team for a key that no model has, so nobody can tell
    whether only words changed there.
    """
    return bool(settings.rules) and isinstance(document, Organization | Team)


def that_see_words(selected: Iterable[SelectedRule]) -> tuple[SelectedRule, ...]:
    """Give the rules that are asked again when words change."""
    return tuple(
        one for one in selected if one.rule.sees is Sees.TEAM and one.rule.needs is Needs.NOTHING
    )


def that_see_reports(selected: Iterable[SelectedRule]) -> tuple[SelectedRule, ...]:
    """Give the rules that are asked besides when something else is reported."""
    return tuple(
        one for one in selected if one.rule.sees is Sees.TEAM and Needs.RECORD in one.rule.needs
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Rules that are asked again."""

    rules: Sequence[SelectedRule]
    material: Material
    """The organization, and of the teams and cycles concerned every document."""
    affected: Collection[str]
    """The paths of those documents, changed or not, without the teams' own: of other paths
    nothing that these rules say changes."""


def judged_again(
    known: Judgement, asks: Sequence[Ask], changed: Collection[str]
) -> Judgement | None:
    """Give the judgement after some documents changed.

    Of those that did not change, what was said when they were read is still known. ``None`` when
    something was said of a line that may have moved: then all have to be judged.
    """
    replaced = [({one.rule.code for one in ask.rules}, ask) for ask in asks]
    kept = [
        finding
        for finding in known.findings
        if (finding.span is not None and finding.path not in changed)
        or not any(
            finding.path in ask.affected and (finding.code in codes or not knows(finding.code))
            for codes, ask in replaced
        )
    ]
    if any(finding.span is not None and finding.path in changed for finding in kept):
        return None
    fresh = [
        finding
        for ask in asks
        for finding in judge(ask.rules, ask.material).findings
        if finding.path in ask.affected
    ]
    return Judgement(
        findings=[*kept, *fresh],
        about_the_run=known.about_the_run,
        judged=known.judged,
        late=known.late,
    )
