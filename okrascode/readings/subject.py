"""What a person means by ``payments``, ``payments:checkout`` or ``payments@2026-Q4:checkout``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from okrascode.errors import UsageError
from okrascode.model.plan import Plan
from okrascode.model.reference import (
    CycleId,
    Reference,
    ReferenceSyntaxError,
    TeamId,
    is_cycle_id,
    parse_reference,
)
from okrascode.readings.which_cycle import cycle_of_reference, names_in

__all__ = ["Subject", "did_you_mean", "find_cycle", "find_subject", "find_team"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A team, or one of its objectives or key results; a cycle of ``None`` means all of them."""

    team: TeamId
    cycle: CycleId | None = None
    reference: Reference | None = None

    def includes(self, reference: Reference) -> bool:
        """Tell whether an objective or key result belongs to what was named."""
        if reference.team != self.team or (self.cycle and reference.cycle != self.cycle):
            return False
        if self.reference is None:
            return True
        return self.reference in (reference, reference.of_objective)


def find_subject(text: str, *, plan: Plan, today: date) -> Subject:
    """Find what was named, also by a former name.

    Raises:
        UsageError: with the closest thing there is.
    """
    if ":" not in text:
        team_text, at, cycle_text = text.partition("@")
        if "/" in text:
            raise UsageError(
                f"{text!r} does not say which team.", hint=f"Write the team first: TEAM:{text}"
            )
        team = find_team(team_text, plan=plan)
        return Subject(team=team, cycle=find_cycle(cycle_text, plan=plan) if at else None)
    try:
        reference = parse_reference(text)
    except ReferenceSyntaxError as error:
        raise UsageError(
            f"{text!r} is not a reference: {error}.", hint="Write team:objective/key-result."
        ) from error
    assert reference.team is not None  # noqa: S101  # there is a colon in it
    team = find_team(reference.team, plan=plan)
    cycle = reference.cycle
    if cycle is None:
        found = cycle_of_reference(reference, plan=plan, day=today)
        if isinstance(found, tuple) and len(found) > 1:
            raise UsageError(
                f"{text!r} stands in more than one cycle: {', '.join(found)}.",
                hint=f"Name the cycle too: {reference.seen_from(team, found[0])}",
            )
        cycle = found if isinstance(found, str) else None
    else:
        find_cycle(cycle, plan=plan)
    complete = reference.seen_from(team, cycle)
    found_today = None if cycle is None else names_in(plan).get(complete)
    if found_today is None or found_today.team is None:
        names = [str(r) for r in (*plan.objectives, *plan.key_results) if r.team == team]
        raise UsageError(f"There is no {text!r}.", hint=did_you_mean(str(complete), names))
    return Subject(team=found_today.team, cycle=found_today.cycle, reference=found_today)


def find_team(text: str, *, plan: Plan) -> TeamId:
    """Give the team's identifier, also for a former one; raises :class:`UsageError`."""
    if text in plan.teams:
        return TeamId(text)
    for team in plan.teams.values():
        if text in team.formerly:
            return team.id
    raise UsageError(f"There is no team {text!r}.", hint=did_you_mean(text, list(plan.teams)))


def find_cycle(text: str, *, plan: Plan) -> CycleId:
    """Give the cycle's identifier; raises :class:`UsageError`."""
    if is_cycle_id(text) and text in plan.cycles:
        return CycleId(text)
    raise UsageError(f"There is no cycle {text!r}.", hint=did_you_mean(text, list(plan.cycles)))


def did_you_mean(text: str, names: list[str]) -> str:
    """Give the cure for a name that there is not: the closest one, else those there are."""
    import difflib

    close = difflib.get_close_matches(text, names, n=1, cutoff=0.5)
    if close:
        return f"Did you mean {close[0]}?"
    return f"There are: {', '.join(names[:20])}." if names else "There are none yet."
