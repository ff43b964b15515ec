"""A check-in reports for a key result that is not there, or in a shape that is not its measure's.

Why:
    Such a reading does not count: a team believes that it reported, and its number stands still.

Fails:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - id: wallets
            key_result: The wallets our customers ask for are live
            measure: {milestones: [{id: apple, title: Apple Pay}, {id: google, title: Google Pay}]}

    # okrs/payments/2026-Q4/2026-11-18-k3v9.yaml
    date: 2026-11-18
    key_results:
      love-us/wallets: {current: 1}
    # or
    objectives: []

    # okrs/payments/2026-Q4/2026-11-18-k3v9.yaml
    date: 2026-11-18
    key_results:
      love-us/nps: {current: 40}

Passes:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - id: wallets
            key_result: The wallets our customers ask for are live
            measure: {milestones: [{id: apple, title: Apple Pay}, {id: google, title: Google Pay}]}

    # okrs/payments/2026-Q4/2026-11-18-k3v9.yaml
    date: 2026-11-18
    key_results:
      love-us/wallets: {done: [apple]}

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from okrascode.findings import Finding, Severity
from okrascode.lint.items import Names, did_you_mean, follows_from_head, names_in
from okrascode.lint.rule import Context, Needs, Rule, Sees, found_elsewhere
from okrascode.model.check_in import CheckIn, CheckInEntry
from okrascode.model.measure import Binary, Measure, Milestones, SourceKind, shape_of

_Value = Decimal | bool | None


def _check(context: Context) -> Iterator[Finding]:
    found = list(_in_documents(context))
    yield from found
    # The history has more places to report from: commit messages, and documents of before.
    places = {(finding.path, finding.pointer) for finding in found}
    judged = {check_in.place.path for check_in in context.plan.check_ins}
    for finding in found_elsewhere(context):
        if finding.path not in judged and (finding.path, finding.pointer) not in places:
            yield finding


def _in_documents(context: Context) -> Iterator[Finding]:
    names = names_in(context.plan)
    for check_in in context.plan.check_ins:
        for entry in check_in.entries:
            yield from _entry(context, check_in, entry, names)
    for reference, key_result in context.plan.key_results.items():
        wrong = _wrong_value(key_result.current, key_result.measure)
        if wrong:
            place = key_result.place.at("current")
            yield context.finding(place, wrong, about=reference, subject="current", cure=_CURE)


_CURE = "A reading that does not fit its measure does not count."


def _entry(
    context: Context, check_in: CheckIn, entry: CheckInEntry, names: Names
) -> Iterator[Finding]:
    wanted = entry.key_result
    found = names.find(wanted)
    if found is None or found not in context.plan.key_results:
        of_head = follows_from_head(wanted, check_in, context.plan)
        if not of_head and not context.unread.may_define(wanted):
            cure = names.nearest(wanted) or "Name it as objective/key-result."
            yield context.finding(
                entry.place,
                f"There is no key result {wanted} to report for.",
                about=wanted,
                subject=entry.place.path,
                cure=cure,
            )
        return
    measure = context.plan.key_results[found].measure
    for field, wrong in (
        ("current", _wrong_value(entry.current, measure)),
        ("done", _wrong_milestones((*entry.done, *entry.undone), measure)),
    ):
        if wrong:
            place = entry.place.at(field if entry.done or field == "current" else "undone")
            subject = f"{entry.place.path} {field}"
            yield context.finding(place, wrong, about=found, subject=subject, cure=_CURE)


def _wrong_value(value: _Value, measure: Measure | None) -> str:
    if value is None or measure is None:
        return ""
    if isinstance(measure, Milestones):
        return "The key result has milestones: report done: [IDS] instead of current."
    source = measure.source
    if source is not None and source.kind is SourceKind.COMMITS:
        return "The key result counts commits, so a value that is reported does not count."
    if isinstance(measure, Binary) and not isinstance(value, bool):
        return "The key result is done or not: report true or false instead of a number."
    if not isinstance(measure, Binary) and isinstance(value, bool):
        return f"The key result is a {shape_of(measure)}: report a number, not true or false."
    return ""


def _wrong_milestones(ids: tuple[str, ...], measure: Measure | None) -> str:
    if not ids or measure is None:
        return ""
    if not isinstance(measure, Milestones):
        return f"The key result is a {shape_of(measure)}: report current instead of milestones."
    known = [item.id for item in measure.items]
    for name in ids:
        if name not in known:
            guess = did_you_mean(name, known) or f"There are: {', '.join(known)}."
            return f"There is no milestone {name}. {guess}"
    return ""


RULE = Rule(
    code="OKR211",
    slug="check-in-mismatch",
    severity=Severity.ERROR,
    needs=Needs.RECORD,
    check=_check,
    sees=Sees.TEAM,
)
