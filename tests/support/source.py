"""The package's own source files, for the tests of the house."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

__all__ = ["PACKAGE", "ROOT", "modules", "tree_of"]

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "okrascode"


def modules() -> list[str]:
    """Give every module as a path relative to the package, with ``/``, sorted."""
    return sorted(
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "_data" not in path.parts
    )


@cache
def tree_of(module: str) -> ast.Module:
    """Parse one module, named as in :func:`modules`."""
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"), filename=module)
