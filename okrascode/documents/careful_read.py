"""A document that is right, read without the validator that has the words for what is wrong.

What is not accepted here may still be right: the full reader decides
(:mod:`okrascode.documents.read`).
"""

from __future__ import annotations

from typing import cast

from okrascode.documents.build import build_document
from okrascode.documents.careful_data import data_if_right
from okrascode.documents.characters import text_of
from okrascode.documents.tree import read_tree
from okrascode.model.plan import Document

__all__ = ["document_again", "document_if_right"]


def document_if_right(raw: bytes, *, path: str) -> Document | None:
    """Give the document, or ``None`` when the full reader must be asked."""
    data = data_if_right(raw, path=path)
    return None if data is None else build_document(data, path=path)


def document_again(raw: bytes, *, path: str) -> Document:
    """Give a document of which it is known that it has no error, without judging it again.

    What is known of one version says nothing about another: the text has to be the very same.
    """
    text = text_of(raw, path=path)
    assert isinstance(text, str)  # noqa: S101  # it was read before
    return build_document(cast("dict[str, object]", read_tree(text, path=path).data), path=path)
