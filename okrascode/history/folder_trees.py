"""What the documents' folders were, commit by commit, and where that is another than before.

Git names a folder by its content. So whether a commit touched one is seen from two names, and these
are had for a fraction of what it takes to compare the trees of all commits.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrascode.history.runner import GitRunner

__all__ = ["FolderTrees", "may_ask"]

_ASK = ("cat-file", "--batch-check=%(objectname)", "--buffer")
_ABSENT = 0


def may_ask(folder: str) -> bool:
    """Tell whether a folder can be asked for by name: in one line, and without a way back."""
    return "\n" not in folder and not {"", ".", ".."} & set(folder.split("/"))


class FolderTrees:
    """Takes the whole trees of commits in the order of a log."""

    def __init__(self, git: GitRunner, folders: Iterable[str]) -> None:
        """Begin without a tree; ``folders`` are paths from the Git top level."""
        self._git = git
        self._ends = [b":%s\n" % folder.encode("utf-8", "surrogateescape") for folder in folders]
        self._known: dict[bytes, int] = {}
        # A small number for each content: a million names would take much room.
        self._columns = [array("i") for _ in self._ends]

    def questions(self, trees: Sequence[bytes]) -> bytes:
        """Give what to ask about some trees, which are named in hexadecimal."""
        return b"".join(end.join([*trees, b""]) for end in self._ends)

    def ask(self, questions: bytes) -> None:
        """Ask Git, and take the answers as those about the next commits."""
        if not questions:
            return
        with self._git.stream(*_ASK, stdin=questions) as stream:
            answers = stream.read().split(b"\n")
            count, left = divmod(len(answers) - 1, len(self._ends))
            if left or len(answers) - 1 != questions.count(b"\n"):
                raise EOFError
        known, width = self._known, questions.index(b":")
        for nth, column in enumerate(self._columns):
            column.extend(
                [
                    # An answer that is no name says that there is no such folder.
                    known.setdefault(one, len(known) + 1) if len(one) == width else _ABSENT
                    for one in answers[count * nth : count * (nth + 1)]
                ]
            )

    def changed(self, first: Sequence[int]) -> list[int]:
        """Give the commits, by place in the log, in which a folder is not what it was before.

        ``first`` are the places of first parents; -1 where there is none.
        """
        found: set[int] = set()
        for column in self._columns:
            column.append(_ABSENT)  # What has no parent has the last one.
            found.update(
                number
                for number, (own, parent) in enumerate(zip(column, first, strict=False))
                if own != column[parent]
            )
            column.pop()
        return sorted(found)
