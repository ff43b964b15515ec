"""Whatever stands in a table: no exception, no error in what is written, nothing outside."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from okrascode.exchange.csv_text import as_csv, read_csv, table_of
from okrascode.exchange.from_markdown import items_of_markdown
from okrascode.exchange.from_table import items_of_table
from okrascode.exchange.import_files import ImportPlan, Surroundings, plan_import
from okrascode.exchange.item import Items
from okrascode.exchange.mapping import ColumnMapping
from okrascode.exchange.ready import ready_mappings
from okrascode.findings import Severity
from okrascode.lint.material import read_texts
from okrascode.lint.run import lint
from okrascode.model.plan import Plan

TODAY = date(2026, 11, 20)
MAPPINGS = {one.slug: one for one in ready_mappings()}
WORDS = st.sampled_from(
    ["", "1", "0", "-5", "12,5", "1.234.567", "50%", "1e999", "0.7", "NaN", "Q4 2026", "2026",
     "Objective", "Key result", "Key Result", "objective", "key_result", "goal", "milestone",
     "2026-11-20", "31/12/2026", "99/99/9999", "Ana Díaz", "ana@example.org", "@", "林悦", "支付",
     "A; B\nC", "../../etc", "con", "a: b # c", "- x", "'", '"', "{}", "[x", "\u202eevil", "Draft",
     "::error::", "=1+1", "---", "&a", "*a", "!t", "true", "no", "~", "a" * 300, "x\n\n  y\n", "",
     "\ufeff", "\x1b[31m", "H1 2026",
     "Checkin Date: 2026-11-10; User: Bo; Note: x; Current Value: 5;", "acme@2026:a/b",
     "a: A [due 2026-01-01] [done 2026-02-01]", "binary", "milestones", "between", "at_least"]
)  # fmt: skip
CELLS = st.one_of(WORDS, st.text(max_size=12))
STARTS = st.sampled_from(
    ["# ", "## ", "- ", "  - ", "1. ", "- [x] ", "", "| ", "```", "Owner: ", "  - Target: "]
)


def written(items: Items) -> ImportPlan:
    """Import into nothing, and look that everything is in order."""
    plan = plan_import(
        items, Surroundings(plan=Plan(), paths=frozenset(), name="Acme", today=TODAY), keep=True
    )
    for path in plan.files:
        assert path.startswith("okrs/")
        assert ".." not in path
        assert path.isascii()
    texts = {path: text.encode() for path, text in plan.files.items()}
    errors = [
        f"{f.path} {f.code} {f.message}"
        for f in lint(read_texts(texts, today=TODAY)).findings
        if f.severity is Severity.ERROR
    ]
    assert not errors, "\n".join([*errors, *plan.files.values()])
    return plan


def columns_of(mapping: ColumnMapping) -> list[str]:
    """Give one column for every field."""
    lists = [*mapping.columns.values(), *mapping.key_result.values()]
    return list(dict.fromkeys(names[0].replace("{n}", "1") for names in lists))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data(), slug=st.sampled_from(sorted(MAPPINGS)))
def test_any_cells_give_documents_without_errors(data: st.DataObject, slug: str) -> None:
    """Every mapping, filled with words that are right, wrong or evil."""
    mapping = MAPPINGS[slug]
    columns = columns_of(mapping)
    rows = data.draw(st.lists(st.lists(CELLS, max_size=len(columns)), max_size=6))
    table = table_of(enumerate([columns, *rows], start=1))
    written(items_of_table(table, mapping))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(STARTS, CELLS), max_size=14))
def test_any_page_gives_documents_without_errors(lines: list[tuple[str, str]]) -> None:
    """Pages of headings, bullets and rows in no order."""
    page = "\n".join(start + " ".join(text.split()) for start, text in lines)
    written(items_of_markdown(page, mappings=ready_mappings()))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_is_written_as_csv_is_read_as_the_same(rows: list[list[str]]) -> None:
    """Line breaks, quotes and beginnings of formulas survive; spaces around do not matter."""
    width = max(map(len, rows))
    names = [f"c{n}" for n in range(width)]
    clean = [
        # A command to a CI runner is spelled out on purpose.
        [
            "".join(c for c in cell if (c.isprintable() or c == "\n") and c not in ":#").strip()
            for cell in row
        ]
        for row in rows
    ]
    kept = [row for row in clean if any(row)]
    back = read_csv(as_csv(names, kept)).rows
    assert [{n: c for n, c in zip(names, row, strict=False) if c} for row in kept] == [
        dict(row.cells) for row in back
    ]


def test_a_title_that_cannot_be_seen_is_none() -> None:
    """Invisible characters are no name, and an apostrophe of one's own stays."""
    table = read_csv("Objective,Key result,Cycle\n\ufeff\u2060,K,2026-Q4\nO,\u200e,2026-Q4\n")
    plan = written(items_of_table(table, MAPPINGS["generic"]))
    assert sum("cannot be seen" in r.message for r in plan.remarks) == 2
    assert read_csv(as_csv(["a"], [["'=1"], ["''-x"], ["'x"]])).rows[1].cells == {"a": "''-x"}


@pytest.mark.parametrize("text", ["a,b\r1,2\r", "a\tb\n1\t2\n", "a|b\n1|2\n", '"a";"b"\n1;2'])
def test_separators_are_found(text: str) -> None:
    """Commas, semicolons, tabs and bars, and the line ends of old Macs."""
    assert read_csv(text).rows[0].cells == {"a": "1", "b": "2"}
