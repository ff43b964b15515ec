"""OpenMetrics: how the running cycles stand, for Prometheus and what draws its numbers.

There are no people in it, and what is unknown has no sample instead of a zero. All of it is gauges,
which mean the same in the older text format: a plain web server says no more than ``text/plain``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from okrascode import __version__
from okrascode.output.numbers import six_decimals
from okrascode.rollup.result import Status
from okrascode.site.addresses import reference_at
from okrascode.site.publication import DataFile, DataKind, Publication
from okrascode.site.view import KeyResultView, ObjectiveView, SiteView

__all__ = ["DATA"]

_Number = Fraction | Decimal | int | bool | None
_Samples = Sequence[tuple[dict[str, str], _Number]]


def _files(publication: Publication) -> Iterator[DataFile]:
    text = "".join(f"{line}\n" for line in _lines(publication.site))
    yield DataFile(path="data/metrics.txt", content=text.encode())


def _lines(site: SiteView) -> Iterator[str]:
    yield from _about(site)
    key_results = [(_labels(k), k) for k in site.current]
    objectives = [(_labels(o), o) for o in site.running]
    for name, help_, samples in (
        (
            "key_result_current",
            "Newest value; 1 or 0 for what is done or not. Milestones have none.",
            [(labels, _number(k)) for labels, k in key_results],
        ),
        (
            "key_result_progress_ratio",
            "Part of the way from start to target, not clamped.",
            [(labels, k.progress) for labels, k in key_results],
        ),
        (
            "key_result_score_ratio",
            "Score from 0 to 1.",
            [(labels, k.score) for labels, k in key_results],
        ),
        (
            "key_result_expected_ratio",
            "Score expected by now.",
            [(labels, k.expected) for labels, k in key_results],
        ),
        (
            "key_result_confidence",
            "What the team believes, 0 to 10, while it is fresh.",
            [(labels, k.confidence) for labels, k in key_results],
        ),
        (
            "key_result_age_days",
            "Days since the newest reading.",
            [(labels, k.age_days) for labels, k in key_results],
        ),
        (
            "objective_score_ratio",
            "Score from 0 to 1.",
            [(labels, o.score) for labels, o in objectives],
        ),
        (
            "objective_expected_ratio",
            "Score expected by now.",
            [(labels, o.expected) for labels, o in objectives],
        ),
        (
            "objective_open_questions",
            "Hard questions nobody has resolved yet.",
            [(labels, sum(q.is_open for q in o.questions)) for labels, o in objectives],
        ),
    ):
        yield from _gauge(name, help_, samples)
    yield from _states("key_result_status", [(labels, k.status) for labels, k in key_results])
    yield from _states("objective_status", [(labels, o.status) for labels, o in objectives])
    yield "# EOF"


def _about(site: SiteView) -> Iterator[str]:
    labels = {
        "version": __version__,
        "revision": site.revision.id if site.revision else "",
        "today": site.today.isoformat(),
    }
    yield from _gauge("build_info", "What the numbers were read from.", [(labels, 1)])
    help_ = "0 when a part of the history is missing."
    yield from _gauge("history_complete", help_, [({}, site.complete)])
    yield from _gauge(
        "cycle_elapsed_ratio",
        "Part of the cycle that is gone.",
        [({"cycle": cycle.id}, cycle.elapsed) for cycle in site.cycles],
    )


def _gauge(name: str, help_: str, samples: _Samples) -> Iterator[str]:
    yield f"# TYPE okr_{name} gauge"
    yield f"# HELP okr_{name} {help_}"
    for labels, value in samples:
        if value is not None:
            digits = format(six_decimals(Fraction(value)), "f")
            yield f"okr_{name}{_written(labels)} {digits}"


def _states(name: str, samples: Sequence[tuple[dict[str, str], Status]]) -> Iterator[str]:
    told = [({**labels, "status": status.value}, 1) for labels, status in samples]
    return _gauge(name, "1 for the status it has.", told)


def _labels(view: ObjectiveView | KeyResultView) -> dict[str, str]:
    where = reference_at(view.address)
    labels = {"team": where.team, "cycle": where.cycle, "objective": where.objective}
    if where.key_result is not None:
        labels["key_result"] = where.key_result
    return {key: str(value) for key, value in labels.items()}


def _number(view: KeyResultView) -> Decimal | bool | None:
    return view.current if isinstance(view.current, Decimal | bool) else None


def _written(labels: dict[str, str]) -> str:
    if not labels:
        return ""
    escaped = (
        (name, value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n"))
        for name, value in labels.items()
    )
    return "{" + ",".join(f'{name}="{value}"' for name, value in escaped) + "}"


DATA = DataKind(
    name="metrics",
    media_type="application/openmetrics-text; version=1.0.0; charset=utf-8",
    files=_files,
    once=True,
)
