"""A team reports key results without a confidence.

Why:
    A number says where you are. How sure the people are who do the work says where it goes, weeks
    before the number does (C. Wodtke, Radical Focus).

Fails:
    # today: 2026-11-20
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - {id: nps, key_result: The promoter score rises, measure: {baseline: 30, target: 50}}

    # okrs/payments/2026-Q4/2026-11-16-k3v9.yaml
    date: 2026-11-16
    key_results:
      love-us/nps: {current: 34}

Passes:
    # today: 2026-11-20
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - {id: nps, key_result: The promoter score rises, measure: {baseline: 30, target: 50}}

    # okrs/payments/2026-Q4/2026-11-16-k3v9.yaml
    date: 2026-11-16
    key_results:
      love-us/nps: {current: 34, confidence: 6}

Options:
    None. What has no reading yet is left alone, and so is what is reached.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from okrascode.findings import Finding, Severity
from okrascode.lint.rule import Context, Needs, Profile, Rule

if TYPE_CHECKING:
    from okrascode.rollup.result import KeyResultRollup

_UNDER_WAY = ("on_track", "at_risk", "off_track", "unjudged")
_MOST_NAMES = 5


def _check(context: Context) -> Iterator[Finding]:
    for numbers in context.rollup.cycles if context.rollup else ():
        for team in numbers.teams:
            judged = [k for o in team.objectives for k in o.key_results if _is_reported(k)]
            silent = [k for k in judged if all(r.confidence is None for r in k.readings)]
            if silent:
                yield _finding(context, f"{team.team.id}@{numbers.cycle.id}", silent, judged)


def _is_reported(key_result: KeyResultRollup) -> bool:
    return key_result.status in _UNDER_WAY and key_result.last_reading is not None


def _finding(
    context: Context, team: str, silent: list[KeyResultRollup], judged: list[KeyResultRollup]
) -> Finding:
    names = ", ".join(k.key_result.id for k in silent[:_MOST_NAMES])
    more = f" and {len(silent) - _MOST_NAMES} more" if silent[_MOST_NAMES:] else ""
    return context.finding(
        silent[0].key_result.place.at("id"),
        f"{team} reports {len(silent)} of {len(judged)} key results without a confidence:"
        f" {names}{more}.",
        about=silent[0].reference.of_objective,
        subject=f"{team} confidence",
        cure="Add confidence: 0 to 10 to the next check-in; 5 is even odds.",
        question="Would you bet on it, and what would you need to bet more?",
    )


RULE = Rule(
    code="OKR404",
    slug="confidence-missing",
    severity=Severity.INFO,
    profile=Profile.STRICT,
    needs=Needs.RECORD | Needs.NUMBERS | Needs.COMPLETE_HISTORY,
    check=_check,
)
