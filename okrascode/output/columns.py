"""Text in columns of a terminal, where a Chinese character takes two and an accent none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

__all__ = ["display_width", "fit", "pad", "paragraph", "wrap"]


def display_width(text: str) -> int:
    """Count the columns that a text takes.

    >>> display_width("Payments"), display_width("支付"), display_width("e\u0301")
    (8, 4, 1)
    """
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fit(text: str, width: int) -> str:
    """Cut a text to at most ``width`` columns; a cut shows as an ellipsis.

    >>> fit("Paying with us", 8), fit("支付很顺畅", 6), fit("short", 8)
    ('Paying …', '支付…', 'short')
    """
    if display_width(text) <= width:
        return text
    kept, used = "", 0
    for character in text:
        used += _width(character)
        if used > width - 1:
            break
        kept += character
    return kept + "…" if width > 0 else ""


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Fill a text with spaces up to ``width`` columns; ``right`` puts it at the right.

    >>> pad("支付", 6) + "|" + pad("0.4", 6, right=True)
    '支付  |   0.4'
    """
    space = " " * max(0, width - display_width(text))
    return space + text if right else text + space


def wrap(parts: Iterable[str], width: int, *, indent: str, between: str = " · ") -> list[str]:
    """Put short parts on lines of at most ``width`` columns; no part is broken.

    >>> wrap(["score 0.42", "pace 1.08", "weight 2"], 26, indent="  ")
    ['  score 0.42 · pace 1.08', '  weight 2']
    """
    lines: list[str] = []
    for part in parts:
        if lines and display_width(lines[-1]) + display_width(between + part) <= width:
            lines[-1] += between + part
        else:
            lines.append(indent + part)
    return lines


def paragraph(text: str, width: int, *, indent: str = "") -> list[str]:
    """Break running text at spaces, and between Chinese characters, to lines of ``width`` columns.

    A word that is longer than a line stays whole; a Chinese full stop never begins a line.

    >>> paragraph("Both vans are away", 12, indent="  ")
    ['  Both vans', '  are away']
    >>> paragraph("谢谢塞蒙孔。", 10)
    ['谢谢塞蒙', '孔。']
    """
    lines: list[str] = []
    for gap, word in _words(text):
        if lines and display_width(lines[-1] + gap + word) <= width:
            lines[-1] += gap + word
        else:
            lines.append(indent + word)
    return lines


def _words(text: str) -> Iterator[tuple[str, str]]:
    for word in text.split():
        gap, piece = " ", ""
        for character in word:
            breaks = _is_ideograph(character) or (piece != "" and _is_ideograph(piece[-1]))
            if piece and breaks and unicodedata.category(character)[0] != "P":
                yield gap, piece
                gap, piece = "", ""
            piece += character
        yield gap, piece


def _is_ideograph(character: str) -> bool:
    return _width(character) == 2
