"""A check-in begun: the file a person without Git can finish in the browser."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from okrascode.documents.check_in_text import Said, check_in_text
from okrascode.model.measure import Binary, Milestones
from okrascode.model.objective import ItemState
from okrascode.rollup.result import KeyResultRollup

__all__ = ["check_in_form", "reported_by_hand"]


def check_in_form(rollups: Sequence[KeyResultRollup], today: date) -> tuple[str, str]:
    """Give path and text of a check-in, with the last values filled in.

    The key results are those of one team in one cycle, at least one. Only ids and numbers go into
    the text, so it is valid YAML whatever the titles are.
    """
    first = rollups[0]
    folder = first.key_result.place.path.rsplit(".", 1)[0]
    name = str(first.reference.key_result) if len(rollups) == 1 else "team"
    text = check_in_text(
        team=str(first.reference.team),
        cycle=str(first.reference.cycle),
        day=today,
        said=map(_said, rollups),
    )
    return f"{folder}/{today}-{name}.yaml", text


def reported_by_hand(rollup: KeyResultRollup) -> bool:
    """Tell whether people report it: it is active, and its number is not read from Git."""
    key_result = rollup.key_result
    return (
        key_result.state is ItemState.ACTIVE
        and key_result.measure is not None
        and key_result.measure.source is None
    )


def _said(rollup: KeyResultRollup) -> Said:
    reference, measure = rollup.reference, rollup.key_result.measure
    has_steps = isinstance(measure, Milestones)
    return Said(
        key_result=f"{reference.objective}/{reference.key_result}",
        current=None if has_steps else _value(rollup),
        done=None if has_steps else (),
        confidence=rollup.confidence if rollup.confidence is not None else 5,
        note=None,
        ask=None,
    )


def _value(rollup: KeyResultRollup) -> Decimal | bool:
    now = rollup.current
    if isinstance(rollup.key_result.measure, Binary):
        return now is True
    return now if isinstance(now, Decimal) else Decimal(0)
