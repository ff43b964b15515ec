"""What a rule is, and what it sees when it judges.

A rule is one module below ``rules/`` with one constant ``RULE``; its docstring is its manual page.
Its check gets a :class:`Context` and gives findings at places; lines and columns come later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Flag, StrEnum, auto
from types import MappingProxyType
from typing import TYPE_CHECKING

from okrascode.config import Settings
from okrascode.documents.plain_items import PlainItems
from okrascode.findings import Finding, Fix, Meant, Severity
from okrascode.lint.unread import Unread
from okrascode.model.place import Place
from okrascode.model.plan import Plan

if TYPE_CHECKING:
    # Only changes, histories and numbers have them: most runs before a commit look at none.
    from okrascode.lint.against import Against
    from okrascode.lint.codeowners import Codeowners
    from okrascode.lint.source import Source
    from okrascode.readings.record import Record
    from okrascode.rollup.result import Rollup

__all__ = ["Context", "Needs", "Profile", "Rule", "Sees", "found_elsewhere"]


class Profile(StrEnum):
    """How strict a run is; each profile includes the one before."""

    REGULAR = "regular"
    STRICT = "strict"
    AUDIT = "audit"

    @property
    def rank(self) -> int:
        """Order profiles: 0 is regular, 2 is audit."""
        return list(Profile).index(self)


class Needs(Flag):
    """What a rule wants besides the documents; it is fetched only for rules that run."""

    NOTHING = 0
    RECORD = auto()
    """The readings, as far as they are there."""
    NUMBERS = auto()
    """The roll-up of the cycles that contain today."""
    COMPLETE_HISTORY = auto()
    """Without it the rule is skipped, and rule-needs-history says so."""
    BASE = auto()
    """A base to compare with; without one the rule does not run."""
    CODEOWNERS = auto()
    """The file of the forge that says who has to agree to a change."""


class Sees(StrEnum):
    """How far a rule looks, so that a change makes it judge no more again than it may concern.

    Settings, today, the organization and the history of the head count for every rule.
    """

    EVERYTHING = "everything"
    """Any change of a document may matter: the default."""
    TEAM = "team"
    """A finding lies in a document of a team and a cycle, and depends on those documents and on
    that of the team alone. A rule that needs the history does not look at words: titles, why, how,
    notes."""
    STRUCTURE = "structure"
    """No finding depends on words or reports, nor on anything else that is not in the plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that lint judges."""

    code: str
    """Never changes and is never reused, for example ``OKR401``."""
    slug: str
    """The file name with ``-``; names the defect."""
    severity: Severity
    check: Callable[[Context], Iterable[Finding]]
    profile: Profile = Profile.REGULAR
    """The mildest profile in which it runs."""
    severity_when_strict: Severity | None = None
    """Severity from profile strict on; ``None`` is the same."""
    options: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Its settings with their defaults: ``[lint.rules.SLUG]`` in okr.toml."""
    needs: Needs = Needs.NOTHING
    sees: Sees = Sees.EVERYTHING
    after_suppressions: bool = False
    """True for rules that judge the suppressions themselves."""
    can_be_suppressed: bool = True
    """False where a comment in the judged file may not lift the finding."""
    instead: str = "Settle it for everybody, in okr.toml."
    """What to do instead of such a comment."""
    fix: Callable[[Finding, Source], Fix | None] | None = None
    """Makes a fix of a finding, its span known; ``None`` when there is none for this one."""
    manual: str = ""
    """The manual page when it is not the docstring of the module (rules of plug-ins)."""

    @property
    def is_liftable(self) -> bool:
        """Tell whether a comment or a baseline may lift its findings.

        Change control (6xx) never: a change would lift the judgement of itself.
        """
        return self.can_be_suppressed and not self.code.startswith("OKR6")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Everything a rule may look at."""

    rule: Rule
    severity: Severity
    options: Mapping[str, int]
    plan: Plan
    today: date
    settings: Settings
    given: tuple[Finding, ...] = ()
    """What the reader of documents, or the judge of suppressions, already found."""
    unread: Unread = field(default_factory=lambda: Unread({}))
    """Documents with errors, which are missing from the plan."""
    record: Record | None = None
    rollup: Rollup | None = None
    against: Against | None = None
    """The base, for rules that need one."""
    plain: PlainItems = field(default_factory=lambda: PlainItems({}, Plan()))
    """The items as they are written, for rules that name fields."""
    codeowners: Codeowners | None = None
    git_prefix: str = ""
    """Path of the OKR root below the top level of Git: empty, or ending in ``/``."""

    def finding(
        self,
        place: Place,
        message: str,
        *,
        about: object = None,
        subject: str = "",
        cure: str = "",
        question: str = "",
        meant: Meant | None = None,
    ) -> Finding:
        """Make a finding of this rule; ``about`` is the team, objective or key result concerned."""
        return Finding(
            code=self.rule.code,
            slug=self.rule.slug,
            severity=self.severity,
            message=message,
            help=cure,
            question=question,
            path=place.path,
            pointer=place.pointer,
            entity=None if about is None else str(about),
            subject=subject,
            meant=meant,
        )


def found_elsewhere(context: Context) -> Iterable[Finding]:
    """Be the check of a rule whose findings are made where the text is read."""
    for finding in context.given:
        if finding.code == context.rule.code:
            yield replace(finding, slug=context.rule.slug, severity=context.severity)
