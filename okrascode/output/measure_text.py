"""A measure and where it stands, in the words of a person."""

from __future__ import annotations

from decimal import Decimal

from okrascode.model.measure import Binary, Condition, Measure, Metric, Milestones, Threshold
from okrascode.output.numbers import NOTHING, value_text
from okrascode.output.sentences import Say, in_english
from okrascode.readings.reading import ReadingValue

__all__ = ["current_text", "goal_text", "standing_text", "unit_of"]

_SIGNS = {
    Condition.AT_LEAST: "≥",
    Condition.AT_MOST: "≤",
    Condition.ABOVE: ">",
    Condition.BELOW: "<",
    Condition.BETWEEN: "≥",
}


def unit_of(measure: Measure | None) -> str:
    """Give the unit; empty for what is not a number."""
    return measure.unit if isinstance(measure, Metric | Threshold) else ""


def current_text(
    measure: Measure | None, current: ReadingValue | None, say: Say = in_english
) -> str:
    """Say where it stands: ``66 %``, ``2 of 3``, ``done``, or a dash."""
    if isinstance(measure, Milestones):
        done = current if isinstance(current, tuple) else ()
        known = sum(item.id in done for item in measure.items)
        return say(f"{known} of {len(measure.items)}")
    if isinstance(current, bool):
        return say("done" if current else "not done")
    if isinstance(current, Decimal):
        return value_text(current, unit_of(measure))
    return NOTHING


def goal_text(measure: Measure | None, say: Say = in_english) -> str:
    """Say what is asked for: ``75 %``, ``at least 99.95 %``, ``all 3``, ``done``."""
    if isinstance(measure, Metric):
        return value_text(measure.target, measure.unit)
    if isinstance(measure, Threshold):
        words = measure.condition.value.replace("_", " ")
        if measure.upper is not None:
            both = f"{value_text(measure.bound)} and {value_text(measure.upper, measure.unit)}"
            return say(f"{words} {both}")
        return say(f"{words} {value_text(measure.bound, measure.unit)}")
    if isinstance(measure, Milestones):
        return say(f"all {len(measure.items)}")
    if isinstance(measure, Binary):
        return say("done")
    return NOTHING


def _condition_in_signs(threshold: Threshold) -> str:
    if threshold.upper is not None:
        return f"{value_text(threshold.bound)} to {value_text(threshold.upper, threshold.unit)}"
    return f"{_SIGNS[threshold.condition]} {value_text(threshold.bound, threshold.unit)}"


def standing_text(
    measure: Measure | None, current: ReadingValue | None, say: Say = in_english
) -> str:
    """Say where it stands and what is asked for: ``66 → 75 %``.

    >>> standing_text(Metric(baseline=Decimal(61), target=Decimal(75), unit="%"), Decimal(66))
    '66 → 75 %'
    >>> uptime = Threshold(condition=Condition.AT_LEAST, bound=Decimal("99.95"), unit="%")
    >>> standing_text(uptime, None)
    '– (≥ 99.95 %)'
    """
    if isinstance(measure, Metric):
        start = value_text(current) if isinstance(current, Decimal) else NOTHING
        return f"{start} → {goal_text(measure)}"
    if isinstance(measure, Threshold):
        value = value_text(current) if isinstance(current, Decimal) else NOTHING
        return f"{value} ({_condition_in_signs(measure)})"
    if isinstance(measure, Binary):
        return say("done" if current is True else "not done")
    return current_text(measure, current, say)
