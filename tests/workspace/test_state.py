"""The digest of a state: whatever an answer depends on changes it, and nothing else does."""

from __future__ import annotations

import os
from datetime import date

import pytest

from okrascode.workspace.state import look_at
from tests.support.git_repo import GitRepo
from tests.support.okr_program import company_with_history

DAY = date(2026, 11, 20)
DOCUMENT = "okrs/sales/2026-Q4.yaml"


@pytest.fixture
def company(tmp_path):
    """A repository with a history."""
    return company_with_history(tmp_path / "acme")


def digest(repo, *, question="status", today=DAY, at=None, repositories=None):
    """Ask for the digest; nothing of a person's configuration counts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        look = look_at(
            repo.folder, today=today, at=at, offline=False, repositories=repositories or {}
        )
    return None if look is None else look.digest(question)


def edit(repo: GitRepo) -> None:
    """Change a document and leave size and time as they were."""
    path = repo.folder / DOCUMENT
    before = path.stat()
    text = path.read_bytes()
    path.write_bytes(text.replace(b"target: 15", b"target: 16"))
    assert path.read_bytes() != text
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES = {
    "a commit": lambda repo: repo.commit("Look again", on="2026-11-20"),
    "an edit that its time hides": edit,
    "a document that nobody committed": lambda repo: repo.write("okrs/new.yaml", "kind: Team\n"),
    "a document that is gone": lambda repo: (repo.folder / DOCUMENT).unlink(),
    "a document that is staged": lambda repo: (
        edit(repo),
        repo.git("add", DOCUMENT),
        repo.write(DOCUMENT, repo.git("show", f"HEAD:{DOCUMENT}") + "\n"),
    ),
    "a link": lambda repo: (repo.folder / "okrs/link.yaml").symlink_to("organization.yaml"),
    "the settings": lambda repo: repo.write("okr.toml", "version = 1\n[status]\ngrace_days = 9\n"),
    "the names of authors": lambda repo: repo.write(".mailmap", "Ana <ana@example.org>\n"),
    "a tag": lambda repo: repo.git("tag", "v1"),
    "who I am": lambda repo: repo.git("config", "user.email", "bo@example.org"),
    "another branch": lambda repo: repo.git("checkout", "--quiet", "HEAD~1"),
    "an amended commit": lambda repo: repo.git(
        "commit", "--amend", "--allow-empty", "-q", "-m", "Better"
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_an_answer_depends_on_changes_it(company, change) -> None:
    """Also where size and time of a file stay the same."""
    before = digest(company)
    assert before is not None
    change(company)
    assert digest(company) not in (before, None)


def test_what_is_asked_changes_it(company) -> None:
    """The command with its options, the day, and the revision."""
    asked = [
        digest(company),
        digest(company, question="rollup"),
        digest(company, today=date(2026, 11, 21)),
        digest(company, at="HEAD"),
        digest(company, at="HEAD~1"),
        digest(company, today=None),
    ]
    assert None not in asked
    assert len(set(asked)) == len(asked)


def test_what_no_answer_depends_on_does_not(company) -> None:
    """Times of files, files that are no documents, packing, and names of branches."""
    before = digest(company)
    os.utime(company.folder / DOCUMENT)
    company.write("src/main.py", "print()\n")
    company.git("gc", "--quiet")
    company.git("branch", "-m", "trunk")
    assert digest(company) == before


def test_another_repository_counts(company, tmp_path) -> None:
    """Its commits, and whether it is there at all."""
    api = GitRepo(tmp_path / "acme" / "api")
    company.write("okr.toml", 'version = 1\n[[repositories]]\nname = "api"\npath = "api"\n')
    before = digest(company)
    api.commit("Begin", {"a.txt": "1"})
    begun = digest(company)
    api.commit("Go on", {"a.txt": "2"})
    assert len({before, begun, digest(company)}) == 3


def test_where_not_all_can_be_named_nothing_is_kept(company, tmp_path) -> None:
    """Without Git, before the first commit, with plug-ins, and where Git may have to fetch."""
    bare = GitRepo(tmp_path / "empty")
    bare.write("okrs/organization.yaml", "kind: Organization\n")
    assert digest(bare) is None
    company.write("okr.toml", 'version = 1\nplugins = ["ours"]\n')
    assert digest(company) is None
    (company.folder / "okr.toml").unlink()
    company.git("config", "uploadpack.allowFilter", "true")
    company.git("clone", "--quiet", "--filter=blob:none", f"file://{company.folder}", "../part")
    assert digest(GitRepo(tmp_path / "part", new=False)) is None
    (tmp_path / "plain" / "okrs").mkdir(parents=True)
    assert digest(GitRepo(tmp_path / "plain", new=False)) is None
