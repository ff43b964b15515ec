"""Atom feeds: everything, a team, an objective. Nobody has to visit the site to know what moved.

An entry is one check-in, one change of what is intended or one question. Its identifier is made of
the day, the reference and the commit, and none of these ever changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from okrascode import __version__
from okrascode.output.escape import for_html
from okrascode.site.addresses import relative
from okrascode.site.events import Event, events_of
from okrascode.site.happenings import details_of, headline_of
from okrascode.site.publication import DataFile, DataKind, Publication

__all__ = ["DATA", "feed_of"]

_MOST = 100
"""Entries of a feed; readers ask often, and keep what they have seen."""

_SINCE = "2026"
"""The year in the identifiers of feeds; it stands for nothing and never changes."""


@dataclass(frozen=True, slots=True)
class _Told:
    """An event and its words, which stand in several feeds; both are escaped for XML."""

    event: Event
    title: str
    html: str


def _files(publication: Publication) -> Iterator[DataFile]:
    site, words = publication.site, publication.phrases.words
    events = [_told(event, publication) for event in events_of(site)]
    title = words("data.title", name=site.name)
    yield _feed(publication, "", title, events)
    by_team: dict[str, list[_Told]] = {}
    by_objective: dict[str, list[_Told]] = {}
    for told in events:
        by_team.setdefault(told.event.team.address, []).append(told)
        by_objective.setdefault(told.event.objective.address, []).append(told)
    for team in site.teams:
        name = words("data.title", name=team.name)
        yield _feed(publication, team.address, name, by_team.get(team.address, ()))
    for objective in site.objectives:
        mine = by_objective.get(objective.address, ())
        yield _feed(publication, objective.address, objective.title, mine)


def feed_of(address: str) -> str:
    """Give the feed that tells what happens on a page: that of its objective, team or site.

    >>> feed_of("teams/payments/2026-Q4/checkout/completion/"), feed_of("teams/payments/2026-Q4/")
    ('teams/payments/2026-Q4/checkout/feed.atom', 'teams/payments/feed.atom')
    >>> feed_of("read/"), feed_of("teams/")
    ('feed.atom', 'feed.atom')
    """
    parts = address.strip("/").split("/")
    if parts[0] != "teams" or len(parts) < 2:
        return "feed.atom"
    return "/".join(parts[: 4 if len(parts) >= 4 else 2]) + "/feed.atom"


def _feed(publication: Publication, address: str, title: str, events: Sequence[_Told]) -> DataFile:
    """Write the feed of the page at ``address``, beside it."""
    path = f"{address}feed.atom"
    page = _xml(_link(publication, address, path))
    newest = events[0].event.day if events else publication.site.today
    name = f"feed/{publication.language}/{address}"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{publication.language}">',
        f"<id>{_xml(publication.tag(_SINCE, name))}</id>",
        f"<title>{_xml(title)}</title>",
        f"<updated>{_moment(newest)}</updated>",
        f"<author><name>{_xml(publication.site.name or title)}</name></author>",
        f'<generator version="{_xml(__version__)}">okrascode</generator>',
        f'<link rel="alternate" type="text/html" href="{page}"/>',
    ]
    if publication.url:
        lines.append(f'<link rel="self" href="{_xml(publication.url + path)}"/>')
    for told in events[:_MOST]:
        lines += _entry(publication, told, path)
    lines.append("</feed>\n")
    return DataFile(path=path, content="\n".join(lines).encode())


def _told(event: Event, publication: Publication) -> _Told:
    phrases = publication.phrases
    paragraphs = (headline_of(event, phrases), *details_of(event, phrases))
    html = "".join(f"<p>{for_html(text)}</p>" for text in paragraphs)
    html += f"<p>{for_html(event.objective.title)} · {for_html(event.team.title)}</p>"
    title = event.title + phrases.words("list.colon") + paragraphs[0]
    return _Told(event, _xml(title), _xml(html))


def _entry(publication: Publication, told: _Told, path: str) -> Iterator[str]:
    event = told.event
    link = _link(publication, f"{event.address}#{event.anchor}", path)
    yield "<entry>"
    yield f"<id>{_xml(publication.tag(event.day.isoformat(), event.name))}</id>"
    yield f"<title>{told.title}</title>"
    yield f"<updated>{_moment(event.day)}</updated>"
    if event.who:
        yield f"<author><name>{_xml(event.who)}</name></author>"
    yield f'<link rel="alternate" type="text/html" href="{_xml(link)}"/>'
    if event.commit is not None and event.commit.url:
        yield f'<link rel="via" href="{_xml(event.commit.url)}"/>'
    yield f'<content type="html">{told.html}</content>'
    yield "</entry>"


def _link(publication: Publication, address: str, path: str) -> str:
    """Give the whole address of a page, or the way to it where the site has none."""
    if publication.url:
        return publication.url + address
    return relative(address, here=path.rpartition("/")[0] + "/")


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _xml(text: str) -> str:
    """Escape for XML, which lacks two characters that HTML has."""
    return for_html(text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd"))


DATA = DataKind(name="feeds", media_type="application/atom+xml", files=_files)
