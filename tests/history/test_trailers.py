"""What commit messages declare."""

from __future__ import annotations

import subprocess
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrascode.history.trailers import Trailer, TrailerKind, UnparsedTrailer, trailers_in


def only(message: str) -> Trailer:
    """Give the one trailer of a message."""
    (found,) = trailers_in(message)
    assert isinstance(found, Trailer), found
    return found


@pytest.mark.parametrize(
    ("text", "kind", "value", "confidence", "done"),
    [
        ("payments:checkout", TrailerKind.LINK, None, None, ()),
        ("payments:checkout/rate", TrailerKind.LINK, None, None, ()),
        ("payments:checkout/rate = 66", TrailerKind.VALUE, Decimal(66), None, ()),
        ("payments:checkout/rate=66", TrailerKind.VALUE, Decimal(66), None, ()),
        ("payments:checkout/rate = -5 (6/10)", TrailerKind.VALUE, Decimal(-5), Decimal(6), ()),
        ("payments:checkout/rate = 0.50", TrailerKind.VALUE, Decimal("0.50"), None, ()),
        ("payments:checkout/rate = 66(10/10)", TrailerKind.VALUE, Decimal(66), Decimal(10), ()),
        ("payments:checkout/rate = true", TrailerKind.VALUE, True, None, ()),
        ("payments:checkout/rate = false (2/10)", TrailerKind.VALUE, False, Decimal(2), ()),
        ("payments:checkout/rate +1", TrailerKind.ADD, Decimal(1), None, ()),
        ("payments:checkout/rate -1", TrailerKind.ADD, Decimal(-1), None, ()),
        ("payments:checkout/rate +1.5", TrailerKind.ADD, Decimal("1.5"), None, ()),
        ("payments:checkout/rate done google", TrailerKind.DONE, None, None, ("google",)),
        ("payments:checkout/rate done a, b", TrailerKind.DONE, None, None, ("a", "b")),
    ],
)  # fmt: skip
def test_each_form_is_read(
    text: str, kind: TrailerKind, value: object, confidence: object, done: object
) -> None:
    """Link, value, value with confidence, addition and milestones."""
    found = only(f"Subject\n\nOKR: {text}")
    assert (found.kind, found.value, found.confidence, found.done) == (
        kind,
        value,
        confidence,
        done,
    )
    assert not found.recovered
    assert type(found.value) is type(value)


def test_a_reason_is_read() -> None:
    """The reason for a changed commitment is everything after the reference."""
    found = only("Subject\n\nOKR-Change-Reason: payments:checkout/rate Alipay  slipped = 3 weeks")
    assert (found.kind, found.reason) == (TrailerKind.REASON, "Alipay slipped = 3 weeks")


def test_a_cycle_may_be_written() -> None:
    """A reference may name its cycle."""
    found = only("Subject\n\nOKR: payments@2026-Q4:checkout/rate = 1")
    assert str(found.reference) == "payments@2026-Q4:checkout/rate"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "names nothing"),
        ("checkout/rate = 66", "does not say which team"),
        ("payments:checkout = 66", "Only a key result has a value"),
        ("payments:checkout +1", "Only a key result has a value"),
        ("payments:checkout/rate = lots", "not understood"),
        ("payments:checkout/rate = 66 %", "not understood"),
        ("payments:checkout/rate = 66 (11/10)", "not understood"),
        ("payments:checkout/rate = 1e99", "not understood"),
        ("payments:checkout/rate = " + "9" * 40, "not understood"),
        ("payments:checkout/rate = ٣", "not understood"),
        ("payments:checkout/rate done", "not understood"),
        ("payments:checkout/rate done ,", "not understood"),
        ("payments:checkout/rate done Google", "not understood"),
        ("Payments:checkout/rate = 66", "not the identifier"),
        ("see the wiki", "does not say which team"),
    ],
)
def test_what_is_not_understood_says_why(text: str, why: str) -> None:
    """A line that looks like ours is never lost in silence."""
    (found,) = trailers_in(f"Subject\n\nOKR: {text}")
    assert isinstance(found, UnparsedTrailer)
    assert why in found.why


def test_a_reason_without_a_reason_is_not_understood() -> None:
    """A reference alone is no reason."""
    (found,) = trailers_in("Subject\n\nOKR-Change-Reason: payments:checkout")
    assert isinstance(found, UnparsedTrailer)
    assert found.text == "OKR-Change-Reason: payments:checkout"


