"""Small files as other tools write them, invented, with the columns that are documented."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tests.support.source import ROOT

__all__ = ["TABLES"]

TABLES: Mapping[str, str] = MappingProxyType(
    {
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "tests/cases/import").glob("*.csv"))
    }
)
"""Text of a CSV file by the name of its mapping."""
