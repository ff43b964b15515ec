"""Any JSON whose records have the usual names to a table; nested records inherit what is above."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from okrascode.errors import UsageError
from okrascode.exchange.item import Remark
from okrascode.exchange.table import MOST_COLUMNS, MOST_ROWS, Row, Table, too_much
from okrascode.exchange.values import plain

__all__ = ["read_json"]

_BELOW = {
    "objectives": "objective", "goals": "objective", "okrs": "objective",
    "keyresults": "key_result", "krs": "key_result",
    "teams": "", "departments": "", "cycles": "", "periods": "",
    "data": "", "items": "", "results": "", "rows": "", "records": "",
}  # fmt: skip
"""Lists that hold records, and of what kind these are; in small letters without signs."""
_GROUPS = {"objectives": "Team", "goals": "Team", "okrs": "Team", "teams": "Cycle"}
"""What a group is whose list has this name."""
_KEYS = frozenset({"ref", "reference", "key", "id", "uuid"})
_DEEPEST = 24
_LONGEST_NUMBER = 40


def read_json(text: str) -> Table:
    """Make a table with one line for each record; nested key results come with their objective.

    Raises:
        UsageError: it is no JSON, or holds no records.
    """
    try:
        data = json.loads(text, parse_float=_number, parse_int=_number, parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"This is no JSON: {error}.") from None
    walk = _Walk()
    walk.into(data, _Above(), at="", depth=0)
    if not walk.rows:
        raise UsageError(
            "There are no records in this file.",
            hint="Expected is a list of objects, or objectives with key_results below.",
        )
    columns = dict.fromkeys(name for row in walk.rows for name in row.cells)
    if len(columns) > MOST_COLUMNS:
        raise too_much("The file", MOST_COLUMNS, "different fields")
    return Table(columns=tuple(columns), rows=tuple(walk.rows), remarks=tuple(walk.remarks))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Above:
    """What a record learns from where it stands."""

    kind: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)


class _Walk:
    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.remarks: list[Remark] = []

    def into(self, value: object, above: _Above, *, at: str, depth: int) -> None:
        """Go through lists and the objects in them."""
        if depth > _DEEPEST:
            self.remarks.append(Remark(place=at, message="Nested too deeply, and left out."))
        elif isinstance(value, list):
            for number, one in enumerate(value):
                self.into(one, above, at=f"{at}/{number}", depth=depth + 1)
        elif isinstance(value, dict):
            self._object(value, above, at=at, depth=depth)
        elif value is not None:
            self.remarks.append(Remark(place=at, message="Is no record, and is left out."))

    def _object(self, value: Mapping[str, object], above: _Above, *, at: str, depth: int) -> None:
        below = {name: inner for name, inner in value.items() if _holds_records(name, inner)}
        cells = dict(_cells(value, without=below))
        told = dict(above.cells)
        if above.kind or not below:
            key = next((c for n, c in cells.items() if _bare(n) in _KEYS), at or "/")
            kind = {"Kind": above.kind} if above.kind else {}
            if len(self.rows) >= MOST_ROWS:
                raise too_much("The file", MOST_ROWS, "records")
            self.rows.append(Row(at or "/", {**kind, **told, **cells, "Key": key}))
            told |= {"Parent key": key}
        for name, inner in below.items():
            group = _GROUPS.get(_bare(name)) if not above.kind else None
            if group and (title := cells.get("id") or cells.get("name") or cells.get("team")):
                told[group] = title
            self.into(
                inner, _Above(kind=_BELOW[_bare(name)], cells=told), at=f"{at}/{name}",
                depth=depth + 1,
            )  # fmt: skip


def _number(text: str) -> Decimal | str:
    """Keep a number as text when to write it out would fill the memory."""
    is_short = len(text) <= _LONGEST_NUMBER and "e" not in text.casefold()
    return Decimal(text) if is_short else text


def _bare(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())


def _holds_records(name: str, value: object) -> bool:
    return (
        _bare(name) in _BELOW
        and isinstance(value, list)
        and any(isinstance(one, dict) for one in value)
    )


def _cells(
    record: Mapping[str, object], *, without: Mapping[str, object]
) -> Iterator[tuple[str, str]]:
    for name, value in record.items():
        if name in without or value is None or value == "":
            continue
        if isinstance(value, bool):
            yield name, "true" if value else "false"
        elif isinstance(value, Decimal):
            yield name, plain(value)
        elif isinstance(value, str):
            yield name, value.strip()
        elif isinstance(value, list) and all(isinstance(v, str | Decimal) for v in value):
            yield name, "\n".join(plain(v) if isinstance(v, Decimal) else v for v in value)
        else:
            yield name, json.dumps(value, ensure_ascii=False, default=str)
