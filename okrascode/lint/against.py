"""What rules of change control look at: the base, and what differs from it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrascode.changes.difference import Difference, Direction, Kind
    from okrascode.changes.effects import Effect
    from okrascode.changes.side import Comparison
    from okrascode.findings import Finding
    from okrascode.lint.rule import Context
    from okrascode.readings.intent import FieldValue

__all__ = [
    "GIVE_A_REASON",
    "Against",
    "explained",
    "how_to_explain",
    "is_reopened",
    "unexplained",
    "whose_and_what",
]

GIVE_A_REASON = "Give the reason under changes:, or as OKR-Change-Reason in a commit message."


def _no_effects() -> Mapping[str, Effect]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """A base that was compared with what is judged."""

    comparison: Comparison
    effects: Callable[[], Mapping[str, Effect]] = _no_effects
    """Give the scores that differ, by what they are of; asked only where they are told."""


def unexplained(
    context: Context, *kinds: Kind, direction: Direction | None = None
) -> Iterator[Difference]:
    """Give what moved in the base's commitments or records without a new reason."""
    if context.against is None:
        return
    for one in context.against.comparison.differences:
        is_meant = one.kind in kinds and direction in (None, one.direction)
        if is_meant and one.needs_reason and not one.reason:
            yield one


def whose_and_what(one: Difference) -> str:
    """Say what moved and where, as a part of a sentence, without its full stop.

    ``completion of payments@2026-Q4:effortless-checkout: target 78 % → 75 %``.
    """
    from okrascode.changes.words import in_words

    whose = one.about
    if one.reference is not None and one.reference.key_result is not None:
        whose = f"{one.reference.key_result} of {one.reference.of_objective}"
    return f"{whose}: {in_words(one).removesuffix('.')}"


def how_to_explain(one: Difference, *, today: date) -> str:
    """Say how to give the reason: the command, and the entry of ``changes`` that it adds."""
    values = f"from: {_typed(one.old)}, to: {_typed(one.new)}"
    return (
        f"Say why: okr change {one.about} {one.field} --reason … adds under changes"
        f" {{date: {today}, what: {one.entry}, {values}, reason: …}}."
    )


def is_reopened(one: Difference, context: Context) -> bool:
    """Tell whether what moved in a committed cycle takes back that its commitments stand."""
    from okrascode.changes.phase import is_committed

    after = {str(cycle.id): cycle for cycle in context.plan.cycles.values()}.get(one.about)
    return not is_committed(after, context.today)


def explained(context: Context, one: Difference, message: str) -> Finding:
    """Make the finding about something that moved without a reason."""
    return context.finding(
        one.place,
        message,
        about=one.about,
        subject=one.field,
        cure=how_to_explain(one, today=context.today),
    )


def _typed(value: FieldValue) -> str:
    """Write a value as YAML in one line."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    return (
        format(value, "f") if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)
    )
