"""What is reported outside of the documents of objectives: in trailers and in check-ins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from okrascode.findings import Finding
from okrascode.history.commit import Commit
from okrascode.history.undone import Undone
from okrascode.model.plan import Plan
from okrascode.model.reference import Reference, TeamId
from okrascode.readings.chain import Chain, Written
from okrascode.readings.check_in_files import check_in_observations
from okrascode.readings.declarations import declarations_of
from okrascode.readings.names import Names
from okrascode.readings.observation import Observation, mismatch_finding
from okrascode.readings.record import Evidence

__all__ = ["Told", "told_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Observations and reasons, by what they are about, as it is called today."""

    observations: dict[Reference, list[Observation]]
    """Those of trailers first; only key results that are there."""
    reasons: Mapping[str, list[tuple[Reference, str]]]
    """Why a commitment moved, by the commit that says it."""
    evidence: Mapping[Reference, tuple[Evidence, ...]]
    findings: tuple[Finding, ...]


def told_in(
    plan: Plan,
    chain: Chain,
    names: Names,
    *,
    undone: Undone,
    repository_of: Mapping[str, str],
    written: Mapping[str, Written],
    is_accepted: Callable[[Commit, TeamId], bool],
) -> Told:
    """Read all trailers of ``chain`` and all check-ins of a plan, which ``written`` dates."""
    declared = declarations_of(
        chain,
        plan=plan,
        names=names,
        undone=undone,
        is_accepted=is_accepted,
        repository_of=repository_of,
    )
    findings = list(declared.findings)
    observed: dict[Reference, list[Observation]] = {}
    for about, observation in declared.observations:
        observed.setdefault(about, []).append(observation)
    people = plan.organization.people if plan.organization else {}
    for check_in in plan.check_ins:
        file = written[check_in.place.path]
        for name, observation in check_in_observations(check_in, written=file, people=people):
            key_result = names.find(name, file.since)
            if key_result is not None and key_result in plan.key_results:
                observed.setdefault(key_result, []).append(observation)
            elif name not in names:
                message = f"There is no key result {name} to report for."
                findings.append(mismatch_finding(observation, name, message))
    evidence: dict[Reference, list[Evidence]] = {}
    for one in declared.evidence:
        evidence.setdefault(one.about, []).append(one)
    return Told(
        observations=observed,
        reasons=declared.reasons,
        evidence={about: tuple(some) for about, some in evidence.items()},
        findings=tuple(findings),
    )
