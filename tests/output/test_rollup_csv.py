"""The roll-up as CSV for spreadsheets."""

from __future__ import annotations

import csv
import io

from okrascode.output.rollup_csv import COLUMNS, RENDERER
from tests.support.plans import key_result, metric, objective, plan_of, reading, rolled_up
from tests.support.rollups import full_rollup, header


def rows(rollup):
    """Render and read again."""
    text = RENDERER.render(rollup, header=header())
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_one_row_for_each_objective_and_key_result() -> None:
    """In the order of the roll-up, drafts and dropped ones too."""
    found = [row for row in rows(full_rollup()) if row["kind"] != "notice"]
    assert [row["kind"] for row in found].count("objective") == 5
    assert len(found) == 5 + 12
    assert list(found[0]) == list(COLUMNS)
    assert {row["cycle"] for row in found} == {"2026-Q4"}


def test_numbers_are_numbers() -> None:
    """At most six decimals, negative ones without a mark of text, nothing where none is known."""
    plan = plan_of(objective("checkout", key_result("rate", metric(0, -30, unit="ms"))))
    row = rows(rolled_up(plan, reading(-10, "11-10")))[1]
    assert [row[k] for k in ("baseline", "target", "current", "score", "expected")] == [
        "0",
        "-30",
        "-10",
        "0.333333",
        "0.5",
    ]
    assert (row["final_score"], row["goal"]) == ("", "'-30 ms")


def test_a_formula_becomes_text() -> None:
    """What a stranger typed is never calculated."""
    texts = [row["text"] for row in rows(full_rollup())]
    assert any(text.startswith("'=1+1 \\x1b[31m") for text in texts)
    assert not any(text.startswith(("=", "+", "-", "@")) for text in texts)


def test_what_is_not_known_stands_above_the_rows() -> None:
    """Without numbers, so that sums stay right."""
    notices = [row for row in rows(full_rollup()) if row["kind"] == "notice"]
    assert [row["text"] for row in notices] == [
        "2 documents could not be read; numbers may lack what is in them:",
        "okrs/x\\x1b.yaml:3: a tab | is not allowed",
        "okrs/y.yaml: empty",
    ]
    assert {row["score"] for row in notices} == {""}


def test_a_row_says_what_was_read() -> None:
    """Value, day, author, note and commit; steps and truth values in words."""
    found = {row["ref"].partition(":checkout/")[2]: row for row in rows(full_rollup())}
    rate = found["rate"]
    assert [rate[k] for k in ("last_reading", "reported_by", "note", "commit", "readings")] == [
        "2026-11-10",
        "Ana",
        "Wallets help.",
        "b" * 40,
        "3",
    ]
    assert [found[k]["current"] for k in ("wallets", "pci", "flat")] == ["1 of 3", "not done", ""]
    assert found["flat"]["remark"] == "baseline and target are both 5"
    assert found["pci"]["last_reading"] == ""
