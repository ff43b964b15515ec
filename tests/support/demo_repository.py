"""The demo company as a repository on disk, for tests that need a whole one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from okrascode.demo.story import demo_commits
from okrascode.history.write import write_repository

__all__ = ["TODAY", "demo"]

TODAY = date(2026, 11, 23)


def demo(tmp_path_factory: pytest.TempPathFactory, today: date = TODAY) -> Path:
    """Make the repository as of ``today`` in a folder of its own."""
    root = tmp_path_factory.mktemp("demo") / "tamarind"
    write_repository(root, demo_commits(today))
    return root
