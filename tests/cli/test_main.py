"""The program as a process: exit codes, and streams that are not what one expects."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.good_company import GOOD_COMPANY

TITLE = "Paying is effortless 林 😀"


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """Write the good company into a folder, with characters of many alphabets."""
    for path, raw in GOOD_COMPANY.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)
    team = tmp_path / "okrs/payments/team.yaml"
    text = team.read_text(encoding="utf-8")
    assert "name: Payments" in text
    team.write_text(text.replace("name: Payments", f"name: {TITLE}"), encoding="utf-8")
    return tmp_path


def okr(folder: Path, *words: str, behind: str = "", **environment: str):
    """Run the program; ``behind`` is what stands behind it on a shell's line."""
    command = [
        sys.executable,
        "-m",
        "okrascode",
        "-C",
        str(folder),
        "--today",
        "2026-11-20",
        *words,
    ]
    return subprocess.run(
        ["sh", "-c", f'"$@" {behind}', "sh", *command] if behind else command,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=120,
    )


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gbk", "utf-8"])
@pytest.mark.parametrize("command", [("rollup",), ("status",), ("lint",), ("log",)])
def test_no_encoding_of_the_terminal_stops_a_command(company, command, encoding) -> None:
    """What the terminal does not have is shown in another way."""
    done = okr(company, *command, PYTHONIOENCODING=encoding)
    assert (done.returncode, b"bug" in done.stderr) == (0, False), done.stderr


@pytest.mark.parametrize("encoding", ["latin-1", "gbk", "utf-8"])
def test_json_says_the_same_in_every_encoding(company, encoding) -> None:
    """A pipe that cannot carry a character gets it as an escape, which JSON reads."""
    done = okr(company, "rollup", "--format", "json", PYTHONIOENCODING=encoding)
    names = [
        t["name"] for c in json.loads(done.stdout.decode(encoding))["cycles"] for t in c["teams"]
    ]
    assert TITLE in names


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", ["rollup", "lint"])
def test_a_full_disk_is_no_bug(company, command) -> None:
    """What cannot be written is said in a sentence, with the exit code of the environment."""
    done = okr(company, command, "--format", "json", behind="> /dev/full")
    assert done.returncode == 3
    message = b"okr: the output cannot be written: No space left on device."
    assert done.stderr.splitlines()[-1] == message


@pytest.mark.skipif(os.name == "nt", reason="a shell closes the streams")
def test_closed_streams_are_no_bug(company) -> None:
    """Whoever closes the output gets the exit code alone."""
    assert okr(company, "rollup", behind=">&- 2>&-").returncode == 0
    wrong = okr(company, "rollup", "--cycle", "nope", behind=">&-")
    assert wrong.returncode == 2
    assert wrong.stderr.startswith(b"okr: There is no cycle 'nope'.")


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
@pytest.mark.parametrize(
    ("words", "code"), [(("lint",), 0), (("lint", "--fromat", "x"), 2), (("log", "nobody:x"), 2)]
)
def test_a_broken_pipe_ends_quietly(company, words, code) -> None:
    """Nobody reads either stream: no traceback, and what was wrong still decides the code."""
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "okrascode", "-C", str(company), *words]
    try:
        done = subprocess.run(command, stdout=write, stderr=write, timeout=120)
    finally:
        os.close(write)
    assert done.returncode == code


def test_an_empty_revision_is_unknown(company) -> None:
    """A variable that is not set does not silently mean the work tree."""
    subprocess.run(["git", "init", "-q", company], check=True)
    done = okr(company, "--at", "", "rollup")
    assert done.returncode == 2
    assert b"There is no revision ''" in done.stderr


def test_the_collector_of_cycles_is_left_as_it_was(tmp_path) -> None:
    """A command runs without it, and whoever calls us from Python has it afterwards."""
    assert gc.isenabled()
    okr("-C", tmp_path, "status")
    assert gc.isenabled()
