"""What a built page holds that can be wrong: places, links, requests and inline handlers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

__all__ = ["PageFacts", "facts_of", "requests_of_style"]

_REQUESTS = {
    ("audio", "src"), ("embed", "src"), ("iframe", "src"), ("image", "href"),
    ("image", "xlink:href"), ("img", "src"), ("input", "src"), ("object", "data"),
    ("script", "src"), ("source", "src"), ("track", "src"), ("use", "href"),
    ("use", "xlink:href"), ("video", "poster"), ("video", "src"),
}  # fmt: skip
"""Attributes whose address a browser fetches by itself."""

_FETCHED = frozenset(
    {
        "apple-touch-icon", "dns-prefetch", "icon", "manifest", "mask-icon", "modulepreload",
        "preconnect", "prefetch", "preload", "prerender", "shortcut", "stylesheet",
    }
)  # fmt: skip
"""Kinds of ``<link>`` that a browser follows by itself."""

_URL = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""", re.IGNORECASE)

Found = tuple[int, str]
"""A line, counted from 1, and what stands there."""


@dataclass(slots=True)
class PageFacts:
    """What one page says; filled while it is read."""

    ids: set[str] = field(default_factory=set)
    links: list[Found] = field(default_factory=list)
    """Where a reader can go."""
    requests: list[Found] = field(default_factory=list)
    """What a browser fetches by itself."""
    handlers: list[Found] = field(default_factory=list)
    """Code in an attribute, or an address that is code."""
    canonical: str = ""
    has_okrs: bool = False


def facts_of(html: str) -> PageFacts:
    """Read a page; broken HTML is read as far as a browser would."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.facts


def requests_of_style(css: str) -> list[str]:
    """Give the addresses that a style sheet fetches."""
    return [one or other for one, other in _URL.findall(css)]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.facts = PageFacts()
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        line, facts = self.getpos()[0], self.facts
        given = {name: value or "" for name, value in attrs}
        for name, value in given.items():
            if name.startswith("on"):
                facts.handlers.append((line, f"{name} on <{tag}>"))
            if (tag, name) in _REQUESTS:
                facts.requests.append((line, value))
            if name in ("href", "xlink:href", "src", "action", "formaction", "data"):
                self._look_for_code(line, value)
        if place := given.get("id") or (given.get("name", "") if tag == "a" else ""):
            facts.ids.add(place)
        if tag in ("a", "area") and "href" in given:
            facts.links.append((line, given["href"]))
        if tag == "link":
            self._link(line, given)
        for source in given.get("srcset", "").split(","):
            if source.strip():
                facts.requests.append((line, source.split()[0]))
        facts.requests += ((line, found) for found in requests_of_style(given.get("style", "")))
        facts.has_okrs = facts.has_okrs or "okr" in given.get("class", "").split()

    def _link(self, line: int, given: dict[str, str]) -> None:
        kinds = set(given.get("rel", "").lower().split())
        if kinds & _FETCHED:
            self.facts.requests.append((line, given.get("href", "")))
        elif "canonical" in kinds:
            self.facts.canonical = given.get("href", "")

    def _look_for_code(self, line: int, value: str) -> None:
        scheme = re.sub(r"[\x00-\x20]", "", value).lower()
        if scheme.startswith(("javascript:", "vbscript:", "data:text/html")):
            self.facts.handlers.append((line, f"the address {value[:40]!r}"))

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  # the shape of the parser
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_style:
            line = self.getpos()[0]
            self.facts.requests += ((line, found) for found in requests_of_style(data))
