"""The data files of a site: complete, listed, the same every time, silent on what is hidden."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest

from okrascode.site.data_files import INDEX, data_kinds
from okrascode.site.emit import emit
from okrascode.site.tree import exported_files
from okrascode.site.view_site import view_of
from tests.site.test_mkdocs import ATTACKS, hostile
from tests.support.publications import URL, data_of, sample, with_url
from tests.support.site_company import TODAY, company
from tests.support.source import ROOT

KEY_RESULT = "teams/kitchens/2026-Q4/on-time/false-starts/"


def test_every_kind_of_file_is_there() -> None:
    """What the documentation promises lies at its place, in both languages where it has words."""
    files = sample()
    assert {kind.name for kind in data_kinds()} == {
        "api", "badges", "calendar", "charts", "database", "digests", "embeds", "feeds",
        "health", "key_result_csv", "key_result_json", "metrics", "objective_json",
        "objective_scores", "spreadsheets",
    }  # fmt: skip
    for path in (
        INDEX, "api/v1/okrs.json", "api/v1/cycles/2026-Q3.json", "data/okrs.sqlite",
        "data/key-results.csv", "data/metrics.txt", "data/calendar.ics", "data/weekly/2026-W47.txt",
        "feed.atom", "teams/kitchens/feed.atom", "teams/kitchens/2026-Q4/on-time/feed.atom",
        "teams/kitchens/2026-Q4/on-time/badge.svg", "teams/kitchens/2026-Q4/on-time/data.csv",
        "teams/kitchens/2026-Q4/on-time/chart.svg",
        KEY_RESULT + "data.json", KEY_RESULT + "data.csv", KEY_RESULT + "chart.svg",
        KEY_RESULT + "badge.svg", KEY_RESULT + "embed.html",
    ):  # fmt: skip
        assert path in files, path
        once = path.startswith("api/") or (path.startswith("data/") and path.count(".") == 1)
        if not once or path.endswith(".ics"):
            assert f"zh/{path}" in files, path


def test_the_index_lists_every_file_with_its_digest() -> None:
    """A program begins there and knows what changed without fetching it."""
    files = sample()
    index = json.loads(files[INDEX])
    assert index["url"] == URL + "/"
    listed = {entry["path"]: entry for entry in index["files"]}
    assert set(listed) == set(files) - {INDEX}
    for path, entry in listed.items():
        assert entry["bytes"] == len(files[path])
        assert entry["sha256"] == hashlib.sha256(files[path]).hexdigest()
        assert entry["language"] in ("en", "zh", None)


def test_the_same_revision_and_day_give_the_same_bytes() -> None:
    """Made twice from documents read twice, every file is the same, the database too."""
    assert dict(data_of(with_url(company()))) == dict(sample())


def test_another_day_changes_what_depends_on_it_and_nothing_else() -> None:
    """Readings do not change because time goes on."""
    later = data_of(with_url(company(today=TODAY + timedelta(days=1))))
    same = {path for path, content in later.items() if sample().get(path) == content}
    assert "data/readings.csv" in same
    assert KEY_RESULT + "data.csv" in same
    assert "data/metrics.txt" not in same


def test_nothing_internal_is_in_any_file() -> None:
    """Neither in text nor in the database, nor in a name."""
    for path, content in sample().items():
        assert b"secret" not in content.lower(), path
        assert b"board" not in path.encode() + content.lower().replace(b"the board", b""), path


def test_an_internal_build_says_that_it_is_one() -> None:
    """Whoever finds the file somewhere else sees that it does not belong there."""
    files = data_of(company(visibility="internal"))
    assert json.loads(files["api/v1/okrs.json"])["visibility"] == "internal"
    assert b"Secret offers" in files["api/v1/okrs.json"]


@pytest.mark.parametrize("policy", ["none", "nobody-knows", ""])
def test_people_are_named_nowhere_when_they_may_not_be(policy: str) -> None:
    """Not as owner, author, sponsor, nor in who raised a question; a wrong word names nobody."""
    names = ("Mei Tan", "Díaz", "林悦", "Jon Weber", "Amara", "amara", '"jon"', '"mei"')
    for path, content in data_of(company(people=policy)).items():
        text = content.decode(errors="replace")
        assert not [name for name in names if name in text], path


def test_initials_are_initials_everywhere() -> None:
    """The whole name is in no file."""
    files = data_of(company(people="initials"))
    assert b"Weber" not in b"".join(files.values())
    assert "J. W." in files["data/readings.csv"].decode()


def test_hostile_text_breaks_no_file() -> None:
    """Control and bidirectional characters are gone or escaped, and JSON stays JSON."""
    files = data_of(hostile())
    for path, content in files.items():
        if path.endswith(".sqlite"):
            continue
        text = content.decode()
        assert "\u202e" not in text, path
        assert "\u2066" not in text, path
        if path.endswith(".json"):
            json.loads(text)
        if path.endswith((".svg", ".html", ".atom")):
            assert "<script" not in text, path
            assert "<img src=x" not in text, path
    told = "".join(files[path].decode() for path in files if path.endswith(".json"))
    assert ATTACKS[0] in told


def test_an_export_is_the_data_and_the_style_sheet(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """No page is in it, and embedded pages find their style."""
    files = exported_files(company())
    assert set(data_of(company())) < set(files)
    assert "assets/okr.css" in files
    assert not [path for path in files if path.endswith(".md")]
    assert emit(files, tmp_path / "out") == len(files)
    assert emit(files, tmp_path / "out") == 0


def test_a_company_without_objectives_has_data_too() -> None:
    """Empty tables and feeds are answers; nothing falls over."""
    source = company()
    plan = replace(source.plan, documents=(), objectives={}, key_results={}, teams={})
    empty = replace(source, plan=plan, rollups={})
    files = data_of(empty)
    assert json.loads(files["api/v1/okrs.json"])["objectives"] == []
    assert files["data/metrics.txt"].endswith(b"# EOF\n")
    assert view_of(empty).objectives == ()


def test_the_documentation_names_every_file() -> None:
    """Each file of a site is in the table of the page, and each row of the table is a file."""
    page = (ROOT / "docs" / "data-and-feeds.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^`]+\.[a-z.]+)` \|", page, re.MULTILINE)
    patterns = [re.sub(r"[A-Z][A-Z-]{2,}", "[^/]+", row.replace(".", r"\.")) for row in rows]
    for path in sample():
        plain = path.removeprefix("zh/")
        assert any(re.fullmatch(pattern, plain) for pattern in patterns), path
    for pattern in patterns:
        assert any(re.fullmatch(pattern, path) for path in sample()), pattern
