"""Whether Chinese words can be found: the search of MkDocs needs jieba to tell them apart."""

from __future__ import annotations

import importlib
import logging
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

__all__ = ["missing_note", "tell_words_apart"]


def tell_words_apart(folder: Path) -> None:
    """Let jieba work without a word, where it is there, and keep its words in a folder.

    The theme asks it in every language, for titles may be Chinese in an English tree. Its own place
    for them is the common temporary folder, where anybody may have left something.
    """
    if find_spec("jieba") is not None:
        jieba = importlib.import_module("jieba")
        jieba.setLogLevel(logging.WARNING)
        jieba.dt.tmp_dir = str(folder)


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
