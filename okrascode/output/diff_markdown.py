"""What differs between two revisions as Markdown, for a comment on a pull request.

A comment may have 65,536 characters, so each part has so many lines and characters and says how
many more there are; texts are cut before they are escaped. What needs a reason comes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from okrascode.changes.difference import Difference, Direction, Kind
from okrascode.changes.report import Report, is_unexplained
from okrascode.output.diff_format import DiffRenderer
from okrascode.output.diff_groups import SIGNS, rows_of, said, scores, why_suspect
from okrascode.output.escape import for_markdown
from okrascode.output.header import Header

__all__ = ["RENDERER", "render"]

_MOST = 40
"""Lines of each part."""
_ROOM = 10_000
"""Characters of each part; there are six."""
_LONGEST = 240
"""Characters of a text in one line."""
_REPORTS = frozenset({Kind.READING, Kind.CHECK_IN})


def render(report: Report, *, header: Header) -> str:
    """Write a table of changes, the scores that moved, suspect alignment, and who has to know."""
    return "\n".join(_lines(report, header)) + "\n"


def _lines(report: Report, header: Header) -> Iterator[str]:
    if report.notices:
        lines = (f"> {_text(notice)}  " for notice in report.notices)
        yield from _bounded(lines, len(report.notices), "> … {} more")
        yield ""
    every = report.comparison.differences
    reports = [one for one in every if one.kind in _REPORTS and not is_unexplained(one)]
    changes = [one for one in every if one not in reports] if reports else list(every)
    changes.sort(key=lambda one: (not is_unexplained(one), one.direction is Direction.NEUTRAL))
    yield f"### {_summary(changes, reports)}"
    yield ""
    if changes:
        yield "| | What | Change | Reason |"
        yield "|:--|:--|:--|:--|"
        yield from _bounded(map(_row, changes), len(changes), "| … | {} more changes | | |")
        yield ""
    if report.effects:
        yield f"**Scores**, both sides on {report.today.isoformat()}"
        yield ""
        lines = (
            f"- {scores(one.old_score, one.new_score)} {_text(one.about)}"
            + (f" · {_text(one.title)}" if one.reference is not None else "")
            for one in report.effects
        )
        yield from _bounded(lines, len(report.effects), "- … {} more scores")
        yield ""
    if report.comparison.suspects:
        yield "**Alignment to look at again**"
        yield ""
        suspects = report.comparison.suspects
        lines = (f"- {_text(why_suspect(one))}" for one in suspects)
        yield from _bounded(lines, len(suspects), "- … {} more")
        yield ""
    if report.concerned:
        yield "**Who has to know**"
        yield ""
        lines = (f"- {_text(f'{p.person}: ' + '; '.join(p.because))}" for p in report.concerned)
        yield from _bounded(lines, len(report.concerned), "- … {} more people")
        yield ""
    if reports:
        yield f"<details><summary>{len(reports)} reported</summary>"
        yield ""
        rows = list(rows_of(reports))
        lines = (f"- {_text(_whose(one))}: {_text(words)}" for one, words in rows)
        yield from _bounded(lines, len(rows), "- … {} more")
        yield ""
        yield "</details>"
        yield ""
    head = "the work tree" if report.head is None else report.head[:12]
    yield f"<sub>{report.base[:12]} → {head} · {_text(header.tool)}</sub>"


def _summary(changes: list[Difference], reports: list[Difference]) -> str:
    if not changes and not reports:
        return "Nothing differs in meaning"
    unexplained = sum(map(is_unexplained, changes))
    parts = [f"{len(changes)} {'change' if len(changes) == 1 else 'changes'} of OKRs"]
    for direction in (Direction.EASED, Direction.RAISED):
        count = sum(one.direction is direction for one in changes)
        parts += [f"{count} {direction.value}"] if count else []
    parts += [f"{unexplained} without a reason"] if unexplained else []
    return ", ".join(parts)


def _row(one: Difference) -> str:
    word = "" if one.direction is Direction.NEUTRAL else f" {one.direction.value}"
    reason = _text(one.reason) or ("**no reason given**" if is_unexplained(one) else "")
    return (
        f"| {SIGNS[one.direction]}{word} | {_text(_whose(one))} | {_text(said(one))} | {reason} |"
    )


def _whose(one: Difference) -> str:
    return one.about if one.reference is None else str(one.reference.of_objective)


def _text(text: str) -> str:
    return for_markdown(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")


def _bounded(lines: Iterable[str], count: int, more: str) -> Iterator[str]:
    """Give as many lines as there is room for, and how many were left out."""
    left = _ROOM
    for number, line in enumerate(lines):
        left -= len(line)
        if number == _MOST or left < 0:
            yield more.format(count - number)
            return
        yield line


RENDERER = DiffRenderer(name="markdown", media_type="text/markdown", render=render)
