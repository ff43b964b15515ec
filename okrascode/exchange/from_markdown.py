"""Markdown to items: headings and lists, check boxes, scores and tables.

Handbooks write an objective as a heading and its key results as a list below, or both as a nested
list, or all as a table. Every line is used, or named as left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from okrascode.errors import UsageError
from okrascode.exchange.csv_text import table_of
from okrascode.exchange.from_table import items_of_table
from okrascode.exchange.item import Item, Items, Remark
from okrascode.exchange.mapping import ColumnMapping, best_mapping
from okrascode.exchange.markdown_facts import attribute_in, marked
from okrascode.exchange.markdown_items import Open
from okrascode.exchange.markdown_lines import Line, LineKind, lines_of, plain_text, table_cells
from okrascode.exchange.periods import period_in

__all__ = ["items_of_markdown"]

_GENERIC = re.compile(
    r"(?:our |the )?(?:okrs?|objectives?(?: (?:and|&) key results?)?|goals|key results?|krs?|score"
    r"|summary|overview|notes?|目标|关键结果|目标与关键结果)\s*[:：]?",
    re.IGNORECASE,
)
_NOISE = re.compile(r"\b(?:okrs?|objectives and key results|quarter|team|fy)\b|[-–—:()]|团队", re.I)
_RULE = frozenset("|:- ")


def items_of_markdown(text: str, *, mappings: Iterable[ColumnMapping]) -> Items:
    """Read a page; ``mappings`` are those that its tables may fit."""
    run = _Run(tuple(lines_of(text)), tuple(mappings))
    run.read()
    return Items(source="markdown", items=tuple(run.items), remarks=tuple(run.remarks))


class _Run:
    def __init__(self, lines: Sequence[Line], mappings: tuple[ColumnMapping, ...]) -> None:
        self.lines = lines
        self.mappings = mappings
        self.items: list[Item] = []
        self.remarks: list[Remark] = []
        self.sections: list[tuple[int, str, str]] = []
        """Headings that are no objective: level, cycle, team."""
        self.objective: Open | None = None
        self.objective_level = 0
        """Of its heading; 0 for one in a list."""
        self.open: list[tuple[int, Open]] = []
        """Bullets that are open, with their indentation."""
        self.last: Open | None = None

    def read(self) -> None:
        at = 0
        while at < len(self.lines):
            line = self.lines[at]
            if line.kind is LineKind.HEADING:
                self._heading(line, at)
            elif line.kind is LineKind.BULLET:
                self._bullet(line, at)
            elif line.kind is LineKind.ROW and self._is_table(at):
                at = self._table(at)
                continue
            elif line.kind is LineKind.BLANK:
                self.last = None
            elif line.kind is LineKind.CODE:
                self._say(line, "Code, a comment or front matter is left out.")
            else:
                self._text(line)
            at += 1
        self._close(level=0)

    def _heading(self, line: Line, at: int) -> None:
        text = re.sub(r"^\d{1,2}[.)]\s+", "", plain_text(line.text))
        kind, title = marked(text)
        if kind == "key_result" and self.objective is not None and title:
            self._begin_key_result(line, title, indent=-1)
            return
        if _GENERIC.fullmatch(text) and line.level > self.objective_level > 0:
            return  # "Key results" below an objective
        self._close(level=line.level)
        is_objective = kind == "objective" or (
            not kind and not _GENERIC.fullmatch(text) and self._has_flat_list(at)
        )
        if is_objective and title:
            self._begin_objective(line, title, level=line.level)
            return
        cycle = period.id if (period := period_in(text)) else ""
        rest = re.sub(r"(?i)\bQ[1-4]\b|\bH[12]\b|\b(19|20)\d\d\b|\d{4}年|第.季度", " ", text)
        team = " ".join(_NOISE.sub(" ", rest).split())
        is_team = (
            bool(team)
            and not _GENERIC.fullmatch(text)
            and (line.level > 1 or bool(re.search(r"(?i)\bteam\b|团队", text)))
        )
        self.sections.append((line.level, cycle, team if is_team else ""))
        if not cycle and not is_team and not _GENERIC.fullmatch(text):
            self._say(line, f"The heading is left out: {text}.")

    def _has_flat_list(self, at: int) -> bool:
        """Tell whether key results follow a heading, not objectives with lists of their own."""
        for after in range(at + 1, len(self.lines)):
            line = self.lines[after]
            if line.kind is LineKind.HEADING:
                text = plain_text(line.text)
                is_below = line.level > self.lines[at].level
                return is_below and bool(
                    re.match(r"(?i)(key results?|krs?|关键结果)\s*[:：]?$", text)
                )
            if line.kind is LineKind.ROW:
                return False
            if line.kind is LineKind.BULLET and attribute_in(plain_text(line.text)) is None:
                kind, _ = marked(plain_text(line.text))
                return kind == "key_result" or (not kind and not self._has_children(after))
        return False

    def _has_children(self, at: int) -> bool:
        here = self.lines[at]
        for line in self.lines[at + 1 :]:
            if line.kind is LineKind.BULLET:
                if line.level <= here.level:
                    return False
                if attribute_in(plain_text(line.text)) is None:
                    return True
            elif line.kind is LineKind.HEADING:
                return False
        return False

    def _bullet(self, line: Line, at: int) -> None:
        text = plain_text(line.text)
        while self.open and self.open[-1][0] >= line.level:
            self.open.pop()
        above = self.open[-1][1] if self.open else None
        if above is None and self.objective is not None and not self.objective_level:
            self._close(level=7)  # It stands beside an objective of the list, not below it.
        kind, title = marked(text)
        attribute = attribute_in(text) if kind == "" else None
        if attribute is not None and (target := above or self.objective) is not None:
            problem = target.set(*attribute)
            if problem:
                self._say(line, problem)
            self.last = target
            return
        if kind == "objective" or (
            not kind and above is None and not self.objective_level and self._has_children(at)
        ):
            self._close(level=7)
            self._begin_objective(line, title, level=0)
            assert self.objective is not None  # noqa: S101  # just begun
            self.open.append((line.level, self.objective))
        elif above is not None and above is not self.objective and kind != "key_result":
            above.add_text(text)
            self.last = above
        elif self.objective is not None:
            self._begin_key_result(line, title, indent=line.level)
        else:
            self._say(line, f"Not imported, because it stands below no objective: {text}.")

    def _text(self, line: Line) -> None:
        text = plain_text(line.text)
        if not text:
            return
        target = self.last or (self.open[-1][1] if self.open and line.level > 0 else self.objective)
        if target is None:
            self._say(line, f"Left out: {text if len(text) <= 80 else text[:80] + '…'}")
        elif (attribute := attribute_in(text)) is not None:
            if problem := target.set(*attribute):
                self._say(line, problem)
        elif self.last is not None and self.last.is_title_open:
            self.last.extend_title(text)
        else:
            target.add_text(text)

    def _begin_objective(self, line: Line, title: str, *, level: int) -> None:
        team = next((team for _, _, team in reversed(self.sections) if team), "")
        cycle = next((cycle for _, cycle, _ in reversed(self.sections) if cycle), "")
        self.objective = Open.objective(line, title, team=team, cycle=cycle)
        self.objective_level = level
        self.open = []
        self.last = self.objective if level == 0 else None

    def _begin_key_result(self, line: Line, title: str, *, indent: int) -> None:
        assert self.objective is not None  # noqa: S101  # asked before
        part = self.objective.add_key_result(line, title)
        self.open.append((indent, part))
        self.last = part

    def _close(self, *, level: int) -> None:
        """End the objective that is open, and every section at or below a level."""
        if self.objective is not None:
            for item, problems in self.objective.finished():
                self.items.append(item)
                self.remarks += [Remark(place=item.place, message=p) for p in problems]
        self.objective, self.objective_level, self.open, self.last = None, 0, [], None
        if level < 7:
            self.sections = [one for one in self.sections if one[0] < level]

    def _is_table(self, at: int) -> bool:
        below = self.lines[at + 1].text if at + 1 < len(self.lines) else ""
        return _RULE.issuperset(below) and "|" in below and "-" in below

    def _table(self, at: int) -> int:
        end = at + 2
        while end < len(self.lines) and self.lines[end].kind is LineKind.ROW:
            end += 1
        rows = [self.lines[at], *self.lines[at + 2 : end]]
        cells = ((row.number, [plain_text(c) for c in table_cells(row.text)]) for row in rows)
        table = table_of(cells, word="line")
        try:
            mapping = best_mapping(table.columns, self.mappings)
        except UsageError:
            self._say(self.lines[at], "The table has no columns Objective and Key result.")
            return end
        found = items_of_table(table, mapping)
        team = next((team for _, _, team in reversed(self.sections) if team), "")
        cycle = next((cycle for _, cycle, _ in reversed(self.sections) if cycle), "")
        self.items += [
            replace(
                item,
                team=item.team or team,
                cycle=item.cycle or cycle,
                key=_in_table(at, item.key),
                parents=tuple(_in_table(at, parent) for parent in item.parents),
            )
            for item in found.items
        ]
        self.remarks += found.remarks
        return end

    def _say(self, line: Line, message: str) -> None:
        self.remarks.append(Remark(place=f"line {line.number}", message=message))


def _in_table(at: int, parent: str) -> str:
    return f"\0table {at} {parent[1:]}" if parent.startswith("\0") else parent
