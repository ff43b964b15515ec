"""A record that is read on is the record that is read whole, whatever people did in between.

More of them: ``OKRASCODE_MODEL_EXAMPLES=100 pytest tests/workspace/test_read_on.py``.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from okrascode.history import remembered
from okrascode.readings.record import Record
from okrascode.workspace import load_workspace
from okrascode.workspace import record as records
from tests.support.busy_company import BusyCompany

MORE = int(os.environ.get("OKRASCODE_MODEL_EXAMPLES", "0"))
TODAY = date(2026, 12, 15)


@pytest.fixture(autouse=True)
def _everything_is_worth_keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_WORTH_KEEPING", 0)
    monkeypatch.setattr(records, "_WORTH_KEEPING", 0)


def record_of(root: Path, cache: Path | None = None, at: str | None = None) -> Record:
    """Read a work tree or a revision, with or without a cache."""
    return load_workspace(root, today=TODAY, cache=cache, at=at).record()


def told(record: Record) -> dict[str, object]:
    """Give all that a record says, in its order."""
    return {
        "readings": dict(record.readings),
        "order": [*record.readings],
        "evidence": dict(record.evidence),
        "changes": tuple(record.changes),
        "first": dict(record.first_seen),
        "links": dict(record.links),
        "questions": dict(record.questions),
        "vision": record.vision,
        "findings": record.findings,
        "whole": (record.complete_history, record.history_starts, record.what_is_missing),
    }


@pytest.fixture
def read_on(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Tell of each attempt to read on whether it came to something."""
    went: list[bool] = []

    def watched(*given: Any, **named: Any) -> Record | None:
        record = really(*given, **named)
        went.append(record is not None)
        return record

    really = records.read_on
    monkeypatch.setattr(records, "read_on", watched)
    return went


@pytest.mark.parametrize("seed", range(MORE or 4))
def test_reading_on_is_reading_whole(tmp_path: Path, seed: int, read_on: list[bool]) -> None:
    """After reports, renamings, moves, splits, merges and reverts; with a work tree in disorder."""
    company, cache = BusyCompany(tmp_path / "acme", seed), tmp_path / "cache"
    root = company.repo.folder
    record_of(root, cache)
    for step in range(8):
        for _ in range(company.chance.randrange(1, 4)):
            company.do(reverts=step % 4 == 3)
        if step % 2:
            company.disturb()
        on, whole = record_of(root, cache), record_of(root)
        assert told(on) == told(whole), step
        assert on == whole
        company.settle()
    assert sum(read_on) >= 4


def test_what_is_read_again(tmp_path: Path, read_on: list[bool]) -> None:
    """A report is read on; a revert, another vision and a forced push need everything."""
    company, cache = BusyCompany(tmp_path / "acme", 1), tmp_path / "cache"
    repo, path = company.repo, "okrs/pay/2026-Q4.yaml"
    text = (repo.folder / path).read_text(encoding="utf-8")
    organization = (repo.folder / "okrs/organization.yaml").read_text(encoding="utf-8")

    def read() -> list[bool]:
        read_on.clear()
        assert told(record_of(repo.folder, cache)) == told(record_of(repo.folder))
        return read_on

    assert read() == []
    assert read() == [True]
    said = repo.commit("Say", {path: text + "# more\n"})
    assert read() == [True]
    repo.commit(f"Withdraw\n\nThis reverts commit {said}.", {path: text})
    assert read() == [False]
    assert read() == [True]
    repo.commit("See", {"okrs/organization.yaml": organization.replace("pays", "wins")})
    assert read() == [False]
    repo.git("reset", "-q", "--hard", "HEAD~2")
    assert read() == [], "there is nothing to read on from"


def test_another_okr_wrote_it(tmp_path: Path, read_on: list[bool]) -> None:
    """What cannot be read counts as nothing."""
    company = BusyCompany(tmp_path / "acme", 1)
    for content in (b"", b"\n", b"{}\n", b'{"places": 3}\n', b"[]\n"):
        memory = Fixed(content)
        workspace = load_workspace(company.repo.folder, today=TODAY)
        assert workspace.repository is not None
        workspace.repository = replace(workspace.repository, memory=memory)
        assert told(workspace.record()) == told(record_of(company.repo.folder))
    assert read_on == []


class Fixed:
    """A memory that has one answer to every question about records."""

    def __init__(self, content: bytes) -> None:
        """Keep the answer."""
        self._content = content

    def find(self, _: object, question: Sequence[str]) -> bytes | None:
        """Give it."""
        return self._content if question[0] == "record" else None

    def keep(self, *_: object) -> None:
        """Forget."""
