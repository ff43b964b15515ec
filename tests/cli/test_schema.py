"""``okr schema`` prints the schemas that ship."""

from __future__ import annotations

import json

import pytest

from okrascode.resources import data_folder
from tests.support.okr_program import okr

FILES = sorted((data_folder("schemas") / "v1").glob("*.schema.json"))


def test_without_a_kind_all_are_listed() -> None:
    """One a line."""
    said = okr("schema")
    assert said.code == 0
    assert said.out.split() == [file.name.removesuffix(".schema.json") for file in FILES]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_schema_is_printed_as_it_ships(file) -> None:
    """Byte by byte, so that a file of it can be compared."""
    said = okr("schema", file.name.removesuffix(".schema.json"))
    assert said.code == 0
    assert said.out == file.read_text(encoding="utf-8")
    assert json.loads(said.out)["$id"].endswith(file.name)


@pytest.mark.parametrize("kind", ["CheckIn", "check-in", "okr.toml", "Objectives"])
def test_the_words_of_documents_are_understood(kind) -> None:
    """As they stand behind kind:, or as the file is called."""
    assert okr("schema", kind).code == 0


def test_an_unknown_kind_is_wrong_usage() -> None:
    """With those there are."""
    said = okr("schema", "objektives")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("okr: There is no schema 'objektives'.\n     There are: check-in, ")
