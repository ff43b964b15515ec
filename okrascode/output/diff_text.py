"""What differs between two revisions, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.changes.difference import Difference, Direction
from okrascode.changes.report import Report, is_unexplained
from okrascode.output.ansi import paint
from okrascode.output.columns import pad, paragraph
from okrascode.output.diff_format import DiffRenderer
from okrascode.output.diff_groups import SIGNS, groups_of, rows_of, scores, why_suspect
from okrascode.output.escape import for_terminal
from okrascode.output.header import Header

__all__ = ["RENDERER", "render"]

_STYLES = {Direction.EASED: "yellow", Direction.RAISED: "blue", Direction.NEUTRAL: "dim"}
_WORD = 8
_INDENT = "           "


def render(report: Report, *, header: Header) -> str:
    """Write what differs, the scores that moved, what became suspect, and who has to know."""
    return "".join(line.rstrip() + "\n" for line in _lines(report, header))


def _lines(report: Report, header: Header) -> Iterator[str]:
    on = header.colour
    for notice in report.notices:
        yield paint(f"! {for_terminal(notice)}", "yellow", on=on)
    if report.notices:
        yield ""
    head = "the work tree" if report.head is None else report.head[:12]
    if not report.comparison.differences:
        yield f"Nothing differs in meaning between {report.base[:12]} and {head}."
    for group in groups_of(report):
        title = f"  {for_terminal(group.title)}" if group.title else ""
        yield paint(for_terminal(group.about), "bold", on=on) + title
        for difference, words in rows_of(group.differences):
            yield from _difference(difference, words, header)
        yield ""
    if report.effects:
        yield paint(f"Scores, both sides on {report.today.isoformat()}", "bold", on=on)
        moved = [scores(one.old_score, one.new_score) for one in report.effects]
        width = max(map(len, moved))
        for text, effect in zip(moved, report.effects, strict=True):
            yield f"  {pad(text, width)}  {for_terminal(effect.about)}"
        yield ""
    if report.comparison.suspects:
        yield paint("Alignment to look at again", "bold", on=on)
        for suspect in report.comparison.suspects:
            yield from _wrapped(why_suspect(suspect), header, first="  ", rest="    ")
        yield ""
    if report.concerned:
        yield paint("Who has to know", "bold", on=on)
        for one in report.concerned:
            text = f"{one.person}: {'; '.join(one.because)}"
            yield from _wrapped(text, header, first="  ", rest="    ")
        yield ""
    yield paint(
        for_terminal(f"{report.base[:12]} → {head} · {header.tool}"),
        "dim",
        on=on,
    )


def _difference(difference: Difference, words: str, header: Header) -> Iterator[str]:
    word = "" if difference.direction is Direction.NEUTRAL else difference.direction.value
    sign = f"{SIGNS[difference.direction]} {pad(word, _WORD - 2)}"
    first, *rest = _wrapped(words, header, first=_INDENT, rest=_INDENT)
    painted = paint(sign, _STYLES[difference.direction], on=header.colour)
    yield f"  {painted} {first.removeprefix(_INDENT)}"
    yield from rest
    if difference.reason:
        yield from _wrapped(
            f"reason: {difference.reason}", header, first=_INDENT + "  ", rest=_INDENT + "    "
        )
    elif is_unexplained(difference):
        yield _INDENT + "  " + paint("no reason given", "red", on=header.colour)


def _wrapped(text: str, header: Header, *, first: str, rest: str) -> list[str]:
    width = max(20, header.width - len(rest))
    lines = paragraph(for_terminal(text), width)
    return [(rest if number else first) + line for number, line in enumerate(lines)]


RENDERER = DiffRenderer(name="text", media_type="text/plain", render=render)
