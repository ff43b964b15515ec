"""Texts, numbers and references as YAML that reads back as the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from okrascode.output.escape import is_unsafe
from okrascode.scaffold.scalars import clean_line, yaml_scalar

__all__ = ["cycle_scalar", "flow_list", "in_order", "line", "plain_reference", "text_lines"]

_REFERENCE = re.compile(r"[a-z][a-z0-9-]*(?:[@:/][A-Za-z0-9.:/-]+)+")
_PERIOD = re.compile(r"\d{4}-[QH]\d")


def cycle_scalar(cycle: str) -> str:
    """Write the identifier of a cycle, quoted where YAML would read a number.

    >>> cycle_scalar("2026-Q4"), cycle_scalar("2026")
    ('2026-Q4', '"2026"')
    """
    return cycle if _PERIOD.fullmatch(cycle) else yaml_scalar(cycle)


def in_order(lines: Iterable[str], indent: int, order: Sequence[str]) -> Iterator[str]:
    """Put the keys that stand at an indentation in the order of ``okr fmt``, others at the end."""
    blocks: list[tuple[str, list[str]]] = []
    for text in lines:
        if len(text) > indent and text[indent] != " " and text[:indent].strip(" -") == "":
            blocks.append((text[indent:].partition(":")[0], []))
        blocks[-1][1].append(text)
    places = {key: number for number, key in enumerate(order)}
    for _, block in sorted(blocks, key=lambda one: places.get(one[0], len(places))):
        yield from block


def line(indent: int, key: str, value: str) -> str:
    """Write a key and what stands behind it."""
    return f"{' ' * indent}{key}: {value}"


def text_lines(indent: int, key: str, text: str) -> Iterator[str]:
    """Write a text: on one line, or as a block when it has several."""
    lines = [clean_line(part) for part in _parts(text)]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    if len(lines) == 1:
        yield line(indent, key, yaml_scalar(lines[0]))
    elif lines:
        yield line(indent, key, "|-")
        for part in lines:
            yield " " * (indent + 2) + part if part else ""


def flow_list(values: Iterable[str]) -> str:
    """Write a list on one line."""
    return f"[{', '.join(values)}]"


def plain_reference(text: str) -> str:
    """Write a reference as people do, without quotation marks where YAML needs none."""
    return text if _REFERENCE.fullmatch(text) else yaml_scalar(text)


def _parts(text: str) -> list[str]:
    kept = "".join(c for c in text if c in "\n\t" or not is_unsafe(c))
    return kept.split("\n")
