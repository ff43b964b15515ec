"""Readings of measures whose number stands in the tree of a repository, without checking it out.

A commit whose tree gives no number is a gap and not an end: the next reading says so in its note,
and only a gap that is still open is a finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from okrascode.findings import Finding, Severity
from okrascode.history.commit import Commit
from okrascode.model.measure import Binary, Measure, Source, SourceKind
from okrascode.model.objective import KeyResult
from okrascode.model.organization import Cycle
from okrascode.model.reference import Reference
from okrascode.readings.file_number import Gap
from okrascode.readings.observation import Observation
from okrascode.readings.reading import Origin, SourceName
from okrascode.readings.tag_counts import tag_counts
from okrascode.readings.tree_gauges import Gauge, gauge_of
from okrascode.readings.tree_steps import Step, steps_of
from okrascode.readings.trees import Trees

__all__ = ["Measured", "TreeReadings", "is_of_trees", "tree_readings", "unreadable_source"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A key result whose number is read from trees; its source has no fault."""

    reference: Reference
    key_result: KeyResult
    measure: Measure
    source: Source
    cycle: Cycle


@dataclass(slots=True, kw_only=True)
class TreeReadings:
    """What was read, and where no number stands today."""

    observations: list[tuple[Reference, Observation]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def is_of_trees(measure: Measure | None) -> bool:
    """Tell whether the number of a measure is read from trees or tags."""
    source = measure.source if measure is not None else None
    return source is not None and source.kind is not SourceKind.COMMITS


def tree_readings(
    measured: Sequence[Measured],
    trees: Trees,
    *,
    day_of: Callable[[datetime], date],
    place_of: Callable[[Commit], int],
    today: date,
) -> TreeReadings:
    """Read all measures of one repository; its file versions are asked for together, once.

    ``place_of`` gives where a commit stands among those of the main line of the OKRs.
    """
    found = TreeReadings()
    prepared: list[tuple[Measured, Gauge, tuple[Step, ...]]] = []
    wanted: dict[str, list[Gauge]] = {}
    for one in measured:
        if one.source.kind is SourceKind.TAGS:
            counts = tag_counts(one.source, trees, cycle=one.cycle, day_of=day_of)
            _take(found, one, counts, trees=trees, place_of=place_of, today=today)
            continue
        gauge = gauge_of(one.source, prefix=trees.prefix)
        steps = steps_of(trees.history, is_input=gauge.is_input, cycle=one.cycle, day_of=day_of)
        prepared.append((one, gauge, steps))
        for step in steps:
            for blob in gauge.wanted(step.changes):
                gauges = wanted.setdefault(blob, [])
                if gauge not in gauges:
                    gauges.append(gauge)
    for blob, raw in trees.blobs(wanted):
        for gauge in wanted[blob]:
            gauge.read(blob, raw)
    for one, gauge, steps in prepared:
        values = ((step.commit, step.day, gauge.value(step.changes)) for step in steps)
        _take(found, one, values, trees=trees, place_of=place_of, today=today)
    return found


_NEVER: tuple[str, str] | None = (
    "No commit of the main line is of this cycle or before it.",
    "Look at commit dates.",
)
_CURE = "Until a commit brings a number again, the last one stands."


def _take(
    found: TreeReadings,
    one: Measured,
    values: Iterator[tuple[Commit, date, Decimal | bool | Gap | None]],
    *,
    trees: Trees,
    place_of: Callable[[Commit], int],
    today: date,
) -> None:
    gaps: list[str] = []
    open_gap = _NEVER
    for commit, day, found_there in values:
        value = _fitting(found_there, one=one)
        if value is None:
            open_gap = _nothing(one.source)
        elif isinstance(value, Gap):
            gaps.append(f"No number on {day}: {value.sentence}")
            open_gap = f"No number since {day} (commit {commit.id[:12]}): {value.sentence}", _CURE
        else:
            is_cut = commit.id in trees.history.boundary
            observation = Observation(
                day=None if is_cut else day,
                not_after=day if is_cut else None,
                value=value,
                note=_note(gaps),
                source=SourceName.TREE,
                origin=Origin(
                    commit=commit.id,
                    author=commit.author,
                    authored_at=commit.authored_at,
                    position=place_of(commit),
                    path=_path(one.source, trees),
                    repository=trees.name,
                ),
                where=one.key_result.place.path,
            )
            found.observations.append((one.reference, observation))
            gaps, open_gap = [], None
    if open_gap is not None and trees.history.head and one.cycle.start <= today:
        found.findings.append(unreadable_source(one.reference, one.key_result, *open_gap))


def _note(gaps: Sequence[str]) -> str:
    more = f" It was so on {len(gaps)} days." if len(gaps) > 1 else ""
    return gaps[0] + more if gaps else ""


def _nothing(source: Source) -> tuple[str, str]:
    """Say that there never was anything to read."""
    cure = "Name it relative to the folder of okr.toml, and commit it."
    if source.kind is SourceKind.FILE:
        return f"There never was a file {source.pattern} on the main line.", cure
    return f"Nothing on the main line ever matched {source.of}.", cure


def unreadable_source(
    reference: Reference, key_result: KeyResult, message: str, cure: str
) -> Finding:
    """Say that a source gives no number."""
    place = key_result.place.at("measure", "source")
    return Finding(
        code="OKR212",
        slug="unreadable-source",
        severity=Severity.WARNING,
        message=message,
        help=cure,
        path=place.path,
        pointer=place.pointer,
        entity=str(reference),
        subject="source",
    )


def _fitting(
    value: Decimal | bool | Gap | None,  # noqa: FBT001  # a value of a measure
    *,
    one: Measured,
) -> Decimal | bool | Gap | None:
    """Give the value in the shape of the measure: a yes-or-no one asks whether there is any."""
    if isinstance(one.measure, Binary) and isinstance(value, Decimal):
        return value > 0
    if isinstance(value, bool) and not isinstance(one.measure, Binary):
        return Gap(one.source.pattern, f"has {str(value).lower()} and no number at {one.source.at}")
    return value


def _path(source: Source, trees: Trees) -> str | None:
    if source.kind is not SourceKind.FILE or source.pattern.startswith("/"):
        return None
    return None if trees.name is not None else source.pattern
