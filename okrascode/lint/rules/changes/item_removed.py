"""A commitment was deleted or moved out of its cycle, or is dropped shortly before the end.

Why:
    Dropping something is honest: it stays visible, with its reason, and counts no longer. Deleting
    it takes the record away, and the score rises as if the work had been done. What is dropped in
    the last days is told with what that does to the score, also where there is a reason.

Fails:
    # before
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        key_results:
          - {id: completion, key_result: Completion rises, measure: {baseline: 61, target: 75}}
          - {id: fax, key_result: Invoices by fax are gone, measure: {binary: true}}
    # after
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        key_results:
          - {id: completion, key_result: Completion rises, measure: {baseline: 61, target: 75}}

Passes:
    # before
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        key_results:
          - {id: completion, key_result: Completion rises, measure: {baseline: 61, target: 75}}
          - {id: fax, key_result: Invoices by fax are gone, measure: {binary: true}}
    # after
    objectives:
      - id: effortless-checkout
        objective: Paying with us is effortless
        owner: ana
        key_results:
          - {id: completion, key_result: Completion rises, measure: {baseline: 61, target: 75}}
          - id: fax
            key_result: Invoices by fax are gone
            measure: {binary: true}
            state: dropped
            reason: The last customer left.

Options:
    days: before the end of a cycle in which a drop is told with its effect; default 14.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from types import MappingProxyType

from okrascode.changes.difference import Difference, Kind
from okrascode.findings import Finding, Severity
from okrascode.lint.against import GIVE_A_REASON, explained, unexplained, whose_and_what
from okrascode.lint.rule import Context, Needs, Rule


def _check(context: Context) -> Iterator[Finding]:
    for one in unexplained(context, Kind.REMOVED):
        yield context.finding(
            one.place,
            f"A commitment was deleted: {_title(one)}.",
            about=one.about,
            subject=one.field,
            cure="Put it back and drop it instead: state: dropped, with reason.",
        )
    for one in unexplained(context, Kind.DROPPED, Kind.MOVED):
        if one.kind is Kind.DROPPED or one.direction != "neutral":
            message = f"Gone from its cycle, with no reason: {whose_and_what(one)}."
            yield explained(context, one, message)
    yield from _late(context)


def _late(context: Context) -> Iterator[Finding]:
    if context.against is None:
        return
    for one in context.against.comparison.differences:
        if one.kind is Kind.DROPPED and one.needs_reason and one.reason and _is_late(context, one):
            message = f"Dropped shortly before the end of its cycle: {_title(one)}."
            finding = context.finding(
                one.place,
                message + _effect(context, one),
                about=one.about,
                subject=f"{one.field} late",
                question="Would you rather keep it and say at the end what was missed?",
            )
            yield replace(finding, severity=Severity.INFO)


def _is_late(context: Context, one: Difference) -> bool:
    assert one.reference is not None  # noqa: S101  # only items are dropped
    cycle = next((c for c in context.plan.cycles.values() if c.id == one.reference.cycle), None)
    days = timedelta(days=context.options["days"])
    return cycle is not None and cycle.end - days < context.today


def _effect(context: Context, one: Difference) -> str:
    """Say what the drop does to the score of its objective, or of the team when that is gone."""
    assert context.against is not None  # noqa: S101  # asked only with a base
    assert one.reference is not None  # noqa: S101  # only items are dropped
    above = one.reference.of_objective
    names = (str(above), f"{above.team}@{above.cycle}")
    effects = context.against.effects()
    effect = next((effects[name] for name in names if name in effects), None)
    if effect is None:
        return ""
    old, new = (_score(one) for one in (effect.old_score, effect.new_score))
    return f" The score of {effect.about} goes from {old} to {new}."


def _score(score: Fraction | None) -> str:
    # Three decimals: a tenth of a percent more than outputs show, and nothing is rounded to 1.
    return "none" if score is None else f"{float(score):.3f}"


def _title(one: Difference) -> str:
    return f"{one.about} ({one.title})"


RULE = Rule(
    code="OKR604",
    slug="item-removed",
    severity=Severity.ERROR,
    options=MappingProxyType({"days": 14}),
    needs=Needs.BASE,
    can_be_suppressed=False,
    instead=GIVE_A_REASON,
    check=_check,
)
