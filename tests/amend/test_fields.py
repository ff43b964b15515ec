"""Fields that can be changed from the command line, and how what was typed is written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from okrascode.amend.fields import Field, field_of, value_of
from okrascode.amend.text import DocumentText
from okrascode.documents.read import read_document
from okrascode.edits.edit import edited
from okrascode.errors import UsageError
from okrascode.model.objective import KeyResult
from okrascode.model.plan import ObjectivesDocument

HEAD = "apiVersion: okrascode/v1\nkind: Objectives\nteam: t\ncycle: c\nobjectives:\n"


def key_result(measure: str) -> KeyResult:
    """Give a key result with a measure."""
    text = (
        f"{HEAD}  - {{id: o, objective: O, key_results: [{{id: k, key_result: K, {measure}}}]}}\n"
    )
    document = read_document(text.encode(), path="okrs/t/c.yaml").document
    assert isinstance(document, ObjectivesDocument)
    return document.objectives[0].key_results[0]


@pytest.mark.parametrize(
    ("field", "typed", "value", "written"),
    [
        (Field("target", "", is_number=True), " 75.50 ", Decimal("75.50"), "75.50"),
        (Field("between", "", is_range=True), "90,95", "90 to 95", "[90, 95]"),
        (Field("between", "", is_range=True), "[ 90 , 95.5 ]", "90 to 95.5", "[90, 95.5]"),
        (Field("between", "", is_range=True), "90 to 95", "90 to 95", "[90, 95]"),
        (Field("due", "", is_day=True), "2026-12-01", "2026-12-01", "2026-12-01"),
        (Field("title", ""), "No: 1", "No: 1", '"No: 1"'),
        (Field("title", ""), "true", "true", '"true"'),
        (Field("unit", ""), "%", "%", '"%"'),
    ],
)
def test_what_was_typed_is_read_and_written(field, typed, value, written) -> None:
    """As a value for changes, and as YAML that reads back as it."""
    assert value_of(field, typed) == (value, written)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        (Field("target", "", is_number=True), "1e3"),
        (Field("target", "", is_number=True), "75 %"),
        (Field("target", "", is_number=True), "٣"),
        (Field("between", "", is_range=True), "90"),
        (Field("between", "", is_range=True), "a,b"),
        (Field("due", "", is_day=True), "2026-02-30"),
        (Field("title", ""), "  "),
    ],
)
def test_what_cannot_be_read_is_refused(field, typed) -> None:
    """With a sentence."""
    with pytest.raises(UsageError):
        value_of(field, typed)


def test_fields_are_found_by_all_their_names() -> None:
    """As the document, changes and diff call them; others are left to an editor."""
    metric = key_result("measure: {baseline: 0, target: 9}")
    assert field_of(metric, "measure.target") == field_of(metric, "target")
    assert field_of(metric, "key_result") == field_of(metric, "title")
    assert field_of(metric, "expected") is None
    assert field_of(metric, "supports") is None
    steps = key_result("measure: {milestones: [{id: a, title: A}]}")
    assert field_of(steps, "milestones.a.due") == Field(
        "milestones.a.due", "/measure/milestones/0/due", is_day=True
    )
    assert field_of(steps, "milestones.a") is None
    for wanting in ("target", "unit", "at_most"):
        with pytest.raises(UsageError, match="its measure has another shape"):
            field_of(steps, wanting)
    with pytest.raises(UsageError, match="it has at_least"):
        field_of(key_result("measure: {at_least: 3}"), "at_most")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n  b: 1\n\n# end\n", "a:\n  b: 1\n  c: 2\n\n# end\n"),
        ("a:\n  b: 1\n  # of a\nd: 1\n", "a:\n  b: 1\n  # of a\n  c: 2\nd: 1\n"),
        (
            "a:\n  b: 1\n# odd\n  d: 1\n# of e\ne: 1",
            "a:\n  b: 1\n# odd\n  d: 1\n  c: 2\n# of e\ne: 1",
        ),
        ("a: {}\n", "a: {c: 2}\n"),
        ("a: {b: 1}\n", "a: {b: 1, c: 2}\n"),
        ("a: {b: 1 }\n", "a: {b: 1, c: 2 }\n"),
        ("a: {\n  b: 1\n}\n", "a: {\n  b: 1\n, c: 2}\n"),
        ("a:\n  b: >\n    x\n\n    y\nd: 1", "a:\n  b: >\n    x\n\n    y\n  c: 2\nd: 1"),
        ("a:\n  b: 1", "a:\n  b: 1\n  c: 2"),
    ],
)
def test_a_key_is_added_in_the_style_that_is_there(text, expected) -> None:
    """In braces or on a line of its own, before the blank lines behind."""
    edit = DocumentText(text.encode()).with_key("/a", ["c: 2"], flow="c: 2")
    assert edited(text.encode(), [edit]).decode() == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [1]\n", "a: [1, 2]\n"),
        ("a: []\n", "a: [2]\n"),
        ("a:\n- 1\nb: 1\n", "a:\n- 1\n- 2\nb: 1\n"),
        ("a:\n  - 1\n  # two\n\nb: 1\n", "a:\n  - 1\n  - 2\n  # two\n\nb: 1\n"),
        ("a:\n- 0\n# one\n- 1\nb: 1\n", "a:\n- 0\n# one\n- 1\n- 2\nb: 1\n"),
    ],
)
def test_an_item_is_added_in_the_style_that_is_there(text, expected) -> None:
    """As deep as its neighbours."""
    edit = DocumentText(text.encode()).with_item("/a", ["2"], flow="2")
    assert edited(text.encode(), [edit]).decode() == expected
