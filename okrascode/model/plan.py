"""The plan: all documents of one revision together, with what they name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from okrascode.model.check_in import CheckIn
from okrascode.model.objective import Decline, KeyResult, Objective
from okrascode.model.organization import Cycle, Organization
from okrascode.model.place import Place
from okrascode.model.reference import CycleId, Reference, TeamId
from okrascode.model.team import Team

__all__ = ["Document", "ObjectivesDocument", "Plan", "make_plan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectivesDocument:
    """One file with objectives of one team in one cycle."""

    team: TeamId
    cycle: CycleId
    objectives: tuple[Objective, ...] = ()
    declines: tuple[Decline, ...] = ()
    place: Place


Document = Organization | Team | ObjectivesDocument | CheckIn


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All documents of one revision; where two claim the same identity, the first path wins."""

    organization: Organization | None = None
    documents: tuple[Document, ...] = ()
    """Everything that could be read, duplicates included, ordered by path."""
    teams: Mapping[TeamId, Team] = field(default_factory=lambda: MappingProxyType({}))
    cycles: Mapping[CycleId, Cycle] = field(default_factory=lambda: MappingProxyType({}))
    objectives: Mapping[Reference, Objective] = field(default_factory=lambda: MappingProxyType({}))
    key_results: Mapping[Reference, KeyResult] = field(default_factory=lambda: MappingProxyType({}))
    check_ins: tuple[CheckIn, ...] = ()
    declines: tuple[tuple[TeamId, Decline], ...] = ()

    def objective_of(self, key_result: Reference) -> Objective:
        """Give the objective a key result belongs to; raises ``KeyError`` when there is none."""
        return self.objectives[key_result.of_objective]

    def objectives_in(self, cycle: CycleId) -> tuple[Objective, ...]:
        """Give the objectives of one cycle in document order."""
        return tuple(o for o in self.objectives.values() if o.cycle == cycle)

    @property
    def root_team(self) -> Team | None:
        """Give the team without a parent; ``None`` when there is none or more than one."""
        roots = [team for team in self.teams.values() if team.parent is None]
        return roots[0] if len(roots) == 1 else None


def make_plan(documents: Iterable[Document]) -> Plan:
    """Put documents together; the order of paths decides who was first."""
    ordered = tuple(sorted(documents, key=lambda document: document.place.path))
    organization: Organization | None = None
    teams: dict[TeamId, Team] = {}
    objectives: dict[Reference, Objective] = {}
    key_results: dict[Reference, KeyResult] = {}
    check_ins: list[CheckIn] = []
    declines: list[tuple[TeamId, Decline]] = []
    for document in ordered:
        if isinstance(document, Organization):
            organization = organization or document
        elif isinstance(document, Team):
            teams.setdefault(document.id, document)
        elif isinstance(document, CheckIn):
            check_ins.append(document)
        else:
            declines += [(document.team, decline) for decline in document.declines]
            for objective in document.objectives:
                if objective.reference in objectives:
                    continue
                objectives[objective.reference] = objective
                for key_result in objective.key_results:
                    key_results.setdefault(objective.reference_to(key_result), key_result)
    cycles: dict[CycleId, Cycle] = {}
    for cycle in organization.cycles if organization else ():
        cycles.setdefault(cycle.id, cycle)
    return Plan(
        organization=organization,
        documents=ordered,
        teams=MappingProxyType(teams),
        cycles=MappingProxyType(cycles),
        objectives=MappingProxyType(objectives),
        key_results=MappingProxyType(key_results),
        check_ins=tuple(check_ins),
        declines=tuple(declines),
    )
