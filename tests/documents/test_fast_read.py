"""What the fast way accepts, the full reader accepts with the same document and no finding."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrascode.documents.fast_read import fast_document
from okrascode.documents.line_grammar import NotPlain, plain_data
from okrascode.documents.read import judge_document, read_document
from okrascode.documents.tree import read_tree
from okrascode.documents.yaml_text import Parser, YamlSyntaxError
from tests.support.plain_documents import PLAIN, edited

_ROUNDS = 3000
"""Random edits of each run of the seeded test; longer runs found nothing more."""


@pytest.mark.parametrize("path", PLAIN)
def test_plain_documents_are_read_fast(path: str) -> None:
    """Every kind of document, plainly written, goes the fast way and comes out the same."""
    raw = PLAIN[path].encode()
    document = fast_document(raw, path=path)
    assert document is not None
    full = judge_document(raw, path=path)
    assert (document, full.findings) == (full.document, ())
    assert repr(document) == repr(full.document)


@pytest.mark.parametrize("seed", range(4))
def test_random_edits_never_divide_the_two_ways(seed: int) -> None:
    """Whatever thousands of edits make of a document, what is accepted fast is accepted at all."""
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    accepted = 0
    for number in range(_ROUNDS):
        path = chance.choice(list(PLAIN))
        raw = edited(PLAIN[path], chance).encode("utf-8", "surrogatepass")
        document = fast_document(raw, path=path)
        if document is None:
            continue
        accepted += 1
        parser = Parser.FAST if number % 8 else Parser.PURE
        full = judge_document(raw, path=path, parser=parser)
        assert full.findings == (), raw
        assert (document, repr(document)) == (full.document, repr(full.document)), raw
    assert accepted > _ROUNDS // 20


_PIECES = st.sampled_from(
    [
        *("a", "id", "1", "-1", "+5", "0.50", "010", "1e3", "yes", "true", "null", "~", "é", "中"),
        *(": ", ":", "\n", "\n  ", "\n    ", "- ", "\n- ", "\n  - ", " ", "  ", "#", " #", "\t"),
        *('"', "'", "[", "]", "{", "}", ", ", ",", "&", "*", "!", "|", ">", "%", "@", "`", "?"),
        *(
            "\\",
            "---",
            "...",
            "<<",
            "=",
            "\r\n",
            "\u00a0",
            "\u3000",
            "\u2028",
            "\ufeff",
            "\U000e0001",
        ),
    ]
)


@settings(max_examples=1500, deadline=None)
@given(st.lists(_PIECES, max_size=14).map("".join))
def test_the_line_grammar_reads_what_yaml_means(text: str) -> None:
    """Any text that the line grammar reads means to YAML exactly the same, with nothing to say."""
    try:
        data = plain_data(text)
    except NotPlain:
        return
    try:
        tree = read_tree(text, path="x.yaml", parser=Parser.PURE)
    except YamlSyntaxError as error:
        raise AssertionError(f"{text!r} is not YAML: {error}") from error
    assert tree.findings == ()
    assert repr(tree.data if tree.data is not None else {}) == repr(data)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "owner: &a ana",
            "owner: *a",
            "owner: !!str ana",
            "owner: |",
            "owner: >-",
            "owner: ana # x",
        ),
        *(
            "owner: a: b",
            "owner: yes",
            "weight: 010",
            "weight: .nan",
            'owner: "a\\tb"',
            "owner: [a",
        ),
        *("owner: {a: b", "owner: a\n    b", "owner:", "owner: 'it''s'", "? owner", "owner:\tana"),
        *("owner: ana\u00a0b", "owner: 1_000", "true: ana", "1: ana", "<<: {a: b}", "owner: [a, ]"),
        *(
            "owner: @ana",
            "owner: `ana`",
            "owner: %a",
            "owner: a\u2028b",
            "'owner': ana",
            "owner: - a",
        ),
    ],
)
def test_what_may_mean_something_else_is_left_to_the_full_reader(line: str) -> None:
    """Anchors, tags, block texts, comments behind values and the like are no plain lines."""
    with pytest.raises(NotPlain):
        plain_data(f"a: b\nlist:\n  - id: x\n    {line}\n")


def test_a_document_with_something_to_say_goes_the_full_way() -> None:
    """A fast document has no findings, so one in the wrong folder is none."""
    raw = PLAIN["okrs/payments/2026-Q4.yaml"].encode()
    assert fast_document(raw, path="okrs/sales/2026-Q4.yaml") is None
    assert [f.code for f in read_document(raw, path="okrs/sales/2026-Q4.yaml").findings] == [
        "OKR106"
    ]


def test_reading_right_documents_does_not_import_the_slow_libraries() -> None:
    """A tree of right, plain documents is read without jsonschema and ruamel."""
    import subprocess
    import sys

    code = (
        "import sys; from okrascode.documents.read import read_document;"
        "raw = open(0, 'rb').read();"
        "assert read_document(raw, path='okrs/payments/2026-Q4.yaml').document;"
        "assert not {'jsonschema', 'ruamel.yaml'} & sys.modules.keys()"
    )
    raw = PLAIN["okrs/payments/2026-Q4.yaml"].encode()
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code], input=raw, check=True, cwd=root)
