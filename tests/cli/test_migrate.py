"""``okr migrate``: after an update of okr all is of the newest version, or nothing was done."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.okr_program import okr

SCHEMA = ".okr/schemas/team.schema.json"


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """Begin a repository as okr init does."""
    said = okr("init", tmp_path, "--name", "Acme", "--today", "2026-11-20", "--ci", "none")
    assert said.code == 0, said.err
    return tmp_path


def _files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_new_repository_is_up_to_date(company: Path) -> None:
    """What okr init writes needs no migration."""
    before = _files(company)
    said = okr("-C", company, "migrate", "--check")
    assert (said.code, said.out) == (0, "")
    assert said.err == "0 files would change; the format is okrascode/v1.\n"
    assert okr("-C", company, "migrate").code == 0
    assert _files(company) == before


def test_what_a_move_and_an_update_leave_is_put_right(company: Path) -> None:
    """A moved document finds its schema again, and an old schema becomes this okr's."""
    whole = _files(company)
    (company / SCHEMA).write_bytes(whole[SCHEMA].replace(b'"title"', b'"x-title"', 1))
    team = next(path for path in whole if path.endswith("team.yaml"))
    moved = company / "okrs/moved.yaml"
    (company / team).rename(moved)
    before = _files(company)
    said = okr("-C", company, "migrate", "--check")
    assert said.code == 1
    assert f"would change  {SCHEMA}: the schema of this okr" in said.out
    assert "would change  okrs/moved.yaml: the editor finds the schema again" in said.out
    diff = okr("-C", company, "migrate", "--diff").out
    assert "-# yaml-language-server: $schema=../../.okr/schemas/team.schema.json" in diff
    assert okr("-C", company, "migrate", "--dry-run").code == 0
    assert _files(company) == before
    said = okr("-C", company, "migrate")
    assert (said.code, said.err) == (0, "2 files changed; the format is okrascode/v1.\n")
    assert (company / SCHEMA).read_bytes() == whole[SCHEMA]
    assert moved.read_bytes() == whole[team].replace(b"$schema=../../.okr", b"$schema=../.okr")


def test_a_newer_document_stops_it(company: Path) -> None:
    """Exit 2, one sentence with the cure, and nothing is written."""
    file = next((company / "okrs").rglob("team.yaml"))
    file.write_bytes(file.read_bytes().replace(b"okrascode/v1", b"okrascode/v3"))
    (company / SCHEMA).write_bytes(b"{}")
    before = _files(company)
    said = okr("-C", company, "migrate")
    assert said.code == 2
    assert "is in okrascode/v3, and this okr knows the format up to okrascode/v1." in said.err
    assert "Install an okr that knows okrascode/v3. Nothing was changed." in said.err
    assert _files(company) == before


@pytest.mark.parametrize("version", ["v1", "okrascode/v1"])
def test_the_version_can_be_named(company: Path, version: str) -> None:
    """With or without the name of the format; one that there is not is refused."""
    assert okr("-C", company, "migrate", "--to", version).code == 0
    said = okr("-C", company, "migrate", "--to", "v2")
    assert said.code == 2
    assert "The newest is okrascode/v1." in said.err


def test_a_broken_document_is_named_and_left(company: Path) -> None:
    """The rest is migrated; exit 0, for lint is what judges."""
    (company / "okrs/broken.yaml").write_text("a: [\n", encoding="utf-8")
    said = okr("-C", company, "migrate")
    assert said.code == 0
    assert "left  okrs/broken.yaml: It cannot be read; okr lint says why." in said.err
    assert "1 left as before" in said.err


@pytest.mark.parametrize("link", [".okr", ".okr/schemas", SCHEMA])
def test_schemas_that_are_kept_elsewhere_stay(company: Path, tmp_path: Path, link: str) -> None:
    """They are no reason to leave the documents as they are."""
    (company / SCHEMA).write_bytes(b"{}")
    elsewhere = (company / link).rename(tmp_path / "elsewhere")
    (company / link).symlink_to(elsewhere)
    (company / "okrs/company/team.yaml").rename(company / "okrs/moved.yaml")
    said = okr("-C", company, "migrate")
    assert (said.code, said.err) == (0, "1 file changed; the format is okrascode/v1.\n")
    assert (company / SCHEMA).read_bytes() == b"{}"


def test_no_documents_is_said(tmp_path: Path) -> None:
    """An empty repository has nothing to migrate, and a revision cannot be changed."""
    (tmp_path / "okrs").mkdir()
    assert okr("-C", tmp_path, "migrate").code == 2
    assert okr("-C", tmp_path, "migrate", "--at", "HEAD").code == 2
