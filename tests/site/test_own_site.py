"""The OKR pages inside a company's own site: navigation, pencil, live parts, data, any engine."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from okrascode.site.checks import check_site
from okrascode.site.own_nav import expanded
from okrascode.site.plugin import OkrascodePlugin
from okrascode.site.render import RenderedPage
from tests.site.test_mkdocs import company_repository, mkdocs, pages_of
from tests.support.html import look_at
from tests.support.site_company import DOCUMENTS

LATE = "okr/teams/company/2026-Q4/trust/late/index.html"


def own_site(folder: Path, settings: str = "", *, page: str = "# Handbook\n") -> Path:
    """Write a company's own site with one page and the plug-in."""
    company_repository(folder)
    (folder / "docs").mkdir()
    (folder / "docs" / "index.md").write_text(page, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Handbook\ntheme: {name: material, font: false}\nplugins:\n  - search\n"
        f"  - okrascode: {{today: 2026-11-22, language: en}}\n{settings}"
    )
    return folder


def built(folder: Path, engine: str = "mkdocs") -> dict[str, str]:
    """Build with ``--strict``; nothing may be said against it."""
    if engine == "mkdocs":
        done = mkdocs(folder, "build", "--strict")
    else:
        done = subprocess.run(
            [sys.executable, "-m", engine, "build", "--strict"],
            cwd=folder, capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return pages_of(folder / "site")


def problems_of(folder: Path) -> tuple[str, ...]:
    """Look through what was built."""
    top = folder / "site"
    names = [p.relative_to(top).as_posix() for p in top.rglob("*") if p.is_file()]
    return check_site(names, lambda name: (top / name).read_bytes()).told()


def pages(*titles: str) -> list[RenderedPage]:
    """Make pages that stand in the navigation."""
    return [
        RenderedPage(address=f"{t.lower()}/", title=t, html="", nav=n, searchable=True)
        for n, t in enumerate(titles, 1)
    ]


def test_the_folder_in_the_navigation_becomes_its_pages() -> None:
    """Under a title as a section, alone in its place, and however deep."""
    given = pages("Map", "Teams")
    entries = [{"Map": "okr/map/index.md"}, {"Teams": "okr/teams/index.md"}]
    assert expanded([{"OKRs": "okr/"}], "okr/", given) == ([{"OKRs": entries}], True)
    assert expanded(["index.md", "okr/"], "okr/", given) == (["index.md", *entries], True)
    deep = [{"Work": [{"Aims": "okr/"}, {"How": "how.md"}]}]
    assert expanded(deep, "okr/", given)[0] == [{"Work": [{"Aims": entries}, {"How": "how.md"}]}]


def test_a_navigation_without_the_folder_stays_as_it_is() -> None:
    """A file that only begins alike is something else."""
    nav = ["index.md", {"A": "okr/index.md"}, {"B": "okrs/"}]
    assert expanded(nav, "okr/", pages("Map")) == (nav, False)


def test_one_entry_of_the_navigation_holds_all_pages(tmp_path: Path) -> None:
    """The pages of the site stand under it, key results do not."""
    folder = own_site(tmp_path, "nav:\n  - Home: index.md\n  - Our aims: okr/\n")
    html = built(folder)["index.html"]
    navigation = html[html.index("md-nav--primary") : html.index("<article")]
    assert "Our aims" in navigation
    assert 'href="okr/teams/"' in navigation
    assert "teams/company" not in navigation


def test_a_navigation_that_leaves_them_out_is_respected(tmp_path: Path) -> None:
    """They are built all the same, and nobody is warned."""
    html = built(own_site(tmp_path, "nav:\n  - Home: index.md\n"))
    assert LATE in html
    assert not re.search('href="okr/(?!assets/)', html["index.html"])


def test_the_pencil_opens_the_document(tmp_path: Path) -> None:
    """The page of a key result is edited where its YAML is, not where pages are."""
    folder = own_site(
        tmp_path,
        "repo_url: https://github.com/lighthouse/okrs\nedit_uri: edit/main/docs/\n"
        "theme: {name: material, font: false, features: [content.action.edit]}\n",
    )
    html = built(folder)
    assert "https://github.com/lighthouse/okrs/edit/main/okrs/company/2026-Q4.yaml" in html[LATE]
    assert "/edit/" not in html["okr/index.html"]


PAGE = """\
# Handbook

We work on [[okr:company:trust/late]]; written as `[[okr:company:trust/late]]`.

![okr](company:trust/late)
"""


@pytest.mark.parametrize("urls", ["true", "false"])
@pytest.mark.parametrize("address", ["", "site_url: https://example.org/hand/book/\n"])
def test_live_parts_lead_to_their_pages(tmp_path: Path, urls: str, address: str) -> None:
    """With both kinds of addresses, and under a path."""
    folder = own_site(tmp_path, f"use_directory_urls: {urls}\n{address}", page=PAGE)
    (folder / "docs" / "more").mkdir()
    (folder / "docs" / "more" / "deep.md").write_text("# Deep\n\n[[okr:company:trust/late]]\n")
    html = built(folder)
    deep = html["more/deep/index.html" if urls == "true" else "more/deep.html"]
    for text in (html["index.html"], deep):
        assert 'class="okr-ref' in text
        assert "Lunches that arrive later than agreed" in look_at(text).text
    assert problems_of(folder) == ()


def test_an_unknown_reference_is_a_warning_with_its_place(tmp_path: Path) -> None:
    """It stops a strict build, stays readable otherwise, and a near one is guessed."""
    page = "---\ntitle: x\n---\n# Handbook\n\n[[okr:company:trust/latee]] [[okr:board:hush]]\n"
    folder = own_site(tmp_path, page=page)
    done = mkdocs(folder, "build", "--strict")
    assert done.returncode == 1
    assert "index.md:6: there is no 'company:trust/latee'" in done.stderr
    assert "Did you mean 'company:trust/late'?" in done.stderr
    assert mkdocs(folder, "build").returncode == 0
    assert "[[okr:board:hush]]" in pages_of(folder / "site")["index.html"]


def test_a_document_that_cannot_be_read_is_a_warning(tmp_path: Path) -> None:
    """Nobody overlooks that a team is missing; a strict build stops."""
    folder = own_site(tmp_path)
    with (folder / "okrs" / "people" / "2026-Q4.yaml").open("a", encoding="utf-8") as file:
        file.write("objectives: [\n")
    done = mkdocs(folder, "build", "--strict")
    assert done.returncode == 1
    assert "WARNING -  okrascode: okrs/people/2026-Q4.yaml:" in done.stderr
    assert mkdocs(folder, "build").returncode == 0


def test_live_parts_name_nothing_internal(tmp_path: Path) -> None:
    """What may not be published is as unknown as what does not exist."""
    folder = own_site(tmp_path, page="# H\n\n[[okr:board:secret-merger]]\n")
    done = mkdocs(folder, "build")
    assert "there is no 'board:secret-merger'" in done.stderr
    assert "secret merger is decided" not in pages_of(folder / "site")["index.html"].lower()


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_a_hostile_title_in_a_heading_is_text_everywhere(tmp_path: Path, theme: str) -> None:
    """Also where themes print headings: title, navigation, table of contents."""
    title = "Schools that sign for two years"
    attack = f"{title} </title></nav><script>alert(1)</script>"
    page = "# [[okr:company:trust/contracts]]\n\n## [[okr:company:trust/contracts]]\n"
    folder = own_site(tmp_path, page=page)
    document = folder / "okrs" / "company" / "2026-Q4.yaml"
    text = document.read_text(encoding="utf-8")
    document.write_text(text.replace(title, attack), encoding="utf-8")
    settings = (folder / "mkdocs.yml").read_text().replace("name: material", f"name: {theme}")
    (folder / "mkdocs.yml").write_text(settings.replace(", font: false", ""))
    for name, html in built(folder).items():
        assert "<script>alert" not in html, name
    assert "&lt;script&gt;alert(1)" in pages_of(folder / "site")["index.html"]


def test_a_page_written_by_hand_wins_and_may_have_live_parts(tmp_path: Path) -> None:
    """Also in the place of a key result's page."""
    folder = own_site(tmp_path)
    mine = folder / "docs" / LATE.replace("html", "md")
    mine.parent.mkdir(parents=True)
    mine.write_text("# Our own words\n\n[[okr:company:trust/contracts]]\n")
    html = built(folder)[LATE]
    assert "Our own words" in html
    assert 'href="../contracts/"' in html


def test_data_lies_beside_the_pages(tmp_path: Path) -> None:
    """Pages may link to it, and feeds know where the whole site is."""
    page = "# H\n\n[Table](okr/data/key-results.csv), [feed](okr/feed.atom)\n"
    folder = own_site(tmp_path, "site_url: https://example.org/hand/\n", page=page)
    built(folder)
    late = pages_of(folder / "site")[LATE]
    [link] = re.findall(
        '<link rel="alternate feed" type="application/atom.xml" href="([^"]*)">', late
    )
    assert link == "../feed.atom"
    assert (folder / "site" / LATE).parent.joinpath(link).resolve().is_file()
    feed = (folder / "site" / "okr" / "feed.atom").read_text(encoding="utf-8")
    assert 'href="https://example.org/hand/okr/feed.atom"' in feed


def test_documents_settings_and_commits_are_watched(tmp_path: Path) -> None:
    """``mkdocs serve`` builds again when one of them changes."""
    from mkdocs.config import load_config

    folder = own_site(tmp_path)
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=folder, check=True)
    config = load_config(str(folder / "mkdocs.yml"))
    plugin = config.plugins["okrascode"]
    assert isinstance(plugin, OkrascodePlugin)
    plugin._folder_of_pages()
    found = {p.relative_to(folder).as_posix() for p in plugin._read(config).watched}
    assert found == {"okrs", "okr.toml", ".git/HEAD", ".git/refs"}


