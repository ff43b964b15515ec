"""A measure as YAML on one line or several, begun again from where it stands."""

from __future__ import annotations

from decimal import Decimal

from okrascode.documents.check_in_text import scalar
from okrascode.model.measure import (
    Binary,
    Condition,
    Measure,
    Metric,
    Milestones,
    Scoring,
    Source,
    SourceKind,
    Threshold,
)
from okrascode.readings.reading import ReadingValue
from okrascode.scaffold.scalars import yaml_scalar

__all__ = ["begun_again", "is_reached"]


def is_reached(measure: Measure | None, current: ReadingValue | None) -> bool:
    """Tell whether nothing is left to do: the target, every milestone, or done.

    A threshold is something to keep, so it is never reached for good.
    """
    if isinstance(measure, Metric) and isinstance(current, Decimal):
        up = measure.target > measure.baseline
        return current >= measure.target if up else current <= measure.target
    if isinstance(measure, Milestones):
        done = current if isinstance(current, tuple) else ()
        return all(step.id in done for step in measure.items)
    return isinstance(measure, Binary) and current is True


def begun_again(measure: Measure, current: ReadingValue | None) -> list[str]:
    """Give the text behind ``measure:`` for the next cycle, in the columns of a key result.

    A metric starts where it stands now, and its planned curve is left out; of milestones those
    that are done are left out, and dates when they were due.
    """
    if isinstance(measure, Milestones):
        done = current if isinstance(current, tuple) else ()
        lines = ["", "    milestones:"]
        for step in measure.items:
            if step.id not in done:
                weight = f", weight: {step.weight:f}" if step.weight != 1 else ""
                title = f", title: {_in_braces(step.title)}" if step.title else ""
                lines.append(f"      - {{id: {yaml_scalar(step.id)}{title}{weight}}}")
        return lines
    if isinstance(measure, Binary):
        parts = ["binary: true"]
    elif isinstance(measure, Metric):
        start = current if isinstance(current, Decimal) else measure.baseline
        parts = [*_named(measure), f"baseline: {start:f}", f"target: {measure.target:f}"]
        parts += [f"stretch: {measure.stretch:f}"] if measure.stretch is not None else []
        parts += [f"withheld: {_in_braces(measure.withheld)}"] if measure.withheld else []
    else:
        parts = [*_named(measure), _condition(measure)]
        parts += ["scoring: share"] if measure.scoring is Scoring.SHARE else []
    if measure.source is not None:
        parts.append(f"source: {_source(measure.source)}")
    return [f"{{{', '.join(parts)}}}"]


def _named(measure: Metric | Threshold) -> list[str]:
    pairs = (("unit", measure.unit), ("name", measure.name))
    return [f"{key}: {_in_braces(text)}" for key, text in pairs if text]


def _condition(measure: Threshold) -> str:
    if measure.condition is Condition.BETWEEN:
        return f"between: [{measure.bound:f}, {measure.upper or 0:f}]"
    return f"{measure.condition.value}: {measure.bound:f}"


def _source(source: Source) -> str:
    pairs = [
        (source.kind.value, source.pattern),
        ("of", source.of),
        ("files", source.files),
        ("at", source.at),
        ("repository", source.repository),
    ]
    parts = [f"{key}: {_in_braces(text)}" for key, text in pairs if text]
    if source.kind is SourceKind.COMMITS:
        parts = ["commits: true", *parts]
    return f"{{{', '.join(parts)}}}"


def _in_braces(text: str) -> str:
    """Write a text inside braces, where a comma or a bracket would end it."""
    written = scalar(text)
    if written.startswith('"') or not set(written) & set(",[]{}"):
        return written
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
