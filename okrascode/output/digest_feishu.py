"""A digest as the JSON that a webhook of Feishu (and Lark) takes: a post of plain texts and links.

In a post only tags of their own are mentions, so a text cannot call anybody.
Source: https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
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
    # The key is the language of the reader; Feishu shows the one that is there to all.
    key = "zh_cn" if page.language.startswith("zh") else "en_us"
    post: Json = {key: {"title": for_card(page.title), "content": list(_content(page))}}
    return json_text({"msg_type": "post", "content": {"post": post}})


def _content(page: DigestPage) -> Iterator[Json]:
    if page.subtitle:
        yield [_text(page.subtitle)]
    for section in page.sections:
        yield [_text(f"▍{section.heading}")]
        for line in section.lines:
            yield list(_line(line))
        if section.more:
            yield [_text(f"• {section.more}")]
    yield [_text(page.foot)]


def _line(line: Line) -> Iterator[Json]:
    yield _text("• ")
    if line.link:
        yield {"tag": "a", "text": for_card(line.title), "href": line.link}
    else:
        yield _text(line.title)
    note = f" · {line.note}" if line.note else ""
    yield _text(f" {line.text}{note}")


def _text(words: str) -> Json:
    return {"tag": "text", "text": for_card(words)}


RENDERER = DigestRenderer(name="feishu", render=render)
