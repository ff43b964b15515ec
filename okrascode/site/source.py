"""Everything a site is made of, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from okrascode.config import Settings
from okrascode.model.plan import Plan
from okrascode.model.reference import CycleId
from okrascode.readings.record import Record
from okrascode.rollup.result import CycleRollup, Problem

__all__ = ["Check", "SiteSource"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A rule that the documents are checked by, as a reader meets it."""

    code: str
    slug: str
    severity: str
    summary: str
    """One sentence that names the defect."""
    why: str
    fails: str
    passes: str
    options: str

    @property
    def family(self) -> str:
        """Give the digit its code begins with; ``x`` for a rule with codes of its own."""
        digit = self.code.removeprefix("OKR")[:1]
        return digit if self.code.startswith("OKR") and digit.isdigit() else "x"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSource:
    """A plan, its history and its numbers on one day; the same source gives the same bytes."""

    plan: Plan
    record: Record
    rollups: Mapping[CycleId, CycleRollup]
    """Of every cycle that gets pages, the past ones too."""
    today: date
    settings: Settings = field(default_factory=Settings)
    revision: str | None = None
    """Full id of the commit this was read from; ``None`` without Git."""
    dirty: bool = False
    """True when documents in the work tree differ from the revision."""
    problems: tuple[Problem, ...] = ()
    """Documents that could not be read."""
    branch: str = "main"
    """Branch that links to files lead to."""
    checks: tuple[Check, ...] = ()
    """The rules that run on these documents, by code."""
    folder: str = ""
    """Where the OKR root lies in the Git repository; empty when it is the top."""
