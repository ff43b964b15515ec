"""CSV to a table and back: any usual separator and encoding, with limits."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from okrascode.errors import UsageError
from okrascode.exchange.item import Remark
from okrascode.exchange.table import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Row, Table, too_much
from okrascode.output.escape import for_cell

__all__ = ["as_csv", "decoded", "read_csv", "table_of"]

_SEPARATORS = ",;\t|"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(raw: bytes, *, encoding: str | None = None) -> str:
    """Give the text of a file.

    Raises:
        UsageError: the bytes are not of the encoding, or there is no such encoding.
    """
    name = encoding or next((name for mark, name in _MARKS if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(name)
    except LookupError:
        raise UsageError(f"There is no encoding {name!r}.", hint="Try utf-8 or gb18030.") from None
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise UsageError(
            f"The file is not {name}: byte {raw[error.start]:#04x} in line {line}.",
            hint="Save it as UTF-8, or name its encoding: --encoding gb18030 or cp1252.",
        ) from None
    if "\0" in text:
        raise UsageError("The file holds NUL characters: it is no text.")
    return text


def read_csv(text: str) -> Table:
    """Read a table whose first line names the columns.

    Raises:
        UsageError: it is too large, or no CSV.
    """
    csv.field_size_limit(LONGEST_CELL)
    separator = _separator_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False)

    def lines() -> Iterator[tuple[int, Sequence[str]]]:
        try:
            for cells in reader:
                yield reader.line_num, cells
        except csv.Error as error:
            raise UsageError(
                f"Line {reader.line_num} is no CSV: {error}.",
                hint="Is a quotation mark left open?",
            ) from None

    return table_of(lines(), word="line")


def table_of(lines: Iterable[tuple[int, Sequence[str]]], *, word: str = "row") -> Table:
    """Make a table of lines of cells, of which the first one names the columns."""
    columns: list[str] = []
    rows: list[Row] = []
    remarks: list[Remark] = []
    for number, cells in lines:
        texts = [_text(cell) for cell in cells]
        if not any(texts):
            continue
        if len(texts) > MOST_COLUMNS:
            raise too_much(f"{word.capitalize()} {number}", MOST_COLUMNS, "cells")
        if not columns:
            columns = _named(texts, remarks)
            continue
        if len(rows) >= MOST_ROWS:
            raise too_much("The table", MOST_ROWS, "rows")
        named = {name: cell for name, cell in zip(columns, texts, strict=False) if name and cell}
        spare = [c for n, c in enumerate(texts) if c and (n >= len(columns) or not columns[n])]
        rows.append(Row(f"{word} {number}", named, tuple(spare)))
    return Table(
        columns=tuple(name for name in columns if name), rows=tuple(rows), remarks=tuple(remarks)
    )


def _text(cell: str) -> str:
    """Take off what keeps a text from being a formula."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and _looks_like_a_formula(text) else text


def _looks_like_a_formula(text: str) -> bool:
    return text.lstrip("'")[:1] in tuple("=+-@")


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table; no cell is a formula in a spreadsheet, and lines end in CR LF (RFC 4180)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def _safe(cell: str) -> str:
    # A negative number is no formula, and must stay a number for whoever calculates with it.
    if cell[:1] == "'" and _looks_like_a_formula(cell):
        cell = "'" + cell  # So that what is taken off again is not its own.
    return cell if _is_number(cell) else for_cell(cell)


def _is_number(cell: str) -> bool:
    return cell.removeprefix("-").replace(".", "", 1).isdecimal()


def _named(texts: Sequence[str], remarks: list[Remark]) -> list[str]:
    seen: set[str] = set()
    names: list[str] = []
    for text in texts:
        name = " ".join(text.split()).removesuffix("*").strip()
        if name and name in seen:
            remarks.append(
                Remark(place="", message=f"The column {name!r} is there twice: the first counts.")
            )
        names.append("" if name in seen else name)
        seen.add(name)
    return names


def _separator_of(text: str) -> str:
    """Find what separates the names of the columns, outside quotation marks."""
    counts = dict.fromkeys(_SEPARATORS, 0)
    is_quoted = False
    for character in text[:LONGEST_CELL]:
        if character == '"':
            is_quoted = not is_quoted
        elif character in "\r\n" and not is_quoted and any(counts.values()):
            break
        elif character in counts and not is_quoted:
            counts[character] += 1
    return max(_SEPARATORS, key=lambda separator: counts[separator])
