"""A log that is read by columns says what one read commit by commit says."""

from __future__ import annotations

import hashlib
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from okrascode.history.assemble import Assembly
from okrascode.history.log_text import seconds
from okrascode.history.pull_requests import pull_request_of
from okrascode.history.skim import columns_in

MESSAGES = st.one_of(
    st.binary(max_size=60),
    st.text(max_size=40).map(str.encode),
    st.lists(
        st.sampled_from(
            [b"OKR: a:b/c = 1", b"oKr", b"This reverts commit 1234567", b"Everts ", b"everts\n",
             b"(#12)", b"(#1)\xc2\xa0", b" (#999999999)\n", b"Merge pull request #7 from ", b"#",
             b"\n", b" ", b"\r", b"\x1c", b"\xff", b"o", b"kr", b"merge", b":100644 "]
        ),
        max_size=6,
    ).map(b"".join),
).map(lambda message: message.replace(b"\0", b""))  # fmt: skip
MOMENTS = st.one_of(
    st.integers(0, 1 << 36).map(lambda number: b"%d" % number),
    st.sampled_from([b"", b"0", b"253402300799", b"99999999999999999999"]),
)


def name(number: int) -> bytes:
    """Give a commit an id."""
    return hashlib.sha1(b"%d" % number, usedforsecurity=False).hexdigest().encode()


@given(st.lists(st.tuples(MESSAGES, MOMENTS), min_size=1, max_size=20), st.data())
def test_columns_say_what_single_commits_say(
    told: list[tuple[bytes, bytes]], data: st.DataObject
) -> None:
    """Whatever the messages are, and wherever the stream is cut: the same shape, times and marks.

    The simple reader takes each commit by itself and reads its text as people do.
    """
    records = [
        (name(n), name(n + 1) if n + 1 < len(told) else b"", b"tree", moment, message)
        for n, (message, moment) in enumerate(told)
    ]
    stream = b"".join(b"\0".join(record) + b"\0" for record in records)
    cuts = data.draw(st.lists(st.integers(0, len(stream)), max_size=8))
    chunks = [stream[a:b] for a, b in pairwise(sorted({0, len(stream), *cuts}))]
    fast, simple = (Assembly(boundary=(), keeps_all=False) for _ in range(2))
    kept: list[str] = []
    for columns in columns_in(chunks):
        assert set(columns.trees) == {b"tree"}
        kept += fast.skim(columns)
    entries = [
        (b"\n".join((id_, parents, b"A", b"a@x", b"0 +0000", _raw(moment), message)), (), ())
        for id_, parents, _, moment, message in records
    ]
    for entry in entries:
        simple.take([entry])
    one, other = fast.history(), simple.history()
    assert (one.graph, one.times, one.pull_requests) == (
        other.graph,
        other.times,
        other.pull_requests,
    )
    assert sorted(kept) == sorted(other.commits)
    texts = {id_.decode(): message.decode("utf-8", "replace") for id_, *_, message in records}
    assert all(
        (id_ in other.commits) == ("okr" in _lower(text) or "everts " in text)
        for id_, text in texts.items()
    )
    numbered = [pull_request_of(message) for *_, message in reversed(records)]
    assert list(one.pull_requests.numbers) == [number for number in numbered if number is not None]
    assert list(one.times) == [
        seconds(_raw(moment).decode()) for *_, moment, _ in reversed(records)
    ]


def _raw(moment: bytes) -> bytes:
    """Write a moment as Git does with a zone; it takes what no 63 bits hold for none."""
    return b"%d +0000" % (int(moment) if moment and int(moment) < 1 << 63 else 0)


def _lower(text: str) -> str:
    """Write ASCII letters small, and no others."""
    return "".join(one.lower() if one.isascii() else one for one in text)


def test_a_message_may_be_longer_than_a_chunk() -> None:
    """It is put together, and the commits around it are what they are."""
    records = [(name(0), name(1), b"t", b"5", b"x" * 5000), (name(1), b"", b"t", b"4", b"")]
    stream = b"".join(b"\0".join(record) + b"\0" for record in records)
    chunks = [stream[at : at + 7] for at in range(0, len(stream), 7)]
    columns = list(columns_in(chunks))
    assert [len(message) for one in columns for message in one.messages] == [5000, 0]
    assert [time for one in columns for time in one.times] == [5, 4]
