"""Challenge: meaningful and difficult goals, not safe numbers."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from okrascode.health.check_ins import check_ins_of
from okrascode.health.safe import Easy, easy_objectives, final_of, full_teams
from okrascode.health.shares import measure_share, share_of
from okrascode.health.theme import Item, Level, Look, Measure, Said, Theme, Unit, Value
from okrascode.health.view import View
from okrascode.model.objective import Commitment, ItemState
from okrascode.model.reference import TeamId
from okrascode.rollup.bands import Band, band_of
from okrascode.rollup.result import ObjectiveRollup, Status, TeamRollup

__all__ = ["THEME"]


def _look(view: View) -> Look:
    objectives, ended = view.objectives, view.ended
    daring = [p for p in objectives if p.objective.commitment is Commitment.ASPIRATIONAL]
    daring_share = share_of(len(daring), len(objectives)) or Fraction(0)
    easy = tuple(easy_objectives(view))
    full = full_teams(ended) if ended else ()
    untouched = tuple(_untouched(ended)) if ended else ()
    finals = tuple(_finals(ended)) if ended else ()
    enough = daring_share >= Fraction(view.limits.aspirational_from)
    if full or untouched:
        level = Level.WEAK
    elif ended is None and not enough:
        level = Level.UNKNOWN
    elif enough and not easy:
        level = Level.STRONG
    else:
        level = Level.FAIR if enough or not easy else Level.WEAK
    values: dict[str, Value] = {
        "share": daring_share,
        "needed": Fraction(view.limits.aspirational_from),
        "cycles": view.limits.sandbag_cycles,
        "full": len(full),
        "untouched": len(untouched),
        "easy": len(easy),
    }
    return Look(
        level=level,
        rule=Said(f"challenge.rule.{level}", values),
        measures=(
            measure_share("aspirational", len(daring), len(objectives)),
            *(
                Measure(key=f"finals_{band}", unit=Unit.COUNT, value=_count(finals, band))
                for band in reversed(Band)
            ),
            Measure(key="full", unit=Unit.COUNT, value=len(full)),
            Measure(key="easy", unit=Unit.COUNT, value=len(easy)),
            Measure(key="untouched", unit=Unit.COUNT, value=len(untouched)),
        ),
        items=(
            *(_team("full", team, view, n=view.limits.sandbag_cycles) for team in full),
            *(_easy(one) for one in easy),
            *(
                _team("untouched", team.team.id, ended or view, n=len(team.objectives))
                for team in untouched
            ),
            *([] if daring else [Item(trait="no_daring", cycle=view.cycle.id)]),
            *(_item("daring", part, view) for part in daring),
        ),
    )


def _finals(ended: View) -> Iterator[Fraction]:
    for part in ended.objectives:
        if part.final_score is not None:
            yield part.final_score


def _count(finals: tuple[Fraction, ...], band: Band) -> int:
    return sum(1 for final in finals if band_of(final) is band)


def _untouched(ended: View) -> Iterator[TeamRollup]:
    """Give the teams that ended at 0 and of whose key results nothing was ever heard.

    Where nobody reported at all, or values were lost with a moved file, that says nothing of them.
    """
    if not any(any(check_ins_of(part, ended)) for part in ended.key_results):
        return
    for team in ended.rollup.teams:
        parts = [
            part
            for objective in team.objectives
            if objective.objective.state is ItemState.ACTIVE
            for part in objective.key_results
            if part.status not in (Status.DRAFT, Status.DROPPED)
        ]
        if (
            parts
            and final_of(team) == 0
            and not any(any(check_ins_of(part, ended)) for part in parts)
        ):
            yield team


def _team(trait: str, team: TeamId, view: View, *, n: int) -> Item:
    return Item(trait=trait, team=team, cycle=view.cycle.id, values={"n": n})


def _easy(one: Easy) -> Item:
    return Item(
        trait="easy",
        about=one.part.reference,
        commit=one.reading.origin.commit,
        path=one.reading.origin.path,
        day=one.day,
        values={"elapsed": one.elapsed},
    )


def _item(trait: str, part: ObjectiveRollup, view: View) -> Item:
    return Item(
        trait=trait,
        about=part.reference,
        commit=view.commit_of(part.reference),
        path=view.path_of(part.reference),
    )


THEME = Theme(
    slug="challenge",
    place=7,
    look=_look,
    calm=frozenset({"daring"}),
    of_ended=frozenset({"finals_green", "finals_yellow", "finals_red", "full", "untouched"}),
)
