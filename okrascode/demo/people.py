"""The people of the story, and when they sit at their desks."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

__all__ = ["Person", "number_from", "read_people"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who commits."""

    handle: str
    name: str
    email: str
    offset: timedelta
    """East of UTC. All live where clocks are never changed, so no time zone data are needed."""
    other_name: str = ""
    """Written by a second computer, which .mailmap explains; empty for most."""
    other_email: str = ""

    def at_work(self, day: date, key: str) -> datetime:
        """Give a minute of this person's working day that depends on ``key`` only.

        The hours are those in which the calendar day is the same here, in UTC and in Nairobi.
        """
        east = self.offset // timedelta(hours=1)
        first, last = max(8, 1 + east), min(17, 19 + east)
        minutes = number_from(f"{self.handle} {day} {key}") % ((last - first) * 60)
        midnight = datetime(day.year, day.month, day.day, first, tzinfo=self.zone)
        return midnight + timedelta(minutes=minutes, seconds=number_from(key) % 60)

    @property
    def zone(self) -> timezone:
        """Give the time zone for commit times."""
        return timezone(self.offset)

    def signs(self, key: str) -> tuple[str, str]:
        """Give name and address; one commit in three comes from the second computer."""
        if self.other_email and number_from(key) % 3 == 0:
            return self.other_name, self.other_email
        return self.name, self.email


def number_from(key: str) -> int:
    """Give a number that looks random and is the same on every machine."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:6], "big")


def read_people(text: str) -> Mapping[str, Person]:
    """Read people.toml."""
    people = {}
    for handle, said in tomllib.loads(text).items():
        sign = -1 if said["zone"].startswith("-") else 1
        hours, minutes = said["zone"][1:].split(":")
        people[handle] = Person(
            handle=handle,
            name=said["name"],
            email=said["email"],
            offset=sign * timedelta(hours=int(hours), minutes=int(minutes)),
            other_name=said.get("other_name", ""),
            other_email=said.get("other_email", ""),
        )
    return people
