"""What can be done about a finding: its fixes, or a comment that lifts it for a while."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from okrascode.documents.comments import comments_in
from okrascode.findings import Finding, Position, Span
from okrascode.lsp.rename import Edit

__all__ = ["Remedy", "remedies"]

_DAYS = 30
"""How long a suppression holds that was made with one key."""
_NEVER = ("OKR0", "OKR6", "OKR9")
"""Families that no comment lifts, or where it would help nobody."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """One thing to choose."""

    title: str
    edits: tuple[Edit, ...]
    is_safe: bool = False
    """True for a fix after which the document says what it plainly meant."""


def remedies(text: str, finding: Finding, *, today: date) -> tuple[Remedy, ...]:
    """Give what an editor offers at a finding: its fixes, and a comment."""
    newline = "\r\n" if "\r\n" in text else "\n"
    fixes = tuple(
        Remedy(
            fix.title,
            tuple(
                Edit(finding.path, edit.span, edit.replacement.replace("\n", newline))
                for edit in fix.edits
            ),
            is_safe=fix.is_safe,
        )
        for fix in finding.fixes
    )
    return fixes + _suppression(text, finding, today)


def _suppression(text: str, finding: Finding, today: date) -> tuple[Remedy, ...]:
    if finding.code.startswith(_NEVER) or finding.span is None or not finding.pointer:
        return ()
    until = today + timedelta(days=_DAYS)
    comment = f"# okr: ignore[{finding.slug}] until={until} say why"
    line = finding.span.start.line
    lines = text.split("\n")
    here = lines[line - 1] if line <= len(lines) else ""
    bare = here.rstrip("\r")
    at = Position(line, len(bare) + 1)
    edit = Edit(finding.path, Span(at, at), f"  {comment}")
    # Behind the last letter of a text in several lines a comment would be part of the text.
    lines[line - 1] = bare + f"  {comment}"
    is_comment = any(
        one.span.start.line == line and one.text.endswith(comment)
        for one in comments_in("\n".join(lines).encode("utf-8", "replace"))
    )
    if not is_comment:
        return ()
    return (Remedy(f"Lift {finding.slug} here until {until}, with a reason", (edit,)),)
