"""Bytes that are no text for a document, and the place that is said."""

from __future__ import annotations

import pytest

from okrascode.documents.characters import MOST_BYTES, text_of
from okrascode.documents.file_kind import symlink_finding
from okrascode.documents.read import read_document
from okrascode.findings import Finding, Position, Severity

_HEAD = b"apiVersion: okrascode/v1\nkind: Team\nid: payments\n"
_PATH = "okrs/payments/team.yaml"


@pytest.mark.parametrize(
    ("raw", "code", "place", "words"),
    [
        pytest.param(b"a: \xff\n", "OKR007", (1, 4), "not UTF-8: byte 0xff", id="not UTF-8"),
        pytest.param(b"\xe4\xb8\xad\n\xe4\xb8", "OKR007", (2, 1), "not UTF-8", id="cut character"),
        pytest.param("a: b".encode("utf-16"), "OKR007", (1, 1), "UTF-16", id="UTF-16"),
        pytest.param(b"a: \xed\xa0\x80", "OKR007", (1, 4), "not UTF-8", id="surrogate"),
        pytest.param(b"a: b\n\x00", "OKR007", (2, 1), "a NUL character", id="NUL"),
        pytest.param(b"a: \x1b[31m", "OKR007", (1, 4), "control character (U+001B)", id="escape"),
        pytest.param(b"a: b\rc: d", "OKR007", (1, 5), "without a line feed", id="lone CR"),
        pytest.param("a: b\u2028c".encode(), "OKR007", (1, 5), "U+2028", id="line separator"),
        pytest.param("a: b\x85c".encode(), "OKR007", (1, 5), "U+0085", id="next line"),
        pytest.param("中: 😀\u202ea".encode(), "OKR007", (1, 5), "reorders text", id="override"),
        pytest.param("a: \u2066b".encode(), "OKR007", (1, 4), "reorders text", id="isolate"),
        pytest.param("a: \ufeffb".encode(), "OKR007", (1, 4), "byte order mark", id="inner BOM"),
        pytest.param("a: \uffff".encode(), "OKR007", (1, 4), "U+FFFF", id="no character"),
        pytest.param(b"x" * (MOST_BYTES + 1), "OKR005", (1, 1), "1,048,577", id="too many bytes"),
        pytest.param(b"a: b\n<<<<<<< x\n", "OKR004", (2, 1), "merge", id="conflict"),
        pytest.param(b"a: b\r\n<<<<<<<\r\n", "OKR004", (2, 1), "merge", id="conflict with CR LF"),
    ],
)
def test_refused(raw, code, place, words):
    """What readers see differently is refused with one finding at its place."""
    (finding,) = read_document(raw, path=_PATH).findings
    assert finding.code == code
    assert finding.severity is Severity.ERROR
    assert finding.span is not None
    assert finding.span.start == Position(*place)
    assert words in finding.message


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"\xef\xbb\xbf" + _HEAD + b"name: x\n", id="BOM at the start"),
        pytest.param(_HEAD.replace(b"\n", b"\r\n") + b"name: x\r\n", id="CR LF"),
        pytest.param(_HEAD + "name: 支付 👩‍💻 \u200fעברית\n".encode(), id="any script"),
        pytest.param(_HEAD + b"name: <<<<<<<<\n", id="eight signs are no marker"),
        pytest.param(
            _HEAD + b'name: "' + b"x" * (MOST_BYTES - len(_HEAD) - 9) + b'"\n', id="1 MiB"
        ),
    ],
)
def test_accepted(raw):
    """What every reader sees alike is a document."""
    result = read_document(raw, path=_PATH)
    assert result.findings == ()
    assert result.document is not None


def test_the_start_is_not_counted():
    """A byte order mark at the start moves no column."""
    raw = b"\xef\xbb\xbfkind: 5\n"
    (finding,) = read_document(raw, path=_PATH).findings
    assert finding.span is not None
    assert finding.span.start == Position(1, 7)
    text = text_of(raw, path=_PATH)
    assert not isinstance(text, Finding)
    assert text.startswith("kind")


def test_symbolic_links_are_named():
    """A link gives a finding of its own, because it is never followed."""
    finding = symlink_finding("okrs/a.yaml")
    assert (finding.code, finding.slug, finding.path) == ("OKR008", "symlink", "okrs/a.yaml")
