"""No file outside the repository is read or written, and none that is no file makes us wait."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from tests.support.git_repo import GitRepo
from tests.support.good_company import GOOD_COMPANY
from tests.support.hostile import okr_in
from tests.support.okr_program import okr

SECRET = "TOP-SECRET-4711"
PLAN = "okrs/payments/2026-Q4.yaml"
HEAD = "apiVersion: okrascode/v1\nkind: Objectives\nteam: payments\ncycle: 2026-Q4\nobjectives:\n"
ITEM = "  - id: {id}\n    objective: Something gets better\n    owner: ana\n    key_results:\n"
COMMANDS = (
    ("lint", "--format", "full", "--format", "json"),
    ("rollup", "--format", "json"),
    ("status",),
    ("log",),
)


@pytest.fixture
def repo(tmp_path: Path) -> GitRepo:
    """Give a good company beside files that are none of its business."""
    team = f"apiVersion: okrascode/v1\nkind: Team\nid: secret\nname: {SECRET}\nparent: company\n"
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "team.yaml").write_text(team)
    (outside / "plan.yaml").write_text(HEAD + ITEM.format(id="x") + f"# {SECRET}\n")
    (outside / "okr.toml").write_text(f'version = 1\n# {SECRET}\n[lint]\nignore = ["{SECRET}"]\n')
    (outside / "number.json").write_text(json.dumps({"n": 4711, "s": SECRET}))
    repo = GitRepo(tmp_path / "repo")
    repo.commit("Begin", dict(GOOD_COMPANY), on="2026-11-01")
    other = GitRepo(outside / "repo")
    other.commit(SECRET, {"number.json": '{"n": 4711}'}, on="2026-11-01")
    return repo


def nothing_secret(repo: GitRepo, *, codes: tuple[int, ...] = (0, 1)) -> str:
    """Run the commands; give what they said when nothing from outside was in it."""
    shown = ""
    for words in COMMANDS:
        ran = okr("-C", repo.folder, "--today", "2026-11-20", *words)
        assert ran.code in codes, ran.err
        shown += ran.out + ran.err
    assert SECRET not in shown
    assert "4711" not in shown
    return shown


def test_a_document_that_is_a_link_is_named_and_not_read(repo: GitRepo) -> None:
    """A link to a file, and one to a folder of files, are findings at their own path."""
    folder = repo.folder / "okrs"
    (folder / "secret.yaml").symlink_to(repo.folder.parent / "outside/team.yaml")
    (folder / "secrets").symlink_to(repo.folder.parent / "outside")
    (folder / "loop").symlink_to(folder)
    (folder / "proc.yaml").symlink_to("/proc/self/environ")
    repo.commit("Links", on="2026-11-02")
    shown = nothing_secret(repo)
    for name in ("secret.yaml", "secrets", "loop", "proc.yaml"):
        assert f"okrs/{name}:1:1: error OKR008 symlink" in shown


def test_a_whole_folder_of_documents_that_is_a_link_is_not_read(repo: GitRepo) -> None:
    """Neither is okrs/ itself."""
    (repo.folder / "okrs").rename(repo.folder / "other")
    (repo.folder / "okrs").symlink_to(repo.folder.parent / "outside")
    nothing_secret(repo)


def test_settings_that_are_a_link_stop(repo: GitRepo) -> None:
    """To go on without them would let everything pass."""
    (repo.folder / "okr.toml").symlink_to(repo.folder.parent / "outside/okr.toml")
    assert "okr.toml is a symbolic link" in nothing_secret(repo, codes=(2,))


@pytest.mark.parametrize(
    "pattern",
    ["../outside/*.yaml", "okrs/../../outside/*.yaml", "{outside}/*.yaml", "**/../*.yaml"],
)
def test_a_pattern_leads_nowhere_else(repo: GitRepo, pattern: str) -> None:
    """Documents are below the folder of okr.toml."""
    pattern = pattern.replace("{outside}", str(repo.folder.parent / "outside"))
    repo.write("okr.toml", f'version = 1\n[paths]\nokrs = ["okrs/**/*.yaml", "{pattern}"]\n')
    nothing_secret(repo, codes=(0, 1, 2))


@pytest.mark.parametrize(
    "source",
    [
        "{file: ../outside/number.json, at: /n}",
        "{file: '{outside}/number.json', at: /n}",
        "{file: link.json, at: /n}",
        "{file: folder/number.json, at: /n}",
        "{file: number.json, at: /n, repository: other}",
        "{files: '../outside/*'}",
        "{matches: TOP, files: '../outside/*'}",
    ],
)
def test_a_source_reads_this_repository_only(repo: GitRepo, source: str) -> None:
    """A number is read from Git's own trees, which hold no way out."""
    outside = repo.folder.parent / "outside"
    (repo.folder / "link.json").symlink_to(outside / "number.json")
    (repo.folder / "folder").symlink_to(outside)
    repo.write(
        "okr.toml", 'version = 1\n[[repositories]]\nname = "other"\npath = "../outside/repo"\n'
    )
    source = source.replace("{outside}", str(outside))
    measure = f"        measure: {{baseline: 1, target: 9999, source: {source}}}\n"
    plan = HEAD + ITEM.format(id="x") + "      - id: y\n        key_result: A number rises\n"
    repo.commit("Read", {PLAN: plan + measure}, on="2026-11-02")
    nothing_secret(repo)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes in folders")
def test_a_pipe_or_a_folder_in_place_of_a_file_is_not_read(repo: GitRepo) -> None:
    """Reading a pipe would wait for ever."""
    os.mkfifo(repo.folder / "okrs/pipe.yaml")
    (repo.folder / "okrs/folder.yaml").mkdir()
    assert okr_in(repo.folder, "status", seconds=120).code == 0
    shown = nothing_secret(repo)
    assert "okrs/pipe.yaml:1:1: error OKR008 symlink: This document is no ordinary file" in shown


@pytest.mark.parametrize("where", ["out.json", "folder/out.json"])
@pytest.mark.parametrize("option", ["--format=json:{}", "--write-baseline={}"])
def test_no_output_goes_through_a_link_of_the_repository(
    repo: GitRepo, where: str, option: str
) -> None:
    """A pull request cannot name a file of the machine as the place of a report."""
    precious = repo.folder.parent / "outside" / "out.json"
    precious.write_text("precious")
    (repo.folder / "out.json").symlink_to(precious)
    (repo.folder / "folder").symlink_to(precious.parent)
    ran = okr("-C", repo.folder, "lint", option.format(where))
    assert ran.code == 3
    assert "is a symbolic link; okr does not write through those" in ran.err
    assert precious.read_text() == "precious"


def test_an_output_goes_where_the_user_says(repo: GitRepo) -> None:
    """A device is written to, and links of the user's own elsewhere are followed."""
    real = repo.folder.parent / "real.json"
    real.write_text("old")
    real.chmod(0o640)
    (repo.folder.parent / "link.json").symlink_to(real)
    ran = okr_in(repo.folder, "lint", "--format=json:/dev/stdout", "--format=json:../link.json")
    assert json.loads(ran.out) == json.loads(real.read_text())
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_fix_is_not_written_through_a_link(repo: GitRepo) -> None:
    """What is behind a link is not read, so it is not mended either."""
    target = repo.folder.parent / "outside/plan.yaml"
    target.write_text(target.read_text().replace("owner", "ownr"))
    before = target.read_bytes()
    (repo.folder / "okrs/payments/link.yaml").symlink_to(target)
    okr("-C", repo.folder, "lint", "--fix=unsafe")
    assert target.read_bytes() == before
