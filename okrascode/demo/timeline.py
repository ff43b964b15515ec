"""A text that changes with the story, written once with its whole life in it.

Three marks make a timeline of a text::

    current: {{61 | w3 64 | w5 66}}      another value from an event on
    closing:                  #+ close   there from an event on, with all that is indented below
    state: draft              #- agreed  there until an event
    due: {{+35}}                         a name, looked up: a day, a cycle, …
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container

__all__ = ["fill", "text_at"]

_MARKS = re.compile(r"(?:\s+#[+-] ?[a-z0-9-]+)+$")
_MARK = re.compile(r"#([+-]) ?([a-z0-9-]+)")
_NAME = re.compile(r"\{\{([^{}]*)\}\}")


def text_at(text: str, happened: Container[str]) -> str:
    r"""Give the text as it stands when these events have happened; other names stay.

    >>> text_at("a: {{1 | w3 2}}\nb: x  #+ w3\nc: y  #- w3\n", {"w3"})
    'a: 2\nb: x\n'
    """
    lines: list[str] = []
    hidden_below: int | None = None
    gap = gap_inside = False
    for written in text.splitlines():
        line = _MARKS.sub("", written)
        if not line:
            gap, gap_inside = gap or hidden_below is None, hidden_below is not None
            continue
        indent = len(line) - len(line.lstrip())
        if hidden_below is not None and indent > hidden_below:
            gap_inside = False
            continue
        gap, gap_inside = gap or gap_inside, False
        marks = _MARK.findall(written[len(line) :])
        there = all((event in happened) is (sign == "+") for sign, event in marks)
        hidden_below = None if there else indent
        if there:
            lines += [""] if gap and lines else []
            lines.append(_NAME.sub(lambda match: _value_at(match[0], happened), line))
            gap = False
    return "\n".join(lines) + "\n"


def _value_at(name: str, happened: Container[str]) -> str:
    first, *later = name[2:-2].split("|")
    if not later:
        return name
    value = first.strip()
    for step in later:
        event, _, then = step.strip().partition(" ")
        if event in happened:
            value = then.strip()
    return value


def fill(text: str, meaning: Callable[[str], str]) -> str:
    """Replace every name in double braces by what it means.

    >>> fill("due: {{+35}}", {"+35": "2026-11-05"}.__getitem__)
    'due: 2026-11-05'
    """
    return _NAME.sub(lambda match: meaning(match[1].strip()), text)
