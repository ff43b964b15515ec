"""Identifiers out of titles, also of Chinese ones, each once in its place."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from functools import cache
from typing import Any

from okrascode.model.reference import is_id
from okrascode.scaffold.scalars import id_from

__all__ = ["free_id", "id_of_title"]

_LONGEST = 40
"""Characters of a proposed identifier; longer ones are a burden in every reference."""
_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "is", "of", "on", "or", "our",
     "that", "the", "to", "we", "with"}
)  # fmt: skip


def id_of_title(title: str) -> str:
    """Propose an identifier; empty when nothing of the title can stand in one.

    Chinese is written in pinyin where the extra ``zh`` is installed.

    >>> id_of_title("Paying with us is effortless in every market we sell in")
    'paying-us-effortless-every-market-sell'
    >>> id_of_title("2026")
    '2026'
    """
    words = [word for part in _latin(title).split() if (word := id_from(part))]
    telling = [word for word in words if word not in _SMALL] or words
    text = ""
    for word in telling:
        longer = f"{text}-{word}" if text else word[:_LONGEST].strip("-")
        if len(longer) > _LONGEST:
            break
        text = longer
    return text if is_id(text) else ""


def free_id(wanted: str, taken: Collection[str], *, otherwise: str) -> str:
    """Give the wanted identifier, or the first like it that nobody has.

    >>> free_id("nps", {"nps", "nps-2"}, otherwise="key-result"), free_id("", (), otherwise="goal")
    ('nps-3', 'goal-1')
    """
    if wanted and wanted not in taken:
        return wanted
    stem, number = (wanted[:58], 2) if wanted else (otherwise, 1)
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def _latin(text: str) -> str:
    if text.isascii() or not any("\u4e00" <= c <= "\u9fff" for c in text):
        return text
    pinyin = _pinyin()
    if pinyin is None:
        return text
    text = unicodedata.normalize("NFKC", text)
    return " ".join(pinyin(text))


@cache
def _pinyin() -> Any | None:  # noqa: ANN401  # its types are its own
    try:
        from pypinyin import lazy_pinyin
    except ImportError:
        return None
    return lazy_pinyin
