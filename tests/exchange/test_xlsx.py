"""Workbooks: dates, percents, formulas and sheets; hostile ones are refused in a sentence."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest

from okrascode.errors import UsageError

openpyxl = pytest.importorskip("openpyxl")

from okrascode.exchange.xlsx_file import as_xlsx, read_xlsx  # noqa: E402


def workbook(*rows: list[Any], more: str = "", formats: dict[str, str] | None = None) -> bytes:
    """Save rows as a spreadsheet program would."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for cell, number_format in (formats or {}).items():
        book.active[cell].number_format = number_format
    if more:
        book.create_sheet(more).append(["Objective", "Key result"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(raw: bytes, name: str, data: bytes) -> bytes:
    """Replace one part of a packed file."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            new.writestr(part, data if part == name else old.read(part))
        if name not in old.namelist():
            new.writestr(name, data)
    return out.getvalue()


def test_cells_are_read_as_a_person_sees_them() -> None:
    """Days are days, 0.66 shown as 66 % is 66 %, whole numbers have no point."""
    raw = workbook(
        ["A", "B", "C", "D", "E"],
        [date(2026, 11, 20), datetime(2026, 11, 20, 9, 30), 0.66, 12.0, True],
        formats={"C2": "0%"},
    )
    [row] = read_xlsx(raw).rows
    assert row.cells == {
        "A": "2026-11-20", "B": "2026-11-20 09:30:00", "C": "66%", "D": "12", "E": "true",
    }  # fmt: skip
    assert row.place == "row 2"


def test_a_formula_without_a_saved_value_is_named() -> None:
    """No formula is calculated here, and none is lost in silence."""
    raw = workbook(["A", "B"], ["x", "=1+1"])
    table = read_xlsx(raw)
    assert table.rows[0].cells == {"A": "x"}
    assert [(r.place, r.message) for r in table.remarks] == [
        ("row 2", "A formula has no saved value, and is left out.")
    ]


def test_other_sheets_are_named_and_can_be_chosen() -> None:
    """Only one sheet is read; which, and which not, is said."""
    raw = workbook(["A"], ["x"], more="Plan")
    assert "Only the sheet 'Sheet' is read, not 'Plan'" in read_xlsx(raw).remarks[0].message
    assert read_xlsx(raw, sheet="Plan").columns == ("Objective", "Key result")
    with pytest.raises(UsageError, match="no sheet 'Nope'"):
        read_xlsx(raw, sheet="Nope")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    """A few kilobytes that unpack to more than a quarter of a gigabyte are no table."""
    raw = repacked(workbook(["A"], ["x"]), "xl/media/x.bin", b"\0" * ((256 << 20) + 1))
    assert len(raw) < 1 << 20
    with pytest.raises(UsageError, match="unpacked, has more than"):
        read_xlsx(raw)


def test_entities_are_refused() -> None:
    """Declarations that grow when they are read have no place in a sheet."""
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    raw = repacked(workbook(["A"], ["x"]), "xl/worksheets/sheet1.xml", evil)
    with pytest.raises(UsageError, match="declares entities"):
        read_xlsx(raw)


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04nothing", b"\xd0\xcf\x11\xe0old", b"a,b\n1,2\n"])
def test_what_is_no_workbook_gets_a_sentence(raw: bytes) -> None:
    """Nothing else than UsageError comes out."""
    with pytest.raises(UsageError, match=r"no \.xlsx file"):
        read_xlsx(raw)


def test_a_broken_part_gets_a_sentence() -> None:
    """A sheet that is no XML is told as such."""
    raw = repacked(workbook(["A"], ["x"]), "xl/workbook.xml", b"<not xml")
    with pytest.raises(UsageError, match="no workbook that can be read"):
        read_xlsx(raw)


def test_a_sheet_as_wide_as_a_spreadsheet_can_be_is_refused() -> None:
    """What a file says of its size costs neither time nor memory."""
    book = openpyxl.Workbook()
    book.active["A1"] = "A"
    book.active["XFD2"] = "far out"
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(UsageError, match="more than 1,000 cells"):
        read_xlsx(out.getvalue())


def test_what_is_written_holds_no_formula() -> None:
    """A title that begins like a formula is text; numbers are numbers; Chinese stays."""
    raw = as_xlsx(["T", "N"], [["=cmd|' /C calc'!A0", "66.5"], ["支付", "1"]], title="OKRs")
    sheet = openpyxl.load_workbook(io.BytesIO(raw))["OKRs"]
    assert sheet["A2"].data_type == "s"
    assert sheet["B2"].value == 66.5
    assert read_xlsx(raw).rows[0].cells["T"] == "=cmd|' /C calc'!A0"
    assert read_xlsx(raw).rows[1].cells["T"] == "支付"
