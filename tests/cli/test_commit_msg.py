"""``okr commit-msg`` stops a commit whose trailers would be lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.git_repo import GitRepo
from tests.support.okr_program import Said, company_with_history, okr

TIME = "payments:effortless-checkout/time"


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> GitRepo:
    """Give the good company; nobody writes into it."""
    return company_with_history(tmp_path_factory.mktemp("company") / "repo")


def _check(repo: GitRepo, tmp_path: Path, message: str | bytes) -> Said:
    file = tmp_path / "message"
    file.write_bytes(message if isinstance(message, bytes) else message.encode())
    return okr("-C", repo.folder, "commit-msg", file, "--today", "2026-11-20")


@pytest.mark.parametrize(
    "message",
    [
        "Faster",
        "",
        f"Faster\n\nOKR: {TIME} = 40\n",
        f"Faster\r\n\r\nOKR: {TIME} = 40\r\n",
        "Faster\n\nOKR: payments@2026-Q4:effortless-checkout\n",
        f"Faster\n\n# OKR: nonsense\nOKR: {TIME} = 40\n# Please enter the message\n",
        f"Faster\n\n# {'-' * 24} >8 {'-' * 24}\n+OKR: x\nOKR: nonsense\n",
        b"\xff\xfe OKR without a trailer",
    ],
)
def test_a_good_message_passes(repo: GitRepo, tmp_path: Path, message: str | bytes) -> None:
    """Without trailers, with right ones, and with what Git takes out."""
    said = _check(repo, tmp_path, message)
    assert (said.code, said.out) == (0, "")


@pytest.mark.parametrize(
    ("trailer", "words"),
    [
        (f"OKR: {TIME} is 40", "OKR801"),
        ("OKR: payments:effortless-checkout/tme = 40", f"Did you mean {TIME}?"),
        ("OKR: nobody:effortless-checkout/time = 40", "OKR802"),
        (f"OKR: {TIME} = true", "report a number"),
        (f"OKR: {TIME} +1", "write = VALUE"),
        (f"OKR: {TIME} done shipped", "report a value instead"),
        ("OKR: payments:effortless-checkout = 4", "Only a key result has a value"),
    ],
)
def test_a_bad_trailer_is_named_with_its_line(
    repo: GitRepo, tmp_path: Path, trailer: str, words: str
) -> None:
    """The line is that of the file, comments counted, and the cure stands beside."""
    said = _check(repo, tmp_path, f"Faster\n# a comment\n\n{trailer}\n")
    assert said.code == 1
    assert said.out.startswith("commit message, line 4: OKR")
    assert words in said.out


def test_a_message_cannot_steer_the_terminal(repo: GitRepo, tmp_path: Path) -> None:
    """Escapes and workflow commands come out as text."""
    said = _check(repo, tmp_path, "Faster\n\nOKR: \x1b[31m ::error::x\n")
    assert said.code == 1
    assert "\x1b" not in said.out


def test_a_missing_file_is_the_fault_of_the_environment(repo: GitRepo, tmp_path: Path) -> None:
    """With the name of the file."""
    said = okr("-C", repo.folder, "commit-msg", tmp_path / "none")
    assert said.code == 3
    assert "none cannot be read" in said.err
