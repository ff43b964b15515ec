"""Put the observations of one key result in order and make each an absolute value.

Order: day, then the commit that became reachable last along the first-parent chain, then the later
author time, then check-in before current before trailer, then path; the last one wins.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal

from okrascode.findings import Finding
from okrascode.model.measure import Binary, Measure, Metric, Milestones, SourceKind, shape_of
from okrascode.model.objective import ItemState
from okrascode.model.organization import Cycle
from okrascode.model.reference import Id
from okrascode.readings.item import Item
from okrascode.readings.observation import Observation, mismatch_finding
from okrascode.readings.reading import Reading, ReadingValue, SourceName

__all__ = ["mismatch_in", "resolve"]

_LAST = datetime.max.replace(tzinfo=UTC)


def resolve(
    item: Item, observations: Iterable[Observation], *, cycle: Cycle | None
) -> tuple[tuple[Reading, ...], tuple[Finding, ...]]:
    """Give the readings of a key result, oldest first, and what does not fit its measure."""
    key_result = item.key_result
    assert key_result is not None  # noqa: S101  # only key results have readings
    measure = key_result.measure
    states = (item.objective.state, key_result.state)
    counts = all(state is ItemState.ACTIVE for state in states)
    readings: list[Reading] = []
    findings: list[Finding] = []
    value: ReadingValue | None = _baseline(measure)
    for observation in sorted(observations, key=_order):
        wrong = mismatch_in(observation, measure)
        if wrong:
            if observation.is_present:
                findings.append(mismatch_finding(observation, item.reference, wrong))
            continue
        value = _value_after(observation, value, measure)
        readings.append(
            Reading(
                key_result=item.reference,
                day=observation.day,
                not_after=observation.not_after,
                value=value,
                confidence=observation.confidence,
                note=observation.note,
                ask=observation.ask,
                source=observation.source,
                origin=observation.origin,
                late=bool(cycle and observation.day and observation.day > cycle.end),
                counts=counts,
            )
        )
    return tuple(readings), tuple(findings)


def _order(one: Observation) -> tuple[date, int, datetime, int, str, str, str]:
    origin = one.origin
    return (
        one.day or one.not_after or date.min,
        origin.position,
        origin.authored_at or _LAST,
        one.source.value,
        one.where,
        origin.pointer or "",
        one.text,
    )


def _baseline(measure: Measure | None) -> Decimal | None:
    if not _is_counted(measure):
        return None
    return measure.baseline if isinstance(measure, Metric) else Decimal(0)


def _value_after(
    observation: Observation, before: ReadingValue | None, measure: Measure | None
) -> ReadingValue | None:
    if observation.value is not None:
        return observation.value
    if observation.added is not None and isinstance(before, Decimal):
        return before + observation.added
    if observation.done or observation.undone:
        known = before if isinstance(before, tuple) else ()
        done = (set(known) | set(observation.done)) - set(observation.undone)
        if isinstance(measure, Milestones):
            return tuple(step.id for step in measure.items if step.id in done)
        return tuple(id_ for id_ in dict.fromkeys((*known, *observation.done)) if id_ in done)
    return before


def _is_counted(measure: Measure | None) -> bool:
    source = measure.source if measure is not None else None
    return source is not None and source.kind is SourceKind.COMMITS


def mismatch_in(observation: Observation, measure: Measure | None) -> str:
    """Say in a sentence why an observation does not fit its measure; empty when it does."""
    if measure is None:
        return ""
    steps: tuple[Id, ...] = (*observation.done, *observation.undone)
    if steps and not isinstance(measure, Milestones):
        return f"The key result is a {shape_of(measure)}: report a value instead of milestones."
    if isinstance(measure, Milestones):
        if observation.value is not None or observation.added is not None:
            return "The key result has milestones: report done: [IDS] instead of a value."
        known = {step.id for step in measure.items}
        unknown = [step for step in steps if step not in known]
        if unknown:
            return f"There is no milestone {unknown[0]}; there are: {', '.join(sorted(known))}."
        return ""
    return _mismatch_of_value(observation, measure)


def _mismatch_of_value(observation: Observation, measure: Measure) -> str:
    value = observation.value
    if observation.added is not None and not _is_counted(measure):
        return "The key result is reported and does not count commits: write = VALUE."
    source = measure.source
    if observation.added is not None and source is not None and source.repository is not None:
        if observation.origin.repository != source.repository:
            return f"The key result counts commits of {source.repository} alone."
        return ""
    if value is None:
        return ""
    if source is not None and not _is_counted(measure):
        if observation.source is SourceName.TREE:
            return ""
        return "The key result is read from Git, so a value that is reported does not count."
    if _is_counted(measure):
        return "The key result counts commits, so a value that is reported does not count."
    if isinstance(measure, Binary) and not isinstance(value, bool):
        return "The key result is done or not: report true or false instead of a number."
    if not isinstance(measure, Binary) and isinstance(value, bool):
        return f"The key result is a {shape_of(measure)}: report a number, not true or false."
    return ""
