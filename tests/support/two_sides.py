"""Two sets of documents, compared: what a change of the good company means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from okrascode.changes.compare import compare
from okrascode.changes.difference import Difference
from okrascode.changes.side import Comparison, Side
from okrascode.lint.material import read_texts
from okrascode.model.reference import parse_reference
from tests.support.good_company import GOOD_COMPANY, GOOD_TODAY

__all__ = ["COMMITTED", "ORGANIZATION", "PAYMENTS", "SALES", "changed", "compared", "told"]

PAYMENTS = "okrs/payments/2026-Q4.yaml"
ORGANIZATION = "okrs/organization.yaml"
SALES = "okrs/sales/2026-Q4.yaml"
_WEEKLY = b"end: 2026-12-31, cadence: weekly}"
COMMITTED: Mapping[str, bytes] = {
    path: raw.replace(_WEEKLY, b"end: 2026-12-31, commit_by: 2026-10-10, cadence: weekly}")
    for path, raw in GOOD_COMPANY.items()
}
"""The good company; its quarter is committed."""


def changed(
    *replacements: tuple[str, str, str],
    files: Mapping[str, bytes] = COMMITTED,
    without: Iterable[str] = (),
) -> dict[str, bytes]:
    """Give the company with texts replaced: path, old, new; each old text must be there."""
    found = {path: raw for path, raw in files.items() if path not in set(without)}
    for path, old, new in replacements:
        assert old.encode() in found[path], f"{old!r} is not in {path}"
        found[path] = found[path].replace(old.encode(), new.encode(), 1)
    return found


def compared(
    after: Mapping[str, bytes],
    before: Mapping[str, bytes] = COMMITTED,
    *,
    today: date = GOOD_TODAY,
    trailers: Iterable[tuple[str, str]] = (),
) -> Comparison:
    """Compare two sets of documents; trailers are reference and reason."""
    sides = []
    for texts in (before, after):
        read = read_texts(texts, today=today)
        unreadable = {path for path, one in read.results.items() if one.document is None}
        sides.append(Side(plan=read.plan, unreadable=frozenset(unreadable)))
    reasons = [(parse_reference(reference), why) for reference, why in trailers]
    return compare(sides[0], sides[1], today=today, trailers=reasons)


def told(comparison: Comparison) -> list[str]:
    """Write each difference in one line."""
    return [_line(one) for one in comparison.differences]


def _line(one: Difference) -> str:
    gate = " !" if one.needs_reason and not one.reason else ""
    why = f" because {one.reason}" if one.reason else ""
    about = one.about.replace("@2026-Q4", "")
    field = one.field.replace("@2026-Q4", "")
    return f"{about} {one.kind} {field}: {one.old} → {one.new} {one.direction}{gate}{why}"
