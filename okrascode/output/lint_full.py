"""Findings for people: the line of the text with the place marked, what would be right, and why.

Each begins as in ``concise``, so that terminals and editors make a link of path and line.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.result import LintResult
from okrascode.output.ansi import paint
from okrascode.output.columns import display_width, fit, wrap
from okrascode.output.escape import for_terminal
from okrascode.output.header import Header
from okrascode.output.lint_format import LintRenderer, span_of

__all__ = ["RENDERER", "render"]

_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_TAB = "    "
_LEAST_ROOM = 40


def render(result: LintResult, *, header: Header) -> str:
    """Write each finding with the line it is about."""
    texts: dict[str, list[str]] = {}
    blocks: list[str] = []
    for finding in result.findings:
        if finding.path not in texts:
            raw = result.texts.get(finding.path, b"")
            texts[finding.path] = raw.decode("utf-8-sig", "replace").split("\n")
        lines = _block(finding, texts[finding.path], header)
        blocks.append("".join(line.rstrip() + "\n" for line in lines))
    return "\n".join(blocks)


def _block(finding: Finding, lines: list[str], header: Header) -> Iterator[str]:
    colour = header.colour
    start = span_of(finding).start
    where = for_terminal(f"{finding.path}:{start.line}:{start.column}")
    severity = header.say(finding.severity.value)
    what = paint(f"{severity} {finding.code}", "bold", _STYLES[finding.severity], on=colour)
    message = for_terminal(finding.message)
    yield f"{paint(where, 'bold', on=colour)}: {what} {for_terminal(finding.slug)}: {message}"
    margin = " " * len(str(start.line))
    bar = paint("|", "blue", on=colour)
    if 0 < start.line <= len(lines) and lines[start.line - 1].strip():
        room = max(_LEAST_ROOM, header.width - len(margin) - 4)
        text, carets = _marked(finding, lines[start.line - 1].rstrip("\r"), room)
        yield f"{margin} {bar}"
        yield f"{paint(str(start.line), 'blue', on=colour)} {bar} {text}"
        yield f"{margin} {bar} {paint(carets, 'bold', _STYLES[finding.severity], on=colour)}"
    for word, said in (
        ("help", finding.help),
        ("fix", _fix(finding)),
        ("ask", finding.question),
        ("more", f"okr rule {finding.slug}"),
    ):
        if said:
            name = header.say(word)
            label = f"{margin} = {paint(name, 'bold', on=colour)}: "
            indent = " " * display_width(f"{margin} = {name}: ")
            words = for_terminal(said).split(" ")
            folded = wrap(words, header.width - 1, indent=indent, between=" ")
            yield label + folded[0].lstrip(" ")
            yield from folded[1:]


def _fix(finding: Finding) -> str:
    if not finding.fixes:
        return ""
    fix = finding.fixes[0]
    return f"{fix.title.rstrip('.。')}: okr lint {'--fix' if fix.is_safe else '--fix=unsafe'}"


def _marked(finding: Finding, line: str, room: int) -> tuple[str, str]:
    """Give the line as it is shown, and carets below what is meant.

    Widths are those of the screen: a Chinese character takes two columns, a tab becomes spaces, and
    what could steer the terminal is spelt out. A line that is too long is shown around the place.
    """
    span = span_of(finding)
    first = span.start.column - 1
    last = span.end.column - 1 if span.end.line == span.start.line else len(line.rstrip())
    before, meant, after = (_shown(s) for s in (line[:first], line[first:last], line[last:]))
    if display_width(before) > room // 2:
        before = "…" + _end_of(before, room // 2 - 1)
    carets = " " * display_width(before) + "^" * max(1, display_width(meant))
    return fit(before + meant + after, room), carets[: max(room, display_width(before) + 1)]


def _shown(text: str) -> str:
    return for_terminal(text.replace("\t", _TAB))


def _end_of(text: str, columns: int) -> str:
    while display_width(text) > columns:
        text = text[max(1, (display_width(text) - columns) // 2) :]
    return text


RENDERER = LintRenderer(name="full", media_type="text/plain", render=render)
