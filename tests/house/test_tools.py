"""Types, style and spelling are checked with the tests, so that one run decides."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support.source import ROOT


@pytest.mark.parametrize(
    "words",
    [
        ["mypy"],
        ["ruff", "check", "--quiet"],
        ["ruff", "format", "--check", "--quiet"],
        ["codespell_lib", "okrascode", "schemas", "templates", "tests", "docs", "README.md"],
    ],
    ids=["types", "style", "layout", "spelling"],
)
def test_a_tool_is_content(words: list[str]) -> None:
    """The tool finds nothing, with the settings in pyproject.toml."""
    done = subprocess.run(
        [sys.executable, "-m", *words], capture_output=True, encoding="utf-8", check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stdout + done.stderr
