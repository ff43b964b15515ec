"""The mappings that come with the tool, from ``templates/import``."""

from __future__ import annotations

from functools import cache

from okrascode import resources
from okrascode.exchange.mapping import ColumnMapping, read_mapping

__all__ = ["ready_mappings"]


@cache
def ready_mappings() -> tuple[ColumnMapping, ...]:
    """Give all of them, ordered by name."""
    return tuple(
        read_mapping(resources.read_text("templates", "import", name), slug=name[:-5])
        for name in resources.names_in("templates", "import")
        if name.endswith(".toml")
    )
