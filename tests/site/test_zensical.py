"""Files written out for another generator build there: all pages, all data, no broken link."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from okrascode.site.checks import check_site
from okrascode.site.emit import emit
from okrascode.site.tree import all_files
from tests.site.test_mkdocs import hostile
from tests.support.site_company import company

pytestmark = pytest.mark.skipif(
    not importlib.util.find_spec("zensical"), reason="needs zensical: pip install '.[engines]'"
)


@pytest.mark.parametrize("variant", ["classic", "modern"])
def test_zensical_builds_what_was_written_out(tmp_path: Path, variant: str) -> None:
    """Every page is there as HTML and every other file as it was, and nothing is broken."""
    files = all_files(company())
    emit(files, tmp_path / "docs" / "okr")
    (tmp_path / "docs" / "index.md").write_text("# Handbook\n\n[OKRs](okr/index.md)\n")
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: Handbook\ntheme: {{name: material, variant: {variant}, font: false}}\n"
    )
    done = build(tmp_path)
    assert done.returncode == 0, done.stderr
    top = tmp_path / "site"
    for path, content in files.items():
        built = top / "okr" / path.replace(".md", ".html")
        assert built.is_file(), path
        assert path.endswith(".md") or built.read_bytes() == content
    names = [p.relative_to(top).as_posix() for p in top.rglob("*") if p.is_file()]
    assert check_site(names, lambda name: (top / name).read_bytes()).told() == ()


def test_hostile_text_is_text_there_too(tmp_path: Path) -> None:
    """Its Markdown and its templates find nothing of their own in what teams wrote."""
    emit(all_files(hostile()), tmp_path / "docs")
    (tmp_path / "mkdocs.yml").write_text("site_name: H\ntheme: {name: material, font: false}\n")
    done = build(tmp_path)
    assert done.returncode == 0, done.stderr
    top = tmp_path / "site"
    names = [p.relative_to(top).as_posix() for p in top.rglob("*") if p.is_file()]
    found = check_site(names, lambda name: (top / name).read_bytes())
    assert not [p for p in found.problems if "evil" in p.message or "Code" in p.message]


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run Zensical as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--strict"],
        cwd=folder, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
