"""The history for people: by day, newest first, one line an event and the words of people below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from okrascode.model.measure import Measure
from okrascode.model.plan import Plan
from okrascode.model.reference import Reference
from okrascode.output.ansi import paint
from okrascode.output.columns import display_width, pad, paragraph, wrap
from okrascode.output.escape import for_terminal
from okrascode.output.header import Header
from okrascode.output.log_row import Row, row_of
from okrascode.output.measure_text import goal_text
from okrascode.readings.reading import Reading
from okrascode.readings.story import Event, Story, about

__all__ = ["render"]

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_INDENT = "  "
_DEEPER = "      "


def render(story: Story, *, header: Header, plan: Plan) -> str:
    """Write readings, changes of intent and commits in one stream.

    When all of it is about one thing, that is said once, on top.
    """
    return "\n".join(line.rstrip() for line in _lines(story, header, plan)) + "\n"


def _lines(story: Story, header: Header, plan: Plan) -> Iterator[str]:
    notes = list(header.notes)
    if story.incomplete_because:
        notes.insert(0, f"History is incomplete: {story.incomplete_because}")
    for note in notes:
        yield paint(f"! {for_terminal(note)}", "yellow", on=header.colour)
    if not story.events:
        yield "Nothing has been recorded about this yet."
        return
    names = {about(event) for event in story.events}
    if len(names) == 1:
        yield from _heading(next(iter(names)), plan, header)
    measures = {ref: key_result.measure for ref, key_result in plan.key_results.items()}
    table = _Table(_rows(story.events, measures), with_reference=len(names) > 1, header=header)
    rows = iter(table.rows)
    for number, (when, events) in enumerate(groupby(story.events, key=_when)):
        if number or len(names) == 1:
            yield ""
        yield paint(when, "bold", on=header.colour)
        for _ in events:
            yield from table.lines(next(rows))
    if story.left_out:
        yield ""
        older = (
            f"{story.left_out} older {'one is' if story.left_out == 1 else 'ones are'} not shown"
        )
        yield f"{older}: okr log -n 0 shows all."


def _heading(name: Reference, plan: Plan, header: Header) -> Iterator[str]:
    yield paint(for_terminal(str(name)), "bold", on=header.colour)
    key_result, objective = plan.key_results.get(name), plan.objectives.get(name)
    said = []
    if key_result is not None:
        said = [key_result.title]
        if key_result.measure is not None:
            said.append(f"goal {goal_text(key_result.measure)}")
    elif objective is not None:
        said = [objective.title]
    yield from paragraph(for_terminal(" · ".join(said)), header.width)


def _when(event: Event) -> str:
    if event.day is None:
        not_after = event.not_after if isinstance(event, Reading) else None
        return f"on or before {not_after}" if not_after else "on a day that is not known"
    return f"{event.day.isoformat()} {_DAYS[event.day.weekday()]}"


def _rows(events: Sequence[Event], measures: Mapping[Reference, Measure | None]) -> list[Row]:
    return [row_of(event, measure=measures.get(about(event))) for event in events]


class _Table:
    """Rows below each other; with too little room, the reference has a line of its own."""

    def __init__(self, rows: Sequence[Row], *, with_reference: bool, header: Header) -> None:
        self.rows = rows
        self._header = header
        self._with_reference = with_reference
        self._widths = [
            max(display_width(cell) for cell in column)
            for column in zip(*map(_cells, rows), strict=True)
        ]
        self._name = max(display_width(row.reference) for row in rows) if with_reference else 0
        body = sum(width + 2 for width in self._widths if width) - 2
        name = self._name + 2 if with_reference else 0
        self._one_line = len(_INDENT) + name + body <= header.width
        self._in_columns = 2 * len(_INDENT) + body <= header.width

    def lines(self, row: Row) -> Iterator[str]:
        """Give the line or lines of a row."""
        name = paint(row.reference, "cyan", on=self._header.colour)
        start = _INDENT
        if self._with_reference and self._one_line:
            start += name + " " * (self._name - display_width(row.reference) + 2)
        elif self._with_reference:
            yield _INDENT + name
            start = _INDENT * 2
        if self._one_line or self._in_columns:
            yield start + self._in_line(row)
        else:
            said = [cell for cell in _cells(row) if cell]
            yield from wrap(said, self._header.width, indent=start)
        for text in row.words:
            yield from paragraph(text, self._header.width, indent=_DEEPER)

    def _in_line(self, row: Row) -> str:
        styles = ((), (), (), (), ("dim",))
        return "  ".join(
            paint(pad(cell, width), *style, on=self._header.colour)
            for cell, width, style in zip(_cells(row), self._widths, styles, strict=True)
            if width
        )


def _cells(row: Row) -> tuple[str, ...]:
    return (row.kind, row.what, row.confidence, row.author, row.commit)
