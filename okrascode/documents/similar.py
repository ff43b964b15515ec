"""Find the word that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = ["similar"]

_LONGEST = 80
"""Longer words are never names of fields; comparing them costs time."""


def similar(word: str, known: Iterable[str]) -> str | None:
    """Give the known word that is nearest to ``word``, or ``None`` when none is near.

    >>> similar("ownr", ["objective", "owner"])
    'owner'
    >>> similar("keyResults", ["key_results"])
    'key_results'
    """
    if len(word) > _LONGEST:
        return None
    plain = {_plain(name): name for name in known}
    close = get_close_matches(_plain(word), plain, n=1, cutoff=0.7)
    return plain[close[0]] if close else None


def _plain(word: str) -> str:
    return word.lower().replace("_", "").replace("-", "").replace(" ", "")
