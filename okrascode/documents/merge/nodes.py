"""A text as nodes with their places, for who edits it by its places."""

from __future__ import annotations

from dataclasses import dataclass, field

from okrascode.documents.yaml_text import END, MAPPING, SCALAR, SEQUENCE, Events, YamlEvent

__all__ = ["Node", "Odd", "identity", "read_nodes"]

_IDENTITY = (("id",), ("of",), ("request",), ("date", "what"), ("date",))
"""Keys by which an item of a list is the same item in another version."""


class Odd(Exception):
    """The text is written in a way that has no sure pieces; Git's own merge is the better one."""


@dataclass(slots=True)
class Node:
    """A value with its place; lines and columns from 0."""

    kind: int
    line: int
    column: int
    end_line: int = 0
    end_column: int = 0
    value: str = ""
    is_flow: bool = False
    children: list[tuple[Node | None, Node]] = field(default_factory=list)
    """Key and value of a mapping; of a list no key."""


def read_nodes(events: Events) -> Node | None:
    """Build nodes of events; an alias, an anchor or a tag makes the text odd."""
    root: Node | None = None
    open_nodes: list[Node] = []
    keys: list[Node | None] = []
    for kind, event in events:
        if kind == END:
            node = open_nodes.pop()
            keys.pop()
            node.end_line, node.end_column = event.end_mark.line, event.end_mark.column
            continue
        if kind not in (SCALAR, MAPPING, SEQUENCE) or event.anchor or event.tag:
            raise Odd("it uses an alias, a tag or a second document")
        node = _node(kind, event)
        above = open_nodes[-1] if open_nodes else None
        if above is None:
            root = node
        elif above.kind == MAPPING and keys[-1] is None:
            if kind != SCALAR:
                raise Odd("a key is no text")
            keys[-1] = node
            continue
        else:
            above.children.append((keys[-1], node))
            keys[-1] = None
        if kind != SCALAR:
            open_nodes.append(node)
            keys.append(None)
    return root


def _node(kind: int, event: YamlEvent) -> Node:
    start, end = event.start_mark, event.end_mark
    node = Node(kind, start.line, start.column, end.line, end.column)
    node.is_flow = bool(kind != SCALAR and event.flow_style)
    node.value = event.value if kind == SCALAR else ""
    return node


def identity(item: Node) -> str:
    """Name an item of a list so that it has the same name in every version.

    Raises:
        Odd: nothing in it stays the same.
    """
    if item.kind == SCALAR:
        return f"={item.value}"
    values = {key.value: value for key, value in item.children if key is not None}
    for names in _IDENTITY:
        found = [values[name].value for name in names if name in values]
        if item.kind == MAPPING and len(found) == len(names) and all(found):
            return ";".join(f"{name}={value}" for name, value in zip(names, found, strict=True))
    raise Odd("an item of a list has nothing to know it by")
