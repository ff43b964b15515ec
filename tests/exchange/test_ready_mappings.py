"""Every ready mapping reads a file with the documented columns, and loses nothing in silence."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest

from okrascode.documents.canonical import formatting_edits
from okrascode.exchange.csv_text import read_csv
from okrascode.exchange.from_table import items_of_table
from okrascode.exchange.import_files import ImportPlan, Surroundings, plan_import
from okrascode.exchange.mapping import best_mapping
from okrascode.exchange.ready import ready_mappings
from okrascode.findings import Severity
from okrascode.lint.material import read_texts
from okrascode.lint.run import lint
from okrascode.model.plan import Plan
from tests.support.foreign_tables import TABLES
from tests.support.okr_program import TODAY, okr

DAY = date.fromisoformat(TODAY)


def imported(text: str, plan: Plan | None = None, **options: object) -> ImportPlan:
    """Import a CSV text into nothing, or into a plan; a tool without cycles gets one."""
    if text in (TABLES["burningokr"], TABLES["burningokr-de"]):
        options["cycle"] = "2026-Q4"
    table = read_csv(text)
    items = items_of_table(table, best_mapping(table.columns, ready_mappings()))
    around = Surroundings(plan=plan or Plan(), paths=frozenset(), name="Acme", today=DAY)
    return plan_import(items, around, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_recognised_by_its_columns(name: str) -> None:
    """No option is needed for a table whose columns are documented."""
    assert best_mapping(read_csv(TABLES[name]).columns, ready_mappings()).slug == name


@pytest.mark.parametrize("name", TABLES)
def test_what_is_written_has_no_errors(name: str) -> None:
    """The documents of an import, judged together, have not one error, and hold key results."""
    plan = imported(TABLES[name])
    texts = {path: text.encode() for path, text in plan.files.items()}
    result = lint(read_texts(texts, today=DAY))
    assert [f for f in result.findings if f.severity is Severity.ERROR] == []
    assert plan.objectives >= 1
    assert plan.key_results >= 1


@pytest.mark.parametrize("name", TABLES)
def test_what_is_written_is_in_the_order_of_fmt(name: str) -> None:
    """Nobody's first command after an import has to be okr fmt."""
    for path, text in imported(TABLES[name], keep=True).files.items():
        assert formatting_edits(text.encode(), path=path) == (), path


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_is_used_or_named(name: str) -> None:
    """Each text of the source stands in a document, in a remark, or under a column left out."""
    plan = imported(TABLES[name], keep=True)
    written = " ".join([*plan.files.values(), *(r.message for r in plan.remarks)]).casefold()
    separator = ";" if name == "burningokr-de" else ","
    table = csv.DictReader(io.StringIO(TABLES[name]), delimiter=separator)
    left_out = {m[1] for r in plan.remarks if (m := re.match(r"The column '(.*?)' is", r.message))}
    read_as_numbers_and_days = re.compile(r"[\d./,% -]+|.*\d{4}.*|true|false|QUARTERLY")
    for row in table:
        for column, cell in row.items():
            name_of = (column or "").rstrip("*")
            if not isinstance(cell, str) or not cell or name_of in left_out:
                continue
            if read_as_numbers_and_days.fullmatch(cell) or "type" in name_of.casefold():
                continue
            if name_of.startswith("Aligned"):  # a weight of 0 % is none, and its words are syntax
                continue
            words = [w.partition("@")[0] for w in re.split(r"[\s,;:()]+", cell.casefold()) if w]
            missing = [w for w in words if w not in written and w.replace("í", "i") not in written]
            assert not missing or name_of in ("status", "Status", "state"), (column, cell, missing)


def test_a_hierarchy_becomes_alignment() -> None:
    """Whatever an objective belonged to is what it supports; a key result stays below its own."""
    files = imported(TABLES["appfire-jira"]).files
    assert "supports: [acme:loved]" in files["okrs/payments/2026-Q4.yaml"]
    assert "id: seconds-pay" in files["okrs/payments/2026-Q4.yaml"]
    viva = imported(TABLES["viva-goals"]).files["okrs/payments/2026-Q4.yaml"]
    assert "supports: [acme@2026:loved]" in viva


def test_check_ins_become_check_in_files() -> None:
    """Each report has its day, its author, its value and its note; the document has no value."""
    files = imported(TABLES["viva-goals"]).files
    reports = sorted(path for path in files if path.count("/") == 3)
    assert [Path(path).name[:10] for path in reports] == ["2026-10-10", "2026-11-10"]
    assert "current: 40\n" in files[reports[1]]
    assert "half; of it (On Track)" in files[reports[1]]
    assert "by: bo-lind" in files[reports[1]]
    assert "current:" not in files["okrs/payments/2026-Q4.yaml"]


def test_a_share_alone_becomes_percent_of_the_way() -> None:
    """Where a tool knows nothing but progress, the measure goes from 0 to 100 %."""
    text = imported(TABLES["culture-amp"]).files
    [document] = [t for path, t in text.items() if path.endswith("2026-Q4.yaml")]
    assert "current: 65\n" in document
    assert "current: 100\n" in document
    assert document.count('measure: {unit: "%", baseline: 0, target: 100}') == 2


def test_progress_in_another_unit_is_worked_out_exactly() -> None:
    """Half of the way from 60 to 20 seconds is 40 seconds."""
    without = re.sub(r"Checkin Date[^,\n]*", "", TABLES["viva-goals"])
    assert "current: 40\n" in imported(without).files["okrs/payments/2026-Q4.yaml"]


def test_identifiers_come_from_titles_also_chinese_ones() -> None:
    """A Chinese title gives pinyin where that is installed, and always an identifier."""
    pytest.importorskip("pypinyin")
    text = "\n".join(imported(TABLES["generic-zh"]).files.values())
    assert "- id: ke-hu-tui-jian-wo-men\n" in text
    assert "lin-yue: {name: 林悦}" in text


def test_the_same_import_twice_adds_nothing() -> None:
    """What the plan has already is not written a second time."""
    first = imported(TABLES["viva-goals"])
    texts = {path: text.encode() for path, text in first.files.items()}
    plan = read_texts(texts, today=DAY).plan
    again = imported(TABLES["viva-goals"], plan)
    assert not again.files
    assert again.already_there == 3


def test_a_cycle_that_the_organisation_lacks_is_named(tmp_path: Path) -> None:
    """The organisation's file is never touched; its missing cycle is a sentence."""
    okr("init", tmp_path, "--today", TODAY, "--ci", "none")
    organization = (tmp_path / "okrs/organization.yaml").read_bytes()
    (tmp_path / "x.csv").write_text(TABLES["viva-goals"], encoding="utf-8")
    said = okr("-C", tmp_path, "import", "csv", "x.csv", "--today", TODAY)
    assert "Not imported, because the organisation has no cycle '2026': Be loved." in said.err
    assert (tmp_path / "okrs/organization.yaml").read_bytes() == organization
    assert (tmp_path / "okrs/payments/2026-Q4.yaml").exists()
