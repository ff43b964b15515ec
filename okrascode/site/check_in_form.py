"""A check-in begun: the file a person without Git can finish in the browser."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from okrascode.model.measure import Binary, Milestones
from okrascode.model.objective import ItemState
from okrascode.rollup.result import KeyResultRollup
from okrascode.site.quantities import number

__all__ = ["check_in_form", "reported_by_hand"]


def check_in_form(rollups: Sequence[KeyResultRollup], today: date) -> tuple[str, str]:
    """Give path and text of a check-in, with the last values filled in.

    The key results are those of one team in one cycle, at least one. Only ids and numbers go into
    the text, so it is valid YAML whatever the titles are.
    """
    first = rollups[0]
    folder = first.key_result.place.path.rsplit(".", 1)[0]
    name = str(first.reference.key_result) if len(rollups) == 1 else "team"
    text = (
        "apiVersion: okrascode/v1\n"
        "kind: CheckIn\n"
        f'team: "{first.reference.team}"\n'
        f'cycle: "{first.reference.cycle}"\n'
        f"date: {today}\n"
        "key_results:\n" + "".join(map(_entry, rollups))
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


def _entry(rollup: KeyResultRollup) -> str:
    reference, measure = rollup.reference, rollup.key_result.measure
    if isinstance(measure, Milestones):
        line = "done: []"
    elif isinstance(measure, Binary):
        line = f"current: {'true' if rollup.current is True else 'false'}"
    else:
        now = rollup.current
        value = "0" if now is None or isinstance(now, tuple) else f"{now:f}"
        line = f"current: {value}"
    confidence = number(rollup.confidence) if rollup.confidence is not None else "5"
    return (
        f"  {reference.objective}/{reference.key_result}:\n"
        f"    {line}\n"
        f"    confidence: {confidence}\n"
        # An empty text would be an error, and a made-up one might be left standing.
        "    # note: What happened, in a sentence?\n"
        "    # ask: What would help?\n"
    )
