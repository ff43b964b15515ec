"""Data and feeds: everything the site shows as files, and what each is good for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from okrascode.site.data.digests import digest_address, digest_weeks
from okrascode.site.page import Page, PageKind
from okrascode.site.phrases import Phrases
from okrascode.site.shown_cycles import shown_cycles
from okrascode.site.tables import TABLES
from okrascode.site.view import SiteView

__all__ = ["PAGE", "DataPage"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPage:
    """What the page lists besides what every site has."""

    cycles: tuple[str, ...]
    """Ids of the cycles that have a file."""
    tables: tuple[str, ...]
    """Names of the spreadsheets."""
    digests: tuple[tuple[date, str], ...]
    """The Monday of each week and where its digest lies, the newest first."""


def _pages(site: SiteView, phrases: Phrases) -> Iterator[Page]:
    yield Page(
        address="data/",
        title=phrases.words("data.page"),
        value=DataPage(
            cycles=tuple(cycle.id for cycle in shown_cycles(site)),
            tables=tuple(table.name.replace("_", "-") for table in TABLES),
            digests=tuple((monday, digest_address(monday)) for monday in digest_weeks(site)),
        ),
    )


PAGE = PageKind(template="data.html", pages=_pages)