_SQUASH = """Checkout (#12)

* first

OKR: a:b/c +1

* second

OKR: a:b/c +1
OKR: a:b/c +1

* OKR: a:b/c +2

Co-authored-by: Bo <bo@example.org>
"""


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("S\n\nokr: a:b", [("a:b", False)]),
        ("S\n\nOkR : a:b", [("a:b", False)]),
        ("S\r\n\r\nOKR: a:b\r\n", [("a:b", False)]),
        ("S\n\nOKR: a:b\nSigned-off-by: X <x@x>", [("a:b", False)]),
        ("S\n\nOKR: a:b\n\nSigned-off-by: X <x@x>", [("a:b", True)]),
        ("S\n\nOKR: a:b\nprose here", [("a:b", True)]),
        ("S\n\nOKR: a:b\nprose here\nSigned-off-by: X <x@x>", [("a:b", False)]),
        ("S\n\nOKR: a:b\n\nmore text", [("a:b", True)]),
        ("S\nOKR: a:b", [("a:b", True)]),
        ("S\n\n    OKR: a:b\n\nmore", [("a:b", True)]),
        ("S\n\n     OKR: a:b\n\nmore", []),
        ("S\n\n* OKR: a:b\n\nmore", [("a:b", True)]),
        ("S\n\n```\nOKR: a:b\n```\n\nmore", []),
        ("S\n\n~~~~\nOKR: a:b\n~~~\nOKR: a:c\n~~~~\nOKR: a:d\n\nmore", [("a:d", True)]),
        ("S\n\nWe wrote OKR: a:b in it\n\nmore", []),
        ("S\n\nOKR:\n  a:b\n", [("a:b", False)]),
        ("S\n\n# a comment\nOKR: a:b\n", [("a:b", False)]),
        ("S\n\n---\n\nOKR: a:b", [("a:b", False)]),
        ("nothing of ours", []),
        ("", []),
        (_SQUASH, [("a:b/c", True)] * 4),
    ],
)
def test_where_a_trailer_is_found(message: str, expected: list[tuple[str, bool]]) -> None:
    """Git's own block first; then anywhere at the start of a line, which is said."""
    found = [one for one in trailers_in(message) if isinstance(one, Trailer)]
    assert [(str(one.reference), one.recovered) for one in found] == expected


def test_a_trailer_in_the_subject_is_said_and_not_read() -> None:
    """A subject is no body; but what only starts with our word there is an ordinary subject."""
    (found,) = trailers_in("OKR: a:b/c = 66")
    assert isinstance(found, UnparsedTrailer)
    assert "subject" in found.why
    assert list(trailers_in("okr: fix a typo")) == []


@pytest.mark.parametrize(
    "body",
    [
        "OKR: a:b",
        "text\n\nOKR: a:b\nFoo: bar",
        "text\n\nOKR: a:b\nno trailer",
        "text\n\nOKR: a:b\nno trailer\nSigned-off-by: X <x@x>",
        "text\n\nOKR: a:b\nno\nno\nno\nno\nno\nno\nno\nSigned-off-by: X <x@x>",
        "OKR: a:b\n\nFoo: bar",
        "Foo: bar\n continued\nOKR: a:b",
        "Foo bar\n continued\nOKR: a:b",
        "# comment\nOKR: a:b",
        "(cherry picked from commit 1234567)\nOKR: a:b\nprose",
        "OKR : a:b\nReviewed-by: me",
    ],
)
def test_it_agrees_with_git(body: str) -> None:
    """What is not marked as recovered is what Git itself finds."""
    message = f"Subject\n\n{body}\n"
    by_git = subprocess.run(
        ["git", "-c", "trailer.separators=:", "interpret-trailers", "--parse", "--no-divider"],
        input=message.encode(),
        capture_output=True,
        check=True,
    ).stdout.decode()
    ours = any(isinstance(t, Trailer) and not t.recovered for t in trailers_in(message))
    assert ours is any(line.lower().startswith("okr:") for line in by_git.splitlines())


@given(st.text(alphabet="OKRokr:- \n`~*ab/=+1#\t", max_size=80))
def test_any_message_is_read(text: str) -> None:
    """No message raises, and lines are in order and inside the message."""
    lines = [one.line for one in trailers_in(text)]
    assert lines == sorted(lines)
    assert all(1 <= line <= text.count("\n") + 1 for line in lines)
