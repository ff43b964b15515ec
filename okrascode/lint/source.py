"""One document's text as makers of fixes see it."""

from __future__ import annotations

from okrascode.documents.yaml_text import YamlSyntaxError, parse
from okrascode.edits.edit import Edit, edited
from okrascode.edits.span import Position, Span

__all__ = ["Source"]


class Source:
    """A text with its lines, counted as spans count them: from 1, without a byte order mark."""

    __slots__ = ("_lines", "text")

    def __init__(self, text: str) -> None:
        """Keep a text that has been decoded."""
        self.text = text
        self._lines = text.split("\n")

    def line(self, number: int) -> str:
        """Give a line without its end; empty when there is none of this number."""
        return self._lines[number - 1].rstrip("\r") if 0 < number <= len(self._lines) else ""

    def written(self, span: Span) -> str:
        """Give what stands in a span of one line; empty for one of several lines."""
        if span.start.line != span.end.line:
            return ""
        return self.line(span.start.line)[span.start.column - 1 : span.end.column - 1]

    def rest_of_line(self, start: Position) -> Span:
        """Give the span from a place to the end of its line."""
        end = max(start.column, len(self.line(start.line)) + 1)
        return Span(start, Position(start.line, end))

    def whole_line(self, number: int) -> Span:
        """Give the span of a line with its end, so that putting nothing there takes it away."""
        if number < len(self._lines):
            return Span(Position(number, 1), Position(number + 1, 1))
        return Span(Position(number, 1), Position(number, len(self._lines[number - 1]) + 1))

    def first_error_after(self, edit: Edit) -> int | None:
        """Give the line at which the text stops being YAML once an edit is made, or ``None``."""
        text = edited(self.text.encode(), [edit]).decode()
        try:
            parse(text, lambda events: sum(1 for _ in events))
        except YamlSyntaxError as error:
            return error.line
        return None
