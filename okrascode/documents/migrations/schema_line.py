"""The line by which editors find the schema, after a document was moved or became another kind.

``okr init`` and ``okr new`` write it as a relative path, which a move breaks in silence: the editor
then neither completes nor checks. A line that leads anywhere else than to ``.okr/schemas`` is its
author's and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from okrascode.documents.migration import Migration
from okrascode.documents.versions import CURRENT, SCHEMAS
from okrascode.edits.edit import Edit
from okrascode.edits.span import Position, Span

__all__ = ["MIGRATION"]

_LINE = re.compile(
    r"#[ \t]*yaml-language-server:[ \t]*\$schema=((?:\.{1,2}/)*\.okr/schemas/[a-z-]+\.schema\.json)"
    r"(?=[ \t\r]*$)"
)


def _edits(text: str, data: dict[str, Any], path: str) -> Iterator[Edit]:
    right = f"{'../' * path.count('/')}.okr/schemas/{SCHEMAS[str(data['kind'])]}.schema.json"
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            return  # Editors look above the document.
        found = _LINE.match(line)
        if found and found[1] != right:
            start, end = (Position(number, at + 1) for at in found.span(1))
            yield Edit(Span(start, end), right)


MIGRATION = Migration(
    name="schema-line",
    summary="the editor finds the schema again",
    version=CURRENT,
    to=CURRENT,
    edits=_edits,
)
