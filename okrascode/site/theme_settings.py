"""What the site that okr builds by itself sets for one language: its name, pages and languages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from okrascode.site.markdown import title_for_themes
from okrascode.site.render import RenderedPage
from okrascode.site.tree import top_of
from okrascode.site.view import SiteView
from okrascode.site.words import words_in

__all__ = ["fill"]


def fill(
    settings: dict[str, Any],
    site: SiteView,
    language: str,
    *,
    pages: Sequence[RenderedPage],
    url: str,
) -> None:
    """Put them into the settings of MkDocs, as they were read from the template."""
    top = top_of(language, site)
    settings["site_name"] = title_for_themes(f"{site.name} OKRs".strip())
    if url:
        settings["site_url"] = url.rstrip("/") + "/" + top
    settings["theme"]["language"] = language
    settings["nav"] = [
        {title_for_themes(page.title): page.path}
        for page in sorted(pages, key=lambda page: page.nav or 0)
        if page.nav
    ]
    if len(site.languages) > 1:
        up = "../" if top else "./"
        settings["extra"]["alternate"] = [
            {"name": words_in(other)("name"), "link": up + top_of(other, site), "lang": other}
            for other in site.languages
        ]
