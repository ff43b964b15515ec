"""Spreadsheets, the database and metrics, read by the programs they are for."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families
from prometheus_client.parser import text_string_to_metric_families as read_text_format

from okrascode.site.csv_text import csv_bytes
from okrascode.site.tables import TABLES
from okrascode.site.view_site import view_of
from tests.site.test_mkdocs import hostile
from tests.support.publications import data_of, sample
from tests.support.site_company import company


def rows_of(content: bytes) -> list[dict[str, str]]:
    """Read a spreadsheet as Excel does: by its mark as UTF-8."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_spreadsheet_read_back_has_every_row(table) -> None:  # type: ignore[no-untyped-def]
    """As many rows as the site has, each with every column."""
    rows = rows_of(sample()[f"data/{table.name.replace('_', '-')}.csv"])
    assert len(rows) == len(list(table.rows(view_of(company()))))
    assert all(tuple(row) == table.columns for row in rows)


def test_the_readings_of_a_key_result_can_be_redrawn() -> None:
    """The numbers behind a chart, as they were written."""
    rows = rows_of(sample()["teams/company/2026-Q4/trust/late/data.csv"])
    assert [(row["date"], row["value"], row["confidence"]) for row in rows] == [
        ("2026-10-09", "9.5", "6"),
        ("2026-10-23", "8.1", "6"),
        ("2026-11-06", "7.9", "4"),
        ("2026-11-20", "7.2", "3"),
    ]


def test_chinese_and_accents_survive() -> None:
    """Names are read back letter by letter."""
    who = {row["who"] for row in rows_of(sample()["data/readings.csv"])}
    assert {"林悦", "Ana Díaz"} <= who


def test_no_cell_is_a_formula() -> None:
    """Text that a spreadsheet would run stays text; negative numbers stay numbers."""
    content = csv_bytes(
        ["text", "number"],
        [["=cmd|'/c calc'!A1", Decimal("-1.50")], ["@x", None], ["-a", True], ["+1", ("a", "b")]],
    )
    rows = rows_of(content)
    assert [row["text"][0] for row in rows] == ["'"] * 4
    assert [row["number"] for row in rows] == ["-1.5", "", "true", "a b"]
    for path, content in data_of(hostile()).items():
        if path.endswith(".csv"):
            for row in rows_of(content):
                assert not [c for c in row.values() if c[:1] in "=+@\t\r" and c], path


@pytest.fixture
def database(tmp_path: Path) -> sqlite3.Connection:
    """Open the file as anybody would."""
    (tmp_path / "okrs.sqlite").write_bytes(sample()["data/okrs.sqlite"])
    return sqlite3.connect(tmp_path / "okrs.sqlite")


def test_the_database_answers_questions(database: sqlite3.Connection) -> None:
    """It is sound, and joins work by the references that people type."""
    with closing(database) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        site = view_of(company())
        [count] = connection.execute("SELECT count(*) FROM readings").fetchone()
        assert count == sum(len(k.readings) for o in site.objectives for k in o.key_results)
        rows = connection.execute(
            "SELECT t.name, k.ref, max(r.value) FROM readings r JOIN key_results k"
            " ON k.ref = r.key_result JOIN teams t ON t.id = k.team"
            " WHERE k.ref = 'company@2026-Q4:trust/contracts' GROUP BY 1, 2"
        ).fetchall()
        assert rows == [("Lighthouse Kitchens", "company@2026-Q4:trust/contracts", 9)]
        about = dict(connection.execute("SELECT key, value FROM about").fetchall())
        assert about["today"] == "2026-11-22"


def test_numbers_in_the_database_are_numbers(database: sqlite3.Connection) -> None:
    """Sums work; steps that were done stay text."""
    with closing(database) as connection:
        kinds = dict(connection.execute("SELECT ref, typeof(current) FROM key_results").fetchall())
    assert kinds["company@2026-Q4:trust/late"] == "real"
    assert kinds["kitchens@2026-Q4:on-time/menus"] == "text"


def test_a_formula_in_a_text_changes_no_database(tmp_path: Path) -> None:
    """Quotes and SQL in texts are texts."""
    (tmp_path / "x.sqlite").write_bytes(data_of(hostile())["data/okrs.sqlite"])
    with closing(sqlite3.connect(tmp_path / "x.sqlite")) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    assert {table.name for table in TABLES} <= names


def families_of(content: bytes) -> Mapping[str, dict[tuple[tuple[str, str], ...], float]]:
    """Read metrics with the parser of the Prometheus client."""
    return {
        family.name: {tuple(sorted(s.labels.items())): s.value for s in family.samples}
        for family in text_string_to_metric_families(content.decode())
    }


def test_metrics_are_read_by_prometheus() -> None:
    """Every running key result with a score has it, and exactly one status."""
    families = families_of(sample()["data/metrics.txt"])
    site = view_of(company())
    scores = families["okr_key_result_score_ratio"]
    assert len(scores) == sum(1 for k in site.current if k.score is not None)
    states = families["okr_key_result_status"]
    assert sum(states.values()) == len(states) == len(site.current)
    late = families["okr_key_result_current"]
    where = {"team": "company", "cycle": "2026-Q4", "objective": "trust", "key_result": "late"}
    assert late[tuple(sorted(where.items()))] == 7.2
    assert families["okr_history_complete"] == {(): 1}


def test_metrics_are_read_in_the_older_format_too() -> None:
    """A plain web server serves them as plain text, and Prometheus then reads that format."""
    text = sample()["data/metrics.txt"].decode()
    old = {family.name: len(family.samples) for family in read_text_format(text)}
    new = {name: len(samples) for name, samples in families_of(text.encode()).items()}
    assert old == new


def test_metrics_name_nobody_and_stay_small() -> None:
    """No person and no text of a team is a label: those would make a series each."""
    text = sample()["data/metrics.txt"].decode()
    for word in ("Mei", "林悦", "Schools", "jon"):
        assert word not in text


def test_what_is_unknown_has_no_sample() -> None:
    """A zero would be a number nobody gave."""
    families = families_of(sample()["data/metrics.txt"])
    unknown = {k.reference for k in view_of(company()).current if k.confidence is None}
    told = len(families["okr_key_result_confidence"])
    assert unknown
    assert told == len(view_of(company()).current) - len(unknown)
