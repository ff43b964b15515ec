"""What is exported is imported as the same objectives, in every format."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from okrascode.exchange.csv_text import decoded, read_csv
from okrascode.exchange.from_markdown import items_of_markdown
from okrascode.exchange.from_table import items_of_table
from okrascode.exchange.import_files import Surroundings, plan_import
from okrascode.exchange.item import Items
from okrascode.exchange.mapping import best_mapping
from okrascode.exchange.ready import ready_mappings
from okrascode.exchange.to_rows import left_behind
from okrascode.exchange.write import FORMATS, write_exchange
from okrascode.exchange.yaml_lines import text_lines
from okrascode.lint.material import Texts, read_texts
from okrascode.model.objective import Objective
from okrascode.model.place import Place
from okrascode.model.plan import Plan
from okrascode.workspace import load_workspace
from tests.support.good_company import GOOD_COMPANY, GOOD_TODAY
from tests.support.okr_program import company_with_history

NOWHERE = Place("")


def read(raw: bytes, format_: str) -> Items:
    """Read a file as the command does."""
    if format_ == "markdown":
        return items_of_markdown(decoded(raw), mappings=ready_mappings())
    if format_ == "xlsx":
        from okrascode.exchange.xlsx_file import read_xlsx

        table = read_xlsx(raw)
    else:
        table = read_csv(decoded(raw))
    return items_of_table(table, best_mapping(table.columns, ready_mappings()))


def there_and_back(texts: Texts, format_: str) -> Plan:
    """Export everything and import it into nothing."""
    rollup = texts.roll_up(tuple(texts.plan.cycles))
    raw = write_exchange(texts.plan, rollup.cycles, format_, cycles=tuple(texts.plan.cycles))
    around = Surroundings(plan=Plan(), paths=frozenset(), name="Acme", today=texts.today)
    result = plan_import(read(raw, format_), around)
    files = {path: text.encode() for path, text in result.files.items()}
    back = read_texts(files, today=texts.today)
    assert not [f for r in back.results.values() for f in r.findings], result.files
    return back.plan


def told(objective: Objective) -> Any:
    """Give what a table carries of an objective."""
    return (
        str(objective.reference), objective.title, objective.why, objective.owner,
        objective.commitment, objective.weight, objective.state, objective.reason,
        [str(link.reference) for link in objective.supports],
        [
            (part.id, part.title, part.how, part.owner, part.commitment, part.weight, part.state,
             part.reason, _measure(part.measure))
            for part in objective.key_results
        ],
    )  # fmt: skip


def _measure(measure: Any) -> Any:
    if hasattr(measure, "expected"):
        return replace(measure, expected=())
    if hasattr(measure, "items"):
        return [(s.id, s.title, s.weight, s.due, s.done) for s in measure.items]
    return measure


@pytest.mark.parametrize("format_", FORMATS)
def test_a_company_comes_back(format_: str) -> None:
    """Identifiers, titles, owners, measures, states and alignment are the same afterwards."""
    if format_ == "xlsx":
        pytest.importorskip("openpyxl")
    texts = read_texts(GOOD_COMPANY, today=GOOD_TODAY)
    back = there_and_back(texts, format_)
    assert sorted(map(told, back.objectives.values()), key=str) == sorted(
        map(told, texts.plan.objectives.values()), key=str
    )


@pytest.mark.parametrize("format_", FORMATS)
def test_values_come_back_as_current(format_: str) -> None:
    """The newest reading is what the new document says, with its day."""
    if format_ == "xlsx":
        pytest.importorskip("openpyxl")
    texts = read_texts(
        {**GOOD_COMPANY, "okrs/sales/2026-Q4.yaml": GOOD_COMPANY["okrs/sales/2026-Q4.yaml"].replace(
            b"baseline: 0, target: 12}", b"baseline: 0, target: 12}\n        current: 5\n"
            b"        as_of: 2026-11-17")},
        today=GOOD_TODAY,
    )  # fmt: skip
    back = there_and_back(texts, format_)
    [live] = [part for ref, part in back.key_results.items() if ref.key_result == "live"]
    assert live.current == 5
    assert live.as_of == date(2026, 11, 17)


def test_the_newest_reading_is_exported(tmp_path: Path) -> None:
    """A check-in file counts before what the document says, with its day and confidence."""
    company_with_history(tmp_path)
    workspace = load_workspace(tmp_path, today=GOOD_TODAY)
    rollup = workspace.roll_up(tuple(workspace.plan.cycles))
    raw = write_exchange(workspace.plan, rollup.cycles, "csv", cycles=tuple(workspace.plan.cycles))
    rows = {row.cells["Reference"]: row.cells for row in read_csv(decoded(raw)).rows}
    completion = rows["payments@2026-Q4:effortless-checkout/completion"]
    assert (completion["Current"], completion["As of"]) == ("66", "2026-11-18")
    assert completion["Confidence"] == "6"
    assert completion["Supports"] == "payments@2026-Q4:effortless-checkout"


def test_what_no_table_carries_is_named() -> None:
    """Dependencies, promises and curves are told on export, each with its reference."""
    texts = read_texts(GOOD_COMPANY, today=GOOD_TODAY)
    said = {f"{r.place} {r.message}" for r in left_behind(texts.plan, cycles=texts.plan.cycles)}
    assert "payments@2026-Q4:effortless-checkout Its depends_on is not in the table." in said
    assert (
        "payments@2026-Q4:effortless-checkout/completion Its expected is not in the table." in said
    )


_TITLES = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Cn", "Co", "Zs"]
    ),
    min_size=1,
    max_size=30,
).map(lambda text: f"a {text} z")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(title=_TITLES, format_=st.sampled_from(["csv", "markdown"]))
def test_any_title_comes_back(title: str, format_: str) -> None:
    """Signs of Markdown, of spreadsheets and of YAML in a title are nothing but signs."""
    [line] = text_lines(8, "key_result", title)
    document = GOOD_COMPANY["okrs/sales/2026-Q4.yaml"].decode()
    document = document.replace("        key_result: Shops are live", line)
    texts = read_texts(
        {**GOOD_COMPANY, "okrs/sales/2026-Q4.yaml": document.encode()}, today=GOOD_TODAY
    )
    back = there_and_back(texts, format_)
    [live] = [part for ref, part in back.key_results.items() if ref.key_result == "live"]
    [there] = [part for ref, part in texts.plan.key_results.items() if ref.key_result == "live"]
    assert live.title == there.title
