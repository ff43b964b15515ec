"""The commit message of a check-in: a subject that says the news, and trailers that link it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from okrascode.everyday.told import CheckInFile
from okrascode.model.reference import Reference
from okrascode.scaffold.scalars import clean_line

__all__ = ["check_in_message"]

_LONGEST = 60
"""Characters of a subject."""


def check_in_message(
    files: Sequence[CheckInFile], *, day: date, values: Sequence[tuple[Reference, str]]
) -> str:
    """Give the message.

    ``values`` are what was said, as people read it. The trailers link the commit to the key
    results and carry no value: the file has it, and one observation is one reading.
    """
    teams = ", ".join(dict.fromkeys(file.team for file in files))
    first = f"Check in {teams} on {day}"
    if len(values) == 1:
        reference, value = values[0]
        precise = clean_line(f"Check in {reference.team}: {reference.key_result} {value}")
        first = precise if len(precise) <= _LONGEST else first
    if len(first) > _LONGEST:
        first = f"Check in {len(files)} teams on {day}"
    trailers = [f"OKR: {reference}" for file in files for reference in file.about]
    return "\n".join([first, "", *trailers, ""])
