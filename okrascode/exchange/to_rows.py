"""A plan as a table that :mod:`okrascode.exchange.from_table` reads back as the same plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from okrascode.exchange.document_texts import value_text
from okrascode.exchange.item import Remark
from okrascode.exchange.values import plain
from okrascode.model.measure import Binary, Measure, Metric, Milestone, Milestones, Threshold
from okrascode.model.objective import KeyResult, Objective
from okrascode.model.plan import Plan
from okrascode.model.reference import CycleId, Reference
from okrascode.rollup.result import CycleRollup, KeyResultRollup, ObjectiveRollup

__all__ = ["COLUMNS", "left_behind", "measure_cells", "rows_of"]

COLUMNS = (
    "Reference", "Kind", "Title", "Team", "Cycle", "Cycle start", "Cycle end", "Supports", "Owner",
    "Text", "Shape", "Unit", "Metric", "Baseline", "Target", "Stretch", "Milestones", "Current",
    "As of", "Confidence", "Weight", "Commitment", "State", "Reason", "Score", "Status",
)  # fmt: skip
"""The same that ``templates/import/okrascode.toml`` reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Numbers:
    """The rolled-up numbers by reference."""

    objectives: Mapping[Reference, ObjectiveRollup]
    key_results: Mapping[Reference, KeyResultRollup]


def rows_of(
    plan: Plan, rollups: Iterable[CycleRollup], *, cycles: Iterable[CycleId]
) -> Iterator[dict[str, str]]:
    """Give a row for each objective and key result of some cycles, by column, no cell empty.

    Values are the newest readings of the roll-ups; without one, what the document says.
    """
    numbers = _numbers(rollups)
    chosen = set(cycles)
    for reference, objective in plan.objectives.items():
        if objective.cycle not in chosen:
            continue
        yield _filled(_objective_row(plan, reference, objective, numbers))
        for part in objective.key_results:
            yield _filled(_key_result_row(objective, part, numbers))


def _numbers(rollups: Iterable[CycleRollup]) -> _Numbers:
    objectives = [o for c in rollups for t in c.teams for o in t.objectives]
    return _Numbers(
        objectives={one.reference: one for one in objectives},
        key_results={kr.reference: kr for one in objectives for kr in one.key_results},
    )


def _filled(row: dict[str, str]) -> dict[str, str]:
    return {column: text for column, text in row.items() if text}


def _objective_row(
    plan: Plan, reference: Reference, objective: Objective, numbers: _Numbers
) -> dict[str, str]:
    cycle = plan.cycles.get(objective.cycle)
    rolled = numbers.objectives.get(reference)
    return {
        "Reference": str(reference),
        "Kind": "objective",
        "Title": objective.title,
        "Team": objective.team,
        "Cycle": objective.cycle,
        "Cycle start": str(cycle.start) if cycle else "",
        "Cycle end": str(cycle.end) if cycle else "",
        "Supports": "; ".join(str(link.reference) for link in objective.supports),
        "Owner": objective.owner or "",
        "Text": objective.why,
        "Weight": plain(objective.weight) if objective.weight != 1 else "",
        "Commitment": objective.commitment.value,
        "State": objective.state.value,
        "Reason": objective.reason,
        "Score": _share(rolled.score if rolled else None),
        "Status": rolled.status.value if rolled else "",
    }


def _key_result_row(objective: Objective, part: KeyResult, numbers: _Numbers) -> dict[str, str]:
    reference = objective.reference_to(part)
    rolled = numbers.key_results.get(reference)
    return {
        "Reference": str(reference),
        "Kind": "key_result",
        "Title": part.title,
        "Team": objective.team,
        "Cycle": objective.cycle,
        "Supports": str(objective.reference),
        "Owner": part.owner or "",
        "Text": part.how,
        **measure_cells(part.measure),
        **_current(part, rolled),
        "Weight": plain(part.weight) if part.weight != 1 else "",
        "Commitment": part.commitment.value if part.commitment else "",
        "State": part.state.value,
        "Reason": part.reason,
        "Score": _share(rolled.score if rolled else None),
        "Status": rolled.status.value if rolled else "",
    }


def measure_cells(measure: Measure | None) -> dict[str, str]:
    """Give the cells that say how a key result is measured."""
    if isinstance(measure, Metric):
        stretch = plain(measure.stretch) if measure.stretch is not None else ""
        return {
            "Shape": "metric", "Unit": measure.unit, "Metric": measure.name,
            "Baseline": plain(measure.baseline), "Target": plain(measure.target),
            "Stretch": stretch,
        }  # fmt: skip
    if isinstance(measure, Threshold):
        return {
            "Shape": measure.condition.value, "Unit": measure.unit, "Metric": measure.name,
            "Target": plain(measure.bound),
            "Stretch": plain(measure.upper) if measure.upper is not None else "",
        }  # fmt: skip
    if isinstance(measure, Milestones):
        return {"Shape": "milestones", "Milestones": "\n".join(map(_step, measure.items))}
    return {"Shape": "binary"} if isinstance(measure, Binary) else {}


def _step(step: Milestone) -> str:
    weight = f" [weight {plain(step.weight)}]" if step.weight != 1 else ""
    due = f" [due {step.due}]" if step.due else ""
    done = f" [done {step.done}]" if step.done else ""
    return f"{step.id}: {step.title}{weight}{due}{done}"


def _current(part: KeyResult, rolled: KeyResultRollup | None) -> dict[str, str]:
    value, day = part.current, part.as_of
    confidence = part.confidence
    if rolled is not None and rolled.last_reading is not None:
        newest = rolled.current
        if newest is not None and not isinstance(newest, frozenset | tuple):
            value, day = newest, rolled.last_reading.day
        confidence = rolled.confidence if rolled.confidence is not None else confidence
    return {
        "Current": value_text(value) if value is not None else "",
        "As of": str(day) if value is not None and day is not None else "",
        "Confidence": plain(confidence) if confidence is not None else "",
    }


def _share(score: Fraction | None) -> str:
    return "" if score is None else f"{float(score):.4f}".rstrip("0").rstrip(".")


def left_behind(plan: Plan, *, cycles: Iterable[CycleId]) -> tuple[Remark, ...]:
    """Name what the documents hold and a table does not."""
    chosen = set(cycles)
    found: list[Remark] = []
    for reference, objective in plan.objectives.items():
        if objective.cycle not in chosen:
            continue
        parts = {
            "depends_on": objective.depends_on,
            "serves": objective.serves,
            "open_questions": objective.open_questions,
            "changes": objective.changes,
            "closing": objective.closing,
            "formerly": objective.formerly,
            "carried_from": objective.carried_from,
        }
        found += [
            Remark(place=str(reference), message=f"Its {name} is not in the table.")
            for name, value in parts.items()
            if value
        ]
        for part in objective.key_results:
            found += [
                Remark(
                    place=str(objective.reference_to(part)),
                    message=f"Its {name} is not in the table.",
                )
                for name in _unseen(part)
            ]
    return tuple(found)


def _unseen(part: KeyResult) -> Iterator[str]:
    if part.serves:
        yield "serves"
    if part.formerly:
        yield "formerly"
    for name in ("expected", "withheld", "source"):
        if getattr(part.measure, name, None):
            yield name
    if isinstance(part.measure, Threshold) and part.measure.scoring.value != "latest":
        yield "scoring"