@pytest.mark.parametrize(
    "plugins", ["[search, offline, {okrascode: {today: 2026-11-22, language: en}}]"]
)
def test_a_site_for_reading_without_a_server_is_whole(tmp_path: Path, plugins: str) -> None:
    """Links name files, for a browser shows no folder."""
    folder = own_site(tmp_path, page=PAGE)
    (folder / "mkdocs.yml").write_text(
        f"site_name: H\ntheme: {{name: material, font: false}}\nplugins: {plugins}\n"
    )
    html = built(folder)
    ours = html[LATE][html[LATE].index('<div class="okr ') :]
    links = [link.partition("#")[0] for link in look_at(ours).links]
    assert not [link for link in links if link.endswith("/") and ":" not in link]


@pytest.mark.skipif(not importlib.util.find_spec("properdocs"), reason="needs .[engines]")
@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_properdocs_builds_the_same_site(tmp_path: Path, theme: str) -> None:
    """The fork that goes on with MkDocs 1 loads the plug-in as it is."""
    folder = own_site(tmp_path, page=PAGE)
    text = (folder / "mkdocs.yml").read_text().replace("name: material", f"name: {theme}")
    (folder / "mkdocs.yml").write_text(text.replace(", font: false", ""))
    html = built(folder, "properdocs")
    assert "Lunches that arrive later than agreed" in look_at(html["index.html"]).text
    assert LATE in html


