"""The OKR pages in several languages inside a company's own site, in any theme."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.site.test_mkdocs import mkdocs
from tests.site.test_own_site import built, own_site, problems_of

TEAM = "teams/company/index.html"
NAV = "nav:\n  - Home: index.md\n  - OKRs: okr/\n"


def with_plugin(folder: Path, settings: str, theme: str = "{name: material, font: false}") -> Path:
    """Write a site with these settings of the plug-in besides the day."""
    own_site(folder, NAV)
    text = (folder / "mkdocs.yml").read_text("utf-8")
    text = text.replace("{name: material, font: false}", theme)
    text = text.replace("{today: 2026-11-22, language: en}", f"{{today: 2026-11-22{settings}}}")
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    "theme", ["{name: material, font: false}", "{name: mkdocs, highlightjs: false}"]
)
def test_every_page_leads_to_itself_in_the_other_language(tmp_path: Path, theme: str) -> None:
    """By a link that one sees, and by one for programs; every link and file is whole."""
    folder = with_plugin(tmp_path, "", theme)
    pages = built(folder)
    here, there = pages[f"okr/{TEAM}"], pages[f"okr/zh/{TEAM}"]
    assert re.search(r'okr-local.*?<p>\s*<a href="\.\./\.\./zh/teams/company/".*?>阅读中文版', here)
    assert re.search(
        r'okr-local.*?<p>\s*<a href="\.\./\.\./\.\./teams/company/".*?English</a>', there
    )
    assert 'hreflang="zh-CN" href="../../zh/teams/company/">' in here
    assert 'hreflang="en" href="../../teams/company/">' in here
    assert '<div class="okr okr-page-team" lang="zh-CN">' in there
    assert problems_of(folder) == ()


def test_the_navigation_is_in_the_first_language(tmp_path: Path) -> None:
    """Pages of the others are reached from each page, and in the search."""
    home = built(with_plugin(tmp_path, ", languages: [zh, en]"))["index.html"]
    navigation = home[home.index("md-nav--primary") : home.index("<article")]
    assert "团队" in navigation
    assert 'href="okr/teams/"' in navigation
    assert "okr/en/" not in navigation


def test_programs_are_told_whole_addresses(tmp_path: Path) -> None:
    """Where the site says where it will be published."""
    folder = with_plugin(tmp_path, "")
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("site_url: https://example.org/hand/\n")
    page = built(folder)[f"okr/zh/{TEAM}"]
    assert 'hreflang="en" href="https://example.org/hand/okr/teams/company/">' in page
    assert 'hreflang="zh-CN" href="https://example.org/hand/okr/zh/teams/company/">' in page


def test_one_language_has_no_switch(tmp_path: Path) -> None:
    """``language`` is the only one."""
    pages = built(with_plugin(tmp_path, ", language: zh-CN"))
    assert "团队" in pages[f"okr/{TEAM}"]
    assert "hreflang" not in pages[f"okr/{TEAM}"]
    assert not [name for name in pages if name.startswith(("okr/zh/", "okr/en/"))]


def test_files_have_addresses_that_a_browser_opens(tmp_path: Path) -> None:
    """Without a server the switch names a file."""
    folder = with_plugin(tmp_path, "")
    with (folder / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("use_directory_urls: false\n")
    page = built(folder)[f"okr/{TEAM}"]
    assert 'href="../../zh/teams/company/index.html" target="_self" hreflang="zh-CN"' in page
    assert problems_of(folder) == ()


def test_an_unknown_language_is_named(tmp_path: Path) -> None:
    """It stops the build, and what there is stands beside it."""
    done = mkdocs(with_plugin(tmp_path, ", languages: [en, fr]"), "build")
    assert done.returncode == 1
    assert "the pages are there in en and zh, not in 'fr'" in done.stderr


def test_live_parts_lead_to_the_first_language(tmp_path: Path) -> None:
    """A reference in somebody's page opens the page in the site's own language."""
    folder = with_plugin(tmp_path, ", languages: [en, zh]")
    (folder / "docs" / "index.md").write_text("# H\n\n[[okr:company:trust/late]]\n", "utf-8")
    assert 'href="okr/teams/company/2026-Q4/trust/late/"' in built(folder)["index.html"]
