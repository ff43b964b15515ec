"""Lift the findings that comments cover, and judge the comments themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from okrascode.documents.characters import text_of
from okrascode.documents.comments import comments_in
from okrascode.findings import Finding, Meant, Severity
from okrascode.lint.result import OF_TEXTS
from okrascode.lint.rule import Rule
from okrascode.lint.suppress import Suppression, read_suppressions, without_rule

__all__ = ["Applied", "apply_suppressions", "suppressions_in"]

_MAY_BE_OURS = re.compile(rb"^[^#\n]*#[^\n]*okr", re.IGNORECASE | re.MULTILINE)
"""Seen from the first number sign of a line alone, as a line may have a million."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """Findings after suppressions."""

    active: tuple[Finding, ...]
    suppressed: tuple[Finding, ...]
    about_suppressions: tuple[Finding, ...]
    """Suppressions that covered nothing, or whose day has passed."""


def suppressions_in(
    texts: Mapping[str, bytes], rules: Callable[[], Sequence[Rule]]
) -> tuple[tuple[Suppression, ...], tuple[Finding, ...]]:
    """Give the suppressions of all files, and what is wrong with how they are written."""
    suppressions: list[Suppression] = []
    findings: list[Finding] = []
    for path, raw in texts.items():
        # Finding comments costs a scan of the text, and few texts have any of ours.
        if b"#" not in raw or _MAY_BE_OURS.search(raw) is None:
            continue
        text = text_of(raw, path=path)
        if isinstance(text, str):
            found, wrong = read_suppressions(path, text, comments_in(raw), rules())
            suppressions += found
            findings += wrong
    return tuple(suppressions), tuple(findings)


def apply_suppressions(
    findings: Iterable[Finding],
    suppressions: Sequence[Suppression],
    *,
    today: date,
    judged: set[str],
    unread: Collection[str] = (),
) -> Applied:
    """Sort findings into active and suppressed; ``judged`` holds the codes of rules that ran.

    While documents are ``unread``, what they would say is unknown to rules that judge them all
    together: nobody knows then whether a suppression of such a rule has something to suppress.
    """
    in_force = [s for s in suppressions if s.until is None or today <= s.until]
    active: list[Finding] = []
    suppressed: list[Finding] = []
    used: set[int] = set()
    for finding in findings:
        covering = [s for s in in_force if s.covers(finding)]
        used.update(id(s) for s in covering)
        (suppressed if covering else active).append(finding)
    about = [_expired(s) for s in suppressions if s not in in_force]
    about += [
        _unused(s)
        for s in in_force
        if id(s) not in used
        and s.rule.code in judged
        and (not unread or (s.rule.code.startswith(OF_TEXTS) and s.path not in unread))
    ]
    return Applied(
        active=tuple(active), suppressed=tuple(suppressed), about_suppressions=tuple(about)
    )


def _expired(suppression: Suppression) -> Finding:
    return _finding(
        suppression,
        "OKR903",
        "expired-suppression",
        f"The suppression of {suppression.rule.slug} ended on {suppression.until}.",
        "Take the comment out, or agree on a new day.",
        is_certain=False,
    )


def _unused(suppression: Suppression) -> Finding:
    return _finding(
        suppression,
        "OKR901",
        "unused-suppression",
        f"There is nothing to suppress here: {suppression.rule.slug} finds nothing.",
        "Take the comment out; a suppression that waits hides what comes later.",
        is_certain=True,
    )


def _finding(
    suppression: Suppression, code: str, slug: str, message: str, cure: str, *, is_certain: bool
) -> Finding:
    rule = suppression.rule
    comment = without_rule(suppression.comment, rule.slug, rule.code.lower())
    return Finding(
        code=code,
        slug=slug,
        severity=Severity.WARNING,
        message=message,
        help=cure,
        path=suppression.path,
        span=suppression.span,
        subject=f"{rule.slug} {suppression.reason}",
        meant=Meant(comment, is_certain),
    )
