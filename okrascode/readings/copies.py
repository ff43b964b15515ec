"""Trailers that are said more than once: which are copies, and which only seem to be.

One logical trailer is author e-mail, author time, reference and text. Copies of it (cherry-picks,
originals named in a squash) count once: between commits the largest multiplicity, within one commit
all. It counts while any copy is reachable and not reverted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from okrascode.history.squash import parts_of
from okrascode.model.altered import altered
from okrascode.model.reference import Reference
from okrascode.readings.commit_trailers import Declared

__all__ = ["copies_in", "without_copies"]


def without_copies(
    declared: Iterable[tuple[Reference, Declared]],
) -> list[tuple[Reference, Declared]]:
    """Leave each logical trailer once, with how often it counts."""
    first: dict[tuple[object, ...], tuple[Reference, Declared]] = {}
    # Nearly none has a copy, so a list for each would be most of the work.
    copied: dict[tuple[object, ...], list[tuple[Reference, Declared]]] = {}
    for pair in declared:
        reference, one = pair
        key = (reference, one.trailer.kind, one.trailer.text, one.identity)
        before = first.setdefault(key, pair)
        if before is not pair:
            copied.setdefault(key, [before]).append(pair)
    return [_largest(copied[key]) if key in copied else pair for key, pair in first.items()]


def _largest(copies: Sequence[tuple[Reference, Declared]]) -> tuple[Reference, Declared]:
    """Give the first of those in the commit that says it most often."""
    times = Counter(one.commit.id for _, one in copies)
    most = max(times.values())
    reference, first = next(pair for pair in copies if times[pair[1].commit.id] == most)
    return reference, altered(first, times=most)


def copies_in(counted: Collection[tuple[Reference, Declared]]) -> tuple[Declared, ...]:
    """Give trailers of a forge's squash that seem to count already.

    Its message lists ``* SUBJECT`` of each commit with the trailers below, under another author
    time, so a copy cannot be told from a second report; the listed subject makes it likely, when it
    is that of a commit that is here, or was listed by a squash before: a branch that goes on after
    it was squashed brings all of its commits a second time.
    """
    if not any(one.trailer.recovered for _, one in counted):
        return ()
    groups: dict[tuple[object, ...], list[Declared]] = {}
    for reference, one in counted:
        groups.setdefault((reference, one.trailer.kind, one.trailer.text), []).append(one)
    return tuple(one for group in groups.values() for one in _copies_among(group))


def _copies_among(group: Sequence[Declared]) -> Iterator[Declared]:
    if len(group) < 2:
        return
    subjects: dict[str, set[tuple[str, int, str]]] = {}
    for one in group:
        subjects.setdefault(one.commit.subject, set()).add(one.identity)
    listed_before: dict[str, set[tuple[str, int, str]]] = {}
    for one in group:
        if not one.trailer.recovered:
            continue
        parts = [part for part in parts_of(one.commit.message) if not part.id]
        own = {part.subject for part in parts if part.first <= one.trailer.line <= part.last}
        known = [subjects.get(part.subject, set()) for part in parts]
        if any(who - {one.identity} for who in (*known, *map(listed_before.get, own)) if who):
            yield one
        for subject in own:
            listed_before.setdefault(subject, set()).add(one.identity)
