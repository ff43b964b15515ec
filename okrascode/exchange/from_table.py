"""A table and its mapping to items: every cell becomes part of one, or a remark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from okrascode.exchange.cells import Cells
from okrascode.exchange.item import Item, ItemKind, Items, Remark
from okrascode.exchange.mapping import ColumnMapping
from okrascode.exchange.parents import kept_order, parents_in, weight_in
from okrascode.exchange.table import Row, Table
from okrascode.exchange.updates import viva_updates

__all__ = ["items_of_table"]

_MOST_BESIDE = 50
"""Key results that one row may hold."""


def items_of_table(
    table: Table, mapping: ColumnMapping, *, rows: Iterable[Row] | None = None
) -> Items:
    """Read every row; ``rows`` are the table's own, for who wants to see how far it is."""
    run = _Run(mapping=mapping, remarks=list(table.remarks))
    for row in table.rows if rows is None else rows:
        run.items += run.items_of(row)
    run.say_unused(table)
    return Items(source=mapping.slug, items=tuple(run.items), remarks=tuple(run.remarks))


@dataclass(slots=True, kw_only=True)
class _Run:
    mapping: ColumnMapping
    remarks: list[Remark]
    items: list[Item] = field(default_factory=list)
    objectives: dict[tuple[str, ...], int] = field(default_factory=dict)
    """Where an objective that rows repeat stands among the items."""
    above: str = ""
    """Key of the objective that was seen last."""
    last: Item | None = None

    def items_of(self, row: Row) -> list[Item]:
        """Give what one row says."""
        cells = {name.casefold(): text for name, text in row.cells.items()}
        kind = self._kind(cells, row)
        if kind is None:
            return []
        if self.mapping.key_result:
            return list(self._with_key_results(cells, row))
        item = self._item(kind, cells, row, self.mapping.columns)
        if item is None:
            return []
        if self.mapping.parents == "above":
            item = kept_order(item, above=self.above)
            self.above = item.key if kind is ItemKind.OBJECTIVE else self.above
        return [item]

    def _kind(self, cells: Mapping[str, str], row: Row) -> ItemKind | None:
        column = self.mapping.columns.get("kind", ())
        word = next((cells[name] for name in column if name in cells), "")
        meant = self.mapping.kinds.get(word.casefold(), "") if word else self.mapping.default_kind
        if meant in ("objective", "key_result"):
            return ItemKind(meant)
        title = self._title(cells)
        what = f"a {word}" if word else "neither an objective nor a key result"
        self._say(row, f"Not imported, because it is {what}: {title or 'no title'}.")
        return None

    def _title(self, cells: Mapping[str, str]) -> str:
        names = self.mapping.columns.get("title", ())
        return next((cells[name] for name in names if name in cells), "")

    def _with_key_results(self, cells: Mapping[str, str], row: Row) -> Iterator[Item]:
        """Read an objective, once for all rows that repeat it, and the key results beside it."""
        columns = self.mapping.columns
        objective = self._item(
            ItemKind.OBJECTIVE, cells, row, columns, may_be_absent=self.last is not None
        )
        if objective is None:
            objective = self.last  # Merged cells: what is empty is what stands above.
            if objective is not None:
                self._say_different(objective, cells, row)
                yield from self._beside(objective, cells, row)
            return
        identity = (
            (objective.key,)
            if objective.key
            else (objective.title, objective.team, objective.cycle)
        )
        if identity not in self.objectives:
            key = objective.key or f"\0{len(self.objectives)}"
            objective = kept_order(objective, above="", key=key)
            self.objectives[identity] = len(self.items)
            yield objective
        else:
            objective = self.items[self.objectives[identity]]
        self.last = objective
        yield from self._beside(objective, cells, row)

    def _say_different(self, objective: Item, cells: Mapping[str, str], row: Row) -> None:
        """Name what a row without an objective of its own says otherwise than the one above."""
        own = Cells(cells, self.mapping.columns, self.mapping, place=row.place)
        for field_, theirs in (("team", objective.team), ("cycle", objective.cycle)):
            text = own.text(field_)
            if text and text != theirs:
                said = f"is {theirs!r} for the objective above" if theirs else "is not said above"
                self._say(row, f"Its {field_} {text!r} {said}, and is left out.")

    def _beside(self, objective: Item, cells: Mapping[str, str], row: Row) -> Iterator[Item]:
        """Read the key results in one row."""
        for columns in self._key_result_columns():
            item = self._item(ItemKind.KEY_RESULT, cells, row, columns, may_be_absent=True)
            if item is not None:
                yield kept_order(item, above=objective.key)

    def _key_result_columns(self) -> Iterator[Mapping[str, tuple[str, ...]]]:
        columns = self.mapping.key_result
        if not any("{n}" in name for names in columns.values() for name in names):
            yield columns
            return
        for number in range(1, _MOST_BESIDE + 1):
            yield {
                field_: tuple(name.replace("{n}", str(number)) for name in names)
                for field_, names in columns.items()
            }

    def _item(
        self,
        kind: ItemKind,
        row_cells: Mapping[str, str],
        row: Row,
        columns: Mapping[str, tuple[str, ...]],
        *,
        may_be_absent: bool = False,
    ) -> Item | None:
        cells = Cells(row_cells, columns, self.mapping, place=row.place)
        title = cells.text("title")
        if not title:
            if cells.has_any(besides={"state", "progress"}) and not may_be_absent:
                self._say(row, "Not imported, because it has no title.")
            return None
        keys = parents_in(cells, self.mapping)
        measure = cells.measure()
        updates, problems = viva_updates(
            [cells.text("updates"), *row.overflow] if "updates" in columns else [], measure
        )
        item = Item(
            kind=kind,
            place=row.place,
            key=cells.text("order") or cells.text("key"),
            parents=keys,
            title=title,
            text=cells.text("text"),
            owners=tuple(_names(cells.text("owners"))),
            team=cells.text("team"),
            cycle=cells.text("cycle"),
            start=cells.day("start"),
            end=cells.day("end"),
            shape=measure.shape,
            unit=measure.unit,
            metric=measure.metric,
            baseline=measure.baseline,
            target=measure.target,
            stretch=measure.stretch,
            steps=cells.steps(),
            current=measure.current,
            progress=cells.share("progress"),
            as_of=cells.day("as_of"),
            confidence=cells.number("confidence"),
            weight=self._weight(kind, cells),
            commitment=cells.word("commitment", self.mapping.commitments),
            state=cells.word("state", self.mapping.states),
            reason=cells.text("reason") or cells.dropped_because(),
            updates=updates,
            extra=self._extra(row),
        )
        self.remarks += [Remark(place=row.place, message=m) for m in (*cells.problems, *problems)]
        return item

    def _weight(self, kind: ItemKind, cells: Cells) -> Decimal | None:
        weight = weight_in(cells, self.mapping)
        if kind is ItemKind.KEY_RESULT or self.mapping.parents != "viva":
            return weight
        if weight:  # A share of what it supports is not its share of its team.
            cells.problems.append(f"Its weight of {weight} % in its parent is left out.")
        return None

    def _extra(self, row: Row) -> Mapping[str, str]:
        known = _known(self.mapping)
        return {name: text for name, text in row.cells.items() if not known(name.casefold())}

    def say_unused(self, table: Table) -> None:
        """Name every column that is not taken over, with how much stands in it and why."""
        known = _known(self.mapping)
        for column in table.columns:
            name = column.casefold()
            reason = self.mapping.ignored.get(name)
            if known(name) and reason is None:
                continue
            count = sum(column in row.cells for row in table.rows)
            if not count:
                continue
            cells = f"{count} cell{'s' if count > 1 else ''}"
            why = reason or "no place in our format"
            self.remarks.append(
                Remark(place="", message=f"The column {column!r} is left out ({cells}): {why}.")
            )
        if "updates" in self.mapping.columns:
            return
        for row in table.rows:
            if row.overflow:
                self._say(row, f"{len(row.overflow)} cells stand under no column and are left out.")

    def _say(self, row: Row, message: str) -> None:
        self.remarks.append(Remark(place=row.place, message=message))


class _known:  # noqa: N801  # a question, asked of many names
    """Tell whether a mapping has a place for a column."""

    def __init__(self, mapping: ColumnMapping) -> None:
        names = mapping.column_names()
        self._plain = {name for name in names if "{n}" not in name}
        self._counted = [
            re.compile(re.escape(name).replace(r"\{n\}", r"\d{1,2}"))
            for name in names
            if "{n}" in name
        ]

    def __call__(self, name: str) -> bool:
        return name in self._plain or any(p.fullmatch(name) for p in self._counted)


def _names(text: str) -> Iterator[str]:
    for name in re.split(r"[;,\n、，；]", text):
        if cleaned := " ".join(name.split()):
            yield cleaned
