"""``okr demo`` makes a company, judges it, rolls it up and publishes it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from okrascode.cli.main import main

_DAY = ("--today", "2026-11-23")


def _demo(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["demo", *arguments])


def _head(root: Path) -> str:
    return subprocess.run(
        ["git", "-C", str(root), "rev-parse", "HEAD"], capture_output=True, check=True, text=True
    ).stdout


def test_the_same_day_gives_the_same_commits(tmp_path: Path) -> None:
    """Wherever it is made, and however often."""
    (tmp_path / "elsewhere").mkdir()
    assert _demo(str(tmp_path / "a"), *_DAY, "-q").exit_code == 0
    assert _demo("b", "-C", str(tmp_path / "elsewhere"), *_DAY, "-q").exit_code == 0
    assert _head(tmp_path / "a") == _head(tmp_path / "elsewhere" / "b")


def test_another_day_of_the_quarter_continues_the_same_history(tmp_path: Path) -> None:
    """The commits of the earlier day are ancestors of those of the later one."""
    _demo(str(tmp_path / "early"), "--today", "2026-11-09", "-q")
    _demo(str(tmp_path / "late"), *_DAY, "-q")
    early = _head(tmp_path / "early").strip()
    subprocess.run(
        ["git", "-C", str(tmp_path / "late"), "merge-base", "--is-ancestor", early, "HEAD"],
        check=True,
    )


def test_everything_is_shown(tmp_path: Path) -> None:
    """One sentence of lint, one line a team, the built site, and what to try next."""
    root = tmp_path / "tamarind"
    result = _demo(str(root), *_DAY)
    assert result.exit_code == 0, result.output
    lines = result.output.splitlines()
    assert lines[0] == f"Tamarind keeps vaccines cold: seven teams, 290 commits, in {root}."
    assert any(line.startswith("Lint: ") and "error" not in line for line in lines)
    assert any(line.startswith("2026-Q4 ") for line in lines)
    assert any(line.startswith("Supply and finance ") and "stale" in line for line in lines)
    assert (
        f"Site: built in {root / 'site'}. See it: okr -C {root} site serve {' '.join(_DAY)}"
        in lines
    )
    assert "Try next:" in lines
    assert (root / "site" / "index.html").is_file()
    assert (root / "site" / "zh" / "index.html").is_file()
    status = ["git", "-C", str(root), "status", "--porcelain"]
    assert subprocess.run(status, capture_output=True, check=True).stdout == b""


def test_without_the_site_extra_it_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest works all the same."""
    monkeypatch.setitem(sys.modules, "mkdocs", None)
    result = _demo(str(tmp_path / "new"), *_DAY)
    assert result.exit_code == 0, result.output
    assert "pip install 'okrascode[site]'" in result.output
    assert not (tmp_path / "new" / "site").exists()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    """Exit 2 with one sentence, and nothing is written."""
    (tmp_path / "mine.txt").write_text("mine")
    run = [sys.executable, "-m", "okrascode", "demo", str(tmp_path)]
    result = subprocess.run(run, capture_output=True, text=True)
    assert result.returncode == 2
    assert result.stderr == f"okr: {tmp_path} is not empty; name a folder that is new or empty.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
