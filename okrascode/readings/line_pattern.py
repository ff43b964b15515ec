"""Regular expressions for counting lines: what is understood, and as what.

A pattern comes from a document that anybody may propose to change, and is run over every version of
many files. Python's own engine can take for ever on one line, so only what can be matched in linear
time is understood: no look-around, no back-references. What is understood means what it means in
Python. :mod:`okrascode.readings.line_search` runs it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from okrascode.readings.line_characters import CLASSES, CONTROLS, between, cases_of, itself

__all__ = ["Character", "Edge", "Node", "Pattern", "PatternFault", "Repeat", "read_pattern"]

_LONGEST = 1000
_DEEPEST = 50
_MOST_TIMES = 1000


class PatternFault(Exception):
    """The pattern is not understood; its text says why, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Character:
    """One character that passes a test; ``literal`` when it is exactly one."""

    test: Callable[[str], bool]
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """A place between characters: ``^``, ``$``, ``b`` (edge of a word) or ``B``."""

    kind: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """Something several times; ``most`` of ``None`` is without end."""

    what: Pattern
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Pattern:
    """Alternatives, each a sequence."""

    branches: tuple[tuple[Node, ...], ...]


Node = Character | Edge | Repeat | Pattern


def read_pattern(text: str) -> Pattern:
    r"""Read a pattern.

    >>> len(read_pattern(r"TODO\(legacy\)|FIXME").branches)
    2

    Raises:
        PatternFault: what stands there is not understood.
    """
    if len(text) > _LONGEST:
        raise PatternFault(f"it is longer than {_LONGEST:,} characters")
    reader = _Reader(text)
    if text.startswith("(?i)"):
        reader.at, reader.ignores_case = len("(?i)"), True
    pattern = reader.alternatives(level=0)
    if reader.at < len(text):
        raise PatternFault("a closing parenthesis has no opening one")
    return pattern


@dataclass(slots=True)
class _Reader:
    text: str
    at: int = field(default=0)
    ignores_case: bool = field(default=False)

    def alternatives(self, *, level: int) -> Pattern:
        if level > _DEEPEST:
            raise PatternFault(f"its parentheses are more than {_DEEPEST} deep")
        branches: list[tuple[Node, ...]] = []
        while True:
            branches.append(self._sequence(level))
            if not self._takes("|"):
                return Pattern(tuple(branches))

    def _sequence(self, level: int) -> tuple[Node, ...]:
        found: list[Node] = []
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            node = self._one(level)
            times = self._times()
            if times is not None:
                if isinstance(node, Edge):
                    raise PatternFault("a place such as ^ or \\b cannot be repeated")
                node = Repeat(Pattern(((node,),)), *times)
                self._takes("?")
                if self._times() is not None:
                    raise PatternFault("two repetitions follow each other")
            found.append(node)
        return tuple(found)

    def _one(self, level: int) -> Node:
        character = self._next()
        if character == "(":
            return self._group(level)
        if character == "[":
            return self._set()
        if character == ".":
            return Character(lambda _: True)
        if character in "^$":
            return Edge(character)
        if character in "*+?":
            raise PatternFault(f"there is nothing that {character} could repeat")
        return self._escape() if character == "\\" else self._literal(character)

    def _group(self, level: int) -> Pattern:
        if self._takes("?"):
            if self._takes("P<"):
                self._until(">")
            elif not self._takes(":"):
                raise PatternFault("it looks around, sets a flag inside or refers to a group")
        inside = self.alternatives(level=level + 1)
        if not self._takes(")"):
            raise PatternFault("a parenthesis is not closed")
        return inside

    def _times(self) -> tuple[int, int | None] | None:
        for sign, times in (("*", (0, None)), ("+", (1, None)), ("?", (0, 1))):
            if self._takes(sign):
                return times
        end = self.text.find("}", self.at)
        if not self.text.startswith("{", self.at) or end < 0:
            return None
        low, comma, high = self.text[self.at + 1 : end].partition(",")
        if not all(part.isascii() and (part.isdigit() or not part) for part in (low, high)):
            return None
        if not low and not high and not comma:
            return None
        self.at = end + 1
        least = _number(low or "0")
        most = _number(high) if high else (None if comma else least)
        if most is not None and most < least:
            raise PatternFault(f"{{{low},{high}}} asks for fewer than it needs")
        return least, most

    def _escape(self) -> Node:
        character = self._next(at_end="it ends with a backslash")
        if character in "bB":
            return Edge(character)
        if character == "A":
            return Edge("^")
        if character == "Z":
            return Edge("$")
        test = CLASSES.get(character)
        return Character(test) if test else self._literal(self._escaped(character))

    def _escaped(self, character: str) -> str:
        if character in "xu":
            digits = self.text[self.at : self.at + (2 if character == "x" else 4)]
            self.at += len(digits)
            try:
                return chr(int(digits, 16)) if digits.isalnum() else ""
            except ValueError as error:
                raise PatternFault(f"\\{character}{digits} names no character") from error
        if character in CONTROLS:
            return CONTROLS[character]
        if character.isdigit() and character != "0":
            raise PatternFault("it refers back to a group")
        if character.isascii() and character.isalnum():
            raise PatternFault(f"\\{character} has no meaning here")
        return character

    def _set(self) -> Character:
        is_negated = self._takes("^")
        tests: list[Callable[[str], bool]] = []
        while not tests or not self._takes("]"):
            low = self._member(tests)
            is_range = self.text[self.at : self.at + 1] == "-"
            if low and is_range and self.text[self.at + 1 : self.at + 2] not in ("]", ""):
                self.at += 1
                high = self._member(tests)
                if not high or high < low:
                    raise PatternFault(f"[{low}-{high}] is no range")
                tests.append(between(low, high))
            elif low:
                tests.append(between(low, low))
        one_of = tuple(tests)
        cases = cases_of if self.ignores_case else itself
        return Character(
            lambda c: any(test(form) for test in one_of for form in cases(c)) is not is_negated
        )

    def _member(self, tests: list[Callable[[str], bool]]) -> str:
        r"""Give a character of a set; of a class such as ``\d`` nothing, having kept its test."""
        character = self._next(at_end="a square bracket is not closed")
        if character != "\\":
            return character
        character = self._next(at_end="it ends with a backslash")
        if character in CLASSES:
            tests.append(CLASSES[character])
            return ""
        return "\b" if character == "b" else self._escaped(character)

    def _literal(self, character: str) -> Character:
        if self.ignores_case and len({*cases_of(character)}) > 1:
            wanted = {*cases_of(character)}
            return Character(lambda c: not wanted.isdisjoint(cases_of(c)))
        return Character(lambda c: c == character, character)

    def _next(self, *, at_end: str = "it ends too early") -> str:
        if self.at >= len(self.text):
            raise PatternFault(at_end)
        self.at += 1
        return self.text[self.at - 1]

    def _takes(self, expected: str) -> bool:
        is_there = self.text.startswith(expected, self.at)
        self.at += len(expected) if is_there else 0
        return is_there

    def _until(self, end: str) -> None:
        found = self.text.find(end, self.at)
        if found < 0:
            raise PatternFault("the name of a group is not closed")
        self.at = found + 1


def _number(digits: str) -> int:
    if len(digits) > len(str(_MOST_TIMES)) or int(digits) > _MOST_TIMES:
        raise PatternFault(f"it repeats something more than {_MOST_TIMES:,} times")
    return int(digits)
