"""``okr export --format``: one file for a spreadsheet, a page or another tool, and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.okr_program import TODAY, company_with_history, okr


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """Make a company with a history."""
    return company_with_history(tmp_path / "company").folder


@pytest.mark.parametrize("format_", ["csv", "xlsx", "markdown"])
def test_what_is_exported_can_be_imported(company: Path, tmp_path: Path, format_: str) -> None:
    """Identifiers, alignment and newest values are the same in a new repository."""
    if format_ == "xlsx":
        pytest.importorskip("openpyxl")
    file = tmp_path / "okrs.out"
    said = okr("-C", company, "export", file, "--format", format_, "--today", TODAY)
    assert said.code == 0, said.err
    assert "Its depends_on is not in the table." in said.err
    there = tmp_path / "there"
    there.mkdir()
    assert okr("-C", there, "import", format_, file, "--today", TODAY).code == 0
    text = (there / "okrs/payments/2026-Q4.yaml").read_text(encoding="utf-8")
    assert "supports: [company@2026:love-us]" in text
    assert "current: 66\n        as_of: 2026-11-18\n        confidence: 6\n" in text
    assert okr("-C", there, "lint", "--today", TODAY).code == 0


def test_one_cycle_can_be_chosen(company: Path, tmp_path: Path) -> None:
    """Other cycles are not in the file; an unknown one is said."""
    file = tmp_path / "x.csv"
    okr("-C", company, "export", file, "--format", "csv", "--cycle", "2026", "--today", TODAY)
    text = file.read_text(encoding="utf-8-sig")
    assert "company@2026:love-us" in text
    assert "2026-Q4" not in text
    said = okr("-C", company, "export", file, "--format", "csv", "--cycle", "2027")
    assert said.code == 2
    assert okr("-C", company, "export", tmp_path / "d", "--cycle", "2026").code == 2


def test_what_is_internal_stays_inside(company: Path, tmp_path: Path) -> None:
    """As in the site: an internal team is not in the file, unless the settings show everything."""
    team = company / "okrs/sales/team.yaml"
    team.write_text(team.read_text(encoding="utf-8") + "visibility: internal\n", encoding="utf-8")
    file = tmp_path / "x.csv"
    okr("-C", company, "export", file, "--format", "csv", "--today", TODAY)
    assert "sales" not in file.read_text(encoding="utf-8-sig")
    (company / "okr.toml").write_text('[site]\nvisibility = "internal"\n', encoding="utf-8")
    okr("-C", company, "export", file, "--format", "csv", "--today", TODAY)
    assert "sales" in file.read_text(encoding="utf-8-sig")


def test_a_link_of_the_repository_is_not_written_through(company: Path, tmp_path: Path) -> None:
    """A pull request cannot choose which file of the machine is overwritten."""
    victim = tmp_path / "victim"
    victim.write_text("mine", encoding="utf-8")
    (company / "x.csv").symlink_to(victim)
    said = okr("-C", company, "export", "x.csv", "--format", "csv", "--today", TODAY)
    assert said.code == 3
    assert victim.read_text(encoding="utf-8") == "mine"


def test_no_cell_is_a_formula(company: Path, tmp_path: Path) -> None:
    """A title that begins like one is text for a spreadsheet, and the same after an import."""
    path = company / "okrs/sales/2026-Q4.yaml"
    text = path.read_text(encoding="utf-8").replace("Shops are live", "=cmd|' /C calc'!A0")
    path.write_text(text.replace("key_result: =cmd|' /C calc'!A0", 'key_result: "=cmd|x"'),
                    encoding="utf-8")  # fmt: skip
    file = tmp_path / "x.csv"
    okr("-C", company, "export", file, "--format", "csv", "--today", TODAY)
    assert ",'=cmd|x," in file.read_text(encoding="utf-8-sig")
