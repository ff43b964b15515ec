"""Readings from check-in files: dated by their own date, written by the commit of their text.

Correcting an old check-in changes that day and not today's value; a deleted one is gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from okrascode.model.check_in import CheckIn, CheckInEntry
from okrascode.model.organization import Person
from okrascode.model.place import Place
from okrascode.model.reference import PersonId, Reference
from okrascode.readings.chain import Written
from okrascode.readings.observation import Observation
from okrascode.readings.reading import Origin, SourceName

__all__ = ["check_in_observations"]


def check_in_observations(
    check_in: CheckIn, *, written: Written, people: Mapping[PersonId, Person]
) -> Iterator[tuple[Reference, Observation]]:
    """Give what a check-in says about each key result, by the name it uses."""
    commit = written.commit
    author = commit.author if commit else ""
    if check_in.by is not None:
        person = people.get(check_in.by)
        author = person.name if person else check_in.by
    for entry in check_in.entries:
        yield (
            entry.key_result,
            Observation(
                day=check_in.date,
                value=entry.current,
                done=entry.done,
                undone=entry.undone,
                confidence=entry.confidence,
                note=entry.note,
                ask=entry.ask,
                source=SourceName.CHECK_IN,
                origin=Origin(
                    commit=commit.id if commit else None,
                    author=author,
                    authored_at=commit.authored_at if commit else None,
                    position=written.position,
                    path=check_in.place.path,
                    pointer=_place(entry).pointer,
                ),
                where=check_in.place.path,
            ),
        )


def _place(entry: CheckInEntry) -> Place:
    if entry.current is not None:
        return entry.place.at("current")
    if entry.done or entry.undone:
        return entry.place.at("done" if entry.done else "undone")
    return entry.place if entry.confidence is None else entry.place.at("confidence")
