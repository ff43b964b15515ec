"""A check-in begun: the file a person without Git can finish in the browser."""

from __future__ import annotations

from datetime import date

from okrascode.model.measure import Binary, Milestones
from okrascode.rollup.result import KeyResultRollup
from okrascode.site.quantities import number

__all__ = ["check_in_form"]


def check_in_form(rollup: KeyResultRollup, today: date) -> tuple[str, str]:
    """Give path and text of a check-in about one key result, with the last value filled in.

    Only ids and numbers go into the text, so it is a valid check-in whatever the titles are; an
    empty note would be an error, so note and ask are comments to fill in.
    """
    reference, measure = rollup.reference, rollup.key_result.measure
    folder = rollup.key_result.place.path.rsplit(".", 1)[0]
    if isinstance(measure, Milestones):
        line = "done: []"
    elif isinstance(measure, Binary):
        line = f"current: {'true' if rollup.current is True else 'false'}"
    else:
        now = rollup.current
        value = "0" if now is None or isinstance(now, tuple) else f"{now:f}"
        line = f"current: {value}"
    confidence = number(rollup.confidence) if rollup.confidence is not None else "5"
    text = (
        "apiVersion: okrascode/v1\n"
        "kind: CheckIn\n"
        f'team: "{reference.team}"\n'
        f'cycle: "{reference.cycle}"\n'
        f"date: {today}\n"
        "key_results:\n"
        f"  {reference.objective}/{reference.key_result}:\n"
        f"    {line}\n"
        f"    confidence: {confidence}\n"
        "    # note: What did you learn?\n"
        "    # ask: What would help?\n"
    )
    return f"{folder}/{today}-{reference.key_result}.yaml", text
