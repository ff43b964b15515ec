"""Count the lines that a pattern is found in, in time that grows with the text and no faster.

The pattern becomes a machine whose states are sets of places in it, made when they are first met
(Russ Cox, https://swtch.com/~rsc/regexp/regexp1.html). What making them may cost is bounded by a
number of steps and not by a clock, so that every machine counts the same or gives up on the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from okrascode.readings.line_characters import is_word
from okrascode.readings.line_pattern import (
    Character,
    Edge,
    Node,
    Pattern,
    PatternFault,
    Repeat,
    read_pattern,
)

__all__ = ["LineSearch", "TooMuchWork"]

_MOST_PLACES = 5_000
_MOST_KEPT = 100_000
"""Remembered moves; beyond them the machine forgets all and goes on."""
_MOST_WORK = 5_000_000
"""Places looked at while making states, for all texts together."""
_MOST_CHARACTERS = 400_000_000
"""Characters walked over, for all texts together."""
_FOUND = -1

_START, _WORD, _OTHER, _END = "start", "word", "other", "end"


class TooMuchWork(Exception):
    """The texts are too many, or the pattern too costly for them."""


@dataclass(slots=True)
class _Place:
    """A step of the machine: a character to pass, an edge to hold, or neither; then where to go."""

    what: Character | Edge | None
    then: tuple[int, ...]


class LineSearch:
    r"""A pattern, ready to be looked for.

    >>> LineSearch("colou?r").count("a color\nno\ncolours, a colour")
    2
    """

    def __init__(self, pattern: str) -> None:
        """Read the pattern; raises :class:`PatternFault`."""
        tree = read_pattern(pattern)
        maker = _Maker()
        self._final = maker.add(None, ())
        self._first = maker.pattern(tree, self._final)
        self._places = maker.places
        self._literal = _literal_in(tree)
        self._work = self._characters = 0
        self._forget()

    def count(self, text: str) -> int:
        """Give how many lines match; raises :class:`TooMuchWork`."""
        if self._literal not in text:
            return 0
        return sum(
            self._literal in line and self._is_in(line.removesuffix("\r"))
            for line in text.removesuffix("\n").split("\n")
        )

    def _is_in(self, line: str) -> bool:
        self._characters += len(line)
        if self._characters > _MOST_CHARACTERS:
            raise TooMuchWork
        state = self._state(frozenset(), _START)
        for character in line:
            after = self._moves[state].get(character)
            if after is None:
                after = self._move(state, character)
            if after == _FOUND:
                return True
            state = after
        places, before = self._known[state]
        return self._reach(places, before, _END) is None

    def _move(self, state: int, character: str) -> int:
        places, before = self._known[state]
        kind = _WORD if is_word(character) else _OTHER
        reached = self._reach(places, before, kind)
        if self._kept > _MOST_KEPT:
            self._forget()
            state = self._state(places, before)
        after = _FOUND if reached is None else self._state(self._pass(reached, character), kind)
        self._moves[state][character] = after
        self._kept += 1
        return after

    def _pass(self, reached: set[int], character: str) -> frozenset[int]:
        return frozenset(
            then
            for place in reached
            if isinstance(what := self._places[place].what, Character) and what.test(character)
            for then in self._places[place].then
        )

    def _reach(self, places: frozenset[int], before: str, after: str) -> set[int] | None:
        """Give all places that stand between two characters; ``None`` when it has been found."""
        waiting = [self._first, *places]
        seen: set[int] = set()
        while waiting:
            at = waiting.pop()
            if at in seen:
                continue
            seen.add(at)
            place = self._places[at]
            if place.what is None or (
                isinstance(place.what, Edge) and _holds(place.what, before, after)
            ):
                waiting.extend(place.then)
        self._work += len(seen)
        if self._work > _MOST_WORK:
            raise TooMuchWork
        return None if self._final in seen else seen

    def _state(self, places: frozenset[int], before: str) -> int:
        number = self._numbers.setdefault((places, before), len(self._known))
        if number == len(self._known):
            self._known.append((places, before))
            self._moves.append({})
            self._kept += len(places)
        return number

    def _forget(self) -> None:
        self._numbers: dict[tuple[frozenset[int], str], int] = {}
        self._known: list[tuple[frozenset[int], str]] = []
        self._moves: list[dict[str, int]] = []
        self._kept = 0


@dataclass(slots=True)
class _Maker:
    places: list[_Place] = field(default_factory=list)
    _calls: int = field(default=0)

    def add(self, what: Character | Edge | None, then: tuple[int, ...]) -> int:
        if len(self.places) >= _MOST_PLACES:
            raise PatternFault("it repeats too much within what it repeats")
        self.places.append(_Place(what, then))
        return len(self.places) - 1

    def pattern(self, pattern: Pattern, then: int) -> int:
        starts: list[int] = []
        for branch in pattern.branches:
            start = then
            for node in reversed(branch):
                start = self._node(node, start)
            starts.append(start)
        return starts[0] if len(starts) == 1 else self.add(None, tuple(starts))

    def _node(self, node: Node, then: int) -> int:
        self._calls += 1
        if self._calls > _MOST_PLACES:
            raise PatternFault("it repeats too much within what it repeats")
        if isinstance(node, Pattern):
            return self.pattern(node, then)
        if not isinstance(node, Repeat):
            return self.add(node, (then,))
        start = then
        if node.most is None:
            start = self.add(None, ())
            self.places[start].then = (self._node(node.what, start), then)
        for _ in range((node.most or node.least) - node.least):
            start = self.add(None, (self._node(node.what, start), then))
        for _ in range(node.least):
            start = self._node(node.what, start)
        return start


def _holds(edge: Edge, before: str, after: str) -> bool:
    if edge.kind == "^":
        return before == _START
    if edge.kind == "$":
        return after == _END
    is_edge = (before == _WORD) is not (after == _WORD)
    return is_edge is (edge.kind == "b")


def _literal_in(pattern: Pattern) -> str:
    """Give the longest text that every match has in it; empty when there is none."""
    if len(pattern.branches) != 1:
        return ""
    found = run = ""
    for node in pattern.branches[0]:
        run = run + node.literal if isinstance(node, Character) and node.literal else ""
        found = max(found, run, key=len)
    return found
