"""The outcome of a lint run in a sentence, and how often each rule fired."""

from __future__ import annotations

from okrascode.findings import Severity
from okrascode.lint.result import LintResult
from okrascode.output.escape import for_terminal
from okrascode.output.sentences import Say, in_english

__all__ = ["cures", "gone", "statistics", "summary"]

_MOST_GONE = 10

_WORDS = (
    (Severity.ERROR, "error", "errors"),
    (Severity.WARNING, "warning", "warnings"),
    (Severity.INFO, "hint", "hints"),
)


def summary(result: LintResult, say: Say = in_english) -> str:
    """Say in one line what was found.

    For example: ``2 errors, 1 warning in 14 documents; 1 suppressed.``
    """
    counted = [
        say(_count(result.count(severity), one, many))
        for severity, one, many in _WORDS
        if result.count(severity)
    ]
    said = say(", ").join(counted) or say("Nothing to report")
    said = say(f"{said} in {_count(result.documents, 'document', 'documents')}")
    suppressed = say(f"; {len(result.suppressed)} suppressed") if result.suppressed else ""
    known = say(f"; {len(result.known)} in the baseline") if result.known else ""
    return f"{said}{suppressed}{known}{say('.')}"


def cures(result: LintResult, say: Say = in_english) -> str:
    """Say how many findings can be mended by a word on the command line; empty when none can."""
    fixes = [fix for finding in result.findings for fix in finding.fixes[:1]]
    safe = sum(fix.is_safe for fix in fixes)
    said = [f"--fix mends {safe}"] if safe else []
    if safe < len(fixes):
        said.append(f"--fix=unsafe {'' if safe else 'mends '}{len(fixes)}")
    return f" {say(', ').join(map(say, said))}{say('.')}" if said else ""


def gone(result: LintResult, say: Say = in_english) -> tuple[str, ...]:
    """Write what a baseline holds and is not found any more: a few lines, and how many more."""
    if not result.gone:
        return ()
    number = len(result.gone)
    head = "A finding of the baseline is no longer there:"
    if number > 1:
        head = f"{number} findings of the baseline are no longer there:"
    shown = [f"  {for_terminal(line)}" for line in result.gone[:_MOST_GONE]]
    more = [say(f"  and {number - _MOST_GONE} more")] if number > _MOST_GONE else []
    anew = say("  Write the baseline anew, so that nothing comes back unseen.")
    return (say(head), *shown, *more, anew)


def statistics(result: LintResult) -> str:
    """Write one line a rule that fired, the most frequent first."""
    counted = result.by_frequency()
    return "".join(f"{number:6d}  {code} {for_terminal(slug)}\n" for code, slug, number in counted)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
