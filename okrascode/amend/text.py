"""Where in the text of a document something new goes, so that only its own bytes are added.

Documents are in block or in flow style, with lists as deep as their key or deeper. What is inserted
follows the style it finds. The caller reads the new text again and compares what it says with what
it should say, so a text that is too odd for these rules is refused and never spoilt.
"""

from __future__ import annotations

from collections.abc import Sequence

from okrascode.documents.characters import text_of
from okrascode.documents.locate import Places
from okrascode.edits.edit import Edit
from okrascode.edits.span import Position, Span

__all__ = ["DocumentText"]


class DocumentText:
    """The text of one document, and the edits that put something into it."""

    def __init__(self, raw: bytes) -> None:
        """Take a text that was read as a document before."""
        text = text_of(raw, path="")
        assert isinstance(text, str)  # noqa: S101  # a document was made of it
        self._lines = text.split("\n")
        self._places = Places(text)

    def has(self, pointer: str) -> bool:
        """Tell whether a value stands there."""
        return self._places.has(pointer)

    def replaced(self, pointer: str, value: str) -> Edit:
        """Give the edit that puts another scalar, or a list in brackets, in the place of one."""
        return Edit(self._places.span(pointer), value)

    def with_key(self, pointer: str, lines: Sequence[str], *, flow: str, after: str = "") -> Edit:
        """Give the edit that adds keys to the mapping at a pointer.

        ``lines`` are for block style, without indentation; ``flow`` says the same for braces.
        ``after`` is a key behind whose value of one line they go; else they go to the end.
        """
        start = self._places.span(pointer).start
        if self._character(start) == "{":
            return self._before_end(pointer, flow)
        indent = start.column - 1
        below = self._places.span(f"{pointer}/{after}", at_key=False)
        own = self._places.span(f"{pointer}/{after}", at_key=True)
        is_one_line = bool(after) and own.start.line == below.start.line == below.end.line
        is_scalar = is_one_line and self._character(below.start) not in "|>&*!"
        last = below.end.line if is_scalar else self._last_line(start.line, indent)
        return self._below(last, [" " * indent + line for line in lines])

    def with_item(self, pointer: str, lines: Sequence[str], *, flow: str) -> Edit:
        """Give the edit that adds an item at the end of the list at a pointer."""
        start = self._places.span(pointer).start
        if self._character(start) == "[":
            return self._before_end(pointer, flow)
        indent = start.column - 1
        first, *rest = lines
        item = [f"{' ' * indent}- {first}", *(f"{' ' * indent}  {line}" for line in rest)]
        return self._below(self._last_line(start.line, indent, is_list=True), item)

    def is_empty(self, pointer: str) -> bool:
        """Tell whether a list or mapping in brackets holds nothing."""
        span = self._places.span(pointer)
        inside = self._lines[span.start.line - 1][span.start.column : span.end.column - 2]
        return span.start.line == span.end.line and not inside.strip()

    def _character(self, at: Position) -> str:
        return self._lines[at.line - 1][at.column - 1 : at.column]

    def _before_end(self, pointer: str, flow: str) -> Edit:
        """Insert before a closing bracket, next to what stands before it on its line."""
        end = self._places.span(pointer).end
        before = self._lines[end.line - 1][: end.column - 2]
        column = len(before.rstrip()) + 1 if before.strip() else end.column - 1
        at = Position(end.line, column)
        return Edit(Span(at, at), flow if self.is_empty(pointer) else f", {flow}")

    def _last_line(self, first: int, indent: int, *, is_list: bool = False) -> int:
        """Give the last line, 1-based, of a block whose lines are indented at least so much."""
        last = first
        for number in range(first + 1, len(self._lines) + 1):
            line = self._lines[number - 1].rstrip("\r")
            if not line.strip():
                continue
            depth = len(line) - len(line.lstrip(" "))
            if line.lstrip().startswith("#") and depth < indent + is_list:
                continue  # It is about what stands behind it, in the block or after it.
            is_next = is_list and depth == indent and not line.lstrip().startswith("-")
            if depth < indent or is_next:
                break
            last = number
        return last

    def _below(self, line: int, new: Sequence[str]) -> Edit:
        if line < len(self._lines):
            at = Position(line + 1, 1)
            return Edit(Span(at, at), "".join(f"{one}\n" for one in new))
        at = Position(line, len(self._lines[line - 1]) + 1)
        return Edit(Span(at, at), "".join(f"\n{one}" for one in new))
