"""A short identifier for a title, to be taken or replaced: it will stand in links and commits."""

from __future__ import annotations

from collections.abc import Collection

from okrascode.everyday.pinyin import in_latin
from okrascode.model.reference import is_id
from okrascode.scaffold.scalars import id_from

__all__ = ["proposed_id"]

_SMALL = frozenset(
    {
        "a", "an", "and", "are", "as", "at", "be", "by", "for",
        "from", "has", "have", "in", "into", "is", "it", "its", "no",
        "nobody", "of", "on", "or", "our", "that", "the", "their", "them",
        "they", "this", "to", "us", "we", "who", "will", "with", "without",
        "you", "your", "every", "everybody", "all", "more", "most", "rises", "rise",
        "falls", "fall", "than", "per",
    }
)  # fmt: skip
_MOST_WORDS = 3
_LONGEST = 30


def proposed_id(title: str, *, taken: Collection[str], kind: str) -> str:
    """Give an identifier that is not taken: of the words that matter, else ``kind`` and a number.

    >>> proposed_id("Paying with us is effortless in every market", taken=[], kind="objective")
    'paying-effortless-market'
    >>> proposed_id("…", taken=["objective-1"], kind="objective")
    'objective-2'
    """
    written = title if title.isascii() else (in_latin(title) or title)
    words = [word for word in id_from(written).split("-") if word]
    telling = [word for word in words if word not in _SMALL] or words
    kept: list[str] = []
    for word in telling[: _MOST_WORDS if title.isascii() else 2 * _MOST_WORDS]:
        if kept and len("-".join((*kept, word))) > _LONGEST:
            break
        kept.append(word)
    base = "-".join(kept)[:_LONGEST].strip("-")
    number = 2
    if not is_id(base) or base.isdigit():
        base, number = kind, 1
    elif base not in taken:
        return base
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"
