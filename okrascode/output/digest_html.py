"""A digest as a mail in HTML: one column, styles in place, for mail programs know nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.output.digest_format import DigestRenderer
from okrascode.output.digest_page import DigestPage, Line, Section
from okrascode.output.escape import for_html

__all__ = ["RENDERER", "render"]

_BODY = "margin:0;padding:24px;background:#ffffff;color:#1b2430;font:13px/1.4 sans-serif"
_COLUMN = "max-width:680px;margin:0 auto"
_LINK = "color:#1d5fbf"
_QUIET = "color:#566270"


def render(page: DigestPage) -> str:
    """Write a whole document; every text is escaped."""
    return "\n".join(_lines(page)) + "\n"


def _lines(page: DigestPage) -> Iterator[str]:
    title = for_html(page.title)
    yield "<!doctype html>"
    yield f'<html lang="{for_html(page.language)}"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield f"<title>{title}</title></head>"
    yield f'<body style="{_BODY}"><div style="{_COLUMN}">'
    yield f'<h1 style="font-size:21px;line-height:1.3;margin:0 0 4px">{title}</h1>'
    if page.subtitle:
        yield f'<p style="margin:0;{_QUIET}">{for_html(page.subtitle)}</p>'
    for section in page.sections:
        yield from _section(section)
    yield f'<p style="margin:14px 0 0;font-size:12px;{_QUIET}">{for_html(page.foot)}</p>'
    yield "</div></body></html>"


def _section(section: Section) -> Iterator[str]:
    yield f'<h2 style="font-size:14px;margin:14px 0 4px">{for_html(section.heading)}</h2>'
    yield '<ul style="margin:0;padding:0 0 0 20px">'
    for line in section.lines:
        yield f'<li style="margin:0 0 4px">{_line(line)}</li>'
    if section.more:
        yield f'<li style="{_QUIET}">{for_html(section.more)}</li>'
    yield "</ul>"


def _line(line: Line) -> str:
    title = for_html(line.title)
    name = f'<a style="{_LINK}" href="{for_html(line.link)}">{title}</a>' if line.link else title
    note = f' <span style="{_QUIET}">{for_html(line.note)}</span>' if line.note else ""
    return f"<b>{name}</b> · {for_html(line.text)}{note}"


RENDERER = DigestRenderer(name="html", render=render)
