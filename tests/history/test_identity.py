"""Who works here, as Git knows it."""

from __future__ import annotations

import pytest

from okrascode.history.identity import identity_of
from okrascode.history.repository import open_repository
from tests.support.git_repo import GitRepo


@pytest.fixture
def repo(tmp_path, monkeypatch) -> GitRepo:
    """A repository, with nothing of the user's own configuration."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return GitRepo(tmp_path / "acme")


def found(repo: GitRepo) -> tuple[str, str]:
    """Ask from a folder inside."""
    repository = open_repository(repo.folder)
    assert repository is not None
    return identity_of(repository.git.attempt)


def test_it_is_what_the_configuration_says(repo) -> None:
    """Name and address; empty where they are not set."""
    assert found(repo) == ("", "")
    repo.git("config", "user.name", "林 悦 <x>")
    assert found(repo) == ("林 悦 x", "")
    repo.git("config", "user.email", "lin@example.org")
    assert found(repo)[1] == "lin@example.org"


def test_the_mailmap_is_followed(repo) -> None:
    """An old address is shown as the new one, and the name with it."""
    repo.write(".mailmap", "Ana Díaz <ana@example.org> <old@example.org>\n")
    repo.git("config", "user.name", "--ana")
    repo.git("config", "user.email", "old@example.org")
    assert found(repo) == ("Ana Díaz", "ana@example.org")
