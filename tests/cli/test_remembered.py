"""Commands that answer from the cache: the same bytes, and only while nothing has changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from okrascode.workspace.answers import Answer, Answers
from tests.support.demo_repository import demo
from tests.support.okr_program import okr

COMMANDS = [("rollup", "--format", "json"), ("status",), ("log", "-n", "5"), ("lint",)]


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    """The demo: large enough that its answers are worth keeping."""
    return demo(tmp_path_factory)


@pytest.fixture(autouse=True)
def _every_answer_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_CACHE_AFTER", "0")


def kept(cache: Path) -> list[Path]:
    """Name the files of the answers."""
    return sorted((cache / "okrascode" / "answers").glob("*"))


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_the_second_answer_is_the_first(company, tmp_path, words) -> None:
    """Output, complaints and exit code, and the cache is where it comes from."""

    def ask():
        return okr("-C", company, "--today", "2026-11-23", *words, XDG_CACHE_HOME=str(tmp_path))

    first = ask()
    [file] = kept(tmp_path)
    assert ask() == first
    assert okr("-C", company, "--today", "2026-11-23", "--no-cache", *words) == first
    Answers(tmp_path / "okrascode").keep(file.name, Answer(exit_code=1, out="kept\n", err=""))
    assert ask() == type(first)(1, "kept\n", "")


def test_a_change_is_seen_at_once(company, tmp_path) -> None:
    """A value that somebody types is in the next answer, and going back gives the old one."""
    words = ("--today", "2026-11-23", "rollup", "--format", "json")

    def ask():
        return okr("-C", company, *words, XDG_CACHE_HOME=str(tmp_path))

    before = ask()
    document = next(
        path
        for path in sorted(company.glob("okrs/*/2026-Q4.yaml"))
        if b"current:" in path.read_bytes()
    )
    text = document.read_bytes()
    document.write_bytes(text + b"# looked again\n")
    after = ask()
    assert json.loads(after.out)["dirty"] is True
    assert json.loads(before.out)["dirty"] is False
    document.write_bytes(text)
    assert ask() == before
    assert len(kept(tmp_path)) == 2


def test_no_cache_neither_reads_nor_writes(company, tmp_path) -> None:
    """The folder is not even made."""
    okr("-C", company, "--no-cache", "rollup", XDG_CACHE_HOME=str(tmp_path))
    assert not list(tmp_path.iterdir())


def test_a_file_is_written_each_time(company, tmp_path) -> None:
    """An answer that goes into a file is no answer to remember."""
    target = tmp_path / "lint.json"
    for _ in range(2):
        okr(
            "-C",
            company,
            "lint",
            "--profile=strict",
            "--format",
            f"json:{target}",
            XDG_CACHE_HOME=str(tmp_path / "c"),
        )
        assert json.loads(target.read_text(encoding="utf-8"))["findings"]
        target.unlink()
    assert not kept(tmp_path / "c")
