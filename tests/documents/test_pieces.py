"""The only piece that differs is what cutting the whole text anew would find."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from okrascode.documents.pieces import changed_piece

_CUT = b"\n- "
_PIECE = st.text(alphabet="ab\n- ", max_size=6).map(str.encode)


@given(st.lists(_PIECE, min_size=1, max_size=4), st.lists(_PIECE, min_size=1, max_size=4), _PIECE)
@example([b"a", b"b"], [b"a", b"b\n- c"], b"")
@example([b"aa"], [b"a"], b"\n- ")
@example([b"a", b"aa\n- a"], [b"a"], b"")
def test_putting_it_in_gives_the_new_text(
    before: list[bytes], after: list[bytes], head: bytes
) -> None:
    """With the piece that was found, and no other change, the pieces are those of the new text."""
    head, *pieces = _CUT.join([head, *before]).split(_CUT)
    old, new = _CUT.join([head, *pieces]), _CUT.join([head, *after])
    found = changed_piece(old, new, pieces, start=len(head), cut=_CUT)
    if found is not None:
        number, piece = found
        pieces[number] = piece
        assert new.split(_CUT) == [head, *pieces]


def test_a_change_within_a_piece_is_found() -> None:
    """The first, one in the middle and the last, shorter and longer."""
    pieces = [b"one", b"two", b"three"]
    for number in range(3):
        for piece in (b"", b"x", b"another"):
            after = [*pieces]
            after[number] = piece
            old, new = _CUT.join([b"head", *pieces]), _CUT.join([b"head", *after])
            assert changed_piece(old, new, pieces, start=4, cut=_CUT) == (number, piece)
    old, new = b"head\n- one\n- two", b"head\n- one\n- two and more"
    assert changed_piece(old, new, [b"one", b"two"], start=4, cut=_CUT) == (1, b"two and more")


def test_whatever_else_changes_the_text_is_cut_anew() -> None:
    """Another head, two pieces that differ, one more or one less."""
    old, pieces = b"head\n- one\n- two", [b"one", b"two"]
    for new in (b"Head\n- one\n- two", b"head\n- 1\n- 2", b"head\n- one\n- two\n- three", b"head"):
        assert changed_piece(old, new, pieces, start=4, cut=_CUT) is None
