"""Comments in a document that lift findings: ``# okr: ignore[RULE] until=DATE reason``.

At the end of a line such a comment covers that line; on a line of its own it covers the whole item
that follows, with everything below it; ``file-ignore`` covers the file. A comment that names no
rule, or one that does not exist, covers nothing and is itself a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from okrascode.documents.comments import Comment
from okrascode.findings import Finding, Meant, Severity, Span
from okrascode.lint.catalogue import near_name, nearest
from okrascode.lint.rule import Rule

__all__ = ["Suppression", "lines_covered", "read_suppressions", "without_rule"]

_OURS = re.compile(
    r"#+\s*okr\s*:\s*(?P<word>[\w-]*(?:ignore|disable|noqa|suppress)[\w-]*)\s*"
    r"(?:\[(?P<rules>[^\]]*)\])?\s*(?:until\s*=\s*(?P<until>\S*))?\s*(?P<reason>.*)",
    re.IGNORECASE,
)
_HOW = "Write # okr: ignore[RULE] reason, or # okr: file-ignore[RULE] reason."
_UNEXPLAINED = ("OKR902", "unexplained-suppression")
_UNKNOWN = ("OKR904", "unknown-suppression")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """A comment that lifts findings of one rule on some lines of one file."""

    path: str
    rule: Rule
    span: Span
    """Of the comment."""
    first: int
    last: int
    """The lines it covers, both included; none when ``last`` is before ``first``."""
    whole_file: bool = False
    until: date | None = None
    """Last day on which it works."""
    reason: str = ""
    comment: str = ""
    """As it is written."""

    def covers(self, finding: Finding) -> bool:
        """Tell whether a finding lies where this suppression works."""
        if finding.path != self.path or finding.code != self.rule.code:
            return False
        if self.whole_file:
            return True
        # A finding about the whole document is shown on its first line, but is not of that line.
        if not finding.pointer or finding.span is None:
            return False
        return self.first <= finding.span.start.line <= self.last


def read_suppressions(
    path: str, text: str, comments: Iterable[Comment], rules: Iterable[Rule]
) -> tuple[tuple[Suppression, ...], tuple[Finding, ...]]:
    """Give the suppressions of one file, and what is wrong with how they are written."""
    rules = tuple(rules)
    lines = text.split("\n")
    suppressions: list[Suppression] = []
    findings: list[Finding] = []
    for comment in comments:
        ours = _OURS.fullmatch(comment.text)
        if not ours:
            continue
        for (code, slug), message, cure, meant in _faults(ours, rules):
            findings.append(
                Finding(
                    code=code,
                    slug=slug,
                    severity=Severity.WARNING,
                    message=message,
                    help=cure,
                    path=path,
                    span=comment.span,
                    subject=comment.text,
                    meant=meant,
                )
            )
        if not _works(ours):
            continue
        whole_file = ours["word"].lower() == "file-ignore"
        first, last = (1, len(lines)) if whole_file else lines_covered(lines, comment)
        suppressions += (
            Suppression(
                path=path,
                rule=rule,
                span=comment.span,
                first=first,
                last=last,
                whole_file=whole_file,
                until=_day(ours["until"]),
                reason=ours["reason"].strip(),
                comment=comment.text,
            )
            for rule in rules
            if rule.is_liftable and {rule.slug, rule.code.lower()} & set(_names(ours))
        )
    return tuple(suppressions), tuple(findings)


def without_rule(comment: str, *names: str) -> str:
    """Give a suppressing comment without some of its rules; empty when none is left."""
    ours = _OURS.fullmatch(comment)
    assert ours is not None  # noqa: S101  # it is a suppression
    kept = [name for name in (ours["rules"] or "").split(",") if name.strip().lower() not in names]
    start, end = ours.span("rules")
    return comment[:start] + ",".join(kept).strip() + comment[end:] if kept else ""


def _as_written(name: str, ours: re.Match[str]) -> str:
    """Give a name of a comment's list as it is written there."""
    return next(n.strip() for n in ours["rules"].split(",") if n.strip().lower() == name)


def _names(ours: re.Match[str]) -> list[str]:
    """Only whole codes and slugs: the beginning of a code would cover rules yet to be written."""
    return [name.strip().lower() for name in (ours["rules"] or "").split(",") if name.strip()]


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _works(ours: re.Match[str]) -> bool:
    is_word = ours["word"].lower() in ("ignore", "file-ignore")
    return is_word and (ours["until"] is None or _day(ours["until"]) is not None)


def _faults(
    ours: re.Match[str], rules: tuple[Rule, ...]
) -> Iterator[tuple[tuple[str, str], str, str, Meant | None]]:
    """Give rule, message, cure and better comment of what is wrong with a suppression."""
    names = _names(ours)
    if ours["word"].lower() not in ("ignore", "file-ignore") or (
        ours["rules"] is None and ours["reason"]
    ):
        yield (
            _UNKNOWN,
            "This looks like a suppression, but as it is written it does nothing.",
            _HOW,
            None,
        )
        return
    if not names:
        yield _UNEXPLAINED, "This suppression names no rule, so it covers nothing.", _HOW, None
        return
    if not _works(ours):
        message = f"This suppression covers nothing: until={ours['until']} is no day."
        yield _UNKNOWN, message, "Write the day like until=2026-12-01.", None
        return
    if not ours["reason"].strip():
        message = f"Nobody says why {', '.join(names)} does not hold here."
        cure = "Write the reason behind the brackets, for those who read it next year."
        yield _UNEXPLAINED, message, cure, None
    for name in names:
        rule = next((r for r in rules if name in (r.slug, r.code.lower())), None)
        if rule is None:
            message = f"This suppression covers nothing: there is no rule {name}."
            # Taking out what has no effect is safe; what is spelt rightly begins to have one.
            near = near_name(name, rules)
            better = ours[0].replace(_as_written(name, ours), near, 1) if near else ""
            meant = Meant(better or without_rule(ours[0], name), is_certain=not near)
            yield _UNKNOWN, message, nearest(name, rules), meant
        elif not rule.is_liftable:
            message = f"{rule.code} {rule.slug} cannot be lifted by a comment in the file."
            meant = Meant(without_rule(ours[0], name), is_certain=True)
            yield _UNKNOWN, message, rule.instead, meant


def lines_covered(lines: list[str], comment: Comment) -> tuple[int, int]:
    """Give the first and last line that a comment covers.

    In block style an item reaches to the next line that is not deeper than its first one; the
    dashes of a list may stand as deep as the key they belong to.
    """
    if not comment.is_alone:
        return comment.span.start.line, comment.span.start.line
    rest = range(comment.span.start.line, len(lines))
    content = [i for i in rest if lines[i].strip() and not lines[i].lstrip().startswith("#")]
    if not content:
        return 1, 0
    depth, is_dash = _depth(lines[content[0]]), _begins_with_dash(lines[content[0]])
    last = content[0]
    for index in content[1:]:
        line = lines[index]
        belongs = not is_dash and _begins_with_dash(line) and _depth(line) == depth
        if _depth(line) <= depth and not belongs:
            break
        last = index
    return content[0] + 1, last + 1


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _begins_with_dash(line: str) -> bool:
    return line.lstrip(" ").startswith("- ") or line.strip() == "-"
