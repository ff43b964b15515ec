"""Disk, clock, environment and processes are touched only in the modules made for it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator

import pytest

from tests.support.source import modules, tree_of

MAY_TOUCH_THE_WORLD = (
    "cli/",
    "workspace/",
    "workspace.py",
    "history/repository.py",
    "history/store.py",
    "history/write.py",
    "site/emit.py",
    "site/renewal.py",
    "site/build.py",
    "site/plugin.py",
    "aside.py",
    "resources.py",
)
"""Everything else is a function of values."""

_CALLS = frozenset({"open", "print", "input", "exec", "eval", "compile", "__import__"})
_MODULES = frozenset({"subprocess", "socket", "shutil", "tempfile", "glob", "urllib.request"})
_ATTRIBUTES = frozenset(
    {
        ("os", "environ"),
        ("os", "environb"),
        ("os", "getenv"),
        ("os", "getcwd"),
        ("os", "system"),
        ("os", "popen"),
        ("os", "listdir"),
        ("os", "scandir"),
        ("os", "walk"),
        ("Path", "cwd"),
        ("Path", "home"),
        ("date", "today"),
        ("datetime", "today"),
        ("datetime", "now"),
        ("datetime", "utcnow"),
        ("time", "time"),
        ("time", "localtime"),
        ("sys", "argv"),
        ("sys", "stdin"),
        ("sys", "stdout"),
        ("sys", "stderr"),
    }
)
_METHODS = frozenset(
    {
        "read_text",
        "read_bytes",
        "write_text",
        "write_bytes",
        "iterdir",
        "rglob",
        "mkdir",
        "unlink",
        "is_file",
        "is_dir",
    }
)
"""Methods of a path. ``resources.read_text`` is a function of that module and is allowed."""

ONE_FILE = {
    "click": ("cli/",),
    "git": ("history/repository.py",),
    "ruamel": ("documents/yaml_text.py",),
    "jsonschema": ("documents/json_schema.py",),
    "referencing": ("documents/json_schema.py",),
    "mkdocs": ("site/plugin", "site/build.py", "site/frames"),
    "markdown": ("site/shortcodes.py",),
    "jinja2": ("site/render.py",),
    "pygls": ("lsp/",),
    "lsprotocol": ("lsp/",),
    "openpyxl": ("exchange/xlsx_file.py",),
    "markupsafe": ("site/render.py",),
    "pypinyin": ("everyday/pinyin.py",),
}
"""Third-party library: where it may be imported. What is not here is not a dependency."""


@pytest.mark.parametrize("module", [m for m in modules() if not m.startswith(MAY_TOUCH_THE_WORLD)])
def test_the_world_is_touched_nowhere_else(module: str) -> None:
    """A module outside the shell opens, prints, asks and starts nothing; today is an argument."""
    found = [f"{module}:{line} {what}" for line, what in _touches(tree_of(module))]
    assert not found, "input or output in a module of values: " + ", ".join(found)


@pytest.mark.parametrize("module", modules())
def test_a_library_is_imported_only_where_it_is_at_home(module: str) -> None:
    """Every third-party import is of a dependency, in the file that is made for it."""
    for line, name in _imports(tree_of(module)):
        top = name.partition(".")[0]
        if top in sys.stdlib_module_names or top == "okrascode":
            continue
        homes = ONE_FILE.get(top)
        assert homes, f"{module}:{line} imports {top}, which is no dependency"
        assert module.startswith(homes), f"{module}:{line} imports {top}, at home in {homes[0]}"


@pytest.mark.parametrize(
    "source",
    [
        "open('x')",
        "print(1)",
        "import os\nos.environ['A']",
        "from os import environ",
        "from datetime import date\ndate.today()",
        "import datetime\ndatetime.datetime.now()",
        "import subprocess",
        "from pathlib import Path\nPath('x').read_text()",
        "from pathlib import Path\nPath.cwd()",
    ],
    ids=lambda source: source.splitlines()[-1],
)
def test_each_way_to_the_world_is_seen(source: str) -> None:
    """The search itself finds what it is for."""
    assert list(_touches(ast.parse(source)))


def _touches(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in _CALLS:
                yield node.lineno, node.func.id
        elif isinstance(node, ast.Attribute):
            owner = _last_name(node.value)
            if (owner, node.attr) in _ATTRIBUTES:
                yield node.lineno, f"{owner}.{node.attr}"
            elif node.attr in _METHODS and owner != "resources":
                yield node.lineno, f".{node.attr}"
        elif isinstance(node, ast.ImportFrom) and node.module in {"os", "sys", "time"}:
            for alias in node.names:
                if (node.module, alias.name) in _ATTRIBUTES:
                    yield node.lineno, f"{node.module}.{alias.name}"
    for line, name in _imports(tree):
        if name in _MODULES:
            yield line, f"import {name}"


def _imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.lineno, node.module


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
