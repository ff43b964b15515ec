"""The site as MkDocs builds it: by itself and inside a company's own, whatever teams wrote."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from okrascode.model.plan import make_plan
from okrascode.model.reference import PersonId, Reference
from okrascode.rollup.result import Problem
from okrascode.site.build import build_site
from okrascode.site.emit import MANIFEST
from okrascode.site.source import SiteSource
from okrascode.site.view_site import view_of
from tests.support.html import look_at
from tests.support.site_company import DOCUMENTS, company, source_of

ATTACKS = (
    "<script>alert(1)</script>",
    "</div></section></body>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ config.site_name }} {{ 7*7 }}",
    "{% raw %}{% endraw %}{% include 'x' %}",
    "[link](javascript:alert(1)) **bold** `code`",
    "![x](https://evil.example/x.png) <https://evil.example>",
    "&lt;b&gt; &#x3c;i> <!-- open",
    "\u202egnirts\u2066 desrever",
    "--- \n\ntitle: evil\n\n    code\n\n# heading",
    "--8<-- '/etc/passwd'",
)
_KEEP = {"id", "path", "pointer", "commit", "time_zone", "git", "kind"}


@cache
def hostile() -> SiteSource:
    """Give the sample company with an attack appended to every text that people write."""
    source = company()
    number = [0]

    def attacked(value: Any, name: str) -> Any:
        if isinstance(value, str) and type(value) is str and value and name in _TEXTS:
            number[0] += 1
            return f"{value} {ATTACKS[number[0] % len(ATTACKS)]}"
        if isinstance(value, Reference):
            return value
        if isinstance(value, tuple):
            return tuple(attacked(item, name) for item in value)
        if isinstance(value, MappingProxyType | dict):
            return MappingProxyType({k: attacked(v, name) for k, v in value.items()})
        if is_dataclass(value) and not isinstance(value, type):
            changed = {
                f.name: attacked(getattr(value, f.name), f.name)
                for f in fields(value)
                if f.name not in _KEEP
            }
            return replace(value, **changed)  # type: ignore[type-var]
        return value

    plan = make_plan(attacked(document, "") for document in source.plan.documents)
    record = replace(
        source.record,
        readings=attacked(source.record.readings, ""),
        changes=attacked(source.record.changes, ""),
        evidence=attacked(source.record.evidence, ""),
    )
    settings = replace(source.settings, site=replace(source.settings.site, visibility="internal"))
    made = source_of(plan, record, settings=settings)
    assert number[0] > 100
    return replace(made, problems=(Problem("okrs/<b>.yaml", 1, "".join(ATTACKS)),))


_TEXTS = frozenset(
    {
        "name",
        "need",
        "vision",
        "mission",
        "title",
        "why",
        "how",
        "note",
        "ask",
        "author",
        "subject",
        "reason",
        "question",
        "resolution",
        "learned",
        "unit",
        "withheld",
        "objective",
        "key_result",
    }
)


def pages_of(folder: Path) -> dict[str, str]:
    """Give every HTML page of a built site."""
    return {
        p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8")
        for p in sorted(folder.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sample company once."""
    out = tmp_path_factory.mktemp("built") / "site"
    build_site(company(), out)
    return out


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the hostile company once."""
    out = tmp_path_factory.mktemp("attacked") / "site"
    build_site(hostile(), out)
    return out


def test_both_languages_are_built_with_the_theme(built: Path) -> None:
    """Every page of the view is there in English and Chinese."""
    pages = pages_of(built)
    for view in view_of(company()).objectives:
        assert f"{view.address}index.html" in pages
        assert f"zh/{view.address}index.html" in pages
    assert '<html lang="en"' in pages["index.html"]
    assert '<html lang="zh"' in pages["zh/index.html"]
    assert 'hreflang="zh"' in pages["index.html"]


def test_pages_ask_nobody_else_for_anything(built: Path) -> None:
    """No font, script, style or picture comes from another place."""
    for name, html in pages_of(built).items():
        assert [r for r in look_at(html).resources if "//" in r] == [], name
    sheets = [p.read_text(encoding="utf-8") for p in built.rglob("okr*.css")]
    assert sheets
    assert not any("url(" in sheet for sheet in sheets)


def test_key_results_are_not_in_the_navigation(built: Path) -> None:
    """Navigation stays small when there are hundreds of pages."""
    html = pages_of(built)["index.html"]
    navigation = "".join(re.findall(r"<nav.*?</nav>", html.split('class="okr ')[0], re.DOTALL))
    assert "teams/" in navigation
    assert "teams/kitchens" not in navigation


def test_links_inside_the_built_site_lead_somewhere(built: Path) -> None:
    """The links of our pages and of the theme around them are whole."""
    pages = pages_of(built)
    looks = {name: look_at(html) for name, html in pages.items()}
    broken = []
    for name, look in looks.items():
        if name.endswith("404.html"):
            # The theme writes it with links from the top of the server.
            continue
        for link in look.links:
            if re.match(r"[a-z]+:", link) or not link:
                continue
            path, _, anchor = link.partition("#")
            there = (built / name).parent / path if path else built / name
            there = there.resolve()
            there = there / "index.html" if there.is_dir() else there
            target = there.relative_to(built.resolve()).as_posix()
            if there.is_file() and target not in pages and not anchor:
                continue
            if target not in pages or (anchor and anchor not in looks[target].ids):
                broken.append((name, link))
    assert broken == []


def test_lost_readers_are_told_where_to_begin(built: Path) -> None:
    """The page for a wrong address leads on, and lists what was renamed, from any depth."""
    html = (built / "404.html").read_text(encoding="utf-8")
    assert "This page is not here" in html
    assert '<a href="/teams/">' in html
    assert '<code>teams/staff/</code> → <a href="/teams/people/">People</a>' in html


def test_a_former_address_leads_on(built: Path) -> None:
    """Without a script, and with a link for whoever does not follow by itself."""
    html = (built / "teams/staff/index.html").read_text(encoding="utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../people/">' in html
    assert '<a href="../people/">People</a>' in html


def test_the_switch_of_languages_stays_on_the_page(built: Path) -> None:
    """Also without a script, and where the site does not say where it is published."""
    html = (built / "teams/kitchens/index.html").read_text(encoding="utf-8")
    assert '<a href="../../zh/teams/kitchens/" target="_self" hreflang="zh"' in html
    back = (built / "zh/index.html").read_text(encoding="utf-8")
    assert '<a href=".././" target="_self" hreflang="en"' in back


def test_the_search_of_the_theme_has_a_name(built: Path) -> None:
    """A dialog without one is read as nothing."""
    html = (built / "index.html").read_text(encoding="utf-8")
    assert 'role="dialog" aria-label="Search"' in html


def test_building_again_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """The same revision and day make the same pages."""
    build_site(company(), tmp_path / "again")
    assert pages_of(built) == pages_of(tmp_path / "again")


def test_a_relative_folder_is_read_from_here(tmp_path: Path) -> None:
    """Where the person stands decides, not where MkDocs finds its configuration."""
    build_site(company(), Path(os.path.relpath(tmp_path / "site")))
    assert (tmp_path / "site" / "index.html").is_file()


def test_nothing_but_the_folder_is_written(tmp_path: Path) -> None:
    """A build leaves no configuration, cache or half-built folder behind."""
    build_site(company(), tmp_path / "site")
    assert [p.name for p in tmp_path.iterdir()] == ["site"]
    assert (tmp_path / "site" / MANIFEST).is_file()


def test_hostile_text_is_text_after_a_real_build(attacked: Path, built: Path) -> None:
    """No element, handler, script or link is there that is not there without the attacks."""
    plain = pages_of(built)
    usual = {tag for html in plain.values() for tag, _, _ in look_at(html).attributes}
    for name, html in pages_of(attacked).items():
        look = look_at(html)
        tags = {tag for tag, _, _ in look.attributes}
        assert tags <= usual | {"aside"}, name
        assert not [a for a in look.attributes if a[1].startswith("on")], name
        assert not [link for link in look.links if link.startswith(("javascript:", "data:"))], name
        assert "evil.example" not in " ".join([*look.links, *look.resources]), name
        assert html.count("<script") == plain.get(name, html).count("<script"), name
        assert "\u202e" not in html, name


def test_hostile_text_is_shown_as_it_was_written(attacked: Path) -> None:
    """Nothing is swallowed: a reader sees what the team typed."""
    text = "\n".join(look_at(html).text for html in pages_of(attacked).values())
    for attack in ATTACKS:
        first = attack.splitlines()[0].split("\u202e")[0].split("\u2066")[0]
        assert first in text, attack
    assert "\\u202egnirts" in text
    assert "{{ 7*7 }}" in text
    assert "49" not in re.findall(r"Lighthouse Kitchens \{\{[^}]*\}\} (\S+)", text)


def test_hostile_text_cannot_break_a_page(attacked: Path) -> None:
    """Headings, ids and nesting of our part are as sound as ever."""
    for name, html in pages_of(attacked).items():
        if '<div class="okr ' not in html:
            continue
        look = look_at(html)
        assert look.headings.count(1) == 1, name
        assert len(look.ids) == len(set(look.ids)), name
        assert html.count('<footer class="okr-foot"') == 1, name


def company_repository(folder: Path) -> Path:
    """Write the documents of the sample company to disk."""
    for path, text in DOCUMENTS.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "okr.toml").write_text("version = 1\n", encoding="utf-8")
    return folder


def mkdocs(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
@pytest.mark.parametrize("urls", ["true", "false"])
def test_a_company_adds_the_pages_to_its_own_site(tmp_path: Path, theme: str, urls: str) -> None:
    """One line in mkdocs.yml is enough; ``--strict`` has nothing to say."""
    folder = company_repository(tmp_path)
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Handbook\n\n[OKRs](okr/index.md)\n")
    (folder / "mkdocs.yml").write_text(
        f"site_name: Handbook\ntheme: {{name: {theme}}}\nuse_directory_urls: {urls}\n"
        "plugins:\n  - search\n  - okrascode: {today: 2026-11-22}\n"
    )
    done = mkdocs(folder, "build", "--strict")
    assert done.returncode == 0, done.stderr
    built = pages_of(folder / "site")
    assert "Handbook" in built["index.html"]
    assert "What Lighthouse Kitchens wants to reach" in built["okr/index.html"]
    assert "secret" not in "".join(built.values()).lower()
    assert (folder / "site" / "okr" / "assets" / "okr.css").is_file()
    page = built["okr/teams/kitchens/2026-Q4/on-time/false-starts/index.html"]
    ours = look_at(page[page.index('<div class="okr ') :]).links
    up = [link for link in ours if link.startswith("../../")]
    assert len(up) >= 3
    assert all(link.endswith("/index.html") == (urls == "false") for link in up)


def test_a_page_written_by_hand_wins(tmp_path: Path) -> None:
    """A company may replace any page by its own."""
    folder = company_repository(tmp_path)
    (folder / "docs" / "okr" / "read").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Handbook\n")
    (folder / "docs" / "okr" / "read" / "index.md").write_text("# Our own words\n")
    (folder / "mkdocs.yml").write_text(
        "site_name: Handbook\nplugins: [{okrascode: {today: 2026-11-22}}]\n"
    )
    assert mkdocs(folder, "build", "--strict").returncode == 0
    assert "Our own words" in (folder / "site/okr/read/index.html").read_text()


@pytest.mark.parametrize("setting", ["prefix: ../x/", "root: nowhere", "today: soon"])
def test_a_wrong_setting_stops_the_build_with_a_sentence(tmp_path: Path, setting: str) -> None:
    """No traceback and no half-built site."""
    folder = company_repository(tmp_path)
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text("# Handbook\n")
    (folder / "mkdocs.yml").write_text(
        f"site_name: Handbook\nplugins: [{{okrascode: {{{setting}}}}}]\n"
    )
    done = mkdocs(folder, "build")
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "okrascode" in done.stderr


def test_numbers_of_the_fixture_are_exact() -> None:
    """The attacks change words only, so both sites show the same numbers."""
    values = [r.value for rs in hostile().record.readings.values() for r in rs]
    assert Decimal("5.2") in values
    assert PersonId("mei") in hostile().plan.organization.people  # type: ignore[union-attr]
