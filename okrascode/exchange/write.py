"""A plan in the formats of other people: CSV, a workbook, a page of Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from okrascode.exchange.csv_text import as_csv
from okrascode.exchange.to_markdown import as_markdown
from okrascode.exchange.to_rows import COLUMNS, rows_of
from okrascode.model.plan import Plan
from okrascode.model.reference import CycleId
from okrascode.rollup.result import CycleRollup

__all__ = ["FORMATS", "write_exchange"]

FORMATS = ("csv", "xlsx", "markdown")


def write_exchange(
    plan: Plan, rollups: Iterable[CycleRollup], format_: str, *, cycles: Iterable[CycleId]
) -> bytes:
    """Give a file of objectives and key results that ``okr import`` reads back as the same.

    ``format_`` is one of :data:`FORMATS`; ``rollups`` give the newest values and the scores of
    ``cycles``. Each text is escaped for the place it stands in.

    Raises:
        UsageError: a workbook is wanted and openpyxl is not installed.
    """
    rows = list(rows_of(plan, rollups, cycles=tuple(cycles)))
    title = plan.organization.name if plan.organization else "OKRs"
    if format_ == "markdown":
        return as_markdown(rows, title=title).encode()
    table = [[row.get(column, "") for column in COLUMNS] for row in rows]
    if format_ == "xlsx":
        from okrascode.exchange.xlsx_file import as_xlsx

        return as_xlsx(COLUMNS, table, title="OKRs")
    return as_csv(COLUMNS, table).encode("utf-8-sig")
