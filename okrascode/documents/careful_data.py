"""The plain data of a document that is right, read without the validator and without the model.

Loading the validator that has the words for what is wrong takes longer than the rest of a short
command. What is not accepted here may still be right: the full reader decides
(:mod:`okrascode.documents.read`).
"""

from __future__ import annotations

from typing import Any, cast

from okrascode.documents.characters import text_of
from okrascode.documents.formats import format_troubles
from okrascode.documents.schema_gate import is_accepted
from okrascode.documents.tree import read_tree
from okrascode.documents.versions import SCHEMAS, head_troubles
from okrascode.documents.yaml_text import YamlSyntaxError

__all__ = ["data_if_right"]


def data_if_right(raw: bytes, *, path: str) -> dict[str, Any] | None:
    """Give the data, or ``None`` when the full reader must be asked."""
    text = text_of(raw, path=path)
    if not isinstance(text, str):
        return None
    try:
        tree = read_tree(text, path=path)
    except YamlSyntaxError:
        return None
    if not tree.is_whole or tree.findings or head_troubles(tree.data):
        return None
    data = cast("dict[str, Any]", tree.data)
    if not is_accepted(data, SCHEMAS[str(data["kind"])]) or format_troubles(data):
        return None
    return data
