"""The part of the record that is about one team, objective or key result, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from okrascode.model.reference import CycleId, Reference
from okrascode.readings.reading import Reading
from okrascode.readings.record import Evidence, IntentChange, Record
from okrascode.readings.subject import Subject

__all__ = ["Story", "story_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What happened, newest first."""

    readings: tuple[Reading, ...] = ()
    changes: tuple[IntentChange, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    complete_history: bool = True
    incomplete_because: str = ""


def story_of(
    record: Record,
    *,
    subject: Subject | None,
    cycle: CycleId | None,
    until: date,
    intent: bool = True,
    observation: bool = True,
) -> Story:
    """Select what is about ``subject`` (``None``: everything) in ``cycle``, dated up to ``until``.

    ``intent`` and ``observation`` say which halves of the history are wanted.
    """

    def is_wanted(about: Reference, day: date | None) -> bool:
        return (
            (subject is None or subject.includes(about))
            and (cycle is None or about.cycle == cycle)
            and (day is None or day <= until)
        )

    readings = [r for rs in record.readings.values() for r in rs if is_wanted(r.key_result, r.day)]
    readings.sort(key=_time_of_reading, reverse=True)
    changes = [c for c in record.changes if is_wanted(c.about, c.day)]
    changes.reverse()
    evidence = [e for es in record.evidence.values() for e in es if is_wanted(e.about, e.day)]
    evidence.sort(key=lambda e: (e.day, str(e.about), e.commit), reverse=True)
    return Story(
        readings=tuple(readings) if observation else (),
        changes=tuple(changes) if intent else (),
        evidence=tuple(evidence) if observation else (),
        complete_history=record.complete_history,
        incomplete_because=record.incomplete_because,
    )


def _time_of_reading(reading: Reading) -> tuple[date, int, str]:
    day = reading.day or reading.not_after or date.min
    return (day, reading.origin.position, str(reading.key_result))
