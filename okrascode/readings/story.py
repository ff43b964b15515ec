"""The part of the record that is about one team, objective or key result, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from okrascode.model.reference import CycleId, Reference
from okrascode.readings.reading import Reading
from okrascode.readings.record import Evidence, IntentChange, Record
from okrascode.readings.subject import Subject

__all__ = ["Event", "Story", "about", "story_of"]

Event = Reading | IntentChange | Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What happened, newest first."""

    events: tuple[Event, ...] = ()
    """All in one stream: by day, then by when it joined the main line; what was intended first."""
    left_out: int = 0
    """How many older ones a limit left out."""
    complete_history: bool = True
    incomplete_because: str = ""

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Give the observations."""
        return tuple(event for event in self.events if isinstance(event, Reading))

    @property
    def changes(self) -> tuple[IntentChange, ...]:
        """Give the changes of a commitment."""
        return tuple(event for event in self.events if isinstance(event, IntentChange))

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Give the commits that worked on something."""
        return tuple(event for event in self.events if isinstance(event, Evidence))


def story_of(
    record: Record,
    *,
    subject: Subject | None,
    cycle: CycleId | None,
    until: date,
    intent: bool = True,
    observation: bool = True,
    limit: int | None = None,
) -> Story:
    """Select what is about ``subject`` (``None``: everything) in ``cycle``, dated up to ``until``.

    ``intent`` and ``observation`` say which halves of the history are wanted; ``limit`` how many
    events at most, the newest of both halves together (``None``: all).
    """

    def is_wanted(event: Event) -> bool:
        reference, day = about(event), event.day
        return (
            (subject is None or subject.includes(reference))
            and (cycle is None or reference.cycle == cycle)
            and (day is None or day <= until)
        )

    # The sort is stable: within a commit, documents keep their order.
    found = sorted(
        filter(is_wanted, _events(record, intent=intent, observation=observation)), key=_age
    )
    kept = found if limit is None else found[:limit]
    return Story(
        events=tuple(kept),
        left_out=len(found) - len(kept),
        complete_history=record.knows_everything,
        incomplete_because=record.what_is_missing,
    )


def about(event: Event) -> Reference:
    """Give the objective or key result that an event is about."""
    return event.key_result if isinstance(event, Reading) else event.about


def _events(record: Record, *, intent: bool, observation: bool) -> Iterator[Event]:
    if intent:
        yield from record.changes
    if observation:
        for readings in record.readings.values():
            yield from reversed(readings)
        for evidence in record.evidence.values():
            yield from reversed(evidence)


def _age(event: Event) -> tuple[int, int, int]:
    """Order the newest first; evidence, whose place on the main line is not kept, ends its day."""
    day = event.day
    if isinstance(event, Reading):
        day = day or event.not_after
    number = -(day or date.min).toordinal()
    if isinstance(event, Evidence):
        return (number, 1, 0)
    return (number, -event.origin.position, int(isinstance(event, Reading)))
