"""Findings: what is wrong with the user's content, as values.

A finding names its rule, the place as path and JSON pointer, and what would be right. Its line
and column are looked up at the end, so rules never deal with text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from okrascode.edits.edit import Edit
from okrascode.edits.span import Position, Span

__all__ = ["Finding", "Fix", "Meant", "Position", "Severity", "Span"]


class Severity(StrEnum):
    """How much a finding matters; ``error`` blocks a pull request."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Order severities: 0 is info, 2 is error."""
        return {"info": 0, "warning": 1, "error": 2}[self.value]


@dataclass(frozen=True, slots=True)
class Meant:
    """What was probably meant in the place of what stands there."""

    text: str
    """A key, a value or a comment; each rule says in which form."""
    is_certain: bool = False
    """True when nothing else comes near, and no person needs to look at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """One way to mend a finding: edits of the file that it is in."""

    title: str
    """What it does, as a sentence in the imperative."""
    is_safe: bool
    """True when the document says afterwards what it said or plainly meant before."""
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong, or worth a question, at one place."""

    code: str
    """Never changes and is never reused, for example ``OKR401``."""
    slug: str
    """Names the defect, for example ``stale-check-in``."""
    severity: Severity
    message: str
    """One sentence in the user's words: what is wrong."""
    help: str = ""
    """One sentence: what would be right."""
    question: str = ""
    """What a coach would ask, for findings about measurability and wording."""
    path: str
    """Relative to the root of the OKR repository, with ``/``; the place to look at."""
    pointer: str = ""
    """JSON pointer into the document; empty for the document as a whole."""
    at_key: bool = False
    """True when the key itself is meant (an unknown field), not its value."""
    entity: str | None = None
    """Reference of the team, objective or key result concerned."""
    subject: str = ""
    """Stable text that tells it from others of the same rule and entity; no line numbers."""
    meant: Meant | None = None
    """From which the rule makes a fix, when the text is known."""
    span: Span | None = None
    """Looked up from the pointer at the end of a run; already known for texts that do not parse."""
    fixes: tuple[Fix, ...] = ()
    """Ways to mend it, the best first; made at the end of a run, when spans are known."""

    @property
    def fingerprint(self) -> str:
        """Give 32 hex digits that stay the same when text moves within its file."""
        import hashlib

        about = "\0".join((self.code, self.entity or self.path, self.subject or self.pointer))
        # A path that is not UTF-8 has surrogates in it.
        return hashlib.sha256(about.encode("utf-8", "surrogatepass")).hexdigest()[:32]
