"""Lint with a memory, as the command does it, and random edits to try it with."""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from okrascode.lint.result import LintResult
from okrascode.lint.run import lint
from okrascode.lint.select import Choice
from okrascode.workspace import load_workspace
from okrascode.workspace.judged import keep_judged
from okrascode.workspace.rejudged import judged_before
from okrascode.workspace.state import look_at

__all__ = ["EDITS", "Asked", "ask", "edit_somewhere"]

Asked = tuple[LintResult, bool]
"""What lint says, and whether a judgement that was kept told it."""


def ask(root: Path, cache: Path | None, *, today: date, choice: Choice) -> Asked:
    """Lint a repository; without a cache everything is read and judged."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        look = look_at(root, today=today, at=None, offline=True, repositories={})
        assert look is not None
        known = judged_before(look, cache, choice) if cache else None
        if known is not None:
            return lint(known[0], choice=choice, known=known[1]), True
        workspace = load_workspace(root, today=today)
        keep = partial(keep_judged, look, cache, choice, workspace) if cache else None
        return lint(workspace, choice=choice, keep=keep), False


def _instead(pattern: str, *texts: str) -> Callable[[str, random.Random], str]:
    """Write another text in the place of one match of a pattern."""

    def change(text: str, chance: random.Random) -> str:
        found = list(re.finditer(pattern, text, re.MULTILINE))
        if not found:
            return text
        match = chance.choice(found)
        start, end = match.span(match.re.groups)
        return text[:start] + chance.choice(texts) + text[end:]

    return change


def _comment(text: str, chance: random.Random) -> str:
    words = ("# looked", "# okr: ignore[no-owner] nobody yet", "# okr: ignore[placeholder]")
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    # A comment between the lines of a block would be a part of the text.
    depth = len(lines[at]) - len(lines[at].lstrip(" "))
    return "\n".join([*lines[:at], " " * depth + chance.choice(words), *lines[at:]])


def _one_less(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


_WORDS = (
    "TBD",
    "The bonus is paid only if this objective is reached",
    "Reduce what takes long",
    "付款只需几秒钟",
    "Everything takes a third of the time",
)
EDITS: dict[str, Callable[[str, random.Random], str]] = {
    "a comment": _comment,
    "an objective in other words": _instead(r"objective: (.*)$", *_WORDS),
    "a key result in other words": _instead(r"key_result: (.*)$", *_WORDS),
    "another why": _instead(r"why: (.*)$", *_WORDS),
    "another note": _instead(r"note: (.*)$", *_WORDS),
    "another value": _instead(r"current: ([\d.]+)$", "1", "2", "1.0"),
    "another confidence": _instead(r"confidence: (\d+)$", "1", "9"),
    "a value of another day": _instead(r"^ *(date|as_of): (\S+)$", "2026-10-05", "2026-11-22"),
    "another target": _instead(r"target: ([\d.]+)", "1", "30"),
    "another state": _instead(r"( *owner: .*)$", "    state: draft"),
    "another owner": _instead(r"owner: (.*)$", "ana", "nobody-knows"),
    "another name": _instead(r"id: (.*)$", "renamed", "again"),
    "another link": _instead(r"supports: \[(.*)\]", '"company:nothing"', '"company:answered"'),
    "a line less": _one_less,
    "a line end": lambda text, _: text.rstrip("\n") + "\r\n",
}


def edit_somewhere(root: Path, edit: str, chance: random.Random) -> Path:
    """Make an edit in one of the documents that it changes."""
    paths = sorted(root.glob("okrs/**/*.yaml"))
    for path in chance.sample(paths, len(paths)):
        text = path.read_bytes().decode()
        changed = EDITS[edit](text, chance)
        if changed != text:
            path.write_bytes(changed.encode())
            return path
    raise AssertionError(f"no document has room for {edit}")
