"""A document that is right, read without the validator that has the words for what is wrong.

Loading that validator takes longer than the rest of a short command. What is not accepted here may
still be right: the full reader decides (:mod:`okrascode.documents.read`).
"""

from __future__ import annotations

from typing import cast

from okrascode.documents.build import build_document
from okrascode.documents.characters import text_of
from okrascode.documents.formats import format_troubles
from okrascode.documents.schema_gate import is_accepted
from okrascode.documents.tree import read_tree
from okrascode.documents.versions import SCHEMAS, head_troubles
from okrascode.documents.yaml_text import YamlSyntaxError
from okrascode.model.plan import Document

__all__ = ["document_again", "document_if_right"]


def document_if_right(raw: bytes, *, path: str) -> Document | None:
    """Give the document, or ``None`` when the full reader must be asked."""
    text = text_of(raw, path=path)
    if not isinstance(text, str):
        return None
    try:
        tree = read_tree(text, path=path)
    except YamlSyntaxError:
        return None
    if not tree.is_whole or tree.findings or head_troubles(tree.data):
        return None
    data = cast("dict[str, object]", tree.data)
    if not is_accepted(data, SCHEMAS[str(data["kind"])]) or format_troubles(data):
        return None
    return build_document(data, path=path)


def document_again(raw: bytes, *, path: str) -> Document:
    """Give a document of which it is known that it has no error, without judging it again.

    What is known of one version says nothing about another: the text has to be the very same.
    """
    text = text_of(raw, path=path)
    assert isinstance(text, str)  # noqa: S101  # it was read before
    return build_document(cast("dict[str, object]", read_tree(text, path=path).data), path=path)
