"""What messages of reverts and squashes speak of."""

from __future__ import annotations

import time

import pytest

from okrascode.history.said_reverts import Revert, requests_reverted_in, reverts_in
from okrascode.history.squash import lines_taken_back, parts_of, reverts_beside, squashed_at

A, B, C = "a" * 40, "b" * 40, "c" * 40
BY_GIT = f"""Squashed commit of the following:

commit {C}
Author: Ana <ana@example.org>
Date:   Wed Oct 7 12:00:00 2026 +0000

    Revert "Move a"

    This reverts commit {A}.

commit {B}
Author: Ana <ana@example.org>
Date:   Tue Oct 6 12:00:00 2026 +0000

    Move b

    OKR: payments:checkout/rate +1

commit {A}
Author: Ana <ana@example.org>
Date:   Mon Oct 5 12:00:00 2026 +0000

    Move a

    OKR: payments:checkout/rate +1

OKR: payments:checkout/rate +1
"""


@pytest.mark.parametrize(
    ("message", "found"),
    [
        (f"This reverts commit {A}.", Revert(A)),
        (f'Revert "Move "a""\n\nThis reverts commit {A}.', Revert(A, subject='Move "a"')),
        (f'Revert "Move a" (#12)\r\n\r\nThis reverts commit {A}.', Revert(A, subject="Move a")),
        (f'Reapply "Move a"\n\nThis reverts commit {A}.', Revert(A, subject='Revert "Move a"')),
        ("Why\n\nThis reverts commit abcdef0 (Move (a), b, 2026-10-05).",
         Revert("abcdef0", subject="Move (a), b")),
        (f"Undo\n\nThis reverts commit {A}, reversing\nchanges made to {B}.", Revert(A, B)),
        (f"Undo\n\nThis reverts commit abcdef0 (Merge, 2026-10-05), reversing\n"
         f"changes made to {B}.", Revert("abcdef0", B, "Merge")),
    ],
)  # fmt: skip
def test_a_revert_says_what_it_takes_back(message: str, found: Revert) -> None:
    """The id in full or short, the subject where it is quoted, and the line of a merge kept."""
    assert list(reverts_in(message)) == [found]


def test_each_revert_of_a_message_has_its_own_subject() -> None:
    """What stands above it, and nothing where only another one was quoted."""
    message = f'Two\n\nRevert "x"\nThis reverts commit {A}.\nThis reverts commit {B}.'
    assert [one.subject for one in reverts_in(message)] == ["x", ""]


def test_a_forge_names_the_pull_request() -> None:
    """With its repository or without."""
    assert requests_reverted_in("Revert\n\nReverts acme/shop#12\nReverts #13.\nNo #14") == (12, 13)


def test_parts_of_a_squash_by_git() -> None:
    """Oldest first, with their ids; what somebody wrote below is no part that can be taken back."""
    assert [(part.id, part.subject) for part in parts_of(BY_GIT)] == [
        (A, "Move a"), (B, "Move b"), (C, 'Revert "Move a"'),
    ]  # fmt: skip
    lines = BY_GIT.split("\n")
    assert squashed_at(BY_GIT)[lines.index("    Move b") + 1] == B
    gone = {lines[number - 1] for number in lines_taken_back(BY_GIT)}
    assert gone == {"    Move a", "    OKR: payments:checkout/rate +1"}
    assert len(lines_taken_back(BY_GIT)) == 2
    assert reverts_beside(BY_GIT) == ()


def test_a_part_that_is_taken_back_takes_nothing_back() -> None:
    """Of a commit, its revert and the revert of that, the commit stays; others stay reverted."""
    message = (
        f"Title (#12)\n\n* Move a\n\nOKR: t:o/k +1\n\n"
        f'* Revert "Move a"\n\nThis reverts commit {A}.\n\n'
        f'* Revert "Old"\n\nThis reverts commit {B}.\n\n'
        f'* Reapply "Move a"\n\nThis reverts commit {C}.\n\n---------\n\nOKR: t:o/k +2\n'
    )
    lines = message.split("\n")
    gone = [lines[number - 1] for number in sorted(lines_taken_back(message))]
    assert gone[0] == '* Revert "Move a"'
    assert "OKR: t:o/k +1" not in gone
    assert reverts_beside(message) == (Revert(B, subject="Old"),)


def test_what_stands_below_the_list_of_a_forge_stays() -> None:
    """The rule before the co-authors ends the last part."""
    message = (
        f'Title\n\n* Revert "Move a"\n\nThis reverts commit {A}.\n\n* Reapply "Move a"\n\n'
        f'This reverts commit {B}.\n\n* Revert "Reapply "Move a""\n\nThis reverts commit {C}.\n'
        "---------\nOKR: t:o/k +2\n"
    )
    assert lines_taken_back(message) == {7, 8, 9, 10}
    assert reverts_beside(message) == (Revert(A, subject="Move a"),)


def test_a_message_that_is_no_squash_takes_back_what_it_says() -> None:
    """Also where it has a list."""
    message = f"Undo\n\n* slow\n* wrong\n\nThis reverts commit {A}."
    assert reverts_beside(message) == (Revert(A),)
    assert lines_taken_back(message) == frozenset()


@pytest.mark.parametrize(
    "message",
    [
        "S\n\n" + f'* Revert "x"\nThis reverts commit {A}.\n* x\n' * 20_000,
        "S\n\n" + '* Revert "x"\n' * 20_000 + f"This reverts commit {A}.\n" * 20_000,
        f"This reverts commit {A} (" * 20_000,
        "This reverts commit abcdef0," + " " * 200_000 + "x",
        'Revert "' + '" ' * 200_000,
        "Squashed commit of the following:\n"
        + f"commit {A}\n    This reverts commit {A}.\n" * 20_000,
    ],
    ids=["bullets", "heads", "parentheses", "spaces", "quotes", "ids"],
)
def test_a_hostile_message_is_read_in_bounded_time(message: str) -> None:
    """However often it repeats itself."""
    began = time.process_time()
    reverts_beside(message)
    lines_taken_back(message)
    assert time.process_time() - began < 3
