"""Bytes to text: size, encoding and the characters that a document may hold.

Everything that readers see differently is refused here, before any YAML is read: a lone carriage
return or U+2028 is a new line for one reader and none for the other, and a bidirectional override
shows a reviewer another text than the one that is merged (https://trojansource.codes). What is
left has lines that end in LF or CR LF and counts the same everywhere. Findings are loaded when
there is one: a command that reads a few right documents needs none.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrascode.findings import Finding, Position

__all__ = ["MOST_BYTES", "position_at", "text_of"]

MOST_BYTES = 1024 * 1024
"""Largest document that is read: 1 MiB."""

_REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
    "|\r(?!\n)"
)
_NAMES = {
    "\x00": "a NUL character",
    "\r": "a carriage return without a line feed",
    "\u2028": "a line separator (U+2028)",
    "\u2029": "a paragraph separator (U+2029)",
    "\ufeff": "a byte order mark (U+FEFF) in the middle of the text",
}
_CONFLICT = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)
_START_OF_CONFLICT = re.compile(r"^<{7}(?=[ \r\n]|\Z)", re.MULTILINE)


def text_of(raw: bytes, *, path: str) -> str | Finding:
    """Decode a document, or give the one finding that says why it cannot be read.

    A byte order mark at the start is dropped and counts as no column.
    """
    if len(raw) > MOST_BYTES:
        return _finding(
            "OKR005",
            f"This file has {len(raw):,} bytes; a document has at most {MOST_BYTES:,} (1 MiB).",
            help="Split it: several documents of one team and cycle are allowed.",
            path=path,
            span=(1, 1, 0),
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(raw, error.start, path=path)
    refused = _REFUSED.search(text)
    if refused:
        return _refused_character(text, refused.start(), path=path)
    if _START_OF_CONFLICT.search(text):
        return _conflict(text, path=path)
    return text


def position_at(text: str, index: int) -> Position:
    """Give line and column of a character, both 1-based."""
    from okrascode.findings import Position

    return Position(text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _not_utf8(raw: bytes, at: int, *, path: str) -> Finding:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        message, at = "This file is UTF-16, not UTF-8.", 0
    else:
        message = f"This file is not UTF-8: byte {raw[at]:#04x} stands where none can."
    before = raw[:at].decode("utf-8-sig", errors="replace")
    start = position_at(before, len(before))
    return _finding(
        "OKR007",
        message,
        help="Save it as UTF-8.",
        path=path,
        span=(start.line, start.column, 1),
    )


def _refused_character(text: str, index: int, *, path: str) -> Finding:
    character = text[index]
    name = _NAMES.get(character) or _described(character)
    start = position_at(text, index)
    return _finding(
        "OKR007",
        f"This text holds {name}, which readers show and read differently.",
        help="Delete it, or write an ordinary line break or space instead.",
        path=path,
        span=(start.line, start.column, 1),
    )


def _described(character: str) -> str:
    kind = "a control character"
    if unicodedata.bidirectional(character) in ("LRE", "RLE", "LRO", "RLO", "PDF") or (
        "\u2066" <= character <= "\u2069"
    ):
        kind = "an invisible character that reorders text"
    elif character in "\ufffe\uffff":
        kind = "a character that is none"
    return f"{kind} (U+{ord(character):04X})"


def _conflict(text: str, *, path: str) -> Finding:
    marker = _CONFLICT.search(text)
    start = position_at(text, marker.start() if marker else 0)
    return _finding(
        "OKR004",
        "A merge left its conflict markers here.",
        help="Keep the lines that are right and delete the lines <<<<<<<, ======= and >>>>>>>.",
        path=path,
        span=(start.line, start.column, 7),
    )


def _finding(
    code: str,
    message: str,
    *,
    help: str,  # the field's name in Finding
    path: str,
    span: tuple[int, int, int],
) -> Finding:
    """Make the finding; ``span`` is line, column and length."""
    from okrascode.documents.faults import fault, span_at

    line, column, length = span
    return fault(code, message, help=help, path=path, span=span_at(line, column, length=length))
