"""Programs of others that read what we write; where one is missing, a test is skipped."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.support.source import ROOT

__all__ = ["NODE_FOLDER", "node_module", "program"]

NODE_FOLDER = ROOT / "tests" / "clients"


def program(name: str) -> str:
    """Give a program of the environment that runs the tests, else one of the machine."""
    beside = shutil.which(name, path=str(Path(sys.executable).parent))
    found = beside or shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def node_module(name: str) -> Path:
    """Give the folder of a package of npm that ``npm ci --prefix tests/clients`` installs."""
    folder = NODE_FOLDER / "node_modules" / name
    if not folder.is_dir() or shutil.which("node") is None:
        pytest.skip(f"{name} is not installed: npm ci --prefix tests/clients")
    return folder
