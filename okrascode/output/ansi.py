"""Colours of a terminal; a colour never says anything that a word does not say too."""

from __future__ import annotations

__all__ = ["paint"]

_CODES = {
    "bold": "1",
    "dim": "2",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "34",
    "magenta": "35",
    "cyan": "36",
}


def paint(text: str, *styles: str, on: bool) -> str:
    r"""Give a text in colour when ``on``; styles are bold, dim and the names of colours.

    >>> paint("stale", "bold", "yellow", on=True)
    '\x1b[1;33mstale\x1b[0m'
    >>> paint("stale", "yellow", on=False)
    'stale'
    """
    if not on or not styles or not text:
        return text
    return f"\x1b[{';'.join(_CODES[style] for style in styles)}m{text}\x1b[0m"
