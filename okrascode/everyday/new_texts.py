"""The texts of new things, from templates with words for who has never seen OKRs.

A line of a template whose only place to fill in stays empty is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Template

from okrascode.resources import read_text

__all__ = ["filled_lines", "modeline"]

_LONE = re.compile(r"\s*§\{(\w+)\}\s*")


class _Text(Template):
    """A template whose mark, §, means nothing in YAML."""

    delimiter = "§"


def filled_lines(language: str, template: str, values: Mapping[str, str]) -> list[str]:
    """Give the lines of a template; a value of several lines keeps its own indents.

    Raises ``KeyError`` for a place that nobody fills.
    """
    found: list[str] = []
    for line in read_text("templates", "new", language, f"{template}.yaml").splitlines():
        if (lone := _LONE.fullmatch(line)) and not values[lone[1]]:
            continue
        found += [x.rstrip() for x in _Text(line).substitute(values).rstrip().split("\n")]
    return found


def modeline(path: str, kind: str) -> str:
    """Give the comment by which editors find the schema, seen from a document's path."""
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}.okr/schemas/{kind}.schema.json"
