"""What rules take from the history of a repository."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from okrascode.findings import Finding, Severity
from okrascode.lint.material import read_texts
from okrascode.lint.result import LintResult
from okrascode.lint.run import lint
from okrascode.lint.select import Choice
from okrascode.model.reference import parse_reference
from okrascode.readings.reading import Origin, Reading, SourceName
from okrascode.readings.record import Record
from tests.support.good_company import GOOD_COMPANY, GOOD_TODAY
from tests.support.lint_texts import material_of

SALES = "okrs/sales/2026-Q4.yaml"
LIVE = parse_reference("sales@2026-Q4:enter-japan/live")


def run(record: Record | None = None, *select: str, day: date | None = None) -> LintResult:
    """Lint the good company with a ``current`` of 4, set on a day that only history knows."""
    text = GOOD_COMPANY[SALES].decode()
    old = "measure: {baseline: 0, target: 12}"
    files = {**GOOD_COMPANY, SALES: text.replace(old, old + "\n        current: 4").encode()}
    material = material_of(files)
    if day is not None:
        reading = Reading(
            key_result=LIVE,
            day=day,
            value=Decimal(4),
            source=SourceName.CURRENT,
            origin=Origin(commit=None, author="", authored_at=None, position=0),
        )
        record = Record(readings=MappingProxyType({LIVE: (reading,)}))
    material = replace(material, history=record or material.history)
    return lint(material, choice=Choice(select=select))


def test_the_history_dates_a_current_without_a_day() -> None:
    """A current set before the last check-in is the old value, one set after it is the new."""
    [finding] = run(None, "two-values", day=date(2026, 11, 3)).findings
    assert finding.message == (
        "current of live is 4 since 2026-11-03, but a check-in of 2026-11-17 says 5."
    )
    assert run(None, "two-values", day=date(2026, 11, 18)).findings == ()


def test_without_its_day_a_current_is_not_accused() -> None:
    """What nobody can date contradicts nothing."""
    assert run(None, "two-values").findings == ()


def test_what_the_history_could_not_count_is_reported() -> None:
    """A trailer that does not fit is a finding of its rule; what has no rule is kept too."""
    said = [
        Finding(code=code, slug=slug, severity=Severity.ERROR, message="No.", path="okrs")
        for code, slug in (("OKR211", "check-in-mismatch"), ("OKR899", "from-the-future"))
    ]
    result = run(Record(findings=tuple(said)), "2", "4")
    assert [f.code for f in result.findings if f.path == "okrs"] == ["OKR211", "OKR899"]


def test_an_incomplete_history_is_told_with_its_reason() -> None:
    """The reader learns why the history is not complete."""
    record = Record(complete_history=False, incomplete_because="This clone is shallow.")
    [finding] = run(record, "401", "905").findings
    assert (
        finding.message == "Not judged, for want of history: stale-check-in. This clone is shallow."
    )
    assert run(record, "401").findings == ()


def test_a_repository_without_an_organization_has_a_place_for_it_too() -> None:
    """What is about the whole repository then stands at its first document."""
    files = {path: raw for path, raw in GOOD_COMPANY.items() if "organization" not in path}
    result = lint(read_texts(files, today=GOOD_TODAY), choice=Choice(select=("401", "905")))
    assert [f.path for f in result.findings] == ["okrs/company/2026.yaml"]
