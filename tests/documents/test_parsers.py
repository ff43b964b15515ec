"""The C parser and the pure one read the same, also where libyaml is older than YAML 1.2."""

from __future__ import annotations

import random

import pytest

from okrascode.documents.read import DocumentResult, read_document
from okrascode.documents.tree import read_tree
from okrascode.documents.yaml_text import Parser, YamlSyntaxError, has_fast_parser
from tests.support.document_texts import mutated

_PATH = "okrs/payments/2026-Q4.yaml"


def test_the_fast_parser_is_here():
    """The comparison below compares two parsers, not one with itself."""
    assert has_fast_parser()


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: [company:love-us, b]", {"a": ["company:love-us", "b"]}),
        (
            "a: {of: platform:fast-core/p99, b: c}",
            {"a": {"of": "platform:fast-core/p99", "b": "c"}},
        ),
        ('{"a":1,"b":[2,"c:d"]}', {"a": 1, "b": [2, "c:d"]}),
        ("a: [http://x.y/z?q=1#f, a::b]", {"a": ["http://x.y/z?q=1#f", "a::b"]}),
        ("a: x:y # c:d\nb: 'c:d'\nc: |\n  d:e f:\n", {"a": "x:y", "b": "c:d", "c": "d:e f:\n"}),
        ("a: >\n \n  folded\n  text\n", {"a": "\nfolded text\n"}),
        ("a: \uf8fe x:y", {"a": "\uf8fe x:y"}),
        ("- 1\n-\n- {a: , b: ~}\n", [1, None, {"a": None, "b": None}]),
    ],
    ids=lambda value: str(value)[:30],
)
@pytest.mark.parametrize("parser", Parser)
def test_data(text, data, parser):
    """What YAML 1.2 allows is read, with either parser, to the same data."""
    assert read_tree(text, path="", parser=parser).data == data


@pytest.mark.parametrize("text", ["a: b: c", "a: [", "a: 'b", "\ta: b", "a: @b", "a: |x"])
@pytest.mark.parametrize("parser", Parser)
def test_refusals(text, parser):
    """What is not YAML is refused by either."""
    with pytest.raises(YamlSyntaxError):
        read_tree(text, path="", parser=parser)


@pytest.mark.parametrize("seed", range(20))
def test_the_same_findings(seed):
    """Texts that people and editors break in every way give the same result with either."""
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    for _ in range(40):
        raw = mutated(chance).encode("utf-8", "surrogatepass")
        fast = read_document(raw, path=_PATH)
        pure = read_document(raw, path=_PATH, parser=Parser.PURE)
        assert fast == pure, raw


def test_long_texts_are_read_once():
    """Behind 128 KiB libyaml has the last word: the place is the same, the time bounded."""
    lines = "".join(f"x-{number}: b\n" for number in range(15_000))
    results: list[DocumentResult] = [
        read_document(f"kind: Team\n{lines}a: b: c\n".encode(), path=_PATH, parser=parser)
        for parser in Parser
    ]
    assert [finding.code for result in results for finding in result.findings] == ["OKR001"] * 2
    assert results[0] == results[1]
