"""Whether what a theme puts around a page can depend on more than its place and its title.

It cannot in the themes that are known here, unless somebody changed their templates or a plug-in
works on each page before it is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import TableOfContents

    from okrascode.site.searchable import Section

__all__ = ["Index", "tell", "themes_index", "why_not_alike"]

_THEMES = frozenset({"material", "mkdocs", "readthedocs"})
_KNOWN = ("mkdocs.contrib.search", "material.plugins.search.", "okrascode.site.plugin")
_SPLIT = re.compile("[\u2e80-\U0010ffff]")
"""What a text holds that the theme's search may take apart: Chinese and all that comes after."""

_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context")
"""What happens to a page before it is drawn; what comes after sees whole pages anyway."""


class Index(Protocol):
    """What Material's search knows of the pages."""

    entries: list[dict[str, object]]

    def create_entry_for_section(
        self, section: Section, toc: TableOfContents, url: str, page: Page
    ) -> None:
        """Take in a section of a page."""


def why_not_alike(
    theme: str | None, overrides: Iterable[PurePath], plugins: Mapping[str, object]
) -> str:
    """Give why the theme has to draw each page; empty when frames can be shared.

    Args:
        theme: its name.
        overrides: templates that are the company's own.
        plugins: by name, hooks too.
    """
    if theme not in _THEMES:
        return f"the theme {theme!r} is not known"
    for path in overrides:
        return f"the theme's templates are overridden ({path.name})"
    for name, plugin in plugins.items():
        works = [event for event in _EVENTS if _has(plugin, f"on_{event}")]
        if works and not _module_of(plugin).startswith(_KNOWN):
            return f"the plug-in {name!r} works on each page (on_{works[0]})"
    return ""


def themes_index(plugins: Mapping[str, object]) -> Index | None:
    """Give the index of Material's search, which takes sections; ``None`` where there is none."""
    for plugin in plugins.values():
        if _module_of(plugin).startswith("material.plugins.search."):
            index = getattr(plugin, "search_index", None)
            wanted = ("create_entry_for_section", "entries")
            return index if all(hasattr(index, name) for name in wanted) else None
    return None


def tell(index: Index, sections: Iterable[Section], page: Page) -> None:
    """Let the index take in the sections of a page of ours."""
    for section in sections:
        title = "".join(section.title).strip() or str(page.meta["title"])
        text = "".join(section.text).strip()
        if _SPLIT.search(title) or _SPLIT.search(text):
            index.create_entry_for_section(section, page.toc, page.url, page)
            continue
        # It would look for Chinese words in each text anew, which takes longer than all the rest.
        place = f"{page.url}#{section.id}" if section.id else page.url
        index.entries.append({"location": place, "title": title, "text": text})


def _has(plugin: object, event: str) -> bool:
    return callable(getattr(plugin, event, None))


def _module_of(plugin: object) -> str:
    return str(type(plugin).__module__)
