"""Trailers that are said more than once: which are copies, and which only seem to be.

One logical trailer is author e-mail, author time, reference and text. Copies of it (cherry-picks,
originals named in a squash) count once: between commits the largest multiplicity, within one commit
all. It counts while any copy is reachable and not reverted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from okrascode.history.squash import listed_at
from okrascode.model.altered import altered
from okrascode.model.reference import Reference
from okrascode.readings.commit_trailers import Declared, Identity

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
    # A message may list thousands, and repeat its trailers as often.
    lists = lru_cache(maxsize=1024)(_listed_in)
    return tuple(one for group in groups.values() for one in _copies_among(group, lists))


@dataclass(frozen=True, slots=True)
class _Listed:
    """The subjects that a forge's squash lists."""

    at: Mapping[int, str]
    """By line."""
    every: frozenset[str]


def _listed_in(message: str) -> _Listed:
    at = listed_at(message)
    return _Listed(at, frozenset(at.values()))


def _copies_among(group: Sequence[Declared], lists: Callable[[str], _Listed]) -> Iterator[Declared]:
    if len(group) < 2:
        return
    said_by: dict[str, set[Identity]] = {}
    for one in group:
        said_by.setdefault(one.commit.subject, set()).add(one.identity)
    listed_before: dict[str, set[Identity]] = {}
    likely: dict[tuple[str, Identity], bool] = {}
    for one in group:
        if not one.trailer.recovered:
            continue
        listed, identity = lists(one.commit.message), one.identity
        own = listed.at.get(one.trailer.line)
        key = (one.commit.id, identity)
        if key not in likely:
            both = said_by.keys() & listed.every
            likely[key] = any(_is_of_another(said_by[subject], identity) for subject in both)
        if likely[key] or _is_of_another(listed_before.get(own or "", ()), identity):
            yield one
        if own is not None:
            listed_before.setdefault(own, set()).add(identity)


def _is_of_another(known: Collection[Identity], identity: Identity) -> bool:
    return len(known) > (identity in known)
