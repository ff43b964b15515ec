"""A kill -9 before every single step of writing: each file is what it was or what it shall be."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from okrascode.documents.read import read_document
from tests.support.okr_program import company_with_history, okr

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no kill -9 there")

RATE = "payments:effortless-checkout/completion"
TODAY = "2026-11-20"
_STEPS = frozenset({"os.rename", "os.link", "os.remove", "os.chmod", "os.mkdir", "os.truncate"})
_MOST = 200


def _is_step(event: str, given: tuple[object, ...], folder: str) -> bool:
    """Tell whether the program is about to change something below a folder."""
    if not any(isinstance(one, str) and one.startswith(folder) for one in given):
        return False
    writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT
    return event in _STEPS or (event == "open" and bool(int(str(given[2] or 0)) & writes))


def _killed(folder: Path, words: tuple[str, ...], *, at: int) -> bool:
    """Run in a process of its own that is killed before its step ``at``; tell whether it was."""
    child = os.fork()
    if child == 0:
        steps = 0

        def listen(event: str, given: tuple[object, ...]) -> None:
            nonlocal steps
            if _is_step(event, given, str(folder)):
                steps += 1
                if steps == at:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(listen)
        os._exit(0 if okr("-C", folder, *words).code in (0, 1) else 9)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0, words
    return False


def _texts(folder: Path) -> dict[str, bytes]:
    found = (p for p in (folder / "okrs").rglob("*") if p.is_file())
    return {str(p.relative_to(folder)): p.read_bytes() for p in found}


def _mistyped(folder: Path) -> None:
    for path in ("okrs/payments/2026-Q4.yaml", "okrs/sales/2026-Q4.yaml"):
        text = (folder / path).read_bytes().replace(b"    owner: ", b"    ownr: ", 1)
        (folder / path).write_bytes(text)


def _untidy(folder: Path) -> None:
    for path in ("okrs/payments/team.yaml", "okrs/sales/team.yaml"):
        (folder / path).write_bytes((folder / path).read_bytes().replace(b"name: ", b"name:   "))


def _nothing(folder: Path) -> None:
    pass


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (_nothing, ("--today", TODAY, "checkin", RATE, "68", "--as", "bo")),
        (_nothing, ("--today", TODAY, "new", "team", "Growth", "--lead", "ana")),
        (_nothing, ("--today", TODAY, "new", "cycle", "2027-Q1")),
        (_nothing, ("--today", TODAY, "change", RATE, "target", "80", "--reason", "More shops.")),
        (_nothing, ("--today", "2027-01-04", "close", "2026-Q4")),
        (_nothing, ("--today", TODAY, "rename", RATE, "finished")),
        (_nothing, ("--today", TODAY, "undo", RATE, "--yes")),
        (_mistyped, ("--today", TODAY, "lint", "--fix")),
        (_untidy, ("--today", TODAY, "fmt")),
    ],
    ids=lambda one: "-".join(one[2:4]) if isinstance(one, tuple) else "",
)
def test_every_file_is_whole_after_a_kill_at_any_step(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    before: Callable[[Path], None],
    words: tuple[str, ...],
) -> None:
    """Old or new, never a part, and no document is lost; the same command works afterwards."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    company = company_with_history(tmp_path / "company").folder
    before(company)
    old = _texts(company)
    whole = tmp_path / "whole"
    shutil.copytree(company, whole)
    assert not _killed(whole, words, at=0)
    new = _texts(whole)
    assert new != old
    for step in range(1, _MOST):
        here = tmp_path / f"at-{step}"
        shutil.copytree(company, here)
        was_killed = _killed(here, words, at=step)
        found = {p: raw for p, raw in _texts(here).items() if not p.endswith(".tmp")}
        for path, raw in found.items():
            known = (old.get(path), new.get(path))
            if raw not in known:  # A check-in has a name of its own each time.
                assert path not in old
                assert read_document(raw, path=path).document is not None, path
        assert not {path for path in old.keys() - found.keys() if path in new}
        again = okr("-C", here, *words)
        assert again.code in (0, 1, 2), again.err
        shutil.rmtree(here)
        if not was_killed:
            assert step > 2
            return
    raise AssertionError(f"more than {_MOST} steps")
