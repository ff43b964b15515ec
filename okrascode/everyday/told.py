"""What somebody told about one key result, as typed, and the check-in files it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from okrascode.documents.check_in_text import Said, check_in_text
from okrascode.everyday.spot import Spot
from okrascode.everyday.typed_value import Typed, typed_confidence, typed_value
from okrascode.model.measure import Measure
from okrascode.model.reference import CycleId, PersonId, Reference, TeamId

if TYPE_CHECKING:
    from okrascode.readings.reading import ReadingValue

__all__ = ["NOTHING_TOLD", "CheckInFile", "Told", "check_in_files", "said_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Everything about one key result as a person typed it; empty is not said."""

    value: str = ""
    confidence: str = ""
    note: str = ""
    ask: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was said."""
        return not (self.value or self.confidence or self.note or self.ask)


NOTHING_TOLD = Told()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInFile:
    """One check-in to write."""

    team: TeamId
    cycle: CycleId
    folder: str
    """Below the OKR root, with ``/``."""
    text: str
    about: tuple[Reference, ...]


def said_of(
    reference: Reference, told: Told, *, measure: Measure | None, current: ReadingValue | None
) -> Said:
    """Give the entry of a check-in file.

    Raises:
        UsageError: a value or a confidence that cannot be understood.
    """
    typed = Typed()
    if told.value:
        typed = typed_value(told.value, measure, current=current)
    return Said(
        key_result=f"{reference.objective}/{reference.key_result}",
        current=typed.current,
        done=typed.done,
        undone=typed.undone,
        confidence=typed_confidence(told.confidence) if told.confidence else None,
        note=_line(told.note),
        ask=_line(told.ask),
    )


def check_in_files(
    said: Mapping[Reference, Said],
    *,
    spots: Mapping[Reference, Spot],
    day: date,
    by: PersonId | None,
) -> tuple[CheckInFile, ...]:
    """Give one file for each team and cycle, in the order in which they were told."""
    groups: dict[tuple[TeamId, CycleId], list[Reference]] = {}
    for reference in said:
        assert reference.team is not None  # noqa: S101  # complete, as all keys of a plan
        assert reference.cycle is not None  # noqa: S101
        groups.setdefault((reference.team, reference.cycle), []).append(reference)
    return tuple(
        CheckInFile(
            team=team,
            cycle=cycle,
            folder=spots[about[0]].folder,
            text=check_in_text(
                team=team, cycle=cycle, day=day, by=by or "", said=[said[r] for r in about]
            ),
            about=tuple(about),
        )
        for (team, cycle), about in groups.items()
    )


def _line(text: str) -> str:
    if not text:
        return ""
    from okrascode.scaffold.scalars import clean_line

    return clean_line(text)
