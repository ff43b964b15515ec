"""What pages show, as values: no HTML, no language, nothing that may not be published.

Templates see these values and nothing else. Names of people and addresses of commits are already
in the form the settings allow; numbers stay exact and are rounded when they are printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from okrascode.config import StatusSettings
from okrascode.model.measure import Measure
from okrascode.model.objective import Closing, Commitment, ItemState
from okrascode.readings.reading import ReadingValue
from okrascode.rollup.result import Forecast, Problem, Status, StatusFrom, Tension
from okrascode.site.source import Check
from okrascode.site.view_health import HealthView
from okrascode.site.view_parts import (
    CheckInView,
    CommitView,
    CycleView,
    EvidenceView,
    FileView,
    IntentRow,
    Link,
    PartView,
    QuestionView,
    ReadingRow,
)
from okrascode.site.view_requests import RequestView

__all__ = ["KeyResultView", "ObjectiveView", "SiteView", "TeamView"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyResultView:
    """A key result with everything its page shows."""

    reference: str
    id: str
    address: str
    title: str
    objective: Link
    team: Link
    cycle: CycleView
    state: ItemState
    reason: str
    status: Status
    was: Status | None
    tension: Tension | None
    commitment: Commitment
    owner: str
    has_owner: bool
    """Also true when the owner may not be named."""
    weight: Decimal
    measure: Measure | None
    current: ReadingValue | None
    progress: Fraction | None
    score: Fraction | None
    final_score: Fraction | None
    no_score_because: str
    expected: Fraction | None
    """Score expected by today: even pace or planned curve, times the factor of the commitment."""
    expected_value: Fraction | None
    """For a metric: the value that goes with ``expected``."""
    confidence: Decimal | None
    levels: tuple[Decimal, Decimal]
    """From which confidence on it is on track, and from which it is at risk."""
    good_from: Decimal | None
    """Part of the way that is a good result; ``None`` when all of it is wanted."""
    factor: Decimal
    """Part of an even pace or of the planned curve that is expected; 1 for committed work."""
    forecast: Forecast | None
    counted: bool
    complete: bool
    last: ReadingRow | None
    """The newest reading dated up to today."""
    age_days: int | None
    """Days since the newest reading."""
    readings: tuple[ReadingRow, ...]
    """Oldest first."""
    rows: tuple[ReadingRow | IntentRow, ...]
    """Everything that happened, newest first."""
    how: str
    ask: str
    """What would help, from the newest reading that says something."""
    said: ReadingRow | None
    """The newest reading with words."""
    supporters: tuple[Link, ...]
    evidence: tuple[EvidenceView, ...]
    check_in: CheckInView | None
    """A check-in begun; ``None`` when nobody reports it by hand now."""
    file: FileView


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveView:
    """An objective with its key results."""

    reference: str
    id: str
    address: str
    title: str
    why: str
    team: Link
    cycle: CycleView
    state: ItemState
    reason: str
    status: Status
    was: Status | None
    commitment: Commitment
    owner: str
    sponsor: str
    weight: Decimal
    score: Fraction | None
    final_score: Fraction | None
    no_score_because: str
    score_from: str
    status_from: StatusFrom
    expected: Fraction | None
    pace: Fraction | None
    confidence: Decimal | None
    factor: Decimal
    """Part of an even pace that is expected; 1 for committed work."""
    supporters_score: Fraction | None
    parts: tuple[PartView, ...]
    """What supports it, with the numbers that make ``supporters_score``."""
    counted: bool
    draft: int
    dropped: int
    complete: bool
    key_results: tuple[KeyResultView, ...]
    supports: tuple[Link, ...]
    supporters: tuple[Link, ...]
    supporter_teams: tuple[Link, ...]
    questions: tuple[QuestionView, ...]
    history: tuple[IntentRow, ...]
    evidence: tuple[EvidenceView, ...]
    closing: Closing | None
    carried_from: Link | None
    """The objective of an earlier cycle that this one goes on with."""
    carried_to: Link | None
    series: tuple[tuple[date, Fraction | None], ...]
    """The score day by day, as far as it is known."""
    file: FileView


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamView:
    """A team in one cycle."""

    id: str
    name: str
    mission: str
    lead: str
    sponsor: str
    members: int
    depth: int
    """0 for the root of the tree of teams."""
    address: str
    """The page of the team, always about the current cycle."""
    cycle: CycleView | None
    """``None`` when the team has no objectives in any cycle."""
    cycle_address: str
    """The permanent page of the team in this cycle."""
    objectives: tuple[ObjectiveView, ...]
    score: Fraction | None
    complete: bool
    cycles: tuple[tuple[CycleView, str], ...]
    """Every cycle it has objectives in and its page, newest first."""
    supports: tuple[str, ...]
    """References of the company objectives it supports."""
    check_in: CheckInView | None
    """A check-in about all its key results, begun."""
    parts_hidden: bool
    """True when some of its objectives may not be shown here."""

    @property
    def key_results(self) -> tuple[KeyResultView, ...]:
        """Give the key results of its objectives."""
        return tuple(k for objective in self.objectives for k in objective.key_results)

    @property
    def questions(self) -> tuple[QuestionView, ...]:
        """Give the open questions of its objectives."""
        return tuple(q for objective in self.objectives for q in objective.questions)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """The whole site."""

    name: str
    vision: str
    languages: tuple[str, ...]
    rules: StatusSettings
    """The thresholds behind the words, for pages that explain them."""
    today: date
    revision: CommitView | None
    dirty: bool
    complete: bool
    incomplete_because: str
    history_starts: date | None
    problems: tuple[Problem, ...]
    problems_hidden: int
    """Problems whose place may not be named in a public build."""
    hides: bool
    """True when something internal is left out."""
    internal: bool
    """True when the build shows what is not for the public."""
    cycles: tuple[CycleView, ...]
    """The cycles that run today, else the last one; outermost first."""
    company: tuple[ObjectiveView, ...]
    """Objectives of the root team in these cycles."""
    teams: tuple[TeamView, ...]
    """In their current cycle, the root team first, each followed by its own teams."""
    team_cycles: tuple[TeamView, ...]
    """Every team in every cycle."""
    every_cycle: tuple[CycleView, ...]
    """Newest first; of two that end together the shorter one first."""
    requests: tuple[RequestView, ...]
    """What teams ask of each other, in every cycle."""
    checks: tuple[Check, ...]
    """The rules that check the documents, by code."""
    moved: tuple[tuple[str, Link], ...]
    """Addresses that pages had under former names, and where they are now."""
    health: HealthView | None = None
    """How OKRs work in the innermost of ``cycles``; ``None`` before the first cycle."""

    @property
    def objectives(self) -> tuple[ObjectiveView, ...]:
        """Give the objectives of all cycles."""
        return tuple(o for team in self.team_cycles for o in team.objectives)

    @property
    def current(self) -> tuple[KeyResultView, ...]:
        """Give the key results of the cycles that run today."""
        return tuple(k for o in self.running for k in o.key_results)

    @property
    def running(self) -> tuple[ObjectiveView, ...]:
        """Give the objectives of the cycles that run today."""
        now = {cycle.id for cycle in self.cycles}
        return tuple(o for o in self.objectives if o.cycle.id in now)
