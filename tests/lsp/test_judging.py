"""What is judged after a key is what would be found if everything were judged anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the language server is the extra lsp")

from okrascode.lsp import desk as desks
from okrascode.lsp.desk import Desk
from tests.support.good_company import GOOD_COMPANY

PATH = "okrs/payments/2026-Q4.yaml"
TODAY = date(2026, 11, 20)
WARNED = """apiVersion: okrascode/v1
kind: CheckIn
team: {team}
cycle: 2026-Q4
date: 2026-11-19
summary: yes
"""


def _desk(folder: Path) -> Desk:
    for path, text in GOOD_COMPANY.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text)
    for team in ("payments", "company"):
        file = folder / f"okrs/{team}/warned.yaml"
        file.write_text(WARNED.format(team=team), encoding="utf-8")
    return Desk(folder, today=TODAY)


EDITS: list[tuple[str, Callable[[str], str]]] = [
    ("a title", lambda text: text.replace("objective: ", "objective: Try to ", 1)),
    ("a placeholder", lambda text: text.replace("key_result: ", "key_result: TODO ", 1)),
    ("an owner", lambda text: text.replace("owner: ", "owner: nobody-", 1)),
    ("a title again", lambda text: text.replace("Try to ", "Help to ", 1)),
    ("a comment above", lambda text: "# A line more.\n" + text),
    ("a suppression", lambda text: "# okr: file-ignore[placeholder]\n" + text),
    ("a target", lambda text: text.replace("target: ", "target: 1", 1)),
    ("a broken text", lambda text: text + "x: [\n"),
    ("an unknown key", lambda text: text + "ownr: ana\n"),
    ("a title after all", lambda text: text.replace("why: ", "why: Because ", 1)),
]


@pytest.mark.parametrize("path", [PATH, "okrs/company/2026.yaml"])
def test_key_after_key(tmp_path: Path, path: str) -> None:
    """Words, numbers, comments, broken texts: each time all findings of all documents."""
    desk = _desk(tmp_path)
    desk.findings()
    text = GOOD_COMPANY[path].decode()
    for name, edit in EDITS:
        text = edit(text)
        desk.typed(path, text)
        fresh = Desk(tmp_path, today=TODAY)
        fresh.typed(path, text)
        assert desk.findings() == fresh.findings(), name
        if name.startswith("a broken"):
            text = text.removesuffix("x: [\n")


def test_several_documents_at_once(tmp_path: Path) -> None:
    """Words in two documents, one of them closed again: nothing of it stays."""
    desk = _desk(tmp_path)
    before = desk.findings()
    assert [f.slug for f in before["okrs/payments/warned.yaml"]].count("ambiguous-scalar") == 1
    for path in (PATH, "okrs/company/2026.yaml"):
        desk.typed(path, GOOD_COMPANY[path].decode().replace("objective: ", "objective: TODO ", 1))
    assert {finding.slug for found in desk.findings().values() for finding in found} >= {
        "placeholder"
    }
    desk.closed(PATH)
    desk.closed("okrs/company/2026.yaml")
    assert desk.findings() == before


def test_what_was_saved_is_read(tmp_path: Path) -> None:
    """After the disk changed, nothing that was said before counts any more."""
    desk = _desk(tmp_path)
    desk.findings()
    text = GOOD_COMPANY["okrs/organization.yaml"].replace(b"vision:", b"visio:")
    (tmp_path / "okrs/organization.yaml").write_bytes(text)
    desk.reload()
    assert desk.findings() == Desk(tmp_path, today=TODAY).findings()


def test_what_is_saved_while_it_judges_counts_afterwards(tmp_path: Path, monkeypatch) -> None:
    """The disk is read in a thread of its own; what was said of the old state is said no more."""
    desk, judge = _desk(tmp_path), desks.judge_texts
    text = GOOD_COMPANY[PATH].decode().replace("supports: [", "supports: [x:y, ", 1)
    desk.typed(PATH, text)

    def judged_while_it_is_saved(*given):
        said = judge(*given)
        (tmp_path / "okr.toml").write_text('[lint]\nignore = ["unknown-reference"]\n', "utf-8")
        desk.reload()
        return said

    monkeypatch.setattr(desks, "judge_texts", judged_while_it_is_saved)
    assert "unknown-reference" in {finding.slug for finding in desk.findings()[PATH]}
    monkeypatch.undo()
    fresh = Desk(tmp_path, today=TODAY)
    fresh.typed(PATH, text)
    assert desk.findings() == fresh.findings()
    assert "unknown-reference" not in {finding.slug for finding in desk.findings()[PATH]}
