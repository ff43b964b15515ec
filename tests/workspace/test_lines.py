"""The lines of readings, found once and kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from okrascode.history.queries import Repository
from okrascode.workspace import Workspace, lines, load_workspace
from okrascode.workspace.sealed import Piece
from tests.support.busy_company import BusyCompany


class Memory:
    """Keeps one thing, and counts."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self.content: bytes | None = None
        self.kept = 0

    def find(self, _: Repository, question: Sequence[str]) -> bytes | None:
        """Give it."""
        return self.content if question[0] == "lines" else None

    def keep(self, _: Repository, question: Sequence[str], content: Iterable[Piece]) -> None:
        """Keep it."""
        if question[0] == "lines":
            self.content = b"".join(content)
            self.kept += 1


def opened(root: Path, memory: Memory | None = None) -> Workspace:
    """Read a work tree."""
    workspace = load_workspace(root, today=date(2026, 12, 1))
    assert workspace.repository is not None
    workspace.repository = replace(workspace.repository, memory=memory)
    return workspace


def lines_in(workspace: Workspace) -> dict[tuple[str | None, str | None, str | None], int]:
    """Give the lines of all readings."""
    readings = [one for some in workspace.record().readings.values() for one in some]
    found = workspace.lines_of(readings)
    return {(one.commit, one.path, one.pointer): line for one, line in found.items()}


def test_lines_are_found_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was found in a commit is not looked for again; the work tree always is."""
    monkeypatch.setattr(lines, "_WORTH_KEEPING", 0)
    company, memory = BusyCompany(tmp_path / "acme", 3), Memory()
    root = company.repo.folder
    for _ in range(12):
        company.do()
    truth = lines_in(opened(root))
    assert truth
    assert lines_in(opened(root, memory)) == truth
    assert lines_in(opened(root, memory)) == truth
    assert memory.kept == 1
    company.do()
    path = root / "okrs/pay/2026-Q4.yaml"
    path.write_text("# first\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert lines_in(opened(root, memory)) == lines_in(opened(root))


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[]"])
def test_what_cannot_be_read_is_found_again(tmp_path: Path, content: bytes) -> None:
    """What another okr wrote costs time alone."""
    company, memory = BusyCompany(tmp_path / "acme", 4), Memory()
    for _ in range(5):
        company.do()
    memory.content = content
    assert lines_in(opened(company.repo.folder, memory)) == lines_in(opened(company.repo.folder))
