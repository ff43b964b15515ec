"""The site as flat tables: the same columns and rows for spreadsheets and for the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from okrascode.model.measure import Measure, Metric, Threshold, shape_of
from okrascode.site.addresses import reference_at
from okrascode.site.health_tables import HEALTH_TABLES
from okrascode.site.shown_cycles import shown_cycles
from okrascode.site.table import Row, Table
from okrascode.site.view import KeyResultView, ObjectiveView, SiteView
from okrascode.site.view_parts import IntentRow, ReadingRow

__all__ = ["CHANGES", "READINGS", "TABLES", "reading_cells"]


def _cycles(site: SiteView) -> Iterator[Row]:
    for view in shown_cycles(site):
        cycle = view.cycle
        yield (
            cycle.id, cycle.start.isoformat(), cycle.end.isoformat(), cycle.parent,
            cycle.state.value, cycle.cadence_days, view.running, view.elapsed,
        )  # fmt: skip


def _teams(site: SiteView) -> Iterator[Row]:
    for view in site.teams:
        yield (
            view.id, view.name, view.mission, view.lead, view.sponsor, view.members, view.depth,
            view.cycle.id if view.cycle else None, view.score,
        )  # fmt: skip


def _objectives(site: SiteView) -> Iterator[Row]:
    for view in site.objectives:
        where = reference_at(view.address)
        yield (
            view.reference, where.team, where.cycle, view.title, view.why, view.owner,
            view.state.value, view.commitment.value, view.weight, view.status.value, view.score,
            view.final_score, view.expected, view.confidence,
            view.closing.outcome.value if view.closing else None,
            view.closing.learned if view.closing else None,
        )  # fmt: skip


def _key_results(site: SiteView) -> Iterator[Row]:
    for objective, view in _each(site):
        where = reference_at(view.address)
        yield (
            view.reference, objective.reference, where.team, where.cycle, view.title, view.owner,
            view.state.value, view.commitment.value, view.weight, *_measure(view.measure),
            view.current, view.progress, view.status.value, view.score, view.final_score,
            view.expected, view.confidence, view.tension.value if view.tension else None,
            view.last.day.isoformat() if view.last and view.last.day else None, view.age_days,
            len(view.readings),
        )  # fmt: skip


def _measure(measure: Measure | None) -> Row:
    metric = measure if isinstance(measure, Metric) else None
    bounded = measure if isinstance(measure, Threshold) else None
    held = metric or bounded
    return (
        shape_of(measure) if measure else None,
        held.unit if held else None,
        metric.baseline if metric else None,
        metric.target if metric else None,
        bounded.condition.value if bounded else None,
        bounded.bound if bounded else None,
        bounded.upper if bounded else None,
    )


def reading_cells(row: ReadingRow) -> Row:
    """Give a reading as the columns behind the reference."""
    return (
        row.day.isoformat() if row.day else None,
        row.not_after.isoformat() if row.not_after else None,
        row.value, row.change, row.confidence, row.note, row.ask, row.who,
        row.commit.id if row.commit else None, row.source.label, row.late, row.counts,
    )  # fmt: skip


def _readings(site: SiteView) -> Iterator[Row]:
    for _, view in _each(site):
        yield from ((view.reference, *reading_cells(row)) for row in view.readings)


def _changes(site: SiteView) -> Iterator[Row]:
    for objective in site.objectives:
        yield from _changes_of(objective.reference, reversed(objective.history))
        for view in objective.key_results:
            rows = (row for row in reversed(view.rows) if isinstance(row, IntentRow))
            yield from _changes_of(view.reference, rows)


def _changes_of(reference: str, rows: Iterable[IntentRow]) -> Iterator[Row]:
    for row in rows:
        yield (
            reference, row.day.isoformat(), row.field, row.old, row.new, row.reason, row.who,
            row.commit.id if row.commit else None,
        )  # fmt: skip


def _questions(site: SiteView) -> Iterator[Row]:
    for objective in site.objectives:
        for view in objective.questions:
            yield (
                objective.reference, view.id, view.question, view.raised_by,
                view.raised_on.isoformat() if view.raised_on else None, view.sponsor,
                view.has_sponsor, view.is_open,
                view.resolved_on.isoformat() if view.resolved_on else None, view.resolution,
            )  # fmt: skip


def _supports(site: SiteView) -> Iterator[Row]:
    for view in site.objectives:
        for link in view.supports:
            yield view.reference, str(reference_at(link.address))


def _requests(site: SiteView) -> Iterator[Row]:
    for view in site.requests:
        yield (
            str(reference_at(view.asker.address)), str(reference_at(view.of.address)),
            view.cycle.id, view.need, view.due.isoformat() if view.due else None, view.overdue,
            view.answer.value, view.why, view.asked_on.isoformat() if view.asked_on else None,
            view.answered_on.isoformat() if view.answered_on else None,
        )  # fmt: skip


def _scores(site: SiteView) -> Iterator[Row]:
    for view in site.objectives:
        yield from ((view.reference, day.isoformat(), score) for day, score in view.series)


def _each(site: SiteView) -> Iterator[tuple[ObjectiveView, KeyResultView]]:
    for objective in site.objectives:
        for view in objective.key_results:
            yield objective, view


READINGS = Table(
    name="readings",
    columns=(
        "key_result", "date", "not_after", "value", "change", "confidence", "note", "ask", "who",
        "commit_id", "source", "late", "counts",
    ),
    rows=_readings,
)  # fmt: skip
CHANGES = Table(
    name="changes",
    columns=("ref", "date", "field", "old", "new", "reason", "who", "commit_id"),
    rows=_changes,
)
TABLES = (
    Table(
        name="cycles",
        columns=(
            "id", "start", "end", "parent", "state", "cadence_days", "running", "elapsed",
        ),
        rows=_cycles,
        key="id",
    ),
    Table(
        name="teams",
        columns=(
            "id", "name", "mission", "lead", "sponsor", "members", "depth", "cycle", "score",
        ),
        rows=_teams,
        key="id",
    ),
    Table(
        name="objectives",
        columns=(
            "ref", "team", "cycle", "objective", "why", "owner", "state", "commitment", "weight",
            "status", "score", "final_score", "expected", "confidence", "outcome", "learned",
        ),
        rows=_objectives,
        key="ref",
    ),
    Table(
        name="key_results",
        columns=(
            "ref", "objective", "team", "cycle", "key_result", "owner", "state", "commitment",
            "weight", "shape", "unit", "baseline", "target", "condition", "bound", "upper",
            "current", "progress", "status", "score", "final_score", "expected", "confidence",
            "tension", "last_reading", "age_days", "readings",
        ),
        rows=_key_results,
        key="ref",
    ),
    READINGS,
    CHANGES,
    Table(
        name="questions",
        columns=(
            "objective", "id", "question", "raised_by", "raised_on", "sponsor", "has_sponsor",
            "open", "resolved_on", "resolution",
        ),
        rows=_questions,
    ),
    Table(
        name="requests",
        columns=(
            "asker", "asked", "cycle", "need", "due", "overdue", "answer", "why", "asked_on",
            "answered_on",
        ),
        rows=_requests,
    ),
    Table(name="supports", columns=("ref", "supports"), rows=_supports),
    Table(name="scores", columns=("objective", "date", "score"), rows=_scores),
    *HEALTH_TABLES,
)  # fmt: skip
"""Every table, in an order in which each refers to those before it."""
