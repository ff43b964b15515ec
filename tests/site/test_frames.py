"""Pages that are filled into the theme's frames are the pages that the theme would draw."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from okrascode.site.frames_trust import why_not_alike
from okrascode.site.plugin import OkrascodePlugin
from okrascode.site.shell import STAND_INS, shell_of
from tests.site.test_mkdocs import company_repository

THEMES = (
    "{name: material, font: false, features: [navigation.tabs, content.action.edit]}",
    "{name: mkdocs}",
    "{name: readthedocs}",
)
SITES = ("site_url: https://example.org/hand/", "repo_url: https://example.org/r\nedit_uri: e/")


def site_of(folder: Path, name: str, *, theme: str = THEMES[0], more: str = "", **okr: Any) -> Path:
    """Build a company's own site into a folder of that name."""
    docs = folder / "docs"
    docs.mkdir(exist_ok=True)
    (docs / "index.md").write_text("# Handbook\n\n[OKRs](okr/index.md)\n", encoding="utf-8")
    settings = json.dumps({"today": "2026-11-22", **okr})
    (folder / "mkdocs.yml").write_text(
        f"site_name: Hand & book\ntheme: {theme}\nsite_dir: {name}\n{more}\n"
        + ("" if "plugins:" in more else f"plugins: [search, okrascode: {settings}]\n"),
        encoding="utf-8",
    )
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    build(load_config(str(folder / "mkdocs.yml")))
    return folder / name


def files_of(folder: Path) -> dict[str, bytes]:
    """Give every file but the search index and what holds the time of the build."""
    names = {"search/search_index.json", "sitemap.xml.gz", "index.html"}
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).as_posix() not in names
    }


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("urls", ["true", "false"])
def test_a_filled_page_is_the_page_that_the_theme_draws(
    tmp_path: Path, theme: str, urls: str
) -> None:
    """Byte for byte, for every page of the sample company."""
    folder = company_repository(tmp_path)
    more = f"{SITES[urls == 'true']}\nuse_directory_urls: {urls}"
    filled = files_of(site_of(folder, "filled", theme=theme, more=more))
    whole = files_of(site_of(folder, "whole", theme=theme, more=more, whole_pages=True))
    assert filled.keys() == whole.keys()
    assert [name for name in whole if filled[name] != whole[name]] == []


def test_the_search_finds_the_same(tmp_path: Path) -> None:
    """The same places, headings and words; only places without any word are not listed."""

    def entries(site: Path) -> dict[str, list[list[str]]]:
        found: dict[str, list[list[str]]] = {}
        index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
        for entry in index["docs"]:
            words = [entry["title"].split(), entry["text"].split()]
            if entry["text"] or "#data" not in entry["location"]:
                found.setdefault(entry["location"], []).append(words)
        return found

    folder = company_repository(tmp_path)
    filled, whole = entries(site_of(folder, "a")), entries(site_of(folder, "b", whole_pages=True))
    wordless = {place for place in whole.keys() - filled.keys() if any(whole[place][0][1:])}
    assert not wordless
    assert not [place for place in whole.keys() - filled.keys() if "#" not in place]
    assert filled == {place: whole[place] for place in filled}
    assert len(filled) > 50


HOOK = """
def on_page_context(context, page, config, nav):
    if "false-starts" in page.url:
        page.meta["description"] = "one of a kind"
"""


def test_what_a_hook_does_to_a_page_is_kept(tmp_path: Path) -> None:
    """Where somebody else works on each page before it is drawn, the theme draws each."""
    folder = company_repository(tmp_path)
    (folder / "hook.py").write_text(HOOK, encoding="utf-8")
    site = site_of(folder, "site", more="hooks: [hook.py]")
    touched = [p for p in site.rglob("*.html") if "one of a kind" in p.read_text(encoding="utf-8")]
    assert {p.parent.name for p in touched} == {"false-starts"}


def test_overridden_templates_are_drawn_for_every_page(tmp_path: Path) -> None:
    """They may print what no frame can know."""
    folder = company_repository(tmp_path)
    (folder / "mine").mkdir()
    (folder / "mine" / "main.html").write_text(
        '{% extends "base.html" %}{% block announce %}{{ page.url }}{% endblock %}'
    )
    theme = "{name: material, font: false, custom_dir: mine}"
    site = site_of(folder, "site", theme=theme)
    for path in site.rglob("index.html"):
        here = path.parent.relative_to(site).as_posix()
        if here != ".":
            assert f"{here}/" in path.read_text(encoding="utf-8"), here


@pytest.mark.parametrize(
    ("theme", "overrides", "plugins", "said"),
    [
        ("material", [], {}, ""),
        ("mkdocs", [], {"okrascode": OkrascodePlugin()}, ""),
        ("material", [], {"redirects": SimpleNamespace(on_post_build=print)}, ""),
        ("material", [], {"minify": SimpleNamespace(on_post_page=print)}, ""),
        ("our-own", [], {}, "the theme 'our-own' is not known"),
        (None, [], {}, "the theme None is not known"),
        ("material", [Path("main.html")], {}, "templates are overridden (main.html)"),
        ("material", [], {"git": SimpleNamespace(on_page_context=print)}, "'git' works on each"),
    ],
)
def test_frames_are_shared_only_where_they_are_alike(
    theme: str | None, overrides: list[Path], plugins: dict[str, Any], said: str
) -> None:
    """And where they are not, the reason can be said."""
    why = why_not_alike(theme, overrides, plugins)
    assert said in why
    assert bool(why) == bool(said)


@pytest.mark.parametrize(
    "drawn",
    [
        "",
        STAND_INS.content + STAND_INS.content,
        STAND_INS.content + STAND_INS.title.replace("&", "&amp;"),
        STAND_INS.content + STAND_INS.title.replace("'", "&#39;"),
        STAND_INS.content + STAND_INS.title.upper(),
        STAND_INS.content + STAND_INS.edit,
    ],
)
def test_a_theme_that_changes_what_it_prints_gives_no_frame(drawn: str) -> None:
    """Escaped, repeated, left out, or printed where there should be nothing."""
    assert shell_of(drawn, without=("edit",)) is None
