"""Escape text from a repository for the place it is printed to.

Pull requests come from strangers: a title can hold terminal escapes, workflow commands, Markdown,
HTML or spreadsheet formulas. Each sink has its function here, and renderers use no other way.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = [
    "for_card",
    "for_cell",
    "for_data",
    "for_html",
    "for_markdown",
    "for_slack",
    "for_terminal",
    "for_workflow",
    "is_unsafe",
]

_BIDIRECTIONAL = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)

_STEERING = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff{''.join(sorted(_BIDIRECTIONAL))}]"
)
"""What ``is_unsafe`` finds, but for tab and line feed; most texts have none of it."""

_MARKUP = re.compile("[&<>\"']")
"""What HTML reads as something else than a letter."""

_COMMAND = re.compile(r"(?:^|(?<=\s)):(?=:)|#(?=#\[)")
"""What may begin a command to a runner, also where a long text is wrapped."""


def is_unsafe(character: str) -> bool:
    """Tell whether a character can steer a terminal or reorder text on the screen."""
    return (
        character in _BIDIRECTIONAL
        or character in "\u2028\u2029\ufeff"
        or unicodedata.category(character) in ("Cc", "Cs")
    )


def for_terminal(text: str) -> str:
    r"""Show control and bidirectional characters as visible escapes, on one line.

    In CI the terminal is a log that obeys: a line that begins with ``::`` or holds ``##[`` would
    be a command to GitHub's runner, so these are shown as escapes too.

    >>> for_terminal("a\x1b[31mb"), for_terminal("::error::c")
    ('a\\x1b[31mb', '\\x3a:error::c')
    """
    if "::" in text or "##[" in text:
        text = _COMMAND.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(character) if is_unsafe(character) else character for character in text)


def _visible(character: str) -> str:
    number = ord(character)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"


def for_workflow(text: str, *, is_property: bool = False) -> str:
    r"""Escape for a workflow command of GitHub (``::error file=…::message``).

    >>> for_workflow("a::b\n::error", is_property=True)
    'a%3A%3Ab%0A%3A%3Aerror'
    """
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    if is_property:
        text = text.replace(":", "%3A").replace(",", "%2C")
    return "".join(_visible(character) if is_unsafe(character) else character for character in text)


def for_data(text: str) -> str:
    r"""Spell out control, bidirectional and broken characters; lines and tabs stay.

    For formats whose reader decodes a text and shows it to people: JSON and XML. Quotes, angle
    brackets and the like are the business of whoever writes the format. What is left is text that
    XML 1.0 can hold.

    >>> for_data("a\x1b[31m\u202eb\nc")
    'a\\x1b[31m\\u202eb\nc'
    """
    return "".join(
        _visible(c) if c not in "\n\t" and (is_unsafe(c) or c in "\ufffe\uffff") else c
        for c in text
    )


def for_html(text: str) -> str:
    """Escape for HTML text and quoted attributes."""
    if _STEERING.search(text):
        text = _STEERING.sub(lambda found: _visible(found[0]), text)
    # Most texts hold none of them, and looking once is quicker than replacing five times.
    if not _MARKUP.search(text):
        return text
    import html  # It brings every name that HTML has for a character.

    return html.escape(text, quote=True)


def for_markdown(text: str) -> str:
    r"""Escape for Markdown: shown as written, no link, no mention, no HTML, on one line.

    >>> for_markdown("[x](y) @all <b>")
    '\\[x\\](y) @\u200ball &lt;b&gt;'
    """
    text = for_terminal(text.replace("\r", " ").replace("\n", " ").replace("\t", " "))
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    escaped = "".join("\\" + c if c in "\\`*_{}[]|~#!" else c for c in text)
    for scheme in ("http:", "https:", "www.", "mailto:"):
        escaped = escaped.replace(scheme, scheme[:-1] + "\u200b" + scheme[-1])
    return escaped.replace("@", "@\u200b")


def for_cell(text: str) -> str:
    r"""Escape for a spreadsheet cell: a formula becomes text.

    In a log of CI no line of a cell is a command to the runner.

    >>> for_cell("=1+1"), for_cell("a\n::error::b")
    ("'=1+1", 'a\n\\x3a:error::b')
    """
    if "::" in text or "##[" in text:
        text = _COMMAND.sub(lambda found: f"\\x{ord(found[0]):02x}", text)
    if _STEERING.search(text):
        text = "".join(_visible(c) if is_unsafe(c) and c not in "\n\t\r" else c for c in text)
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def for_slack(text: str) -> str:
    r"""Escape for a text of Slack: no mention, no link, no emphasis, on one line.

    Slack reads three characters as markup and wants them as entities; emphasis is broken by a
    space without width, since it has no escape.

    >>> for_slack("<!channel> *now*")
    '&lt;!channel&gt; \u200b*now\u200b*'
    """
    text = _on_one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join("\u200b" + c if c in "*_~`" else c for c in text)


def for_card(text: str) -> str:
    r"""Make a text safe as a plain text of a chat's card, on one line.

    Such a text is shown as it is, but some chats put mentions, dates and values into it.

    >>> for_card("<At>all</At> {{DATE(x)}} ${y} a < b")
    '<\u200bAt>all<\u200b/At> {\u200b{DATE(x)}} $\u200b{y} a < b'
    """
    return _CARD.sub(lambda found: f"{found[0]}\u200b", _on_one_line(text))


_CARD = re.compile(r"<(?=[/!@#a-z])|[{$](?=\{)", re.IGNORECASE)
"""After what a tag, a mention, a date or a value may begin."""


def _on_one_line(text: str) -> str:
    spaced = "".join(" " if c in "\r\n\t" else c for c in text)
    return "".join(_visible(c) if is_unsafe(c) else c for c in spaced)
