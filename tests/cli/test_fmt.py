"""``okr fmt`` puts documents in order, checks them, or shows what would change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.okr_program import Said, okr

_ROUGH = b"kind: Team\r\napiVersion: okrascode/v1\r\nid: sales   # the id\r\nname:  Sales\r\n"
_GOOD = b"apiVersion: okrascode/v1\r\nkind: Team\r\nid: sales   # the id\r\nname: Sales\r\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give two teams' documents, one of them rough."""
    for team, raw in (("sales", _ROUGH), ("ops", b"a: [\n"), ("it", _GOOD)):
        (tmp_path / "okrs" / team).mkdir(parents=True)
        (tmp_path / "okrs" / team / "team.yaml").write_bytes(raw)
    return tmp_path


def _fmt(root: Path, *words: str) -> Said:
    return okr("-C", root, "fmt", *words)


def test_it_writes_what_changes(root: Path) -> None:
    """Only the rough one is written; one that is no YAML is named and left."""
    said = _fmt(root)
    assert (said.code, said.out) == (0, "wrote  okrs/sales/team.yaml\n")
    assert "okrs/ops/team.yaml: It is no YAML" in said.err
    assert "1 document changed, 1 left as before." in said.err
    assert (root / "okrs/sales/team.yaml").read_bytes() == _GOOD
    assert (root / "okrs/ops/team.yaml").read_bytes() == b"a: [\n"
    assert _fmt(root, "--check").code == 0


def test_check_and_diff_write_nothing(root: Path) -> None:
    """--check exits 1, --diff shows what would change."""
    assert _fmt(root, "--check").code == 1
    assert "-name:  Sales\n+name: Sales\n" in _fmt(root, "--diff").out
    assert _fmt(root, "--check", "okrs/it", "okrs/ops/team.yaml").code == 0
    assert (root / "okrs/sales/team.yaml").read_bytes() == _ROUGH


def test_a_path_without_documents_is_said(root: Path) -> None:
    """A misspelt path is no success."""
    said = _fmt(root, "okrs/saels")
    assert (said.code, "no OKR documents in okrs/saels" in said.err) == (2, True)
    assert _fmt(root, "--at", "HEAD").code == 2


def test_the_mode_of_a_file_stays(root: Path) -> None:
    """Nothing about the file but its text changes."""
    path = root / "okrs/sales/team.yaml"
    path.chmod(0o640)
    _fmt(root, str(path))
    assert path.stat().st_mode & 0o777 == 0o640
    assert path.read_bytes() == _GOOD
