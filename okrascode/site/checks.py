"""Look through a built site: links and anchors, requests to others, inline handlers, OKR pages.

It knows files only, so that it holds for every generator that made them.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from okrascode.site.built_page import PageFacts, facts_of, requests_of_style

__all__ = ["Checked", "SiteProblem", "check_site"]

_MISSING = (
    "There is no page with OKRs: a generator that passes plug-ins over builds without them. "
    "Write the pages with okr site emit."
)


@dataclass(frozen=True, slots=True, order=True)
class SiteProblem:
    """Something wrong at a place of a built site."""

    path: str
    line: int
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was looked at and what is wrong, by path and line."""

    pages: int
    links: int
    """Links and requests that stay in the site."""
    problems: tuple[SiteProblem, ...]

    def told(self) -> tuple[str, ...]:
        """Give a line each; what is wrong on every page, as a theme does it, is said once."""
        places: dict[str, list[SiteProblem]] = {}
        for problem in self.problems:
            places.setdefault(problem.message, []).append(problem)
        return tuple(
            f"{first.path}:{first.line}: {message}"
            + (f" (and at {len(others)} more places)" if others else "")
            for message, (first, *others) in places.items()
        )


def check_site(names: Collection[str], read: Callable[[str], bytes]) -> Checked:
    """Look through the files of a site.

    Args:
        names: paths of all its files, from its top.
        read: gives the content of one; asked for pages and style sheets only.
    """
    files = frozenset(names)
    pages = {n: facts_of(_text(read(n))) for n in sorted(files) if n.endswith((".html", ".htm"))}
    base = urlsplit(pages["index.html"].canonical).path if "index.html" in pages else ""
    site = _Site(files, pages, base.rpartition("/")[0] + "/")
    problems = [problem for name in pages for problem in site.problems_of(name)]
    for name in sorted(files):
        if name.endswith(".css"):
            for address in requests_of_style(_text(read(name))):
                problems += site.request(name, 1, address)
    if not any(page.has_okrs for page in pages.values()):
        problems.append(SiteProblem("index.html", 1, _MISSING))
    return Checked(pages=len(pages), links=site.links, problems=tuple(sorted(set(problems))))


class _Site:
    def __init__(self, files: frozenset[str], pages: dict[str, PageFacts], base: str) -> None:
        self.files, self.pages, self.base = files, pages, base
        self.links = 0

    def problems_of(self, name: str) -> Iterator[SiteProblem]:
        """Give what is wrong on a page."""
        facts = self.pages[name]
        for line, what in facts.handlers:
            yield SiteProblem(name, line, f"Code in a page: {what}.")
        for line, address in facts.requests:
            yield from self.request(name, line, address)
        for line, address in facts.links:
            if not _leads_away(address):
                yield from self._link(name, line, address)

    def request(self, name: str, line: int, address: str) -> Iterator[SiteProblem]:
        """Give what is wrong about something that is fetched."""
        if address.strip().lower().startswith(("data:", "blob:", "#")):
            return
        if _leads_away(address):
            yield SiteProblem(name, line, f"Fetched from another place: {address[:200]}")
            return
        yield from self._link(name, line, address)

    def _link(self, name: str, line: int, address: str) -> Iterator[SiteProblem]:
        self.links += 1
        path, _, anchor = address.strip().partition("#")
        path = unquote(path.partition("?")[0])
        target = self._target(name, path)
        if target is None or target not in self.files:
            yield SiteProblem(name, line, f"Leads to nothing: {address[:200]}")
        elif anchor and target in self.pages and not self._has(target, anchor):
            yield SiteProblem(name, line, f"No such place on that page: {address[:200]}")

    def _has(self, page: str, anchor: str) -> bool:
        if anchor == "top" or anchor.startswith(":~:"):
            return True
        return bool({anchor, unquote(anchor)} & self.pages[page].ids)

    def _target(self, name: str, path: str) -> str | None:
        """Give the file that a path means, ``None`` when it leaves the site."""
        if not path:
            return name
        if path.startswith("/"):
            # As in a browser, a way up from the top of the server stays there.
            rooted = posixpath.normpath("/" + path.lstrip("/"))
            if not (rooted.rstrip("/") + "/").startswith(self.base):
                return None
            whole = rooted[len(self.base) :]
        else:
            whole = posixpath.join(posixpath.dirname(name), path)
        parts = posixpath.normpath(whole or ".")
        if parts.startswith("../") or parts == "..":
            return None
        parts = "" if parts == "." else parts
        index = posixpath.join(parts, "index.html")
        is_folder = path.endswith("/") or parts not in self.files
        return index if is_folder and index in self.files else parts


def _leads_away(address: str) -> bool:
    address = address.strip()
    return address.startswith("//") or bool(urlsplit(address).scheme)


def _text(content: bytes) -> str:
    return content.decode("utf-8", errors="replace")
