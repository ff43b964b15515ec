"""What a document says, as a set of facts without order: the independent check of a merge."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from okrascode.documents.merge.nodes import Odd
from okrascode.documents.tree import read_tree
from okrascode.documents.yaml_text import YamlSyntaxError

__all__ = ["Facts", "facts_of", "merged_facts"]

Facts = frozenset[tuple[str, str]]
"""Pairs of where, with identities for items, and what."""

_IDENTITY = (("id",), ("of",), ("request",), ("date", "what"), ("date",))


def facts_of(text: str) -> Facts:
    """Give what a text says.

    Raises:
        Odd: it cannot be read whole.
    """
    if not text.strip():
        return frozenset()
    try:
        tree = read_tree(text, path="")
    except YamlSyntaxError as error:
        raise Odd(error.problem) from error
    if not tree.is_whole or any(f.code == "OKR002" for f in tree.findings):
        raise Odd("it cannot be read whole")
    return frozenset(_walk("", tree.data))


def merged_facts(base: Facts, ours: Facts, theirs: Facts) -> Facts:
    """Keep what both sides have or one side has added; leave out what one side has taken out."""
    return (ours & theirs) | (ours - base) | (theirs - base)


def _walk(at: str, value: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401  # plain data
    if isinstance(value, dict):
        yield at, "{}"
        for key, inner in value.items():
            yield from _walk(f"{at}/{key}", inner)
    elif isinstance(value, list):
        names = [_name(one) for one in value]
        if None in names or len(set(names)) != len(names):
            yield at, repr(value)
            return
        yield at, "[]"
        for name, one in zip(names, value, strict=True):
            yield from _walk(f"{at}/[{name}]", one)
    else:
        yield at, f"{type(value).__name__} {value}"


def _name(item: Any) -> str | None:  # noqa: ANN401  # plain data
    if isinstance(item, list):
        return None
    if not isinstance(item, dict):
        return f"={item}"
    for keys in _IDENTITY:
        if all(not isinstance(item.get(key, {}), dict | list) for key in keys):
            return ";".join(f"{key}={item[key]}" for key in keys)
    return None
