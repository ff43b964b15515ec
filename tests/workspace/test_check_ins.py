"""Check-ins are whole or absent, whatever ends the program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from okrascode.documents.check_in_text import Said, check_in_text
from okrascode.documents.read import read_document
from okrascode.errors import EnvironmentFailure
from okrascode.workspace.check_ins import write_check_ins
from okrascode.workspace.drafts import Draft, draft_folder
from okrascode.workspace.removal import remove_file

DAY = date(2026, 11, 20)
TEXT = check_in_text(
    team="payments",
    cycle="2026-Q4",
    day=DAY,
    by="bo",
    said=[Said(key_result=f"a/k{n}", current=n, note="word " * 400) for n in range(40)],
)
_PROGRAM = """
import sys
from datetime import date
from pathlib import Path
from okrascode.workspace.check_ins import write_check_ins
text = Path(sys.argv[2]).read_text(encoding="utf-8")
print("ready", flush=True)
while True:
    write_check_ins(Path(sys.argv[1]), [("okrs/payments/2026-Q4", text)], day=date(2026, 11, 20))
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9 there")
def test_a_kill_at_any_moment_leaves_whole_files(tmp_path: Path) -> None:
    """Of a program that writes without a pause and is killed, every document is right."""
    (tmp_path / "text").write_text(TEXT, encoding="utf-8")
    for number in range(6):
        with subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, str(tmp_path), str(tmp_path / "text")],
            stdout=subprocess.PIPE,
        ) as program:
            assert program.stdout is not None
            program.stdout.readline()
            time.sleep(0.01 + 0.007 * number)
            program.send_signal(signal.SIGKILL)
            program.wait()
    written = list((tmp_path / "okrs/payments/2026-Q4").glob("*.yaml"))
    assert written
    for path in written:
        result = read_document(path.read_bytes(), path=f"okrs/payments/2026-Q4/{path.name}")
        assert result.document is not None
        assert path.read_text(encoding="utf-8") == TEXT


def test_when_the_second_cannot_be_written_the_first_goes(tmp_path: Path) -> None:
    """The check-ins of one conversation stand together or not at all."""
    (tmp_path / "okrs").mkdir()
    (tmp_path / "okrs/b").write_text("in the way", encoding="utf-8")
    with pytest.raises(EnvironmentFailure):
        write_check_ins(tmp_path, [("okrs/a", TEXT), ("okrs/b", TEXT)], day=DAY)
    assert list((tmp_path / "okrs/a").iterdir()) == []


def test_a_file_that_was_changed_is_not_removed(tmp_path: Path) -> None:
    """Only what was looked at goes, with folders that are empty without it."""
    path = tmp_path / "okrs/a/x.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"new")
    with pytest.raises(EnvironmentFailure, match="changed by somebody else"):
        remove_file(tmp_path, "okrs/a/x.yaml", expected=b"old")
    remove_file(tmp_path, "okrs/a/x.yaml", expected=b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_draft_that_cannot_be_kept_costs_nothing_else(tmp_path: Path) -> None:
    """Without a place for drafts, or with a full one, everything else works."""
    assert draft_folder({}) is None
    assert draft_folder({"XDG_STATE_HOME": "relative", "HOME": "/h"}) == Path(
        "/h/.local/state/okrascode/drafts"
    )
    nowhere = Draft(None)
    assert not nowhere.keep("x")
    assert nowhere.read() is None
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert not Draft(tmp_path / "file/x.json").keep("x")
    kept = Draft(tmp_path / "d/x.json")
    assert kept.keep("x")
    assert kept.read() == "x"
    assert (tmp_path / "d/x.json").stat().st_mode & 0o077 == 0
    kept.drop()
    assert kept.read() is None
