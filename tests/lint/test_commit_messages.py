"""The rules about commit messages, on real commits."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrascode.lint.run import lint
from okrascode.lint.select import Choice
from okrascode.workspace import load_workspace
from tests.support.company_files import write_company
from tests.support.git_repo import GitRepo
from tests.support.good_company import GOOD_TODAY

KEY_RESULT = "payments:effortless-checkout/completion"


@pytest.fixture
def repo(tmp_path: Path) -> GitRepo:
    """Give the company that does everything right, committed."""
    made = GitRepo(write_company(tmp_path))
    made.git("add", "-A")
    made.commit("Begin", on="2026-10-02")
    return made


def _codes(repo: GitRepo, **choice: str) -> list[str]:
    workspace = load_workspace(repo.folder, today=GOOD_TODAY)
    return [f.code for f in lint(workspace, choice=Choice(select=("8",), **choice)).findings]


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        (f"OKR: {KEY_RESULT} is 42", ["OKR801"]),
        (f"OKR: {KEY_RESULT} = 42", []),
        ("OKR: payments:effortless-checkout/completoin = 42", ["OKR802"]),
        ("Fix: the okr page", []),
    ],
    ids=["not understood", "understood", "unknown", "something else"],
)
def test_a_message_is_judged(repo: GitRepo, line: str, codes: list[str]) -> None:
    """What cannot count is a finding of its rule, which has a manual page."""
    repo.commit(f"Look at the form\n\n{line}\n", on="2026-11-10")
    assert _codes(repo) == codes


def test_a_squash_beside_its_originals_is_a_question_for_the_strict(repo: GitRepo) -> None:
    """Both count, and nobody can tell whether that is right."""
    repo.branch("idea")
    repo.commit(f"Shorten the form\n\nOKR: {KEY_RESULT} = 67\n", on="2026-11-10")
    repo.switch("main")
    repo.commit(
        f"The form (#7)\n\n* Shorten the form\n\nOKR: {KEY_RESULT} = 67\n\n* Rename it\n",
        on="2026-11-12",
    )
    repo.merge("idea", on="2026-11-13")
    assert _codes(repo) == ["OKR803"]


def test_findings_of_commits_can_be_ignored(repo: GitRepo) -> None:
    """A message that is old and known is silenced in the settings, as any other rule."""
    repo.commit(f"Look\n\nOKR: {KEY_RESULT} is 42\n", on="2026-11-10")
    workspace = load_workspace(repo.folder, today=GOOD_TODAY)
    choice = Choice(ignore=("unparsed-trailer",))
    assert not [f for f in lint(workspace, choice=choice).findings if f.code == "OKR801"]
