"""html-validate reads every kind of page that we make, in both languages, in both themes."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from okrascode.site.build import build_site
from okrascode.workspace.publish import read_site
from tests.site.test_mkdocs import mkdocs
from tests.support.clients import NODE_FOLDER, node_module
from tests.support.demo_repository import TODAY, demo

CONFIG = {
    "root": True,
    "extends": ["html-validate:standard", "html-validate:a11y"],
    # A list may have a name; it is not forbidden by ARIA, only unusual.
    "rules": {"aria-label-misuse": ["error", {"allowAnyNamable": True}]},
}

FAULTS = {
    "material": (
        # A search that works while one types, and the switch of light and dark.
        ("valid-autocomplete", 'class="md-toggle"'),
        ("wcag/h32", 'class="md-search__form"'),
        ("wcag/h32", 'data-md-component="palette"'),
        ("no-implicit-button-type", 'class="md-header__button'),
    ),
    "mkdocs": (
        # Menus, the sidebar and the search as Bootstrap wants them.
        ("prefer-native-element", 'data-bs-toggle="dropdown"'),
        ("prefer-native-element", 'role="complementary"'),
        ("prefer-native-element", '<div class="col-md-9" role="main">'),
        ("text-content", 'data-bs-target="#toc-collapse"'),
        ("hidden-focusable", 'data-bs-dismiss="modal"'),
        ("hidden-focusable", 'id="mkdocs-search-query"'),
        ("wcag/h32", "<form>"),
        # Previous and next at the ends.
        ("attribute-misuse", '<a rel="prev"'),
        ("attribute-misuse", '<a rel="next"'),
    ),
}
"""What themes do, each by its rule and the element it is about."""


def found_in(folder: Path, theme: str) -> list[str]:
    """Give what html-validate finds in every page of a folder, but for the theme's own faults."""
    node_module("html-validate")
    config, said = folder.parent / "html-validate.json", folder.parent / "said.json"
    config.write_text(json.dumps(CONFIG), "utf-8")
    pages = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    assert len(pages) > 100
    program = NODE_FOLDER / "node_modules/html-validate/bin/html-validate.mjs"
    done = subprocess.run(
        ["node", program, "-c", str(config), "-f", f"json={said}", *pages],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode in (0, 1), done.stderr
    found: dict[str, str] = {}
    idle = set(FAULTS[theme])
    for one in json.loads(said.read_text("utf-8")):
        lines = Path(one["filePath"]).read_text("utf-8").splitlines()
        name = Path(one["filePath"]).relative_to(folder.resolve()).as_posix()
        for message in one["messages"]:
            tag = _tag_at(lines[message["line"] - 1], message["column"])
            rule = message["ruleId"]
            known = {fault for fault in FAULTS[theme] if fault[0] == rule and fault[1] in tag}
            idle -= known
            if not known:
                found.setdefault(f"{rule}: {message['message']}: {tag}", name)
    assert idle == set(), "take out of FAULTS what the theme does no more"
    return [f"{what} on {name}" for what, name in found.items()]


def _tag_at(line: str, column: int) -> str:
    """Give the tag around a place, which is counted from 1."""
    start = line.rfind("<", 0, column)
    return line[start : line.find(">", column) + 1]


def test_the_site_that_we_build_is_valid(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every page of the demo in English and Chinese."""
    out = tmp_path_factory.mktemp("valid") / "site"
    build_site(read_site(demo(tmp_path_factory), today=TODAY), out)
    assert (out / "zh" / "health" / "index.html").is_file()
    assert found_in(out, "material") == []


def test_pages_inside_the_built_in_theme_are_valid(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Every page of the demo, as a part of somebody's own site."""
    folder = demo(tmp_path_factory)
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Handbook\n", "utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Handbook\ntheme: {name: mkdocs, highlightjs: false}\n"
        f"plugins: [search, okrascode: {{today: {TODAY}}}]\nnav: [index.md, OKRs: okr/]\n",
        "utf-8",
    )
    done = mkdocs(folder, "build", "--strict", "--quiet")
    assert done.returncode == 0, done.stderr
    assert found_in(folder / "site", "mkdocs") == []
