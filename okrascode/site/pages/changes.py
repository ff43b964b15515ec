"""What changed: the newest week, and a permanent page of every week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from okrascode.site.data.digests import digest_address, digest_weeks
from okrascode.site.page import Page, PageKind
from okrascode.site.phrases import Phrases
from okrascode.site.view import SiteView
from okrascode.site.weeks import Week, weeks_of

__all__ = ["PAGE", "WeekPage"]

_NEAR = 9
_BARS = 26
"""Half a year of weeks to go to from each page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPage:
    """A week among its neighbours."""

    week: Week
    is_now: bool
    """It is the week of today, and goes on."""
    weeks: tuple[Week, ...]
    """At most half a year of weeks around this one."""
    most: int
    """The largest number of updates in one of them."""
    before: Week | None
    after: Week | None
    digest: str
    """Where the week lies as text; empty when it has no digest."""

    def is_near(self, week: Week) -> bool:
        """Tell whether a week is one of those that a narrow screen shows: nine at most."""
        here = self.weeks.index(self.week)
        first = max(0, min(here - _NEAR // 2, len(self.weeks) - _NEAR))
        return week in self.weeks[first : first + _NEAR]


def _pages(site: SiteView, phrases: Phrases) -> Iterator[Page]:
    weeks, words = weeks_of(site), phrases.words
    digests = frozenset(digest_weeks(site))
    newest = len(weeks) - 1
    # A Monday morning shows last week, not an empty page.
    shown = newest - 1 if weeks[newest].is_quiet and newest else newest
    yield Page(
        address="changes/", title=words("nav.changes"), value=_page(weeks, shown, site, digests)
    )
    for n, week in enumerate(weeks):
        title = words("changes.title_of", week=week.number, year=week.year)
        value = _page(weeks, n, site, digests)
        yield Page(address=week.address, title=title, value=value, in_nav=False)


def _page(weeks: tuple[Week, ...], n: int, site: SiteView, digests: frozenset[date]) -> WeekPage:
    first = max(0, min(n - _BARS // 2, len(weeks) - _BARS))
    around = weeks[first : first + _BARS]
    week = weeks[n]
    return WeekPage(
        week=week,
        is_now=site.today < week.first + timedelta(days=7),
        weeks=around,
        most=max(1, *(len(one.updates) for one in around)),
        before=weeks[n - 1] if n else None,
        after=weeks[n + 1] if n + 1 < len(weeks) else None,
        digest=digest_address(week.first) if week.first in digests else "",
    )


PAGE = PageKind(template="week.html", pages=_pages, nav=4)
