"""Texts in pieces: the one piece in which a version differs from the version before it."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["changed_piece"]


def changed_piece(
    old: bytes, new: bytes, pieces: Iterable[bytes], *, start: int, cut: bytes
) -> tuple[int, bytes] | None:
    """Give the number of the only piece that differs, and what it is now.

    ``old`` is ``start`` bytes and then the pieces, at least one, with ``cut`` before each; ``cut``
    is a line break and the beginning of a line. ``None`` when the new text has to be cut anew,
    because a piece has come or gone or more than one differs; sometimes also when not.
    """
    number, end = -1, start
    for piece in pieces:
        number += 1
        start = end + len(cut)
        end = start + len(piece)
        if not new.startswith(piece, start):
            break
    ends = end + len(new) - len(old)
    if ends < start or new[:start] != old[:start] or new[ends:] != old[end:]:
        return None
    # What follows begins with a line break, so no cut can begin here and end there.
    piece = new[start:ends]
    return None if cut in piece else (number, piece)
