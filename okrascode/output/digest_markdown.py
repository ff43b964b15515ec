"""A digest as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.output.digest_format import DigestRenderer
from okrascode.output.digest_page import DigestPage, Line
from okrascode.output.escape import for_markdown

__all__ = ["RENDERER", "render"]


def render(page: DigestPage) -> str:
    """Write the page; every text is escaped."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: DigestPage) -> Iterator[str]:
    yield f"# {for_markdown(page.title)}"
    if page.subtitle:
        yield ""
        yield for_markdown(page.subtitle)
    for section in page.sections:
        yield ""
        yield f"## {for_markdown(section.heading)}"
        yield ""
        for line in section.lines:
            yield f"- {_line(line)}"
        if section.more:
            yield f"- {for_markdown(section.more)}"
    yield ""
    yield f"<sub>{for_markdown(page.foot)}</sub>"


def _line(line: Line) -> str:
    title = for_markdown(line.title)
    name = f"[{title}](<{_address(line.link)}>)" if line.link else f"**{title}**"
    note = f" · {for_markdown(line.note)}" if line.note else ""
    return f"{name}: {for_markdown(line.text)}{note}"


def _address(url: str) -> str:
    return "".join(f"%{ord(c):02X}" if c in "<>\\ \n" else c for c in url)


RENDERER = DigestRenderer(name="markdown", render=render)
