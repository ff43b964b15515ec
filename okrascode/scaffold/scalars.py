r"""Any text as a YAML scalar: plain where every reader agrees, else quoted and escaped.

A name comes from a person, a folder or a program: quotes, colons, Chinese, emoji and line breaks
must come out as the same text, or at worst without what cannot be shown.
"""

from __future__ import annotations

import json
import re
import unicodedata

from okrascode.output.escape import is_unsafe

__all__ = ["clean_line", "id_from", "yaml_scalar"]

_PLAIN = re.compile(r"[A-Za-z\u4e00-\u9fff](?:[\w .\-]*[\w])?")
# What some reader of YAML takes for a truth value or nothing, whatever its case.
_TAKEN = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"})
_FORMAT = frozenset({"Cf", "Cn", "Co", "Zl", "Zp"})
_KEPT = "\u200c\u200d"
"""Joiners, which some scripts and many emoji need."""


def clean_line(text: str) -> str:
    r"""Give a text on one line, composed, without control, reordering or broken characters.

    >>> clean_line("Acme\n  Corp\x1b")
    'Acme Corp'
    """
    composed = unicodedata.normalize("NFC", text)
    shown = "".join(" " if _is_invisible(character) else character for character in composed)
    return " ".join(shown.split())


def yaml_scalar(text: str) -> str:
    r"""Write a text of one line as a YAML scalar that reads back as the same text.

    >>> print(yaml_scalar("Acme"), yaml_scalar("no"), yaml_scalar('A: "B" # C'))
    Acme "no" "A: \"B\" # C"
    """
    if _PLAIN.fullmatch(text) and text.lower() not in _TAKEN:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(_escaped(character) for character in quoted)


def id_from(text: str) -> str:
    """Make an identifier from a text; empty when nothing of it can stand in one.

    >>> id_from("Growth & Sales"), id_from("Größe"), id_from("支付")
    ('growth-sales', 'grosse', '')
    """
    folded = text.replace("ß", "ss").replace("ẞ", "ss")
    ascii_only = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", ascii_only.lower())
    return "-".join(words)[:63].strip("-")


def _is_invisible(character: str) -> bool:
    if is_unsafe(character):
        return True
    return unicodedata.category(character) in _FORMAT and character not in _KEPT


def _escaped(character: str) -> str:
    number = ord(character)
    if number >= 0x20 and not is_unsafe(character) and number not in (0xFFFE, 0xFFFF):
        return character
    return f"\\u{number:04x}"
