"""Whether Chinese words can be found: the search of MkDocs needs jieba to tell them apart."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec

__all__ = ["missing_note"]


def missing_note(languages: Iterable[str], *, has_jieba: bool | None = None) -> str:
    """Say what will not be found in a Chinese tree, and how to get it; empty when all will be.

    ``has_jieba`` is looked up when it is not given.

    >>> missing_note(["en"], has_jieba=False)
    ''
    """
    if has_jieba is None:
        has_jieba = find_spec("jieba") is not None
    if has_jieba or "zh" not in languages:
        return ""
    return (
        "The search finds no Chinese words inside a sentence, only whole phrases between"
        " punctuation, because jieba is not installed: pip install 'okrascode[zh]'"
    )
