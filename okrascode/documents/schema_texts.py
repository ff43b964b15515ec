"""The JSON Schemas that ship with the package, as they are written."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from okrascode import resources

__all__ = ["compiled_pattern", "schema_named"]


@cache
def schema_named(name: str) -> Mapping[str, Any]:
    """Give a schema of version 1 by its file name without the end, for example ``team``."""
    schema: dict[str, Any] = json.loads(resources.read_text("schemas", "v1", f"{name}.schema.json"))
    return schema


@cache
def compiled_pattern(pattern: str) -> re.Pattern[str]:
    """Give a pattern of a schema as Python must be told it."""
    # In Python "$" also matches before a line break at the end; in JSON Schema it does not.
    return re.compile(pattern.replace("$", r"\Z"))
