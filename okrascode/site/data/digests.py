"""A digest of every week as Markdown, to paste into a chat or a mail.

The files end with ``.txt``, because site generators make a page of everything that ends with
``.md``. What happened in a week is told in it and nothing else, so that an old digest stays as it
was; only this week's begins with how things stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from okrascode.output.escape import for_markdown
from okrascode.site.events import Event, events_of
from okrascode.site.happenings import details_of, headline_of
from okrascode.site.publication import DataFile, DataKind, Publication
from okrascode.site.view import SiteView
from okrascode.site.view_parts import IntentRow, QuestionView, ReadingRow

__all__ = ["DATA", "digest_address", "digest_weeks"]

_SECTIONS = (
    ("data.check_ins", ReadingRow),
    ("data.changes", IntentRow),
    ("data.questions", QuestionView),
)


def _files(publication: Publication) -> Iterator[DataFile]:
    for monday, events in _weeks(publication.site).items():
        text = "\n".join(_lines(publication, monday, events))
        yield DataFile(path=digest_address(monday), content=text.encode())


def digest_weeks(site: SiteView) -> tuple[date, ...]:
    """Give the Mondays of the weeks that have a digest, the newest first."""
    return tuple(_weeks(site))


def digest_address(monday: date) -> str:
    """Give where the digest of a week lies.

    >>> digest_address(date(2026, 11, 16))
    'data/weekly/2026-W47.txt'
    """
    year, week, _ = monday.isocalendar()
    return f"data/weekly/{year}-W{week:02d}.txt"


def _weeks(site: SiteView) -> dict[date, list[Event]]:
    weeks: dict[date, list[Event]] = {_monday(site.today): []}
    for event in events_of(site):
        weeks.setdefault(_monday(event.day), []).append(event)
    return dict(sorted(weeks.items(), reverse=True))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _lines(publication: Publication, monday: date, events: list[Event]) -> Iterator[str]:
    site, phrases, words = publication.site, publication.phrases, publication.phrases.words
    year, week, _ = monday.isocalendar()
    first, last = (words.day(day) for day in (monday, monday + timedelta(days=6)))
    title = words("data.title", name=site.name)
    yield "# " + for_markdown(words("data.week", title=title, year=year, week=week))
    yield ""
    yield words("date.range", start=first, end=last)
    yield ""
    if monday == _monday(site.today):
        yield for_markdown(phrases.summary(site.current))
        yield ""
    for key, kind in _SECTIONS:
        mine = [event for event in events if isinstance(event.what, kind)]
        if mine:
            yield f"## {words(key)}"
            yield ""
            yield from _by_team(publication, mine)
    if not events:
        yield words("data.nothing")
        yield ""
    if publication.url:
        yield f"<{publication.url}>"
        yield ""
    yield words("foot.promise")
    yield ""


def _by_team(publication: Publication, events: list[Event]) -> Iterator[str]:
    teams: dict[str, list[Event]] = {}
    for event in events:
        teams.setdefault(event.team.address, []).append(event)
    for team in publication.site.teams:
        mine = teams.get(team.address)
        if not mine:
            continue
        yield f"### {for_markdown(team.name)}"
        yield ""
        for event in mine:
            yield from _item(publication, event)
        yield ""


def _item(publication: Publication, event: Event) -> Iterator[str]:
    phrases, words = publication.phrases, publication.phrases.words
    name = for_markdown(event.title)
    if publication.url:
        name = f"[{name}]({publication.url}{event.address})"
    said = for_markdown(headline_of(event, phrases))
    who = f" ({for_markdown(event.who)})" if event.who else ""
    yield f"- **{name}**{words('list.colon')}{said}{who}"
    for text in details_of(event, phrases):
        yield f"  > {for_markdown(text)}"


DATA = DataKind(name="digests", media_type="text/plain; charset=utf-8", files=_files)
