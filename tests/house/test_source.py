"""Every module keeps the shape of the house: small, documented, and true about what it exports."""

from __future__ import annotations

import ast
import importlib
from itertools import pairwise

import pytest

from tests.support.source import PACKAGE, modules, tree_of

LIMIT = 250
"""Lines of a file; a longer one holds two ideas."""

LONGER: dict[str, str] = {}
"""Modules that may be longer, each with its reason: tables and data only."""

_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@pytest.mark.parametrize("module", modules())
def test_a_module_says_what_it_holds(module: str) -> None:
    """Every module begins with a docstring whose first line is a whole sentence."""
    docstring = ast.get_docstring(tree_of(module))
    assert docstring, f"{module} has no docstring"
    paragraph = docstring.split("\n\n")[0].rstrip()
    assert paragraph[-1] in ".:?!`", f"{module}: the first paragraph is no sentence: {paragraph!r}"


@pytest.mark.parametrize("module", modules())
def test_public_functions_and_classes_are_documented(module: str) -> None:
    """Every public function, class and method has a docstring."""
    bare = [
        f"{module}:{node.lineno} {name}"
        for name, node in _public_definitions(tree_of(module))
        if not ast.get_docstring(node)
    ]
    assert not bare, "no docstring: " + ", ".join(bare)


@pytest.mark.parametrize("module", modules())
def test_a_file_holds_one_idea(module: str) -> None:
    """No file is longer than the limit, save tables named with their reason."""
    lines = len((PACKAGE / module).read_text(encoding="utf-8").splitlines())
    assert lines <= LIMIT or module in LONGER, f"{module} has {lines} lines, more than {LIMIT}"


def test_exceptions_to_the_length_are_needed() -> None:
    """Every module that may be longer exists and is longer."""
    idle = [
        module
        for module in LONGER
        if module not in modules()
        or len((PACKAGE / module).read_text(encoding="utf-8").splitlines()) <= LIMIT
    ]
    assert not idle, f"take out of LONGER: {idle}"


@pytest.mark.parametrize("module", modules())
def test_what_a_module_exports_is_there_and_is_its_own(module: str) -> None:
    """``__all__`` is sorted as ruff sorts it, names what exists, and leaves out nothing public."""
    tree = tree_of(module)
    exported = _exported(tree)
    public = {name for name, _ in _public_definitions(tree) if "." not in name}
    if exported is None:
        assert not public or module.endswith("__main__.py"), (
            f"{module} defines {sorted(public)} and has no __all__"
        )
        return
    assert len(exported) == len(set(exported)), f"{module}: a name twice in __all__"
    assert all(a != b for a, b in pairwise(exported))
    missing = sorted(public - set(exported))
    assert not missing, f"{module}: public, but not in __all__: {missing}; or begin it with _"
    name = "okrascode." + module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    loaded = importlib.import_module(name.removesuffix(".__init__"))
    absent = [word for word in exported if not hasattr(loaded, word)]
    assert not absent, f"{module}: in __all__, but not there: {absent}"


def _exported(tree: ast.Module) -> list[str] | None:
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if any(isinstance(t, ast.Name) and t.id == "__all__" for t in targets):
            assert isinstance(node, ast.Assign)
            return [str(word) for word in ast.literal_eval(node.value)]
    return None


def _public_definitions(tree: ast.Module) -> list[tuple[str, _Definition]]:
    found: list[tuple[str, _Definition]] = []
    for node in tree.body:
        if isinstance(node, _Definition) and not node.name.startswith("_"):
            found.append((node.name, node))
            if isinstance(node, ast.ClassDef):
                found += [
                    (f"{node.name}.{inner.name}", inner)
                    for inner in node.body
                    if isinstance(inner, _Definition) and not inner.name.startswith("_")
                ]
    return found
