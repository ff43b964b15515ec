"""``okr site`` on a real repository: builds, writes out, and says what readers will miss."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from okrascode.site.chinese_search import missing_note
from tests.support.site_company import DOCUMENTS

Found = TypeVar("Found")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Give a Git repository with the sample company."""
    root = tmp_path / "repository"
    for path, text in DOCUMENTS.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    (root / "okr.toml").write_text("version = 1\n", encoding="utf-8")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Begin")
    return root


def git(root: Path, *words: str) -> None:
    """Run Git in a repository, as nobody in particular."""
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words], cwd=root, check=True
    )


def okr(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does."""
    return subprocess.run(
        [sys.executable, "-m", "okrascode", "-C", str(root), "--today", "2026-11-22", *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_build_makes_a_site(repository: Path, tmp_path: Path) -> None:
    """A folder with both languages, and nothing left in the repository."""
    done = okr(repository, "site", "build", "--out", str(tmp_path / "out"), "--strict")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Built ")
    assert (tmp_path / "out" / "zh" / "teams" / "sourcing" / "index.html").is_file()
    assert sorted(p.name for p in repository.iterdir()) == [".git", "okr.toml", "okrs"]


def test_a_chinese_tree_without_its_search_is_said_once(repository: Path, tmp_path: Path) -> None:
    """One line on stderr, none for those who want to hear nothing, and the site is built."""
    loud = okr(repository, "site", "build", "--out", str(tmp_path / "out"))
    assert loud.returncode == 0
    expected = missing_note(["en", "zh"])
    assert loud.stderr == (expected + "\n" if expected else "")
    assert okr(repository, "-q", "site", "build", "--out", str(tmp_path / "out")).stderr == ""


def test_serving_says_what_is_broken_and_keeps_the_pages(repository: Path, tmp_path: Path) -> None:
    """A document that breaks while it is served is named; the page stays as it was."""
    document = repository / "okrs" / "people" / "2026-Q4.yaml"
    good = document.read_text(encoding="utf-8")
    errors = tmp_path / "errors"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["-C", str(repository), "--today", "2026-11-22", "site", "serve", "--port", str(port)]
    with errors.open("w") as to:
        running = subprocess.Popen(
            [sys.executable, "-m", "okrascode", *words], stdout=subprocess.DEVNULL, stderr=to
        )
    try:
        before = wait_for(lambda: page_at(port))
        document.write_text(good + "nonsense: 1\n", encoding="utf-8")
        said = wait_for(lambda: errors.read_text() if "stay as" in errors.read_text() else "")
        assert "okrs/people/2026-Q4.yaml:" in said
        assert "nonsense" in said
        assert page_at(port) == before
        document.write_text(good.replace("Cooks stay", "All cooks stay"), encoding="utf-8")
        wait_for(lambda: "All cooks stay" in page_at(port))
    finally:
        running.terminate()
        running.wait(timeout=20)


def page_at(port: int) -> str:
    """Give the directory of teams as it is served; empty when nobody answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/teams/", timeout=20) as answer:
            page: str = answer.read().decode()
    except OSError:
        return ""
    # The server adds a script with the time of the build to every page.
    return page.partition("<footer")[0]


def wait_for(look: Callable[[], Found]) -> Found:
    """Look again and again until there is something, for at most a minute."""
    until = time.monotonic() + 60
    while not (found := look()):
        assert time.monotonic() < until, "nothing came"
        time.sleep(0.2)
    return found


def test_folders_are_below_the_one_to_work_in(repository: Path) -> None:
    """With -C, a relative folder is below it, as with git -C; nothing is written elsewhere."""
    built = okr(repository, "site", "build")
    assert built.returncode == 0, built.stderr
    assert (repository / "site" / "index.html").is_file()
    assert okr(repository, "site", "emit", "pages/okr").returncode == 0
    assert any((repository / "pages" / "okr").iterdir())


def test_strict_fails_where_a_document_cannot_be_read(repository: Path, tmp_path: Path) -> None:
    """The site is built all the same and says so; the exit code tells CI."""
    broken = repository / "okrs" / "people" / "2026-Q4.yaml"
    broken.write_text(broken.read_text(encoding="utf-8") + "nonsense: 1\n", encoding="utf-8")
    out = tmp_path / "out"
    plain = okr(repository, "site", "build", "--out", str(out))
    strict = okr(repository, "site", "build", "--out", str(out), "--strict")
    assert (plain.returncode, strict.returncode) == (0, 1)
    assert "okrs/people/2026-Q4.yaml:" in strict.stderr
    html = (out / "index.html").read_text(encoding="utf-8")
    assert "could not be read" in html
    assert "not committed yet" in html


def test_strict_fails_in_a_shallow_clone(repository: Path, tmp_path: Path) -> None:
    """Numbers of the past may be missing there, and the pages say so."""
    git(repository, "commit", "-q", "--allow-empty", "-m", "More")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), str(clone))
    done = okr(clone, "site", "emit", str(tmp_path / "out"), "--strict")
    assert done.returncode == 1
    page = (tmp_path / "out" / "index.md").read_text(encoding="utf-8")
    assert "The history here is not complete" in page


def test_emit_writes_markdown_for_any_generator(repository: Path, tmp_path: Path) -> None:
    """The same pages as plain files; a second run changes nothing."""
    for _ in range(2):
        done = okr(repository, "-q", "site", "emit", str(tmp_path / "docs"))
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert (tmp_path / "docs" / "teams" / "sourcing" / "2026-Q3" / "index.md").is_file()


def test_a_folder_that_is_not_a_site_is_refused(repository: Path) -> None:
    """``--out`` on the repository itself is wrong usage, and nothing is lost."""
    done = okr(repository, "site", "build", "--out", str(repository))
    assert done.returncode == 2
    assert "were not written by okr" in done.stderr
    assert (repository / "okr.toml").is_file()
