"""A text in canonical order and spacing: lines move, and nothing is dumped.

Keys stand in the order of the schemas; a value stands one space behind its colon; no spaces at the
ends of lines; no two blank lines side by side, none at the start, and one line break at the end.
Comments, quotes, indents, line ends, byte order mark and the insides of texts stay as they are.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from okrascode.documents.characters import text_of
from okrascode.documents.key_order import keys_in_order
from okrascode.documents.layout import Layout, layout_of
from okrascode.documents.reorder import reordered
from okrascode.documents.tree import read_tree
from okrascode.documents.yaml_text import YamlSyntaxError
from okrascode.edits.edit import Edit
from okrascode.edits.span import Position, Span

__all__ = ["CannotFormat", "formatting_edits"]


class CannotFormat(ValueError):
    """The text cannot be put in order; the message is a sentence that says why."""


def formatting_edits(raw: bytes, *, path: str) -> tuple[Edit, ...]:
    """Give the edits that make a text canonical, none when it is already.

    Raises:
        CannotFormat: it is no YAML, or putting it in order would change what it means.
    """
    text = text_of(raw, path=path)
    if not isinstance(text, str):
        raise CannotFormat(text.message)
    lines = text.split("\n")
    try:
        layout = layout_of(text)
        moved = reordered(lines, layout, lambda steps: _order(layout.kind, steps))
        now = _spaced(moved, layout if moved == lines else layout_of("\n".join(moved)))
        if now == lines:
            return ()
        before, after = (read_tree(t, path=path).data for t in (text, "\n".join(now)))
    except YamlSyntaxError as error:
        raise CannotFormat("It is no YAML that can be read; okr lint says where.") from error
    if after != before or not _same_words(lines, now):
        raise CannotFormat("Putting it in order would change what it says; it is left as it is.")
    return tuple(_edits(lines, now))


def _order(kind: str, steps: tuple[str | int, ...]) -> Sequence[str]:
    general = tuple(0 if isinstance(step, int) else step for step in steps)
    return keys_in_order(kind, general)


def _spaced(lines: Sequence[str], layout: Layout) -> list[str]:
    gaps = {line: (start, end) for line, start, end in layout.gaps}
    result: list[str] = []
    for number, line in enumerate(lines, start=1):
        if number in layout.still and number not in gaps:
            result.append(line)
            continue
        ending = "\r" if line.endswith("\r") else ""
        new = line.removesuffix("\r")
        if number in gaps:
            start, end = gaps[number]
            between = new[start - 1 : end - 1]
            if between.startswith(":") and not between[1:].strip(" "):
                new = f"{new[: start - 1]}: {new[end - 1 :]}"
        if number not in layout.still:
            new = new.rstrip(" \t")
            if not new and (not result or not result[-1].strip()):
                continue
        result.append(new + ending)
    while len(result) > 1 and not result[-1].strip() and not result[-2].strip():
        result.pop()
    # A text of several lines at the very end would be another one with a line break behind it.
    if result and result[-1].strip() and len(lines) not in layout.still:
        ending = "\r" if len(result) > 1 and result[-2].endswith("\r") else ""
        result[-1] += ending
        result.append("")
    return result or [""]


def _same_words(before: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether the words, comments among them, are the same in another order."""

    def words(lines: Sequence[str]) -> list[str]:
        return sorted(" ".join(line.lstrip(" -").split()) for line in lines if line.strip(" -\r"))

    return words(before) == words(after)


def _edits(before: Sequence[str], after: Sequence[str]) -> list[Edit]:
    found: list[Edit] = []
    matcher = difflib.SequenceMatcher(a=before, b=after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            found.append(_edit(before, a, b, after[c:d]))
    return found


def _edit(before: Sequence[str], first: int, last: int, new: Sequence[str]) -> Edit:
    """Replace the lines from index ``first`` up to ``last`` by new ones."""
    new = [line.removesuffix("\r") for line in new]
    if last < len(before):
        span = Span(Position(first + 1, 1), Position(last + 1, 1))
        return Edit(span, "".join(line + "\n" for line in new))
    # The text ends here, so the line break in front of the first line goes or stays with it.
    end = Position(len(before), len(before[-1]) + 1)
    if first == 0:
        return Edit(Span(Position(1, 1), end), "\n".join(new))
    start = Position(first, len(before[first - 1].removesuffix("\r")) + 1)
    return Edit(Span(start, end), "".join("\n" + line for line in new))
