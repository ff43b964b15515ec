"""Chinese titles in Latin letters, where the library for it is installed (the extra ``zh``)."""

from __future__ import annotations

__all__ = ["in_latin"]


def in_latin(text: str) -> str | None:
    """Give a text with its Chinese characters as syllables; ``None`` without the library."""
    try:
        from pypinyin import lazy_pinyin
    except ImportError:
        return None
    return " ".join(lazy_pinyin(text))
