"""A text from anywhere becomes one clean line, a YAML scalar, an identifier."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from okrascode.model.reference import is_id
from okrascode.output.escape import is_unsafe
from okrascode.scaffold.scalars import clean_line, id_from, yaml_scalar

ANY_TEXT = st.text(st.characters(), max_size=40)


@given(ANY_TEXT)
def test_a_scalar_reads_back_as_the_same_text(text: str) -> None:
    """Whatever the text, a YAML reader gives it back, in a block, a list and before a comment."""
    line = clean_line(text)
    scalar = yaml_scalar(line)
    read = YAML(typ="safe", pure=True).load(f"a: {scalar}  # note\nb: [{scalar}]\n")
    assert read == {"a": line, "b": [line]}


@given(ANY_TEXT)
def test_a_clean_line_is_clean_and_stays_so(text: str) -> None:
    """Cleaning leaves one line without characters that steer a screen; again changes nothing."""
    line = clean_line(text)
    assert not any(is_unsafe(character) for character in line)
    assert line == line.strip()
    assert clean_line(line) == line


@given(ANY_TEXT)
def test_an_identifier_is_one_or_empty(text: str) -> None:
    """What comes out can be an identifier, unless it is empty or a reserved name of Windows."""
    made = id_from(text)
    assert made == "" or is_id(made) or is_id(made + "-x")


@pytest.mark.parametrize(
    ("text", "scalar"),
    [
        ("Acme", "Acme"),
        ("林悦 科技", "林悦 科技"),
        ("Acme Inc.", '"Acme Inc."'),
        ("no", '"no"'),
        ("NULL", '"NULL"'),
        ("1", '"1"'),
        ("1e3", '"1e3"'),
        ("2026-11-20", '"2026-11-20"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("- a", '"- a"'),
        ('say "hi"', '"say \\"hi\\""'),
        ("back\\slash", '"back\\\\slash"'),
        ("🚀", '"🚀"'),
        ("", '""'),
    ],
)
def test_a_scalar_is_plain_where_that_is_safe(text: str, scalar: str) -> None:
    """Quotes stand only where some reader would take the plain text for something else."""
    assert yaml_scalar(text) == scalar
