"""Cut a text into pieces at the places where its keys and items begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise

from okrascode.documents.merge.nodes import Node, Odd, identity, read_nodes
from okrascode.documents.merge.pieces import Piece, Shape, written
from okrascode.documents.yaml_text import MAPPING, SCALAR, YamlSyntaxError, parse

__all__ = ["pieces_of"]

_COMMENT = re.compile(r"( *)#")


def pieces_of(text: str) -> Piece:
    """Give the whole text as one piece.

    Raises:
        Odd: it does not begin with a mapping in lines, or is no YAML, or uses what no document may.
    """
    try:
        root = parse(text, read_nodes)
    except YamlSyntaxError as error:
        raise Odd(error.problem) from error
    if root is None or root.kind != MAPPING or root.is_flow:
        raise Odd("the document is no mapping in lines")
    lines = text.split("\n")
    whole = _Cutter(lines).whole(root)
    if written(whole) != text:
        raise Odd("the pieces are not the text")
    return whole


class _Cutter:
    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    def whole(self, root: Node) -> Piece:
        """Cut the outermost mapping; what stands before its first key is the key's lead."""
        parts = tuple(self._entries(root, 0, len(self._lines), first_is_inline=False))
        return Piece(name="", shape=Shape.MAPPING, parts=parts)

    def _entries(
        self, node: Node, start: int, end: int, *, first_is_inline: bool
    ) -> Iterator[Piece]:
        """Cut a mapping whose lines are ``start`` to ``end``."""
        keys = [key for key, _ in node.children if key is not None]
        if len({key.value for key in keys}) != len(keys) or len({k.column for k in keys}) != 1:
            raise Odd("a key twice, or keys that do not stand below each other")
        begins = [
            key.line if first_is_inline and number == 0 else self._lead_start(key, start)
            for number, key in enumerate(keys)
        ]
        if not first_is_inline:
            begins[0] = start
        for (begin, after), key, (_, value) in zip(
            pairwise([*begins, end]), keys, node.children, strict=True
        ):
            if not first_is_inline or key is not keys[0]:
                self._must_begin_line(key.line, key.column)
            lead = self._text(begin, key.line) if key.line > begin else ""
            yield self._entry(key, value, after, lead=lead)

    def _entry(self, key: Node, value: Node, end: int, *, lead: str) -> Piece:
        indent = " " * key.column
        name = key.value
        line = self._lines[key.line]
        if value.kind != SCALAR and not value.is_flow and value.children:
            # A list that cannot be told apart is one leaf; the rest of the text still has pieces.
            with suppress(Odd):
                return self._group(key, value, end, lead=lead)
        if value.is_flow and (flow := self._flow(value, key.line, key.column, end)) is not None:
            head, parts, tail = flow
            return Piece(
                name=name, lead=lead, indent=indent, text=head, shape=Shape.FLOW, parts=parts,
                tail=tail,
            )  # fmt: skip
        text = line[key.column :] + self._newline(key.line) + self._text(key.line + 1, end)
        return Piece(name=name, lead=lead, indent=indent, text=text)

    def _group(self, key: Node, value: Node, end: int, *, lead: str) -> Piece:
        """Cut a value that stands in the lines below its key."""
        begin = key.line + 1
        if (value.children[0][0] or value.children[0][1]).line == key.line:
            raise Odd("a value in lines begins on the line of its key")
        if value.kind == MAPPING:
            shape = Shape.MAPPING
            parts = tuple(self._entries(value, begin, end, first_is_inline=False))
        else:
            shape = Shape.LIST
            parts = tuple(self._items(value, begin, end))
        head = self._lines[key.line][key.column :] + "\n"
        return Piece(
            name=key.value, lead=lead, indent=" " * key.column, text=head, shape=shape, parts=parts
        )

    def _items(self, node: Node, start: int, end: int) -> Iterator[Piece]:
        """Cut a list in lines, one hyphen an item."""
        items = [value for _, value in node.children]
        hyphens = [self._hyphen(item, node.column) for item in items]
        begins = [self._lead_start(Node(SCALAR, line, node.column), start) for line in hyphens]
        begins[0] = start
        names = [identity(item) for item in items]
        if len(set(names)) != len(names):
            raise Odd("two items of a list are the same")
        for (begin, after), item, line, name in zip(
            pairwise([*begins, end]), items, hyphens, names, strict=True
        ):
            lead = self._text(begin, line) if line > begin else ""
            yield self._item(item, line, node.column, after, name=name, lead=lead)

    def _item(self, item: Node, line: int, column: int, end: int, *, name: str, lead: str) -> Piece:
        indent = " " * column
        if item.kind == MAPPING and not item.is_flow and item.children:
            first = item.children[0][0]
            if first is None or first.line != line:
                raise Odd("an item does not begin behind its hyphen")
            hyphen = self._lines[line][column : first.column]
            parts = tuple(self._entries(item, line, end, first_is_inline=True))
            return Piece(
                name=name, lead=lead, indent=indent, text=hyphen, shape=Shape.MAPPING,
                parts=parts, is_item=True,
            )  # fmt: skip
        if item.is_flow and (flow := self._flow(item, line, column, end)) is not None:
            head, parts, tail = flow
            return Piece(
                name=name, lead=lead, indent=indent, text=head, shape=Shape.FLOW, parts=parts,
                tail=tail,
            )  # fmt: skip
        text = self._lines[line][column:] + self._newline(line) + self._text(line + 1, end)
        return Piece(name=name, lead=lead, indent=indent, text=text)

    def _flow(
        self, node: Node, line: int, column: int, end: int
    ) -> tuple[str, tuple[Piece, ...], str] | None:
        """Cut what stands in braces on one line; ``None`` when it is written some other way."""
        if node.line != line or node.end_line != line:
            return None
        text = self._lines[line]
        starts = [(key or value).column for key, value in node.children]
        ends = [_end_of(value, line) for _, value in node.children]
        if any(stop is None for stop in ends) or not starts:
            return None
        stops = [stop for stop in ends if stop is not None]
        if any(text[a:b] != ", " for a, b in zip(stops, starts[1:], strict=False)):
            return None
        names = [(key.value if key else identity(value)) for key, value in node.children]
        if len(set(names)) != len(names):
            return None
        parts = tuple(
            Piece(name=name, text=text[a:b])
            for name, a, b in zip(names, starts, stops, strict=True)
        )
        tail = text[stops[-1] :] + self._newline(line) + self._text(line + 1, end)
        return text[column : starts[0]], parts, tail

    def _hyphen(self, item: Node, column: int) -> int:
        line = item.line
        if self._lines[line][column : column + 1] != "-":
            raise Odd("an item does not begin behind its hyphen")
        self._must_begin_line(line, column)
        return line

    def _must_begin_line(self, line: int, column: int) -> None:
        if self._lines[line][:column].strip():
            raise Odd("something stands before a key on its line")

    def _lead_start(self, node: Node, start: int) -> int:
        """Go up over the comments and blank lines that belong to what begins here."""
        line = node.line
        while line > start:
            above = self._lines[line - 1]
            comment = _COMMENT.match(above)
            if above.strip() and not (comment and len(comment[1]) <= node.column):
                break
            line -= 1
        return line

    def _text(self, start: int, end: int) -> str:
        """Give whole lines; the last one of the text has no line end of its own."""
        return "".join(self._lines[n] + self._newline(n) for n in range(start, end))

    def _newline(self, line: int) -> str:
        return "\n" if line < len(self._lines) - 1 else ""


def _end_of(node: Node, line: int) -> int | None:
    return node.end_column if node.end_line == line else None
