"""Merge three versions of a document piece by piece; what only Git can judge is left to Git.

A piece that one side has changed and the other has not is taken; what both have added is kept, in
an order that does not depend on which side is which; what both have changed differently is marked,
and nothing around it. At the end the data is compared with a merge of the facts alone, an
independent way to the same, and a text that says anything else is refused.
"""

from __future__ import annotations

from dataclasses import dataclass

from okrascode.documents.characters import text_of
from okrascode.documents.merge.cut import pieces_of
from okrascode.documents.merge.facts import facts_of, merged_facts
from okrascode.documents.merge.join import Clash, Marks, joined
from okrascode.documents.merge.nodes import Odd
from okrascode.documents.merge.pieces import Piece, Shape, written
from okrascode.documents.read import read_document
from okrascode.findings import Finding

__all__ = ["MergeResult", "merge_documents"]

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeResult:
    """What a merge gives."""

    text: bytes
    conflicts: int
    """How many places are marked with both versions; 0 when the merge is done."""


def merge_documents(
    base: bytes, ours: bytes, theirs: bytes, *, marker_size: int = 7
) -> MergeResult | None:
    """Merge two versions that come from ``base``; ``None`` leaves it to Git's own merge.

    ``None`` comes for texts that are no YAML, use what no document may, end their lines differently
    or are written in a way that has no sure pieces.
    """
    if ours == theirs or theirs == base:
        return MergeResult(text=ours, conflicts=0)
    if ours == base:
        return MergeResult(text=theirs, conflicts=0)
    texts = [_plain(raw) for raw in (base, ours, theirs)]
    style = _style(ours)
    if None in texts or style != _style(theirs) or (base and style != _style(base)):
        return None
    try:
        pieces = [pieces_of(text) if text else _EMPTY for text in texts if text is not None]
        marks = Marks(size=marker_size)
        text = written(joined(*pieces, marks=marks))
    except (Odd, Clash):
        return None
    if not marks.count and not _says_the_same([t or "" for t in texts], text, (ours, theirs)):
        return None
    return MergeResult(text=_raw(text, style), conflicts=marks.count)


_EMPTY = Piece(name="", shape=Shape.MAPPING)
"""What two new documents of one name have in common."""


def _style(raw: bytes) -> tuple[bool, bool]:
    """Tell whether a text has a byte order mark, and whether its lines end in CR LF."""
    return raw.startswith(_BOM), b"\r\n" in raw


def _plain(raw: bytes) -> str | None:
    """Give a text with lines that end in LF, the last one too; ``None`` when it mixes them."""
    if not raw.strip():
        return ""
    text = text_of(raw, path="")
    if isinstance(text, Finding):
        return None
    if "\r\n" in text:
        if text.count("\r\n") != text.count("\n"):
            return None
        text = text.replace("\r\n", "\n")
    return text if text.endswith("\n") else text + "\n"


def _raw(text: str, style: tuple[bool, bool]) -> bytes:
    has_mark, is_crlf = style
    return (_BOM if has_mark else b"") + (text.replace("\n", "\r\n") if is_crlf else text).encode()


def _says_the_same(before: list[str], after: str, sides: tuple[bytes, bytes]) -> bool:
    """Compare with a merge of the facts, and see that two right documents make a right one."""
    try:
        base, ours, theirs = (facts_of(text) for text in before)
        if facts_of(after) != merged_facts(base, ours, theirs):
            return False
    except Odd:
        return False
    were_right = all(read_document(raw, path="").document is not None for raw in sides)
    return not were_right or read_document(after.encode(), path="").document is not None
