"""A check-in begun: the file a person without Git can finish in the browser."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from okrascode.documents.check_in_text import Said, check_in_text
from okrascode.model.measure import Binary, Milestones
from okrascode.rollup.result import KeyResultRollup

__all__ = ["check_in_form"]


def check_in_form(rollup: KeyResultRollup, today: date) -> tuple[str, str]:
    """Give path and text of a check-in about one key result, with the last value filled in.

    Only ids and numbers go into the text, so it is valid YAML whatever the titles are.
    """
    reference, measure = rollup.reference, rollup.key_result.measure
    folder = rollup.key_result.place.path.rsplit(".", 1)[0]
    said = Said(
        key_result=f"{reference.objective}/{reference.key_result}",
        current=None if isinstance(measure, Milestones) else _value(rollup),
        done=None if isinstance(measure, Milestones) else (),
        confidence=rollup.confidence if rollup.confidence is not None else 5,
        note=None,
        ask=None,
    )
    text = check_in_text(
        team=str(reference.team), cycle=str(reference.cycle), day=today, said=[said]
    )
    return f"{folder}/{today}-{reference.key_result}.yaml", text


def _value(rollup: KeyResultRollup) -> Decimal | bool:
    now = rollup.current
    if isinstance(rollup.key_result.measure, Binary):
        return now is True
    return now if isinstance(now, Decimal) else Decimal(0)
