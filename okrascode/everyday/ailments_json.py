"""What is wrong with a clone as JSON; every key is described in doctor-output.schema.json."""

from __future__ import annotations

from collections.abc import Iterable

from okrascode.everyday.ailments import Ailment
from okrascode.output.header import Header
from okrascode.output.json_text import json_text

__all__ = ["SCHEMA", "ailments_json"]

SCHEMA = "https://okrascode.dev/schemas/v1/doctor-output.schema.json"


def ailments_json(found: Iterable[Ailment], *, header: Header) -> str:
    """Write what was found as one JSON object."""
    return json_text(
        {
            "schema": SCHEMA,
            "tool": header.tool,
            "today": header.today.isoformat(),
            "revision": header.revision,
            "ailments": [
                {
                    "name": one.name,
                    "serious": one.is_serious,
                    "message": one.message,
                    "cure": one.cure,
                }
                for one in found
            ],
        }
    )
