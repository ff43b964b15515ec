"""Plain data as TOML: enough for settings, which the standard library reads but does not write."""

from __future__ import annotations

import json
from typing import Any

__all__ = ["written_as_toml"]


def written_as_toml(data: dict[str, Any]) -> str:
    """Write a dictionary as one TOML document of inline values."""
    return "".join(f"{json.dumps(key)} = {_value(value)}\n" for key, value in data.items())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        pairs = (f"{json.dumps(key)} = {_value(below)}" for key, below in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_value(below) for below in value) + "]"
    return json.dumps(value, ensure_ascii=False)
