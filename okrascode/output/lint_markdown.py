"""Findings as a Markdown table, for a job summary or a comment on a pull request.

GitHub takes 65,536 characters in a comment and 1 MiB in a job summary, and drops the whole of a
longer one; so errors come first, and a last line says how many are not in the table.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.result import LintResult
from okrascode.output.escape import for_markdown
from okrascode.output.header import Header
from okrascode.output.lint_format import LintRenderer, span_of
from okrascode.output.lint_summary import summary

__all__ = ["RENDERER", "render"]

_MOST_CHARACTERS = 60_000
"""Of the table, so that a few lines can stand around it in a comment."""
_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "hint"}
_HEAD = "| | Where | What |\n|:--|:--|:--|\n"


def render(result: LintResult, *, header: Header) -> str:
    """Write the count as a heading and a row for each finding; every text is escaped."""
    return "".join(_parts(result, header))


def _parts(result: LintResult, header: Header) -> Iterator[str]:
    yield f"### okr lint: {summary(result)}\n"
    ordered = sorted(result.findings, key=lambda finding: -finding.severity.rank)
    room = _MOST_CHARACTERS
    for number, finding in enumerate(ordered):
        row = _row(finding, result)
        room -= len(row)
        if room < 0:
            rest = len(ordered) - number
            yield f"\n{rest} more {'is' if rest == 1 else 'are'} not shown here.\n"
            break
        yield ("\n" + _HEAD if number == 0 else "") + row
    if header.statistics and result.findings:
        yield "\n| Findings | Rule |\n|--:|:--|\n"
        for code, slug, count in result.by_frequency():
            yield f"| {count} | {code} {for_markdown(slug)} |\n"


def _row(finding: Finding, result: LintResult) -> str:
    # What is about a commit, or a file that is not read, has no line.
    line = f":{span_of(finding).start.line}" if finding.path in result.texts else ""
    where = for_markdown(("" if not line else result.git_prefix) + finding.path + line)
    what = f"**{finding.code} {for_markdown(finding.slug)}** {for_markdown(finding.message)}"
    if finding.help:
        what += f" {for_markdown(finding.help)}"
    if finding.question:
        what += f"<br>*{for_markdown(finding.question)}*"
    return f"| {_WORDS[finding.severity]} | {where} | {what} |\n"


RENDERER = LintRenderer(name="markdown", media_type="text/markdown", render=render)
