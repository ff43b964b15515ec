"""YAML text to events: the only file that knows ruamel.yaml.

Events, never composed nodes: libyaml's composer crashes the process on 200 KB of ``[``, the pure
one recurses, and both cost four times as much. The C parser is used where it is installed, and
gives the same events as the pure one (tests compare them).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache
from typing import Any, Protocol, TypeVar

__all__ = [
    "ALIAS",
    "END",
    "MAPPING",
    "MOST_LEVELS",
    "MOST_NODES",
    "SCALAR",
    "SECOND_DOCUMENT",
    "SEQUENCE",
    "TOO_DEEP",
    "TOO_MANY",
    "Events",
    "Mark",
    "Parser",
    "YamlEvent",
    "YamlSyntaxError",
    "has_fast_parser",
    "parse",
]

SCALAR, MAPPING, SEQUENCE, ALIAS, END, TOO_DEEP, TOO_MANY, SECOND_DOCUMENT, OTHER = range(9)
"""Kinds of events; ``END`` closes a mapping or a sequence. Behind the three that are named for what
is too much, no event follows; ``OTHER`` is never given."""

MOST_LEVELS = 64
"""Deepest nesting."""
MOST_NODES = 100_000
"""Most mappings, lists and scalars, keys included."""


_LONGEST_RETRY = 128 * 1024
"""Longer texts are read once: the pure parser takes about four seconds for 1 MiB."""
_FIRST_NODE = 2
"""Number of the event of a document's outermost value: stream and document start before it."""
_BLANK_LINE = re.compile("^ +(?=\r?$)", re.MULTILINE)
_DIFFERENT = re.compile(r"""\t|[|>][-+0-9]*#|^\.\.\.|["']:\S""", re.MULTILINE)
"""Where the two parsers differ: tabs, comments that touch the mark of a block text, the end of a
document, a value that touches its quoted key."""
_HIDDEN_COLON = "\uf8fe"
"""Stands for a colon while the C parser reads; a private character of the same width."""
_COLON_IN_WORD = re.compile(r"(?<=[^\s,\[\]{}\"']):(?=[^\s,\[\]{}])")

Result = TypeVar("Result")


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


Events = Iterator[tuple[int, YamlEvent]]


class Parser(Enum):
    """Which of ruamel's two parsers reads the text."""

    FAST = "libyaml"
    """The C parser where it is installed, else the pure one."""
    PURE = "pure Python"


class YamlSyntaxError(Exception):
    """The text is not YAML; keeps what the parser said and where, 1-based."""

    def __init__(
        self, problem: str, *, line: int, column: int, opened: tuple[int, int] | None = None
    ) -> None:
        """Keep the parser's own words, which no user reads, and the place.

        ``opened`` is the line and column of what was being read: a quote, a bracket, a key.
        """
        super().__init__(problem)
        self.problem = problem
        self.line = line
        self.column = column
        self.opened = opened


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
        library.DocumentStartEvent: SECOND_DOCUMENT,
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


def parse(
    text: str,
    work: Callable[[Events], Result],
    *,
    parser: Parser = Parser.FAST,
) -> Result:
    """Give what ``work`` makes of the events of a text, each with its kind.

    ``work`` may be called twice: the C parser is of YAML 1.1 and refuses some texts that are right,
    so the pure one has the last word on every text that is refused.

    Raises:
        YamlSyntaxError: where the text stops being YAML.
    """
    # The pure parser refuses a block text that begins with a line of too few spaces.
    text = _BLANK_LINE.sub("", text)
    fast = _fast_parser() if parser is Parser.FAST else None
    can_retry = len(text) <= _LONGEST_RETRY
    if fast is None or (can_retry and _DIFFERENT.search(text)):
        return work(_events(_pure_events(text)))
    try:
        source = _fast_events(text, fast)
        return work(_events(source if not can_retry else _plain_events(source)))
    except (YamlSyntaxError, _SecondOpinion):
        if not can_retry:
            raise
    return work(_events(_pure_events(text)))


class _SecondOpinion(Exception):
    """The text uses something on which the two parsers differ."""


def _plain_events(source: Iterator[Any]) -> Iterator[Any]:
    """Stop at what the two parsers read differently and no right document has.

    That is a name of an anchor, alias or tag, and a document that is one text.
    """
    for number, event in enumerate(source):
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise _SecondOpinion
        if number == _FIRST_NODE and hasattr(event, "style"):
            raise _SecondOpinion
        yield event


def _events(source: Iterator[Any]) -> Events:
    """Give the events of the first document within the limits, whatever follows."""
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    kinds = _kinds()
    level = nodes = documents = 0
    try:
        for event in source:
            kind = kinds[type(event)]
            if kind <= ALIAS:
                nodes += 1
                if nodes > MOST_NODES or level >= MOST_LEVELS:
                    yield (TOO_MANY if nodes > MOST_NODES else TOO_DEEP), event
                    return
                level += kind in (MAPPING, SEQUENCE)
            elif kind == END:
                level -= 1
            elif kind == SECOND_DOCUMENT:
                documents += 1
                if documents == 1:
                    continue
                yield kind, event
                return
            else:
                continue
            yield kind, event
    except MarkedYAMLError as error:
        opened, mark = error.context_mark, error.problem_mark or error.context_mark
        raise YamlSyntaxError(
            f"{error.context or ''} {error.problem or ''}".strip(),
            line=mark.line + 1 if mark else 1,
            column=mark.column + 1 if mark else 1,
            opened=(opened.line + 1, opened.column + 1) if opened else None,
        ) from error
    except (YAMLError, ValueError, RecursionError, IndexError, AttributeError) as error:
        # ruamel lets these through on texts that are not YAML.
        raise YamlSyntaxError(str(error), line=1, column=1) from error


def _pure_events(text: str) -> Iterator[Any]:
    from ruamel.yaml import YAML

    yield from YAML(typ="safe", pure=True).parse(text)


def _fast_events(text: str, fast: Callable[[str], Any]) -> Iterator[Any]:
    # The C parser refuses ``[company:love-us]``, which YAML 1.2 allows: it takes every colon in
    # brackets for the end of a key. A colon inside a word is hidden from it.
    hidden = _COLON_IN_WORD.sub(_HIDDEN_COLON, text) if _HIDDEN_COLON not in text else text
    is_changed = hidden is not text and hidden != text
    source = fast(hidden)
    while source.check_event():
        event = source.get_event()
        if is_changed and type(event).__name__ == "ScalarEvent" and _HIDDEN_COLON in event.value:
            event.value = event.value.replace(_HIDDEN_COLON, ":")
        yield event
