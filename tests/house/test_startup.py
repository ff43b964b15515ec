"""Asking for help costs what Click costs: nothing heavy is imported before it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support.commands import command_names

HEAVY = (
    "git",
    "jsonschema",
    "ruamel",
    "mkdocs",
    "jinja2",
    "referencing",
    "yaml",
    "importlib.metadata",
)

_PROGRAM = """
import sys
from okrascode.cli.main import run
try:
    run(sys.argv[1:])
finally:
    print("\\n" + " ".join(sorted(sys.modules)), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "words",
    [["--version"], ["--help"], ["no-such-command"]]
    + [[*name.split(), "--help"] for name in command_names() if name],
    ids=" ".join,
)
def test_help_imports_nothing_heavy(words: list[str]) -> None:
    """No library that reads Git, YAML, schemas or templates is loaded to print a text."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == (2 if words == ["no-such-command"] else 0), done.stderr
    loaded = set(done.stderr.splitlines()[-1].split())
    assert "click" in loaded
    assert not loaded.intersection(HEAVY)
