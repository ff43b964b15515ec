"""The store of answers: whole or absent, whatever happens to its files."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from okrascode.workspace.answers import Answer, Answers, cache_folder

KEY, OTHER = "a" * 64, "b" * 64
ANSWER = Answer(exit_code=1, out="0.42 达成\r\n\x1b[1m", err="two warnings\n")


def test_what_was_kept_comes_back(tmp_path) -> None:
    """To the last character, and under its own key alone."""
    answers = Answers(tmp_path)
    assert answers.find(KEY) is None
    answers.keep(KEY, ANSWER)
    assert answers.find(KEY) == ANSWER
    assert answers.find(OTHER) is None


def damage(path: Path, how: str) -> None:
    """Do to a file what crashes, full disks and people do."""
    raw = path.read_bytes()
    match how:
        case "cut":
            path.write_bytes(raw[:-3])
        case "empty":
            path.write_bytes(b"")
        case "changed":
            path.write_bytes(raw.replace(b"0.42", b"0.99"))
        case "of another":
            path.write_bytes(raw.replace(b"a" * 64, b"b" * 64))
            path.replace(path.with_name(OTHER))
        case "a folder":
            path.unlink()
            path.mkdir()
        case "noise":
            path.write_bytes(os.urandom(500))


@pytest.mark.parametrize("how", ["cut", "empty", "changed", "of another", "a folder", "noise"])
def test_a_damaged_answer_counts_as_absent(tmp_path, how) -> None:
    """Nothing wrong is ever said, and nothing fails."""
    answers = Answers(tmp_path)
    answers.keep(KEY, ANSWER)
    damage(tmp_path / "answers" / KEY, how)
    assert answers.find(KEY) is None
    assert answers.find(OTHER) is None
    answers.keep(KEY, ANSWER)
    if how != "a folder":
        assert answers.find(KEY) == ANSWER


def test_two_may_write_at_once(tmp_path) -> None:
    """Whoever comes last is kept, and a reader meets one of them whole."""
    answers = Answers(tmp_path)
    said = [Answer(exit_code=0, out=str(n) * 50_000, err="") for n in range(4)]
    met: list[Answer | None] = []

    def write(one: Answer) -> None:
        for _ in range(20):
            answers.keep(KEY, one)
            met.append(answers.find(KEY))

    threads = [threading.Thread(target=write, args=[one]) for one in said]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(met) == 80
    assert all(one in said for one in met)
    assert [path.name for path in (tmp_path / "answers").iterdir()] == [KEY]


def test_the_oldest_go(tmp_path) -> None:
    """Beyond two hundred, those that nobody asked for longest."""
    answers = Answers(tmp_path)
    keys = [f"{n:064x}" for n in range(201)]
    for age, key in enumerate(keys[:-1]):
        answers.keep(key, ANSWER)
        os.utime(tmp_path / "answers" / key, (1000 + age, 1000 + age))
    assert answers.find(keys[0]) == ANSWER
    answers.keep(keys[-1], ANSWER)
    assert answers.find(keys[1]) is None
    assert answers.find(keys[0]) == ANSWER
    assert len(list((tmp_path / "answers").iterdir())) == 200


def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path) -> None:
    """Its place may be a file, or the disk may be full."""
    (tmp_path / "answers").write_text("here first")
    Answers(tmp_path).keep(KEY, ANSWER)
    assert Answers(tmp_path).find(KEY) is None


def test_the_folder_is_that_of_the_standard() -> None:
    """XDG_CACHE_HOME when it is absolute, else .cache at home, else none."""
    assert cache_folder({"XDG_CACHE_HOME": "/c", "HOME": "/h"}) == Path("/c/okrascode")
    assert cache_folder({"XDG_CACHE_HOME": "c", "HOME": "/h"}) == Path("/h/.cache/okrascode")
    assert cache_folder({"XDG_CACHE_HOME": ""}) is None
