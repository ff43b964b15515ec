"""The OKR pages for somebody's own site, made from the repository that its settings name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from okrascode.errors import UsageError
from okrascode.site.alternates import languages_wanted
from okrascode.site.own_pages import OwnPages
from okrascode.site.tree import pages_in
from okrascode.site.view_site import view_of
from okrascode.site.words import language_of, languages

__all__ = ["Wanted", "read_own"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the settings of the site say."""

    root: Path
    """The folder of okr.toml."""
    today: str
    """The day to count as today, as YYYY-MM-DD; empty: the day of the build."""
    languages: tuple[str, ...]
    language: str
    """The only language; empty when there is none."""
    theme: str
    """Language of the theme; empty when it says none."""
    docs: Path
    url: str
    prefix: str
    index: str


def read_own(wanted: Wanted) -> OwnPages:
    """Read the repository and draw the pages in each language.

    Raises:
        OkrError: it cannot be read, or there is no such language.
        ValueError: ``today`` is no day.
    """
    from okrascode.workspace.publish import read_site

    today = date.fromisoformat(wanted.today) if wanted.today else None
    source = read_site(wanted.root, today=today)
    site = view_of(source)
    site = replace(site, languages=_languages(wanted, site.languages))
    return OwnPages(
        source=source,
        site=site,
        pages={one: pages_in(one, site, index=wanted.index) for one in site.languages},
        root=wanted.root.resolve(),
        docs=wanted.docs,
        url=wanted.url,
        prefix=wanted.prefix,
        index=wanted.index,
    )


def _languages(wanted: Wanted, there_are: tuple[str, ...]) -> tuple[str, ...]:
    for tag in (*wanted.languages, *filter(None, [wanted.language])):
        if language_of(tag) is None:
            known = " and ".join(languages())
            raise UsageError(f"the pages are there in {known}, not in {tag!r}")
    return languages_wanted(
        [language_of(tag) or "" for tag in wanted.languages],
        alone=language_of(wanted.language) or "",
        theme=language_of(wanted.theme) or "",
        there_are=there_are,
    )