def test_a_new_site_builds(tmp_path: Path) -> None:
    """``okr site init`` writes what ``mkdocs build --strict`` accepts, and keeps what is there."""
    folder = company_repository(tmp_path)
    done = okr(folder, "site", "init", "--name", 'A "handbook": #1')
    assert done.returncode == 0, done.stderr
    assert "Wrote mkdocs.yml" in done.stdout
    settings = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["site_name"] == 'A "handbook": #1'
    html = built(folder)
    assert 'href="okr/"' in html["index.html"]
    assert problems_of(folder) == ()
    (folder / "docs" / "index.md").write_text("# Mine\n")
    assert "Kept docs/index.md" in okr(folder, "site", "init").stdout
    assert (folder / "docs" / "index.md").read_text() == "# Mine\n"


def test_a_new_site_speaks_the_language_of_the_organisation(tmp_path: Path) -> None:
    """The first language is that of the site; a dry run writes nothing."""
    folder = company_repository(tmp_path)
    text = DOCUMENTS["okrs/organization.yaml"].replace("[en, zh]", "[zh, en]")
    (folder / "okrs" / "organization.yaml").write_text(text, encoding="utf-8")
    assert "Would write mkdocs.yml" in okr(folder, "site", "init", "--dry-run").stdout
    assert not (folder / "mkdocs.yml").exists()
    assert okr(folder, "site", "init").returncode == 0
    assert "language: zh" in (folder / "mkdocs.yml").read_text(encoding="utf-8")
    assert re.search(r"我们的 OKR", (folder / "docs" / "index.md").read_text(encoding="utf-8"))


def test_check_says_what_is_wrong_and_exits_1(tmp_path: Path) -> None:
    """And 0 for what ``okr site build`` made; 2 when there is nothing to look at."""
    folder = company_repository(tmp_path)
    assert okr(folder, "site", "check").returncode == 2
    assert okr(folder, "site", "build", "-q").returncode == 0
    good = okr(folder, "site", "check")
    assert good.returncode == 0
    assert good.stdout.endswith(": 0 problems.\n")
    page = folder / "site" / "read" / "index.html"
    page.write_text(page.read_text(encoding="utf-8") + '<a href="gone/">x</a>', encoding="utf-8")
    bad = okr(folder, "site", "check")
    assert bad.returncode == 1
    assert "read/index.html:" in bad.stdout
    assert "Leads to nothing: gone/" in bad.stdout


def okr(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does."""
    return subprocess.run(
        [sys.executable, "-m", "okrascode", "-C", str(folder), *words],
        capture_output=True, text=True, check=False, timeout=120, encoding="utf-8",
    )  # fmt: skip
