"""JSON of other programs: lists, nesting, and our own roll-up."""

from __future__ import annotations

from pathlib import Path

import pytest

from okrascode.errors import UsageError
from okrascode.exchange.from_json import read_json
from tests.support.okr_program import TODAY, company_with_history, okr


def test_nested_key_results_come_with_their_objective(tmp_path: Path) -> None:
    """An objective that holds its key results needs no parent named in them."""
    (tmp_path / "x.json").write_text(
        '{"objectives": [{"title": "Be loved", "owner": "Ana", "quarter": "2026-Q4", "keyResults":'
        ' [{"title": "Score rises", "startValue": 30, "targetValue": 50, "currentValue": 41.5}]}]}',
        encoding="utf-8",
    )
    said = okr("-C", tmp_path, "import", "json", "x.json", "--today", TODAY)
    assert said.code == 0, said.err
    [document] = tmp_path.glob("okrs/*/2026-Q4.yaml")
    text = document.read_text(encoding="utf-8")
    assert "measure: {baseline: 30, target: 50}" in text
    assert "current: 41.5" in text


def test_our_own_roll_up_can_be_imported(tmp_path: Path) -> None:
    """What ``okr rollup --format json`` prints gives objectives with the same identifiers."""
    company_with_history(tmp_path / "a")
    rolled = okr("-C", tmp_path / "a", "rollup", "--format", "json", "--today", TODAY)
    (tmp_path / "b").mkdir()
    (tmp_path / "b/x.json").write_text(rolled.out, encoding="utf-8")
    said = okr("-C", tmp_path / "b", "import", "json", "x.json", "--today", TODAY)
    assert said.code == 0, said.err
    text = (tmp_path / "b/okrs/payments/2026-Q4.yaml").read_text(encoding="utf-8")
    assert "- id: effortless-checkout\n" in text
    assert "- id: completion\n" in text
    assert okr("-C", tmp_path / "b", "lint", "--today", TODAY).code == 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ('{"a": 1}' * 2, "no JSON"),
        ("3", "no records"),
        ("[]", "no records"),
    ],
)
def test_what_is_no_record_gets_a_sentence(text: str, sentence: str) -> None:
    """Nothing else than UsageError comes out."""
    with pytest.raises(UsageError, match=sentence):
        read_json(text)


def test_a_number_that_would_fill_the_memory_stays_text() -> None:
    """1e999999999 is not written out."""
    [row] = read_json('[{"title": "x", "target": 1e999999999}]').rows
    assert row.cells["target"] == "1e999999999"
