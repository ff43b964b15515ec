"""A digest in five formats: whole, escaped for where it goes, and at most one page."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

from okrascode.config import Settings
from okrascode.health.digest import digest_of
from okrascode.output import digest_feishu, digest_html, digest_markdown, digest_slack, digest_teams
from okrascode.output.columns import display_width
from okrascode.output.digest_page import page_of
from okrascode.output.escape import for_card, for_slack
from okrascode.output.health_words import health_words
from tests.support.plans import day, key_result, objective, plan_of, reading, record_of, rolled_up

NASTY = (
    '<!channel> <at>all</at> <AT id=all> @all *b* _i_ [x](http://e.vil) {{DATE(x)}} "<script>'
    "\n# h \x1b[31m"
)
FORMATS = {
    module.RENDERER.name: module.RENDERER.render
    for module in (digest_feishu, digest_html, digest_markdown, digest_slack, digest_teams)
}


def _page(count: int = 1, *, link: str = "", language: str = "en"):
    parts = [key_result(f"k{n}", title=NASTY) for n in range(count)]
    plan = plan_of(objective("checkout", *parts, title=NASTY))
    readings = [
        reading(n, "11-15", of=f"company@2026-Q4:checkout/k{n}", note=NASTY, ask=NASTY)
        for n in range(count)
    ]
    record = record_of(*readings)
    digest = digest_of(
        rolled_up(plan, today="11-20", record=record),
        plan,
        record,
        since=day("11-13"),
        settings=Settings(),
    )
    return page_of(
        digest,
        health_words(language),
        name=NASTY,
        subtitle="For everybody",
        revision="a" * 40,
        link=lambda _: link,
    )


def _texts(value, key=""):
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part, key)
    elif isinstance(value, str):
        yield key, value


@pytest.mark.parametrize("name", ["slack", "teams", "feishu"])
def test_payloads_hold_no_markup_of_strangers(name):
    """No text can call anybody, begin a line or put in a date."""
    for key, text in _texts(json.loads(FORMATS[name](_page()))):
        assert "\n" not in text
        assert "\x1b" not in text
        if key in ("text", "title"):
            assert "<!" not in text
            assert "<at" not in text.casefold()
            assert "{{" not in text or name == "slack"


def test_slack_has_a_header_and_lists():
    """The notice is escaped, and each list is rich text, in which nothing is markup."""
    body = json.loads(FORMATS["slack"](_page(link="https://okr.example.org/a/")))
    assert body["mrkdwn"] is False
    assert body["text"].startswith("&lt;")
    assert {block["type"] for block in body["blocks"]} == {"header", "rich_text"}
    assert len(body["blocks"][0]["text"]["text"]) <= 150
    links = [value for key, value in _texts(body) if key == "url"]
    assert set(links) == {"https://okr.example.org/a/"}


def test_teams_is_a_message_with_a_card():
    """The card has runs of text only: a block of text would read Markdown."""
    body = json.loads(FORMATS["teams"](_page()))
    [attachment] = body["attachments"]
    assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
    assert {part["type"] for part in attachment["content"]["body"]} == {"RichTextBlock"}


def test_feishu_is_a_post():
    """The language of the post is that of the digest."""
    body = json.loads(FORMATS["feishu"](_page(language="zh")))
    assert body["msg_type"] == "post"
    assert list(body["content"]["post"]) == ["zh_cn"]
    assert {
        part["tag"] for line in body["content"]["post"]["zh_cn"]["content"] for part in line
    } == {"text"}


def test_the_mail_has_only_our_elements():
    """Nothing of a title becomes an element or an attribute."""
    found = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            found.append((tag, tuple(sorted(name for name, _ in attrs))))

    Reader().feed(FORMATS["html"](_page(link="https://okr.example.org/?a=1&b=2")))
    assert {tag for tag, _ in found} <= {
        *("html", "head", "meta", "title", "body", "div", "h1", "h2", "p", "ul", "li"),
        *("a", "b", "br", "span"),
    }
    assert {attrs for tag, attrs in found if tag == "a"} == {("href", "style")}


def test_markdown_shows_what_was_written():
    """Marks of Markdown are escaped, and a mention calls nobody."""
    text = FORMATS["markdown"](_page())
    assert "\\*b\\*" in text
    assert "@all" not in text
    assert "<script>" not in text
    assert text.count("\n# ") == 0


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_it_is_at_most_one_page(name):
    """Of forty things that moved a few are told, and how many were left out."""
    page = _page(40)
    lines = [line for section in page.sections for line in section.lines]
    widths = [display_width(f"{x.title} · {x.text} {x.note}") for x in lines]
    assert sum(-(-width // 80) for width in widths) <= 30
    for section in page.sections:
        assert section.more == f"and {40 - len(section.lines)} more"
        assert str(40 - len(section.lines)) in FORMATS[name](page)


def test_short_things_are_all_told():
    """What fits is not left out: six of seven that moved, since six is the limit."""
    parts = [key_result(f"k{n}", title="Short") for n in range(7)]
    plan = plan_of(objective("checkout", *parts))
    record = record_of(
        *(reading(n, "11-15", of=f"company@2026-Q4:checkout/k{n}") for n in range(7))
    )
    rollup = rolled_up(plan, today="11-20", record=record)
    digest = digest_of(rollup, plan, record, since=day("11-13"), settings=Settings())
    page = page_of(digest, health_words("en"), name="Acme", subtitle="", revision=None)
    [moved] = page.sections
    assert (len(moved.lines), moved.more) == (6, "and 1 more")


def test_a_text_of_slack_has_no_emphasis():
    """Every mark that Slack reads is an entity or is broken."""
    assert for_slack("a & b <c> *d*") == "a &amp; b &lt;c&gt; \u200b*d\u200b*"


def test_a_card_shows_controls():
    """Bidirectional characters and escapes of a terminal are visible."""
    assert for_card("a\u202eb\x1b") == "a\\u202eb\\x1b"
