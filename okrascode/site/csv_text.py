"""Tables as CSV that spreadsheets open rightly: UTF-8 with its mark, no text that is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from okrascode.output.escape import for_cell
from okrascode.output.numbers import six_decimals

__all__ = ["Cell", "csv_bytes"]

Cell = str | bool | int | Decimal | Fraction | tuple[str, ...] | None
"""What a cell can hold; fractions and decimals are rounded to six decimals."""

_MARK = "\ufeff"
"""Without it Excel reads Chinese and accents as something else."""


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    r"""Write a table with its names of columns.

    >>> csv_bytes(["a", "b"], [["=1+1", Decimal("-2.50")]]).decode("utf-8-sig")
    "a,b\n'=1+1,-2.5\n"
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return (_MARK + out.getvalue()).encode()


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return for_cell(cell)
    if isinstance(cell, tuple):
        return for_cell(" ".join(cell))
    return format(six_decimals(Fraction(cell)), "f")
