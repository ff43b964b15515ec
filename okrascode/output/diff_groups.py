"""Differences in the order people read them: by objective, team, cycle or file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from okrascode.changes.difference import Difference, Direction, Kind
from okrascode.changes.report import Report
from okrascode.changes.side import Suspect
from okrascode.changes.words import in_words
from okrascode.output.numbers import NOTHING, rounded, score_text

__all__ = ["SIGNS", "Group", "groups_of", "rows_of", "said", "scores", "why_suspect"]

SIGNS = {Direction.EASED: "▼", Direction.RAISED: "▲", Direction.NEUTRAL: "·"}
"""A sign beside the word: down is easier, up is harder."""


_WHOLE = (Kind.ADDED, Kind.REMOVED, Kind.DROPPED, Kind.RESUMED)
"""Where the words alone would not say what it is."""


@dataclass(frozen=True, slots=True)
class Group:
    """What differs in one objective, team, cycle or file."""

    about: str
    title: str
    differences: tuple[Difference, ...]


def groups_of(report: Report) -> tuple[Group, ...]:
    """Put differences of one objective together, in the order of the first of each."""
    found: dict[str, list[Difference]] = {}
    titles = {str(name): title for name, title in report.comparison.titles.items()}
    for one in report.comparison.differences:
        found.setdefault(_objective_or_other(one), []).append(one)
        if one.reference is None and one.title != one.about:
            titles.setdefault(one.about, one.title)
    return tuple(
        Group(about, titles.get(about, ""), tuple(group)) for about, group in found.items()
    )


def _objective_or_other(one: Difference) -> str:
    return one.about if one.reference is None else str(one.reference.of_objective)


def rows_of(differences: Iterable[Difference]) -> Iterator[tuple[Difference, str]]:
    """Give each difference with its words; new check-ins of a key result stand in one row."""
    every = tuple(differences)
    new = [one for one in every if one.kind is Kind.CHECK_IN and one.old is None]
    counts = Counter(one.about for one in new)
    last = {one.about: one for one in sorted(new, key=lambda one: one.field)}
    for one in every:
        is_report = one.kind is Kind.CHECK_IN and one.old is None
        if is_report and counts[one.about] > 1:
            if last[one.about] is one:
                words = said(one).replace("check-in of", "the last of", 1)
                name, _, rest = words.partition(": ")
                yield one, f"{name}: {counts[one.about]} check-ins, {rest}"
        else:
            yield one, said(one)


def said(difference: Difference) -> str:
    """Say what differs, the key result first."""
    reference = difference.reference
    own = f"{reference.key_result}: " if reference and reference.key_result else ""
    is_whole = difference.kind in _WHOLE and difference.title
    title = f" “{difference.title}”" if is_whole else ""
    return own + in_words(difference) + title


def scores(old: Fraction | None, new: Fraction | None) -> str:
    """Write two scores, with as many decimals as tell them apart: two to six.

    >>> scores(Fraction(42, 100), Fraction(45, 100)), scores(None, Fraction(1, 2))
    ('0.42 → 0.45', '– → 0.50')
    >>> scores(Fraction(761, 1000), Fraction(762, 1000))
    '0.761 → 0.762'
    """
    texts = [score_text(one) for one in (old, new)]
    for decimals in range(3, 7):
        if texts[0] == texts[1]:
            texts = [NOTHING if s is None else str(rounded(s, decimals)) for s in (old, new)]
    return f"{texts[0]} → {texts[1]}"


def why_suspect(suspect: Suspect) -> str:
    """Say what moved under a link."""
    moved = list(dict.fromkeys(said(one) for one in suspect.because))
    more = f"; {len(moved) - 3} more" if len(moved) > 3 else ""
    return f"{suspect.reference} supports {suspect.target}: {'; '.join(moved[:3])}{more}"
