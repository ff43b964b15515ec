"""Many versions of many documents, read one after another as a history gives them."""

from __future__ import annotations

from okrascode.documents.blocks import LastVersion, read_in_blocks
from okrascode.documents.line_grammar import NotPlain
from okrascode.documents.read import read_document
from okrascode.model.plan import Document

__all__ = ["VersionReader"]


class VersionReader:
    """Reads versions of documents; knows the last one of each file, which the next resembles.

    The oldest should come first. The order changes how long it takes, and never what is read.
    """

    def __init__(self) -> None:
        """Know nothing yet."""
        self._last: dict[str, LastVersion] = {}

    def read(self, raw: bytes, *, path: str) -> Document | None:
        """Give the document of :func:`okrascode.documents.read.read_document`, without findings."""
        last = self._last.get(path)
        if last is None:
            last = self._last[path] = LastVersion(path)
        try:
            return read_in_blocks(raw, last)
        except NotPlain:
            return read_document(raw, path=path).document
