"""YAML text to events: the only file that knows ruamel.yaml.

Events, never composed nodes: libyaml's composer crashes the process on 200 KB of ``[``, the pure
one recurses, and both cost four times as much. The C parser is used where it is installed; the
pure one gives the same events (tests compare them).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache
from typing import Any, Protocol

__all__ = [
    "ALIAS",
    "DOCUMENT",
    "END",
    "MAPPING",
    "SCALAR",
    "SEQUENCE",
    "Parser",
    "YamlEvent",
    "YamlSyntaxError",
    "events",
    "has_fast_parser",
]

SCALAR, MAPPING, SEQUENCE, END, ALIAS, DOCUMENT, OTHER = range(7)
"""Kinds of events; ``END`` closes a mapping or a sequence."""


class Mark(Protocol):
    """A place in the text."""

    line: int
    """From 0."""
    column: int
    """From 0, in characters."""


class YamlEvent(Protocol):
    """What is read of an event; which of it is there depends on the kind."""

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    value: str
    """Of a scalar."""
    style: str | None
    """Of a scalar; ``None`` or empty when it is not quoted."""
    flow_style: bool | None
    """Of a mapping or list: true in braces or brackets."""


class Parser(Enum):
    """Which of ruamel's two parsers reads the text."""

    FAST = "libyaml"
    """The C parser where it is installed, else the pure one."""
    PURE = "pure Python"


class YamlSyntaxError(Exception):
    """The text is not YAML; keeps what the parser said and where, 1-based."""

    def __init__(self, problem: str, *, line: int, column: int) -> None:
        """Keep the parser's own words, which no user reads, and the place."""
        super().__init__(problem)
        self.problem = problem
        self.line = line
        self.column = column


@cache
def _kinds() -> dict[type, int]:
    import ruamel.yaml.events as library

    return {
        library.ScalarEvent: SCALAR,
        library.MappingStartEvent: MAPPING,
        library.SequenceStartEvent: SEQUENCE,
        library.MappingEndEvent: END,
        library.SequenceEndEvent: END,
        library.AliasEvent: ALIAS,
        library.DocumentStartEvent: DOCUMENT,
        library.DocumentEndEvent: OTHER,
        library.StreamStartEvent: OTHER,
        library.StreamEndEvent: OTHER,
    }


@cache
def _fast_parser() -> Callable[[str], Any] | None:
    try:
        from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]  # it is re-exported
    except ImportError:  # the C part is optional and has no wheel everywhere
        return None
    parser: Callable[[str], Any] = CParser
    return parser


def has_fast_parser() -> bool:
    """Tell whether the C parser is installed."""
    return _fast_parser() is not None


def events(text: str, *, parser: Parser = Parser.FAST) -> Iterator[tuple[int, YamlEvent]]:
    """Give the events of a text one by one, each with its kind.

    Raises:
        YamlSyntaxError: where the text stops being YAML.
    """
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    kinds = _kinds()
    try:
        for event in _raw_events(text, parser=parser):
            yield kinds[type(event)], event
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = f"{error.context or ''} {error.problem or ''}".strip()
        raise YamlSyntaxError(problem, line=line, column=column) from error
    except (YAMLError, ValueError, RecursionError, IndexError, AttributeError) as error:
        # ruamel lets these through on texts that are not YAML.
        raise YamlSyntaxError(str(error), line=1, column=1) from error


def _raw_events(text: str, *, parser: Parser) -> Iterator[Any]:
    fast = _fast_parser() if parser is Parser.FAST else None
    if fast is None:
        from ruamel.yaml import YAML

        yield from YAML(typ="safe", pure=True).parse(text)
        return
    source = fast(text)
    while source.check_event():
        yield source.get_event()
