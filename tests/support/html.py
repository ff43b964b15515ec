"""Look at a page as a reader's tools do: headings, ids, links, tables, attributes."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

__all__ = ["Look", "look_at"]

_VOID = frozenset(
    {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
)


@dataclass
class Look(HTMLParser):
    """What was found on a page."""

    headings: list[int] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    resources: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    headers_without_scope: int = 0
    nameless_links: int = 0
    text: str = ""
    """Everything a reader can see."""
    unbalanced: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin with an empty page."""
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag says."""
        values = {name: value or "" for name, value in attrs}
        self.attributes += [(tag, name, value) for name, value in values.items()]
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
            # A link in a picture repeats a row of the table and is passed over by the keyboard.
            self._link = "in a picture" if values.get("tabindex") == "-1" else ""
        for name in ("src", "srcset", "poster", "data"):
            if name in values:
                self.resources.append(values[name])
        if tag == "link" and values.get("rel") in ("stylesheet", "preload", "icon"):
            self.resources.append(values["href"])
        if tag == "th" and "scope" not in values:
            self.headers_without_scope += 1
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that closes itself."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Note whether what was opened last is closed first."""
        if not self._open or self._open[-1] != tag:
            self.unbalanced.append(tag)
            return
        self._open.pop()
        if tag == "a" and not self._link.strip():
            self.nameless_links += 1

    def handle_data(self, data: str) -> None:
        """Collect what can be read."""
        self.text += data
        self._link += data


def look_at(html: str) -> Look:
    """Read a page."""
    look = Look()
    look.feed(html)
    look.close()
    look.unbalanced += look._open
    return look
