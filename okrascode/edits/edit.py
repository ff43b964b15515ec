r"""An edit: a stretch of one text and what is to stand there instead.

Files are edited and never dumped: everything outside the spans stays as its author wrote it, with
byte order mark, line endings, comments and blank lines. A caller finds spans (a pointer's, by
:class:`okrascode.documents.locate.Places`), makes edits, and hands them to
:func:`okrascode.workspace.edit_files.write_edits` with the digest of the text they are for::

    edits = [Edit(places.span("/objectives/0/key_results/1/measure/target"), "80")]
    write_edits(root, [edits_for(path, raw, edits)])
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from okrascode.edits.span import Position, Span

__all__ = ["Edit", "FileEdits", "digest_of", "edited", "edits_for", "overlap"]

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Edit:
    """Put ``replacement`` in the place of a span; an empty span is an insertion."""

    span: Span
    """Lines end in LF; a byte order mark counts as nothing, a carriage return as a character."""
    replacement: str
    r"""New text; its lines end in ``\n`` here and as those of the file when it is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileEdits:
    """The edits of one file, good only for the text they were made for."""

    path: str
    """Relative to the root, with ``/``."""
    digest: str
    """Of the bytes that the edits were made for."""
    edits: tuple[Edit, ...]


def digest_of(raw: bytes) -> str:
    """Give what tells one text from another: SHA-256 in hex digits."""
    return hashlib.sha256(raw).hexdigest()


def edits_for(path: str, raw: bytes, edits: Iterable[Edit]) -> FileEdits:
    """Bind edits to the text they were made for."""
    return FileEdits(path=path, digest=digest_of(raw), edits=tuple(edits))


def edited(raw: bytes, edits: Iterable[Edit]) -> bytes:
    r"""Give the text with all edits made, every other byte as it was.

    Spans are those of the text as it is before any edit. Of insertions at one place the first
    given comes first. Raises :class:`ValueError` for edits that overlap, for a span that is not in
    the text, and for a text that is not UTF-8: mistakes of the caller, not of the text's author.

    >>> edited(b"a: 1\r\nb: 2\r\n", [Edit(Span(Position(2, 4), Position(2, 5)), "3")])
    b'a: 1\r\nb: 3\r\n'
    """
    mark = _BYTE_ORDER_MARK if raw.startswith(_BYTE_ORDER_MARK) else b""
    text = raw[len(mark) :].decode("utf-8")
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    ordered = sorted(edits, key=lambda edit: (edit.span.start, edit.span.end))
    end_of_line = "\r\n" if 2 * text.count("\r\n") > text.count("\n") else "\n"
    pieces: list[str] = []
    done = 0
    for edit in ordered:
        start, end = (_offset(place, starts) for place in (edit.span.start, edit.span.end))
        if start < done or end < start:
            raise ValueError(f"this edit overlaps another or ends before it begins: {edit}")
        new = edit.replacement.replace("\r\n", "\n").replace("\n", end_of_line)
        pieces += (text[done:start], new)
        done = end
    return mark + "".join((*pieces, text[done:])).encode("utf-8")


def overlap(one: Edit, other: Edit) -> bool:
    """Tell whether two edits touch the same text, or insert at the same place."""
    first, second = sorted((one.span, other.span), key=lambda span: (span.start, span.end))
    return second.start < first.end or second.start == first.start


def _offset(place: Position, starts: list[int]) -> int:
    if not 1 <= place.line < len(starts):
        raise ValueError(f"the text has no line {place.line}")
    offset = starts[place.line - 1] + place.column - 1
    if not starts[place.line - 1] <= offset < starts[place.line]:
        raise ValueError(f"line {place.line} has no column {place.column}")
    return offset
