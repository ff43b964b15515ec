"""How a text is laid out: where the keys of its mappings of lines stand, and what must stay still.

Found in one pass over the events of the parser, for who puts a text in order without dumping it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from okrascode.documents.yaml_text import ALIAS, END, MAPPING, SCALAR, Events, YamlEvent, parse

__all__ = ["BlockMapping", "Key", "Layout", "layout_of"]

Steps = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a mapping of lines."""

    name: str
    line: int
    """1-based."""
    column: int
    """1-based, in characters."""


@dataclass(frozen=True, slots=True)
class BlockMapping:
    """A mapping whose keys stand on lines of their own."""

    steps: Steps
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """What was found in a text."""

    mappings: tuple[BlockMapping, ...]
    """In the order of the text: what holds another comes before it."""
    still: frozenset[int]
    """1-based lines inside a text or group of several lines: nothing on them may change."""
    kind: str
    """Text behind the key ``kind`` at the top; empty when there is none."""
    gaps: tuple[tuple[int, int, int], ...]
    """Line, column behind the colon of a key, and column of the value on the same line."""


def layout_of(text: str) -> Layout:
    """Give the layout of a text.

    Raises:
        okrascode.documents.yaml_text.YamlSyntaxError: it is not YAML.
    """
    return parse(text, _collect)


@dataclass(slots=True)
class _Frame:
    steps: Steps
    is_mapping: bool
    is_flow: bool
    start: int
    keys: list[Key] = field(default_factory=list)
    key: str | None = None
    key_end: tuple[int, int] = (0, 0)
    count: int = 0

    def step(self) -> str | int:
        if self.is_mapping:
            name, self.key = self.key or "", None
            return name
        self.count += 1
        return self.count - 1


def _collect(events: Events) -> Layout:
    mappings: list[tuple[int, _Frame]] = []
    still: set[int] = set()
    gaps: list[tuple[int, int, int]] = []
    frames: list[_Frame] = []
    kind_said = ""
    for kind, event in events:
        if kind == END:
            frame = frames.pop()
            if frame.is_flow and event.end_mark.line + 1 > frame.start:
                still.update(range(frame.start, event.end_mark.line + 2))
            continue
        if kind > END:
            break
        above = frames[-1] if frames else None
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if above is not None and above.is_mapping and above.key is None and kind == SCALAR:
            above.key = str(event.value)
            above.keys.append(Key(above.key, line, column))
            above.key_end = (event.end_mark.line + 1, event.end_mark.column + 1)
            continue
        if above is not None and above.is_mapping and not above.is_flow:
            _note_gap(above, event, kind, gaps)
        steps = () if above is None else (*above.steps, above.step())
        if kind in (SCALAR, ALIAS):
            if kind == SCALAR and steps == ("kind",):
                kind_said = str(event.value)
            still.update(_lines_of(event))
            continue
        frame = _Frame(steps, kind == MAPPING, bool(event.flow_style), line)
        frames.append(frame)
        if frame.is_mapping and not frame.is_flow and not any(f.is_flow for f in frames):
            mappings.append((len(mappings), frame))
    return Layout(
        mappings=tuple(BlockMapping(f.steps, tuple(f.keys)) for _, f in mappings),
        still=frozenset(still),
        kind=kind_said,
        gaps=tuple(gaps),
    )


def _note_gap(above: _Frame, event: YamlEvent, kind: int, gaps: list[tuple[int, int, int]]) -> None:
    is_inline = kind == SCALAR or bool(getattr(event, "flow_style", False))
    start = (event.start_mark.line + 1, event.start_mark.column + 1)
    is_empty = kind == SCALAR and not event.value and not event.style
    if is_inline and not is_empty and start[0] == above.key_end[0]:
        gaps.append((start[0], above.key_end[1], start[1]))


def _lines_of(event: YamlEvent) -> range:
    first, last = event.start_mark.line + 1, event.end_mark.line + 1
    if last == first:
        return range(0)
    # A text in a block ends where the next line begins.
    return range(first, last if event.end_mark.column == 0 else last + 1)
