"""Take away what does nothing: a comment without effect, a line that stands there twice."""

from __future__ import annotations

from okrascode.edits.edit import Edit
from okrascode.edits.span import Position, Span
from okrascode.findings import Finding, Fix
from okrascode.lint.source import Source

__all__ = ["remove_second_line", "rewrite_comment"]


def rewrite_comment(finding: Finding, source: Source) -> Fix | None:
    """Put ``meant`` in the place of a comment; when it is empty, take the comment away."""
    if finding.meant is None or finding.span is None:
        return None
    span, new = finding.span, finding.meant.text
    before = source.line(span.start.line)[: span.start.column - 1]
    title = "Take the comment out."
    if new:
        title = f"Write `{new}`."
    elif not before.strip():
        span = source.whole_line(span.start.line)
    else:
        span = Span(Position(span.start.line, len(before.rstrip()) + 1), span.end)
    return Fix(title=title, is_safe=finding.meant.is_certain, edits=(Edit(span, new),))


def remove_second_line(finding: Finding, source: Source) -> Fix | None:
    """Take away a key that says, on one line, what a line above says word for word.

    A merge of two branches that changed the same value to the same leaves such a pair.
    """
    if finding.span is None:
        return None
    number = finding.span.start.line
    line = source.line(number)
    indent = finding.span.start.column - 1
    if line[:indent].strip() or line != source.line(number - 1) or _has_more(number, source):
        return None
    edits = (Edit(source.whole_line(number), ""),)
    return Fix(title="Delete the second of two equal lines.", is_safe=True, edits=edits)


def _has_more(number: int, source: Source) -> bool:
    line = source.line(number)
    if line.rstrip().endswith((":", "|", ">", "-", "[", "{", ",")):
        return True
    indent, below = len(line) - len(line.lstrip(" ")), source.line(number + 1)
    return bool(below.strip()) and len(below) - len(below.lstrip(" ")) > indent
