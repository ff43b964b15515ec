"""Where in a text a value or a key stands: looked up only when somebody asks.

A scalar has its own span. A group in braces or brackets has the span of all of it. A group of
lines has the span of its first key or hyphen, so that a report marks one line and not a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from types import MappingProxyType

from okrascode.documents.building import span_of
from okrascode.documents.characters import text_of
from okrascode.documents.faults import pointer_of
from okrascode.documents.yaml_text import (
    ALIAS,
    END,
    MAPPING,
    SCALAR,
    Events,
    Parser,
    YamlEvent,
    YamlSyntaxError,
    parse,
)
from okrascode.findings import Finding, Position, Span

__all__ = ["Places", "locate"]

_START = Span(Position(1, 1), Position(1, 1))


def locate(raw: bytes, wanted: Iterable[tuple[str, bool]]) -> Mapping[tuple[str, bool], Span]:
    """Give the span of each wanted JSON pointer; with ``True`` that of its key.

    A pointer that leads nowhere gets the place of the nearest thing above it. The first of two
    equal keys is meant. A text that cannot be read has its places up to where reading stops.
    """
    text = text_of(raw, path="")
    if isinstance(text, Finding):
        return dict.fromkeys(wanted, _START)
    places = Places(text)
    return {want: places.span(want[0], at_key=want[1]) for want in wanted}


class Places:
    """Where everything in one text stands."""

    __slots__ = ("_found", "_lines", "_text")

    def __init__(self, text: str, *, parser: Parser = Parser.FAST) -> None:
        """Walk a text that has been decoded."""
        self._text = text
        self._lines: list[str] = []
        self._found: dict[tuple[str, bool], Span] = {}
        # What was found until a text stops being YAML still helps.
        with suppress(YamlSyntaxError):
            parse(text, self._collect, parser=parser)

    def _collect(self, events: Events) -> None:
        self._found.clear()
        _collect(events, self._found)

    def all(self) -> Mapping[tuple[str, bool], Span]:
        """Give the span of every value by its JSON pointer, and with ``True`` that of its key."""
        return MappingProxyType(self._found)

    def span(self, pointer: str, *, at_key: bool = False) -> Span:
        """Give the span of a value or key, or of the nearest thing above it."""
        while (pointer, at_key) not in self._found:
            if at_key:
                at_key = False
            elif not pointer:
                return _START
            else:
                pointer = pointer.rpartition("/")[0]
        return self._found[pointer, at_key]

    def has(self, pointer: str) -> bool:
        """Tell whether there is a value at a pointer."""
        return (pointer, False) in self._found

    def written(self, pointer: str) -> str:
        """Give a value that stands on one line as it is written; empty for longer ones."""
        span = self.span(pointer)
        if span.start.line != span.end.line or (pointer, False) not in self._found:
            return ""
        if not self._lines:
            self._lines = self._text.split("\n")
        return self._lines[span.start.line - 1][span.start.column - 1 : span.end.column - 1].rstrip(
            "\r"
        )

    def text(self, pointer: str) -> str:
        """Give a text or number as it is written; empty for a group, and when on several lines."""
        written = self.written(pointer)
        # What stands for a group of lines is its first key or hyphen.
        is_group = (pointer + pointer_of((written.strip("\"'"),)), True) in self._found
        return "" if is_group or written[:1] in ("-", "[", "{") else written


def _collect(events: Events, found: dict[tuple[str, bool], Span]) -> None:
    frames: list[_Frame] = []
    for kind, event in events:
        if kind == END:
            frame = frames.pop()
            if frame.is_flow:
                end = span_of(event).end
                found[frame.pointer, False] = Span(found[frame.pointer, False].start, end)
            continue
        if kind > END:
            return
        span = span_of(event)
        frame_above = frames[-1] if frames else None
        if frame_above and frame_above.is_mapping and frame_above.key is None:
            if kind != SCALAR:
                return
            if not event.value and not event.style:
                span = frame_above.start
            frame_above.key = str(event.value)
            key_pointer = frame_above.pointer + pointer_of((frame_above.key,))
            frame_above.key_span = span
            found.setdefault((key_pointer, True), span)
            _narrow(frames, found, span)
            continue
        pointer = frame_above.next_pointer() if frame_above else ""
        is_new = (pointer, False) not in found
        if frame_above is None and kind == SCALAR:
            # No document is one value: only where it begins matters.
            span = Span(span.start, span.start) if event.value else _START
        elif frame_above and kind == SCALAR and not event.value and not event.style:
            # No value at all: the parsers disagree on where it is, so its key is shown.
            span = frame_above.key_span or span
        if is_new:
            found[pointer, False] = span
        if kind in (SCALAR, ALIAS):
            _narrow(frames, found, span)
            continue
        # A second key of the same name is walked under a pointer that nobody can ask for.
        frames.append(_Frame(pointer if is_new else "\0", event, is_mapping=kind == MAPPING))
        if not is_new:
            found["\0", False] = span


def _narrow(frames: list[_Frame], found: dict[tuple[str, bool], Span], span: Span) -> None:
    """Give the groups of lines that begin with this key or value its span."""
    for frame in reversed(frames):
        if frame.has_child:
            return
        frame.has_child = True
        if not frame.is_flow:
            found[frame.pointer, False] = span if frame.is_mapping else frame.hyphen


class _Frame:
    """A mapping or list that is open."""

    __slots__ = (
        "count",
        "has_child",
        "is_flow",
        "is_mapping",
        "key",
        "key_span",
        "pointer",
        "start",
    )

    def __init__(self, pointer: str, event: YamlEvent, *, is_mapping: bool) -> None:
        self.pointer = pointer
        self.start = span_of(event)
        self.is_mapping = is_mapping
        self.is_flow = bool(event.flow_style)
        self.key: str | None = None
        self.key_span: Span | None = None
        self.count = 0
        self.has_child = False

    @property
    def hyphen(self) -> Span:
        """Give the span of the hyphen that a list of lines begins with."""
        start = self.start.start
        return Span(start, Position(start.line, start.column + 1))

    def next_pointer(self) -> str:
        """Give the pointer of the value that comes now, and expect a key after it."""
        if self.is_mapping:
            key, self.key = self.key or "", None
            return self.pointer + pointer_of((key,))
        self.count += 1
        return self.pointer + pointer_of((self.count - 1,))
