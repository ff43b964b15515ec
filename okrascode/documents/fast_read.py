"""A document that is right and plainly written, read fast; the full reader has all other work.

This way only accepts: whatever it does not accept is judged by the full reader, which also has the
words for it. What it accepts, the full reader accepts with the same document and without findings.
"""

from __future__ import annotations

from contextlib import suppress

from okrascode.documents.blocks import LastVersion, read_in_blocks
from okrascode.documents.build import build_document
from okrascode.documents.formats import format_troubles
from okrascode.documents.line_grammar import NotPlain, plain_data
from okrascode.documents.paths import path_mismatches
from okrascode.documents.schema_gate import is_accepted
from okrascode.documents.versions import SCHEMAS, head_troubles
from okrascode.model.plan import Document

__all__ = ["fast_document"]


def fast_document(raw: bytes, *, path: str) -> Document | None:
    """Give the document, or ``None`` when the full reader must be asked."""
    with suppress(NotPlain):
        return read_in_blocks(raw, LastVersion(path))
    try:
        data = plain_data(raw.decode())
    except (NotPlain, UnicodeDecodeError):
        return None
    if head_troubles(data) or not is_accepted(data, SCHEMAS[data["kind"]]):
        return None
    if format_troubles(data):
        return None
    document = build_document(data, path=path)
    return None if path_mismatches(document) else document
