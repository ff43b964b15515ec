"""A digest as the JSON that a webhook of Microsoft Teams takes: a message with an adaptive card.

Runs of text are shown as they are; a block of text would read Markdown.
Source: https://adaptivecards.io/explorer/TextRun.html
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.output.digest_format import DigestRenderer
from okrascode.output.digest_page import DigestPage, Line
from okrascode.output.escape import for_card
from okrascode.output.json_text import Json, json_text

__all__ = ["RENDERER", "render"]


def render(page: DigestPage) -> str:
    """Write the body of the request."""
    return json_text(
        {
            "type": "message",
            "attachments": [
                {
                    "contentType": "application/vnd.microsoft.card.adaptive",
                    "contentUrl": None,
                    "content": {
                        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
                        "type": "AdaptiveCard",
                        "version": "1.4",
                        "lang": page.language,
                        "msteams": {"width": "Full"},
                        "body": list(_body(page)),
                    },
                }
            ],
        }
    )


def _body(page: DigestPage) -> Iterator[Json]:
    yield _block(_run(page.title, weight="Bolder", size="Large"))
    if page.subtitle:
        yield _block(_run(page.subtitle, isSubtle=True))
    for section in page.sections:
        yield {**_block(_run(section.heading, weight="Bolder")), "spacing": "Medium"}
        for line in section.lines:
            yield {**_block(*_line(line)), "spacing": "Small"}
        if section.more:
            yield {**_block(_run(section.more, isSubtle=True)), "spacing": "Small"}
    yield {**_block(_run(page.foot, isSubtle=True, size="Small")), "spacing": "Medium"}


def _block(*runs: Json) -> dict[str, Json]:
    return {"type": "RichTextBlock", "inlines": list(runs)}


def _line(line: Line) -> Iterator[Json]:
    if line.link:
        action: Json = {"type": "Action.OpenUrl", "url": line.link}
        yield _run(f"• {line.title}", selectAction=action)
    else:
        yield _run(f"• {line.title}", weight="Bolder")
    yield _run(f" {line.text}")
    if line.note:
        yield _run(f" · {line.note}", isSubtle=True)


def _run(words: str, **looks: Json) -> Json:
    return {"type": "TextRun", "text": for_card(words), **looks}


RENDERER = DigestRenderer(name="teams", render=render)
