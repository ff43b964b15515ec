"""Which paths are documents: glob patterns such as ``okrs/**/*.yaml``, the same for disk and Git.

``*`` and ``?`` stay within a folder, ``[a-z]`` and ``[!a-z]`` are one character, ``**`` as a whole
step is any number of folders. Matching is greedy with one place to go back to, so its time is at
most the length of the path times the length of the pattern: patterns come from okr.toml, which a
pull request may fill with ten thousand stars.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

__all__ = ["PathPatterns"]

_Step = TypeVar("_Step")
_Unit = TypeVar("_Unit")
_ANY = None
"""Stands for ``**`` among steps and for ``*`` among characters."""
_Character = Callable[[str], bool]
_Name = tuple[_Character | None, ...]


class PathPatterns:
    """Several patterns; a path matches when one of them does.

    >>> PathPatterns(["okrs/**/*.yaml"]).match("okrs/payments/team.yaml")
    True
    >>> PathPatterns(["okrs/**/*.yaml"]).match("okrs/team.yml")
    False
    """

    __slots__ = ("_ends", "_folders", "_known", "_patterns", "_plain")

    def __init__(self, patterns: Iterable[str]) -> None:
        """Read the patterns; ``/`` or ``./`` at the start changes nothing."""
        steps = [_steps(pattern) for pattern in patterns]
        self._folders = _outermost({_literal_folder(one) for one in steps})
        # Names without a mark match themselves, and there may be hundreds of them.
        named = [one for one in steps if one and not _has_mark(*one)]
        self._plain = frozenset("/".join(one) for one in named)
        steps = [one for one in steps if not one or _has_mark(*one)]
        ends = [_ends_of(one) for one in steps]
        self._ends = tuple(one for one in ends if one is not None)
        self._patterns = tuple(
            _compiled(one) for one, plain in zip(steps, ends, strict=True) if plain is None
        )
        self._known: dict[str, bool] = {}

    @property
    def folders(self) -> tuple[str, ...]:
        """Give the folders that hold everything that can match; ``""`` is the root itself."""
        return self._folders

    def match(self, path: str) -> bool:
        """Tell whether a path, relative to the root and with ``/``, matches."""
        if path in self._plain:
            return True
        for start, end in self._ends:
            # A name may be empty, and both ends of a path never share a character.
            if path.startswith(start) and path.endswith(end):
                return True
        if not self._patterns:
            return False
        known = self._known.get(path)
        if known is None:
            steps = path.split("/")
            known = any(_path_matches(steps, pattern) for pattern in self._patterns)
            self._known[path] = known
        return known


def _steps(pattern: str) -> list[str]:
    return [step for step in pattern.split("/") if step not in ("", ".")]


def _ends_of(steps: Sequence[str]) -> tuple[str, str] | None:
    """Give how a path that matches starts and ends, for patterns such as ``okrs/**/*.yaml``.

    Nearly all are of this kind, and two comparisons take a tenth of the time.
    """
    if len(steps) < 3 or steps[-2] != "**" or not steps[-1].startswith("*"):
        return None
    folders, end = steps[:-2], steps[-1][1:]
    return None if _has_mark(*folders, end) else ("/".join([*folders, ""]), end)


def _has_mark(*steps: str) -> bool:
    return any(character in step for step in steps for character in "*?[")


def _compiled(steps: Sequence[str]) -> tuple[_Name | None, ...]:
    found: list[_Name | None] = []
    for step in steps:
        if step != "**":
            found.append(_characters(step))
        elif not found or found[-1] is not _ANY:
            found.append(_ANY)
    return tuple(found)


def _characters(step: str) -> _Name:
    found: list[_Character | None] = []
    at = 0
    while at < len(step):
        character = step[at]
        end = step.find("]", at + 2) if character == "[" else -1
        if character == "*":
            if not found or found[-1] is not _ANY:
                found.append(_ANY)
        elif character == "?":
            found.append(_is_any)
        elif end > 0:
            found.append(_one_of(step[at + 1 : end]))
            at = end
        else:
            found.append(_one_of(character))
        at += 1
    return tuple(found)


def _is_any(_: str) -> bool:
    return True


def _one_of(inside: str) -> Callable[[str], bool]:
    negated = inside[0] in "!^" and len(inside) > 1
    letters = inside[1:] if negated else inside
    ranges: list[tuple[str, str]] = []
    at = 0
    while at < len(letters):
        if letters[at + 1 : at + 2] == "-" and at + 2 < len(letters):
            ranges.append((letters[at], letters[at + 2]))
            at += 3
        else:
            ranges.append((letters[at], letters[at]))
            at += 1
    return lambda one: any(low <= one <= high for low, high in ranges) is not negated


def _path_matches(steps: Sequence[str], pattern: Sequence[_Name | None]) -> bool:
    return _matches(steps, pattern, _name_matches)


def _name_matches(name: str, pattern: _Name) -> bool:
    return _matches(name, pattern, _character_matches)


def _character_matches(character: str, wanted: _Character) -> bool:
    return wanted(character)


def _matches(
    units: Sequence[_Unit],
    pattern: Sequence[_Step | None],
    is_match: Callable[[_Unit, _Step], bool],
) -> bool:
    unit = step = 0
    star, resume = -1, 0
    while unit < len(units):
        wanted = pattern[step] if step < len(pattern) else _ANY
        if wanted is not _ANY and is_match(units[unit], wanted):
            unit, step = unit + 1, step + 1
        elif step < len(pattern) and wanted is _ANY:
            star, resume = step, unit
            step += 1
        elif star >= 0:
            resume += 1
            unit, step = resume, star + 1
        else:
            return False
    return all(rest is _ANY for rest in pattern[step:])


def _literal_folder(steps: Sequence[str]) -> str:
    literal: list[str] = []
    for step in steps[:-1]:
        if any(character in step for character in "*?["):
            break
        literal.append(step)
    return "/".join(literal)


def _outermost(folders: set[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for folder in sorted(folders):
        if not any(outer == "" or folder.startswith(outer + "/") for outer in kept):
            kept.append(folder)
    return tuple(kept)
