"""Find the line of a key in a TOML text, which the standard library's reader does not keep.

The text is known to be TOML. Tables, arrays of tables and keys at the start of a line are
followed; a key inside braces gets the line of the key that holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from okrascode.documents.trouble import Steps

__all__ = ["line_of", "lines_of_keys"]

_DEEPEST = 32
"""Names in a row that are followed; no setting has so many, and each begins all that go on."""
_PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_DOTTED = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_TABLE = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_DOTTED})[ \t]*\]")
_KEY = re.compile(rf"[ \t]*({_DOTTED})[ \t]*=")
_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|' r"'''.*?'''|" r'"(?:[^"\\\n]|\\.)*"|' r"'[^'\n]*'|#[^\n]*|\n",
    re.DOTALL,
)


def line_of(text: str, steps: Steps) -> int:
    """Give the 1-based line of a value, or of the nearest thing above it; 1 when nothing fits."""
    lines = lines_of_keys(text)
    while steps:
        if steps in lines:
            return lines[steps]
        steps = steps[:-1]
    return 1


@lru_cache(maxsize=2)
def lines_of_keys(text: str) -> Mapping[Steps, int]:
    r"""Give the line of every table and of every key that begins a line.

    >>> lines_of_keys('[lint]\nprofile = "strict"\n')
    {('lint',): 1, ('lint', 'profile'): 2}
    """
    found: dict[Steps, int] = {}
    counts: dict[Steps, int] = {}
    table: Steps = ()
    for number, line in _logical_lines(text):
        if head := _TABLE.match(line):
            table = _resolved(_parts(head[2]), counts, is_new=head[1] == "[[")
            _remember(found, table, number)
        elif key := _KEY.match(line):
            _remember(found, (*table, *_parts(key[1])), number)
    return found


def _remember(found: dict[Steps, int], steps: Steps, number: int) -> None:
    for length in range(1, len(steps) + 1):
        found.setdefault(steps[:length], number)


def _resolved(parts: Steps, counts: dict[Steps, int], *, is_new: bool) -> Steps:
    """Put the number of the newest entry behind each name that is an array of tables."""
    steps: Steps = ()
    for at, part in enumerate(parts):
        steps = (*steps, part)
        if is_new and at == len(parts) - 1:
            counts[steps] = counts.get(steps, -1) + 1
        if steps in counts:
            steps = (*steps, counts[steps])
    return steps


def _parts(dotted: str) -> Steps:
    parts = (found[0] for found in islice(re.finditer(_PART, dotted), _DEEPEST))
    return tuple(part[1:-1] if part[0] in "\"'" else part for part in parts)


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Give the lines that begin outside texts of several lines and outside open brackets."""
    number, start, position, depth = 1, 0, 0, 0
    begins_at = 1
    while position <= len(text):
        token = _TOKEN.search(text, position)
        stop = token.start() if token else len(text)
        depth += _opened(text[position:stop], is_start=position == start)
        if token is None:
            break
        position = token.end()
        if token[0] != "\n":
            number += token[0].count("\n")
            continue
        if depth <= 0:
            yield begins_at, text[start : token.start()]
            start, begins_at, depth = position, number + 1, 0
        number += 1
    yield begins_at, text[start:]


def _opened(code: str, *, is_start: bool) -> int:
    if is_start and code.lstrip().startswith("["):
        return 0
    return code.count("[") + code.count("{") - code.count("]") - code.count("}")
