"""Find the word that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from okrascode.findings import Meant

__all__ = ["meant_by", "similar"]

_LONGEST = 80
"""Longer words are never names of fields; comparing them costs time."""
_NEAR = 0.8
"""Likeness of a word to itself with one slip of the keys; two words in doubt are less alike."""


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


def meant_by(word: str, known: Iterable[str]) -> Meant | None:
    """Give the nearest known word, and whether there can be no doubt: one slip, one candidate.

    >>> meant_by("ownr", ["objective", "owner"])
    Meant(text='owner', is_certain=True)
    >>> meant_by("targe", ["target", "targets"])
    Meant(text='target', is_certain=False)
    """
    names = tuple(known)
    nearest = similar(word, names)
    if nearest is None:
        return None
    others = (name for name in names if _plain(name) != _plain(nearest))
    is_near = SequenceMatcher(None, _plain(word), _plain(nearest)).ratio() >= _NEAR
    return Meant(nearest, is_certain=is_near and similar(word, others) is None)


def _plain(word: str) -> str:
    return word.lower().replace("_", "").replace("-", "").replace(" ", "")
