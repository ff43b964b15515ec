"""The end of an objective: what to propose, which question to ask, and the block to write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from okrascode.documents.check_in_text import scalar
from okrascode.errors import UsageError
from okrascode.everyday.words import Words
from okrascode.model.objective import Commitment, ItemState, Outcome
from okrascode.output.numbers import score_text
from okrascode.rollup.bands import Band, band_of
from okrascode.rollup.result import CycleRollup, ObjectiveRollup, Status
from okrascode.scaffold.scalars import clean_line

__all__ = ["Ending", "closing_lines", "coach_question", "proposed", "score_of", "to_close"]

_NEXT = ("carry", "drop", "done")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """What people say about an objective at its end."""

    outcome: Outcome
    learned: str = ""
    next: str = ""
    """carry, drop or done; empty when nobody has said."""

    def __post_init__(self) -> None:
        """Refuse a word that means nothing."""
        if self.next not in ("", *_NEXT):
            raise UsageError(f"{self.next!r} is not clear.", hint="Say carry, drop or done.")


def to_close(cycle: CycleRollup, *, teams: Sequence[str] = ()) -> tuple[ObjectiveRollup, ...]:
    """Give the active objectives without a closing, in the order of teams and documents."""
    return tuple(
        part
        for team in cycle.teams
        if not teams or team.team.id in teams
        for part in team.objectives
        if part.objective.closing is None and part.objective.state is ItemState.ACTIVE
    )


def score_of(part: ObjectiveRollup) -> Fraction | None:
    """Give the final score, and while the cycle runs the score so far."""
    return part.score if part.final_score is None else part.final_score


def proposed(part: ObjectiveRollup) -> Ending:
    """Propose an outcome from the numbers; people decide.

    Reached is achieved and done, below 0.3 is missed, everything between is partly.
    """
    score = score_of(part)
    bar = Fraction(7, 10) if part.objective.commitment is Commitment.ASPIRATIONAL else 1
    if part.status is Status.ACHIEVED or (score is not None and score >= bar):
        return Ending(outcome=Outcome.ACHIEVED, next="done")
    if score is not None and band_of(score) is Band.RED:
        return Ending(outcome=Outcome.MISSED)
    return Ending(outcome=Outcome.PARTLY, next="carry")


def coach_question(part: ObjectiveRollup) -> str:
    """Name the question a good coach would ask: a key of the catalogue."""
    score = score_of(part)
    if score is None:
        return "close.none"
    if score == 1 and part.objective.commitment is Commitment.ASPIRATIONAL:
        return "close.too_safe"
    return f"close.{band_of(score).value}"


def closing_lines(part: ObjectiveRollup, ending: Ending | None, *, words: Words) -> list[str]:
    """Give the block, from its key on; what nobody said stands there as a comment to fill in."""
    said = proposed(part) if ending is None else ending
    score = score_of(part)
    band = "" if score is None else f" ({band_of(score).value})"
    lines = [
        "closing:",
        f"  # {score_text(score)}{band}. {words(coach_question(part))}",
        f"  outcome: {said.outcome.value}  # {words('close.outcome_comment')}",
    ]
    if ending is not None and ending.learned.strip():
        lines.append(f"  learned: {scalar(clean_line(ending.learned))}")
    else:
        lines.append(f"  # {words('close.learned_comment')}")
    if ending is not None and ending.next:
        lines.append(f"  next: {ending.next}")
    else:
        lines.append(f"  # {words('close.next_comment')}")
    return lines
