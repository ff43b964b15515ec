"""What a search finds on a page: its sections, each with a heading and words.

The theme's own reader goes through HTML tag by tag. Pages of ours are well-formed and hardly a
tenth of them is words, so the rest is taken out first; the same sections come out, but for those
without a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from html import escape, unescape

__all__ = ["Section", "sections_of"]

_EXCLUDED = re.compile(
    r'<([a-z][a-z0-9]*)(?:\s[\w:-]+(?:="[^">]*")?)*?\sdata-search-exclude(?=[\s>])'
)
_PICTURE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_INLINE = re.compile(r"</?(?:a|abbr|b|cite|em|i|small|span|strong|time|u)(?:\s[^>]*)?>")
_TAG = re.compile(r"<[^>]*>")
_PIECES = re.compile(r"<(/?[a-z][a-z0-9]*)((?:\s[^>]*)?)>")
_ID = re.compile(r'\sid="([^"]*)"')
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
"""Elements that results are shown with."""
_VOID = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr",
    }
)  # fmt: skip


@dataclass(slots=True)
class Section:
    """A heading and what stands under it, as HTML with the few elements that are kept."""

    depth: float = 0
    """Elements around it and itself; infinite when the element around it has ended."""
    id: str | None = None
    """``None`` for the first one, which is the page itself."""
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def sections_of(html: str) -> tuple[Section, ...]:
    """Give the page itself, and its sections that have words.

    ``html`` is ours: well-formed, with ``<`` and ``>`` written as entities in attributes.

    >>> [first] = sections_of('<h1 id="t">A <b>b</b></h1><p>c</p><p data-search-exclude>d</p>')
    >>> "".join(first.title), "".join(first.text)
    ('A b', '<p>c</p>')
    """
    html = _INLINE.sub("", _PICTURE.sub(_words, _included(html)))
    reader = _Reader()
    pieces = _PIECES.split(html)
    reader.words(pieces[0])
    for name, attributes, words in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        if name[0] == "/":
            reader.end(name[1:])
        elif name not in _VOID:
            reader.start(name, attributes)
        if words:
            reader.words(words)
    # The first is the page itself: without it Material's search finds nothing on a page.
    first, rest = reader.sections[:1], reader.sections[1:]
    return (*first, *(one for one in rest if "".join((*one.title, *one.text)).strip()))


class _Reader:
    def __init__(self) -> None:
        self.sections: list[Section] = []
        self._depth = 0
        self._pre = 0
        self._in_heading = False

    def start(self, name: str, attributes: str) -> None:
        """Enter an element."""
        self._depth += 1
        if name in _HEADINGS and (found := _ID.search(attributes)):
            if not self.sections and name != "h1":
                self.sections.append(Section(self._depth))
            place = unescape(found[1]) if self.sections else None
            self._now = Section(self._depth, place)
            self.sections.append(self._now)
            self._in_heading = True
            return
        written = self._written()
        if name in _KEPT:
            self._pre += name == "pre"
            written.append(f"<{name}>")

    def end(self, name: str) -> None:
        """Leave an element; with the one around its heading, a section is over."""
        if self.sections and self._now.depth > self._depth:
            earlier = (one for one in reversed(self.sections) if one.depth <= self._depth)
            if (before := next(earlier, None)) is not None:
                self._now.depth, self._now = float("inf"), before
        self._depth -= 1
        if name in _HEADINGS:
            self._in_heading = False
        elif name in _KEPT:
            self._pre -= name == "pre"
            written, opened = self._written(), f"<{name}>"
            last = len(written) - 1
            while last >= 0 and written[last].isspace():
                last -= 1
            # Results show no empty element; as in the theme, only the first of its kind is one.
            if last >= 0 and written[last] == opened and written.index(opened) == last:
                del written[last:]
            else:
                written.append(f"</{name}>")

    def words(self, words: str) -> None:
        """Take in what stands between two tags."""
        is_space = words.isspace()
        if not words or (is_space and not self.sections):
            return
        if "&" in words:
            words = escape(unescape(words), quote=False)
        if not self._pre:
            words = " " if is_space else words.replace("\n", " ")
        written = self._written()
        if not is_space or self._pre or self._in_heading or not (written and written[-1].isspace()):
            written.append(words)

    def _written(self) -> list[str]:
        if not self.sections:
            self._now = Section()
            self.sections.append(self._now)
        return self._now.title if self._in_heading else self._now.text


def _words(picture: re.Match[str]) -> str:
    """Give the words inside a picture; most have none."""
    return _TAG.sub("", picture[0])


def _included(html: str) -> str:
    """Leave out every element that says it is not for the search, with all that is in it."""
    kept: list[str] = []
    done = 0
    while found := _EXCLUDED.search(html, done):
        kept.append(html[done : found.start()])
        done = _end_of(found)
    kept.append(html[done:])
    return "".join(kept)


def _end_of(found: re.Match[str]) -> int:
    """Give where the element that begins with this tag ends."""
    html, depth = found.string, 0
    for tag in _tags(found[1]).finditer(html, found.start()):
        depth += -1 if tag[1] else 1
        if not depth:
            return html.index(">", tag.end()) + 1
    return len(html)


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}(?=[\s>])")
