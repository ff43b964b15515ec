"""Finding the root."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrascode.errors import NothingFound, UsageError
from okrascode.workspace import find_root


def test_the_root_is_found_from_below(tmp_path: Path) -> None:
    """Work anywhere inside a repository of OKRs."""
    deep = tmp_path / "okrs" / "payments"
    deep.mkdir(parents=True)
    assert find_root(deep) == tmp_path.resolve()


def test_settings_alone_mark_the_root(tmp_path: Path) -> None:
    """okr.toml marks the root also where the documents have another folder."""
    (tmp_path / "okr.toml").write_text("version = 1\n")
    inside = tmp_path / "goals"
    inside.mkdir()
    assert find_root(inside) == tmp_path.resolve()


def test_nothing_is_found_outside(tmp_path: Path) -> None:
    """Outside of a repository the message says how to begin."""
    with pytest.raises(NothingFound) as caught:
        find_root(tmp_path)
    assert "okr init" in (caught.value.hint or "")


@pytest.mark.parametrize(("name", "message"), [("gone", "does not exist"), ("f", "not a folder")])
def test_a_start_that_is_no_folder_is_refused(tmp_path: Path, name: str, message: str) -> None:
    """A wrong ``-C`` is said in a sentence."""
    (tmp_path / "f").write_text("x")
    with pytest.raises(UsageError, match=message):
        find_root(tmp_path / name)
