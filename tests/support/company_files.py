"""A small company as files on disk."""

from __future__ import annotations

from pathlib import Path

from tests.support.good_company import GOOD_COMPANY

__all__ = ["write_company"]


def write_company(root: Path) -> Path:
    """Write the company that does everything right below ``root``, without Git."""
    for path, text in GOOD_COMPANY.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text)
    return root
