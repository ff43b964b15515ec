"""Shortcodes in Markdown: ``[[okr:REF]]`` is a live link, ``![okr](REF)`` a chart.

They are read by Markdown itself, after code has been set apart, so that a page can show how they
are written. This is the only file that knows Python-Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor

__all__ = ["Shortcodes", "lines_of"]

_LINK = r"\[\[okr:(?P<reference>[^\[\]\s]{1,250})\]\]"
_CHART = r"!\[okr\]\((?P<reference>[^()\s]{1,250})\)"
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_BEFORE_ESCAPES = 185
"""Behind code (190) and before escapes, links and images (180 and less)."""

Drawn = Callable[[str], str | None]
"""Gives the HTML for a reference; ``None`` leaves what was written."""


class Shortcodes(Extension):  # type: ignore[misc]  # it has no types
    """The extension of Python-Markdown."""

    def __init__(self, *, link: Drawn, chart: Drawn) -> None:
        """Take in how links and charts are drawn on the page that is being read."""
        super().__init__()
        self._link, self._chart = link, chart

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Register both shortcodes."""
        for name, pattern, drawn in (
            ("okr-link", _LINK, self._link),
            ("okr-chart", _CHART, self._chart),
        ):
            md.inlinePatterns.register(_Shortcode(pattern, md, drawn), name, _BEFORE_ESCAPES)


class _Shortcode(InlineProcessor):  # type: ignore[misc]  # as above
    def __init__(self, pattern: str, md: Markdown, drawn: Drawn) -> None:
        super().__init__(pattern, md)
        self._drawn = drawn

    def handleMatch(  # noqa: N802  # Python-Markdown's name and shape
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002  # as above
    ) -> tuple[Element | str | None, int | None, int | None]:
        html = self._drawn(m["reference"])
        if html is None:
            return None, None, None
        return self.md.htmlStash.store(html), m.start(0), m.end(0)


def lines_of(reference: str, text: str) -> tuple[int, ...]:
    r"""Give the 1-based lines on which a reference stands in a shortcode, code left out.

    >>> lines_of("a:b", "x\n[[okr:a:b]]\n`[[okr:a:b]]`\n```\n![okr](a:b)\n```\n![okr](a:b)")
    (2, 7)
    """
    found: list[int] = []
    fence = ""
    for number, line in enumerate(text.splitlines(), 1):
        if mark := _FENCE.match(line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
            continue
        plain = "" if fence else _CODE.sub("", line)
        uses = (use for pattern in (_LINK, _CHART) for use in re.finditer(pattern, plain))
        if any(use["reference"] == reference for use in uses):
            found.append(number)
    return tuple(found)
