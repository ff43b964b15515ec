"""What all commit messages of a history declare about today's plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from okrascode.findings import Finding
from okrascode.history.commit import Commit
from okrascode.history.trailers import TrailerKind
from okrascode.history.undone import Undone
from okrascode.model.plan import Plan
from okrascode.model.reference import CycleId, Reference, TeamId
from okrascode.readings.chain import Chain
from okrascode.readings.commit_trailers import (
    Declared,
    copied_finding,
    declared_in,
    observation_of,
    unknown_finding,
    unparsed_finding,
)
from okrascode.readings.copies import copies_in, without_copies
from okrascode.readings.names import Names
from okrascode.readings.observation import Observation
from okrascode.readings.record import Evidence
from okrascode.readings.which_cycle import cycle_finder

__all__ = ["Declarations", "declarations_of"]

_ALL_OURS: Mapping[str, str] = MappingProxyType({})


@dataclass(slots=True, kw_only=True)
class Declarations:
    """Observations, evidence, reasons and findings of trailers."""

    observations: list[tuple[Reference, Observation]] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    reasons: dict[str, list[tuple[Reference, str]]] = field(default_factory=dict)
    """By the commit that gives them."""
    findings: list[Finding] = field(default_factory=list)


def declarations_of(
    chain: Chain,
    *,
    plan: Plan,
    names: Names,
    undone: Undone,
    is_accepted: Callable[[Commit, TeamId], bool],
    repository_of: Mapping[str, str] = _ALL_OURS,
) -> Declarations:
    """Read the trailers of every reachable commit; ``repository_of`` names those of others.

    A link, a trailer of somebody whose word does not count and one that was reverted are evidence.
    """
    found = Declarations()
    counted: list[tuple[Reference, Declared]] = []
    linked: list[tuple[Reference, Declared]] = []
    cycle_of = cycle_finder(plan, names)
    for one in declared_in(chain.history):
        if isinstance(one, tuple):
            found.findings.append(unparsed_finding(*one))
            continue
        about = _about(one, chain=chain, names=names, cycle_of=cycle_of)
        if isinstance(about, Finding):
            found.findings.append(about)
        elif about is not None:
            is_reverted = one.commit.id in undone.reverted
            if one.trailer.kind is TrailerKind.REASON:
                reasons = found.reasons.setdefault(one.commit.id, [])
                reasons.append((about, one.trailer.reason))
            elif one.trailer.kind is TrailerKind.LINK or not is_accepted(one.commit, _team(about)):
                linked.append((about, one))
            else:
                (linked if is_reverted else counted).append((about, one))
    found.findings += [copied_finding(one) for one in copies_in(counted)]
    # Reverted ones are not among the counted, so a copy of one still counts.
    once = without_copies(counted)
    counted.clear()
    once.reverse()
    while once:  # There are many, so each goes when it was made an observation.
        about, one = once.pop()
        found.observations.append((about, _observation(one, chain, repository_of)))
    seen: set[tuple[Reference, str]] = set()
    for about, one in without_copies(linked):
        if (about, one.commit.id) not in seen:
            seen.add((about, one.commit.id))
            found.evidence.append(_evidence(about, one, chain, undone, repository_of))
    return found


def _observation(one: Declared, chain: Chain, repository_of: Mapping[str, str]) -> Observation:
    observation = observation_of(one, chain)
    name = repository_of.get(one.commit.id)
    if name is None:
        return observation
    return replace(observation, origin=replace(observation.origin, repository=name))


def _about(
    one: Declared,
    *,
    chain: Chain,
    names: Names,
    cycle_of: Callable[[Reference, date], CycleId | tuple[CycleId, ...]],
) -> Reference | Finding | None:
    written = one.trailer.reference
    cycle = cycle_of(written, chain.day_of(one.authored_at))
    if isinstance(cycle, tuple):
        return unknown_finding(one, *_not_found(written, cycle))
    complete = written.seen_from(None, cycle)
    about = names.find(complete, chain.history.position[one.commit.id])
    if about is None and complete not in names:
        return unknown_finding(one, *_not_found(written, ()))
    return about


def _not_found(written: Reference, cycles: tuple[CycleId, ...]) -> tuple[str, str]:
    what = "objective" if written.key_result is None else "key result"
    if not cycles:
        return f"There is no {what} {written}.", "Name it as TEAM:OBJECTIVE/KEY-RESULT."
    both = " and ".join(cycles)
    return (
        f"There is a {what} {written} in more than one cycle: {both}.",
        f"Name the cycle too: {written._replace(cycle=cycles[0])}.",
    )


def _team(reference: Reference) -> TeamId:
    assert reference.team is not None  # noqa: S101  # a name of the plan is complete
    return reference.team


def _evidence(
    about: Reference,
    one: Declared,
    chain: Chain,
    undone: Undone,
    repository_of: Mapping[str, str],
) -> Evidence:
    return Evidence(
        about=about,
        commit=one.commit.id,
        subject=one.commit.subject,
        author=one.commit.author,
        day=chain.day_of(one.authored_at),
        reverted=one.commit.id in undone.reverted,
        repository=repository_of.get(one.commit.id),
    )
