"""A calendar to subscribe to: check-in days, the days to commit by and the ends of cycles.

Check-in days are counted from the first day of a cycle by its cadence. Events keep their
identifiers, so that a subscribed calendar moves them instead of showing them twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from okrascode import __version__
from okrascode.output.escape import is_unsafe
from okrascode.site.publication import DataFile, DataKind, Publication
from okrascode.site.shown_cycles import shown_cycles

__all__ = ["DATA"]

_OCTETS = 73
"""A line has at most 75; a folded one begins with a space."""


def _files(publication: Publication) -> Iterator[DataFile]:
    lines = "".join(f"{folded}\r\n" for line in _lines(publication) for folded in _fold(line))
    yield DataFile(path="data/calendar.ics", content=lines.encode())


def _lines(publication: Publication) -> Iterator[str]:
    site, words = publication.site, publication.phrases.words
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//okrascode//okrascode {__version__}//{publication.language.upper()}"
    yield "CALSCALE:GREGORIAN"
    yield f"X-WR-CALNAME:{_text(words('data.title', name=site.name))}"
    for view in shown_cycles(site):
        if view.over:
            continue
        for day in view.check_in_days:
            title = words("data.check_in_day", cycle=view.id)
            yield from _event(publication, f"check-in-{view.id}-{day}", day, title)
        if view.cycle.commit_by is not None:
            title = words("data.commit_by", cycle=view.id)
            yield from _event(publication, f"commit-{view.id}", view.cycle.commit_by, title)
        title = words("data.cycle_ends", cycle=view.id)
        yield from _event(publication, f"end-{view.id}", view.cycle.end, title)
    yield "END:VCALENDAR"


def _event(publication: Publication, name: str, day: date, title: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{name}@{publication.authority}"
    # A time of the clock would make every build another one; the day of the build does not lie.
    yield f"DTSTAMP:{publication.site.today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(title)}"
    if publication.url:
        yield f"URL:{publication.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(text: str) -> str:
    clean = "".join(" " if is_unsafe(character) else character for character in text)
    return clean.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _fold(line: str) -> Iterator[str]:
    """Break a line at 75 octets, never inside a character."""
    part, used = "", 0
    for character in line:
        size = len(character.encode())
        if used + size > _OCTETS:
            yield part
            part, used = " ", 1
        part += character
        used += size
    yield part


DATA = DataKind(name="calendar", media_type="text/calendar; charset=utf-8", files=_files)
