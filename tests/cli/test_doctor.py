"""``okr doctor`` and ``okr codeowners`` look at a real clone."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from okrascode.resources import read_text
from tests.support.git_repo import GitRepo
from tests.support.okr_program import TODAY, Said, company_with_history, okr

SCHEMA = json.loads(read_text("schemas", "v1", "doctor-output.schema.json"))


@pytest.fixture
def repo(tmp_path: Path) -> GitRepo:
    """Give the good company with its history, checked out by Ana."""
    repo = company_with_history(tmp_path / "company")
    repo.git("config", "user.email", "ana@example.org")
    repo.git("config", "user.name", "Ana Díaz")
    return repo


def _run(folder: Path, *words: str, **environment: str) -> Said:
    return okr("-C", folder, "--today", TODAY, *words, CI="", **environment)


def _names(folder: Path) -> set[str]:
    said = json.loads(_run(folder, "doctor", "--format", "json").out)
    jsonschema.validate(said, SCHEMA)
    return {one["name"] for one in said["ailments"]} - {"clock"}


def test_all_is_well(repo: GitRepo) -> None:
    """A whole clone of somebody the documents know."""
    assert _names(repo.folder) <= {"extra"}


def test_a_shallow_clone_with_a_driver_that_is_not_there(repo: GitRepo, tmp_path: Path) -> None:
    """What is wrong with the clone, its attributes, hooks and ignored files is found."""
    repo.commit(
        "Settings",
        {
            ".gitattributes": "okrs/** merge=okr\n",
            ".pre-commit-config.yaml": "entry: okr lint\n",
            ".gitignore": "okrs/company/2027.yaml\n",
            ".github/workflows/ci.yml": "- uses: actions/checkout@v4\n- run: okr lint\n",
        },
        on="2026-11-20",
    )
    clone = GitRepo(tmp_path / "clone", new=False)
    clone.git("clone", "--quiet", "--depth", "1", f"file://{repo.folder}", ".")
    clone.git("config", "user.email", "new@example.org")
    text = (clone.folder / "okrs/company/2026.yaml").read_bytes()
    clone.write("okrs/company/2027.yaml", text)
    clone.write(".okr/schemas/team.schema.json", "{}")
    expected = {"shallow", "merge-driver", "stranger", "hook", "shallow-ci", "ignored", "schemas"}
    assert _names(clone.folder) - {"extra"} == expected
    clone.git("config", "merge.okr.driver", "true")
    clone.write("hooks/pre-commit", "")
    clone.git("config", "core.hooksPath", "hooks")
    assert _names(clone.folder) - {"extra"} == expected - {"merge-driver", "hook"}
    said = _run(clone.folder, "doctor")
    assert said.code == 1
    assert "git fetch --unshallow" in said.out


def test_without_commits_and_without_git(tmp_path: Path) -> None:
    """A repository that has just begun, and a plain folder, are looked at all the same."""
    okr("init", tmp_path / "new")
    assert "no-git" in _names(tmp_path / "new")
    GitRepo(tmp_path / "new")
    assert "no-git" not in _names(tmp_path / "new")


def test_codeowners_are_written_and_checked(repo: GitRepo) -> None:
    """The lines stand between two marks, and what is outside keeps its bytes."""
    repo.write(".github/CODEOWNERS", b"* @me\r\n/docs/ @you\r\n")
    assert _run(repo.folder, "codeowners", "--check").code == 1
    assert _run(repo.folder, "codeowners", "--write").code == 0
    raw = (repo.folder / ".github/CODEOWNERS").read_bytes()
    assert raw.startswith(b"* @me\r\n/docs/ @you\r\n\r\n# okr codeowners: begin")
    assert b"\r\n/okrs/payments/ @ana @lin\r\n/okrs/payments/*/ @ana @bo @lin\r\n" in raw
    assert _run(repo.folder, "codeowners", "--check").code == 0
    assert "codeowners" not in _names(repo.folder)
    team = (repo.folder / "okrs/payments/team.yaml").read_bytes()
    repo.write("okrs/payments/team.yaml", team.replace(b"lead: ana", b"lead: bo"))
    assert "codeowners" in _names(repo.folder)
    _run(repo.folder, "codeowners", "--write")
    again = (repo.folder / ".github/CODEOWNERS").read_bytes()
    assert again == raw.replace(b"payments/ @ana @lin", b"payments/ @bo @lin").replace(
        b"/*/ @ana @bo @lin", b"/*/ @bo @ana @lin"
    )


def test_damaged_marks_are_refused(repo: GitRepo) -> None:
    """With one mark missing nothing is guessed and nothing is written."""
    _run(repo.folder, "codeowners", "--write")
    path = repo.folder / ".github/CODEOWNERS"
    raw = path.read_bytes().replace(b"# okr codeowners: end\n", b"")
    path.write_bytes(raw)
    assert _run(repo.folder, "codeowners", "--write").code == 2
    assert path.read_bytes() == raw


def test_an_address_instead_of_a_handle(repo: GitRepo) -> None:
    """--emails names those people whose address the organisation knows."""
    assert "/okrs/payments/ ana@example.org @lin" in _run(repo.folder, "codeowners", "--emails").out
