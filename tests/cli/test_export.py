"""``okr export`` on a real repository: the files, the same bytes, and what it leaves alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.site_company import DOCUMENTS


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Give a Git repository with the sample company."""
    root = tmp_path / "repository"
    for path, text in DOCUMENTS.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    (root / "okr.toml").write_text('version = 1\n[site]\nurl = "https://okr.example/"\n')
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "Begin"]):
        subprocess.run(["git", *who, *words], cwd=root, check=True)
    return root


def okr(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does."""
    return subprocess.run(
        [sys.executable, "-m", "okrascode", "-C", str(root), "--today", "2026-11-22", *words],
        capture_output=True, text=True, check=False, timeout=120, encoding="utf-8",
    )  # fmt: skip


def contents(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def test_export_writes_the_data_of_the_site(repository: Path, tmp_path: Path) -> None:
    """As many files as it says, listed in the index; the repository stays as it was."""
    done = okr(repository, "export", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    files = contents(tmp_path / "out")
    assert done.stdout == f"Wrote {len(files) - 1} files to {tmp_path / 'out'}.\n"
    index = json.loads(files["api/v1/index.json"])
    assert {entry["path"] for entry in index["files"]} <= set(files)
    assert index["today"] == "2026-11-22"
    assert sorted(p.name for p in repository.iterdir()) == [".git", "okr.toml", "okrs"]


def test_two_exports_are_the_same_and_the_same_as_the_site(
    repository: Path, tmp_path: Path
) -> None:
    """Byte for byte, each in a process of its own, also inside the site."""
    for name in ("one", "two"):
        assert okr(repository, "export", str(tmp_path / name)).returncode == 0
    one = contents(tmp_path / "one")
    assert one == contents(tmp_path / "two")
    assert okr(repository, "site", "build", "--out", str(tmp_path / "site")).returncode == 0
    site = contents(tmp_path / "site")
    one.pop(".okrascode-files.json")
    assert not [path for path in one if site.get(path) != one[path]]


def test_an_older_revision_gives_the_data_of_its_day(repository: Path, tmp_path: Path) -> None:
    """``--at`` reads everything as of then."""
    team = repository / "okrs" / "sourcing" / "team.yaml"
    team.write_text(team.read_text().replace("name: Sourcing", "name: Buying"))
    assert okr(repository, "export", "--at", "HEAD", str(tmp_path / "out")).returncode == 0
    text = (tmp_path / "out" / "data" / "teams.csv").read_text(encoding="utf-8-sig")
    assert "Sourcing" in text
    assert "Buying" not in text


def test_a_folder_with_something_else_is_left_alone(repository: Path, tmp_path: Path) -> None:
    """What okr did not write it does not replace, and it writes nothing then."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "feed.atom").write_text("mine")
    done = okr(repository, "export", str(tmp_path / "out"))
    assert done.returncode == 2
    assert "feed.atom is in the way" in done.stderr
    assert contents(tmp_path / "out") == {"feed.atom": b"mine"}


def test_files_of_an_earlier_export_go_with_what_they_were_about(
    repository: Path, tmp_path: Path
) -> None:
    """A key result that is gone has no data any more."""
    out = tmp_path / "out"
    assert okr(repository, "export", str(out)).returncode == 0
    assert (out / "teams" / "people").is_dir()
    (repository / "okrs" / "people" / "2026-Q4.yaml").unlink()
    assert okr(repository, "export", str(out)).returncode == 0
    assert not (out / "teams" / "people" / "2026-Q4").exists()


def test_export_needs_no_library_of_the_site(repository: Path, tmp_path: Path) -> None:
    """Neither MkDocs nor its templates are loaded."""
    script = (
        "import sys\nfor name in ('mkdocs', 'jinja2', 'markdown', 'material'):\n"
        "    sys.modules[name] = None\n"
        "from okrascode.cli.main import run\nrun(sys.argv[1:])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "-C", str(repository), "export", str(tmp_path / "out")],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
