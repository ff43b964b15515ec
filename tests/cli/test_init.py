"""``okr init`` writes a repository that is ready, and never writes over anything."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from okrascode.cli.main import main

TODAY = "2026-11-20"


def _init(*words: str | Path) -> Result:
    result = CliRunner().invoke(main, ["--today", TODAY, "init", *map(str, words)])
    assert result.exit_code == 0, result.output
    return result


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_an_empty_folder_becomes_a_repository(tmp_path: Path) -> None:
    """Settings, documents and what surrounds them are written, in a folder made for it."""
    _init(tmp_path / "acme", "--name", "Acme")
    written = _files(tmp_path / "acme")
    assert {
        "okr.toml",
        "okrs/organization.yaml",
        "okrs/company/team.yaml",
        "okrs/company/2026-Q4.yaml",
        ".github/workflows/okr.yml",
        ".github/CODEOWNERS",
        ".github/pull_request_template.md",
        ".pre-commit-config.yaml",
        "README.md",
    } <= set(written)
    assert b"name: Acme\n" in written["okrs/organization.yaml"]
    assert not [path for path in written if path.endswith(".tmp")]


def test_the_name_is_that_of_the_folder(tmp_path: Path) -> None:
    """Without a name the organisation is called as its folder."""
    _init(tmp_path / "Globex")
    assert "name: Globex\n" in (tmp_path / "Globex/okrs/organization.yaml").read_text("utf-8")


def test_a_second_time_changes_nothing(tmp_path: Path) -> None:
    """Everything is kept and said to be kept."""
    _init(tmp_path)
    before = _files(tmp_path)
    again = _init(tmp_path, "--name", "Another", "--language", "zh")
    assert _files(tmp_path) == before
    assert "wrote" not in again.output
    assert "kept   okr.toml" in again.output


def test_what_is_there_is_kept(tmp_path: Path) -> None:
    """A file of one's own stays byte for byte; with -v its missing part is shown."""
    own = {
        "README.md": b"mine\r\n",
        "CODEOWNERS": b"* @me\n",
        ".pre-commit-config.yaml": b"repos: []",
    }
    for name, content in own.items():
        (tmp_path / name).write_bytes(content)
    said = _init(tmp_path, "-v").output
    written = _files(tmp_path)
    assert {name: written[name] for name in own} == own
    assert ".github/CODEOWNERS" not in written
    assert "kept   .github/CODEOWNERS  (CODEOWNERS is there)" in said
    assert "        entry: okr lint" in said


def test_documents_of_others_are_left_alone(tmp_path: Path) -> None:
    """Where there are OKRs already, no example is mixed in."""
    (tmp_path / "okrs/payments").mkdir(parents=True)
    (tmp_path / "okrs/payments/team.yaml").write_bytes(b"kind: Team\n")
    _init(tmp_path)
    assert [p for p in _files(tmp_path) if p.startswith("okrs/")] == ["okrs/payments/team.yaml"]
    assert (tmp_path / "okr.toml").exists()


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    """What would be written is said, and the folder is not even made."""
    said = _init(tmp_path / "new", "--dry-run").output
    assert "would write  okrs/organization.yaml" in said
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("ci", ["github", "gitlab", "none"])
def test_in_a_folder_of_a_git_repository(tmp_path: Path, ci: str) -> None:
    """Workflow, owners and hook stand at the top of the repository and lead into the folder."""
    (tmp_path / ".git").mkdir()
    _init(tmp_path / "goals", "--ci", ci)
    top = _files(tmp_path)
    assert "goals/okr.toml" in top
    assert b"entry: okr -C goals lint\n" in top[".pre-commit-config.yaml"]
    assert top["goals/.gitignore"].endswith(b"/site/\n")
    assert not any(path.startswith(("goals/.github", "goals/.gitlab")) for path in top)
    workflow = {"github": ".github/workflows/okr.yml", "gitlab": ".gitlab-ci.yml"}.get(ci)
    if workflow:
        assert b"OKR_FOLDER: goals\n" in top[workflow]
    owners = {"github": ".github/CODEOWNERS", "gitlab": ".gitlab/CODEOWNERS"}.get(ci, "CODEOWNERS")
    assert b"/goals/okrs/company/" in top[owners]


def test_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    """A file where a folder is needed stops the run with a sentence that names it."""
    (tmp_path / "okrs").write_bytes(b"")
    result = CliRunner().invoke(main, ["init", str(tmp_path)])
    assert result.exit_code != 0
    assert "okrs is a file where a folder is needed" in str(result.exception)
