"""A digest as the JSON that a webhook of Slack takes.

Lists are rich text, in which nothing a person wrote is read as markup; the text beside it, for
notices of devices, is escaped.
Source: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.output.columns import fit
from okrascode.output.digest_format import DigestRenderer
from okrascode.output.digest_page import DigestPage, Line, Section
from okrascode.output.escape import for_card, for_slack
from okrascode.output.json_text import Json, json_text

__all__ = ["RENDERER", "render"]

_HEADER = 150
"""Characters that Slack takes in a header; half as many columns of Chinese fit as well."""


def render(page: DigestPage) -> str:
    """Write the body of the request."""
    blocks: list[Json] = [
        {
            "type": "header",
            "text": {
                "type": "plain_text",
                "text": fit(for_card(page.title), _HEADER),
                "emoji": False,
            },
        }
    ]
    if page.subtitle:
        blocks.append(_rich(_section([_text(page.subtitle)])))
    for section in page.sections:
        blocks.append(_rich(_section([_text(section.heading, bold=True)]), _list(section)))
    blocks.append(_rich(_section([_text(page.foot)])))
    return json_text({"text": for_slack(page.title), "mrkdwn": False, "blocks": blocks})


def _rich(*elements: Json) -> Json:
    return {"type": "rich_text", "elements": list(elements)}


def _section(elements: list[Json]) -> Json:
    return {"type": "rich_text_section", "elements": elements}


def _list(section: Section) -> Json:
    items = [_section(list(_line(line))) for line in section.lines]
    if section.more:
        items.append(_section([_text(section.more)]))
    return {"type": "rich_text_list", "style": "bullet", "elements": items}


def _line(line: Line) -> Iterator[Json]:
    if line.link:
        yield {"type": "link", "url": line.link, "text": for_card(line.title)}
    else:
        yield _text(line.title, bold=True)
    note = f" · {line.note}" if line.note else ""
    yield _text(f" {line.text}{note}")


def _text(words: str, *, bold: bool = False) -> Json:
    style: dict[str, Json] = {"style": {"bold": True}} if bold else {}
    return {"type": "text", "text": for_card(words), **style}


RENDERER = DigestRenderer(name="slack", render=render)
