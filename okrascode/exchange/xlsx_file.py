"""XLSX to a table and back: the only file that knows openpyxl, an extra.

A workbook is a zip of XML from a stranger: how large it becomes is looked at before anything is
unpacked, declarations that expand are refused, and a formula counts by the value that was saved.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from okrascode.errors import UsageError
from okrascode.exchange.csv_text import table_of
from okrascode.exchange.item import Remark
from okrascode.exchange.table import (
    LONGEST_CELL,
    MOST_BYTES,
    MOST_COLUMNS,
    Table,
    too_much,
)
from okrascode.exchange.values import plain
from okrascode.output.escape import for_cell

if TYPE_CHECKING:
    from openpyxl import Workbook

__all__ = ["as_xlsx", "read_xlsx"]

_MOST_PARTS = 2_000
_MOST_UNPACKED = 4 * MOST_BYTES
_CHUNK = 1 << 16


def read_xlsx(raw: bytes, *, sheet: str | None = None) -> Table:
    """Read one sheet, the first one when none is named; its first line names the columns.

    Raises:
        UsageError: openpyxl is not installed, or this is no workbook, or too large a one.
    """
    _inspect(raw)
    values = _workbook(raw, values=True)
    if sheet is not None and sheet not in values.sheetnames:
        raise UsageError(
            f"There is no sheet {sheet!r}.", hint=f"There are: {', '.join(values.sheetnames)}."
        )
    name = sheet or values.sheetnames[0]
    remarks: list[Remark] = []
    # A formula whose value was never calculated looks empty; only its own text tells.
    formulas = _formulas(raw, name) if b"<f" in _sheets(raw) else {}
    table = table_of(_lines(values[name], formulas, remarks))
    others = [other for other in values.sheetnames if other != name]
    if others and sheet is None:
        remarks.append(
            Remark(
                place="",
                message=f"Only the sheet {name!r} is read, not {', '.join(map(repr, others))};"
                " --sheet names another.",
            )
        )
    return Table(columns=table.columns, rows=table.rows, remarks=(*table.remarks, *remarks))


def as_xlsx(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str) -> bytes:
    """Write a table as a workbook of one sheet; numbers are numbers, nothing is a formula."""
    workbook = _openpyxl().Workbook(write_only=True)
    sheet = workbook.create_sheet(title[:31])
    sheet.append(list(columns))
    for row in rows:
        sheet.append([_cell(text) for text in row])
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _openpyxl() -> Any:  # noqa: ANN401  # a module
    try:
        import openpyxl
    except ImportError:
        raise UsageError(
            "Workbooks need the extra xlsx, which is not installed.",
            hint="pip install 'okrascode[xlsx]', or save the sheet as CSV UTF-8.",
        ) from None
    return openpyxl


def _workbook(raw: bytes, *, values: bool) -> Workbook:
    try:
        workbook: Workbook = _openpyxl().load_workbook(
            io.BytesIO(raw), read_only=True, data_only=values, keep_links=False
        )
    except UsageError:
        raise
    except Exception as error:  # Its errors on broken files are of a dozen kinds.
        raise UsageError(
            f"This is no workbook that can be read: {type(error).__name__}.",
            hint="Open it in a spreadsheet program and save it again as .xlsx, or as CSV.",
        ) from error
    return workbook


def _inspect(raw: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            parts = packed.infolist()
            if len(parts) > _MOST_PARTS:
                raise too_much("The workbook", _MOST_PARTS, "parts")
            if sum(part.file_size for part in parts) > _MOST_UNPACKED:
                raise too_much("The workbook, unpacked,", _MOST_UNPACKED, "bytes")
            for part in parts:
                with packed.open(part) as file:
                    beginning = file.read(_CHUNK)
                if b"<!DOCTYPE" in beginning or b"<!ENTITY" in beginning:
                    raise UsageError(
                        f"The workbook declares entities in {part.filename!r}, which no"
                        " spreadsheet program writes.",
                        hint="Open it in one and save it again.",
                    )
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise UsageError(
            "This is no .xlsx file.", hint="An old .xls has to be saved as .xlsx or CSV first."
        ) from error


def _sheets(raw: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        names = [n for n in packed.namelist() if n.startswith("xl/worksheets/")]
        return b"".join(packed.read(name) for name in names)


def _formulas(raw: bytes, sheet: str) -> dict[tuple[int, int], str]:
    found = {}
    for row in _workbook(raw, values=False)[sheet].iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.data_type == "f":
                found[cell.row, cell.column] = cell.value
    return found


def _lines(
    sheet: Any,  # noqa: ANN401  # three kinds of sheets
    formulas: dict[tuple[int, int], str],
    remarks: list[Remark],
) -> Iterator[tuple[int, Sequence[str]]]:
    # What a file says about its own size is not believed, nor are rows filled up to it.
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if len(row) > MOST_COLUMNS:
            raise too_much(f"Row {number}", MOST_COLUMNS, "cells")
        texts = []
        for column, cell in enumerate(row, start=1):
            text = _text(cell)
            if len(text) > LONGEST_CELL:
                raise too_much(f"A cell of row {number}", LONGEST_CELL, "characters")
            if not text and (number, column) in formulas:
                _say(remarks, number, "A formula has no saved value, and is left out.")
            if text.startswith("#") and cell.data_type == "e":
                _say(remarks, number, f"A cell is the error {text}, and is left out.")
                text = ""
            texts.append(text)
        yield number, texts


def _say(remarks: list[Remark], row: int, message: str) -> None:
    remarks.append(Remark(place=f"row {row}", message=message))


def _text(cell: Any) -> str:  # noqa: ANN401
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        # What a person sees as 66 % is kept as 0.66.
        is_percent = str(cell.number_format or "").rstrip().endswith("%")
        number = Decimal(repr(value)) if value == value else None  # NaN
        if number is None or not number.is_finite():
            return str(value)
        return f"{plain(number * 100)}%" if is_percent else plain(number)
    return str(value)


def _cell(text: str) -> str | int | float:
    if text and len(text) < 15 and text.lstrip("-").replace(".", "", 1).isdecimal():
        number = float(text)
        if plain(Decimal(repr(number))) == text:
            return int(number) if number.is_integer() else number
    return for_cell(text)[:LONGEST_CELL]
