"""A person at a terminal: a real one, with keys pressed and a screen read."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest

__all__ = ["Terminal"]

pexpect = pytest.importorskip("pexpect", reason="terminals are tested with pexpect (extra dev)")
_WAIT = 90
"""Seconds for the slowest machine; nothing waits as long when all is well."""


class Terminal:
    """A run of ``okr`` in a terminal of 100 columns."""

    def __init__(self, folder: Path, *words: str, state: Path, **environment: str) -> None:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        clean |= {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "XDG_STATE_HOME": str(state),
            "TERM": "dumb",
            "NO_COLOR": "1",
            "LC_ALL": "C.UTF-8",
            **environment,
        }
        self._keys = 0
        self._run = pexpect.spawn(
            sys.executable,
            ["-m", "okrascode", "--today", "2026-11-20", *words],
            cwd=str(folder),
            env=clean,
            encoding="utf-8",
            dimensions=(50, 100),
            timeout=_WAIT,
        )

    def type(self, *lines: str) -> None:
        """Type lines, each when a question has been asked."""
        for line in lines:
            self._run.expect(": $")
            self._run.sendline(line)
            self._keys += len(line) + 1

    def sees(self, text: str) -> None:
        """Wait until a text is on the screen."""
        self._run.expect_exact(text)

    def interrupt(self) -> None:
        """Press Ctrl-C at the next question, and again where nothing happens.

        Python waits for a key although a signal came just before it began to wait, which a busy
        machine shows now and then.
        """
        self._run.expect(": $")
        for _ in range(5):
            self._run.sendintr()
            if self._run.expect([r"\n", pexpect.EOF, pexpect.TIMEOUT], timeout=10) != 2:
                return

    def kill(self) -> None:
        """End it as a power cut does, at the next question."""
        self._run.expect(": $")
        self._run.kill(9)

    def end(self) -> tuple[int, str]:
        """Wait for the end; give the exit code and what was still printed."""
        self._run.expect(pexpect.EOF)
        self._run.close()
        code = self._run.exitstatus
        return -1 if code is None else code, re.sub(r"\r\n", "\n", str(self._run.before))

    @property
    def keys(self) -> int:
        """Count the keys that were pressed, Enter included."""
        return self._keys
