"""Settings: okr.toml as values.

Every key is optional. An unknown one stops the run with its place and "did you mean", because a
misspelt setting that is silently ignored is a gate that silently stands open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType

__all__ = [
    "HealthSettings",
    "LintOverride",
    "LintSettings",
    "OrganizationRule",
    "Repository",
    "RuleSettings",
    "Settings",
    "SiteSettings",
    "StatusSettings",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSettings:
    """``[lint.rules.SLUG]``: another severity, and the rule's own settings."""

    severity: str | None = None
    options: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class LintOverride:
    """``[[lint.overrides]]``: rules left out for some files."""

    files: tuple[str, ...]
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LintSettings:
    """``[lint]``."""

    profile: str = "regular"
    """regular, strict or audit; each includes the one before."""
    select: tuple[str, ...] = ()
    """Codes, code prefixes or slugs that run besides the profile's."""
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    rules: Mapping[str, RuleSettings] = field(default_factory=lambda: MappingProxyType({}))
    """By slug."""
    overrides: tuple[LintOverride, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusSettings:
    """``[status]``: the thresholds of the arithmetic; the defaults are those of the docs."""

    grace_days: int = 3
    """Days after the cadence before silence is called stale."""
    aspirational_factor: Decimal = Decimal("0.7")
    achieved_committed: Decimal = Decimal("1.0")
    achieved_aspirational: Decimal = Decimal("0.7")
    confidence_on_track: Decimal = Decimal(7)
    confidence_at_risk: Decimal = Decimal(4)
    pace_on_track: Decimal = Decimal("0.9")
    pace_at_risk: Decimal = Decimal("0.7")
    pace_ahead: Decimal = Decimal("1.1")
    pace_even: Decimal = Decimal("0.9")
    pace_from: Decimal = Decimal("0.1")
    """Part of the cycle before which there is no pace."""
    tension_behind: Decimal = Decimal("0.85")
    tension_ahead: Decimal = Decimal("1.05")


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthSettings:
    """``[health]``: the thresholds of ``okr health``; whole numbers are days, weeks or counts."""

    early_days: int = 21
    """Days of history below which it is too early to know."""
    strong_from: Decimal = Decimal("0.8")
    """Share from which a habit is strong."""
    fair_from: Decimal = Decimal("0.5")
    """Share from which a habit is fair, below it weak."""
    objectives_most: int = 5
    key_results_most: int = 5
    vision_days: int = 730
    question_days: int = 30
    """Age from which an open question or an unanswered request is old."""
    bulk_days: int = 14
    bulk_share: Decimal = Decimal("0.5")
    bulk_least: int = 5
    drift_weeks: int = 4
    drift_ratio: Decimal = Decimal("0.5")
    drift_least: int = 4
    silent_weeks: int = 4
    role_least: int = 3
    """People a role needs to be shown; a smaller one is shown as its team."""
    aspirational_from: Decimal = Decimal("0.25")
    sandbag_cycles: int = 3
    sandbag_score: Decimal = Decimal("0.95")
    sandbag_before: Decimal = Decimal("0.5")
    watermelon_confidence: Decimal = Decimal(7)
    watermelon_days: int = 14
    candour_days: int = 21
    vague_share: Decimal = Decimal("0.5")
    appraisal_words: tuple[str, ...] = ()
    """Words that tie a goal to pay or rating here, besides those that lint knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """``[[repositories]]``: another repository whose commits and trees count."""

    name: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """``[site]``."""

    url: str = ""
    """Where the site will be published."""
    repository: str = ""
    """Web address of the repository, for links to commits and files."""
    forge: str = ""
    """github, gitlab, gitea, forgejo, gitee, bitbucket; empty: told from the address."""
    links: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Patterns of addresses at the forge that replace those of its kind: commit, view, edit,
    history, new."""
    people: str = "names"
    """names, initials or none."""
    visibility: str = "public"
    """public or internal; a public build leaves out what is internal."""
    languages: tuple[str, ...] = ()
    """Empty: those of the organisation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationRule:
    """``[[rule]]``: a rule of the organisation, without code."""

    code: str
    slug: str
    select: Mapping[str, object]
    """Field, with dots into what lies below, to the value it must have; ``kind`` is among them."""
    require: Mapping[str, object]
    """Field to a regular expression that is found in it, or to a number or truth value."""
    message: str
    help: str = ""
    severity: str = "warning"
    number: int = 0
    """Which of the tables, from 0."""
    line: int = 1
    """Of the table in okr.toml."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All of okr.toml."""

    plugins: tuple[str, ...] = ()
    okr_paths: tuple[str, ...] = ("okrs/**/*.yaml", "okrs/**/*.yml")
    lint: LintSettings = field(default_factory=LintSettings)
    status: StatusSettings = field(default_factory=StatusSettings)
    health: HealthSettings = field(default_factory=HealthSettings)
    rollup_parents: str = "own"
    """own, supporters or both."""
    trailers_accept: str = "members"
    """members or anyone."""
    repositories: tuple[Repository, ...] = ()
    site: SiteSettings = field(default_factory=SiteSettings)
    rules: tuple[OrganizationRule, ...] = ()
