"""Readings, evidence and reasons from the trailers of every reachable commit.

One logical trailer is author e-mail, author time, reference and text. Copies of it (cherry-picks,
originals named in a squash) count once: between commits the largest multiplicity, within one commit
all. It counts while any copy is reachable and not reverted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from okrascode.findings import Finding, Severity
from okrascode.history.commit import Commit
from okrascode.history.squash import lines_taken_back, parts_of, squashed_at
from okrascode.history.trailers import (
    Trailer,
    TrailerKind,
    UnparsedTrailer,
    may_declare,
    trailers_in,
)
from okrascode.model.altered import altered
from okrascode.model.reference import Reference
from okrascode.readings.chain import Chain
from okrascode.readings.commits import Commits
from okrascode.readings.observation import Observation
from okrascode.readings.reading import Origin, SourceName

__all__ = [
    "Declared",
    "copied_finding",
    "copies_in",
    "declared_in",
    "observation_of",
    "unknown_finding",
    "unparsed_finding",
    "without_copies",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A trailer in a commit."""

    trailer: Trailer
    commit: Commit
    authored_at: datetime
    """Of the original, where a squash names one that is reachable."""
    identity: tuple[str, int, str]
    """Whose it is and when it was said, in seconds; equal for copies."""
    times: int = 1
    """How often the commit says it."""

    @property
    def where(self) -> str:
        """Name the commit as findings do."""
        return f"commit {self.commit.id[:12]}"


def declared_in(history: Commits) -> Iterator[Declared | tuple[Commit, UnparsedTrailer]]:
    """Give all trailers of a history, parents' first."""
    # One text for all trailers of an author.
    written_small: dict[str, str] = {}
    for commit in history.commits.values():
        found = tuple(trailers_in(commit.message))
        originals = squashed_at(commit.message) if found else {}
        gone = lines_taken_back(commit.message) if found else frozenset()
        for trailer in found:
            if trailer.line in gone:
                continue
            if isinstance(trailer, UnparsedTrailer):
                yield commit, trailer
                continue
            named = originals.get(trailer.line, "")
            original = history.commits.get(named)
            if original is not None and not may_declare(original.message):
                original = None  # It does not say what the squash says.
            by = original or commit
            email = written_small.get(by.author_email)
            if email is None:
                email = written_small.setdefault(by.author_email, by.author_email.casefold())
            yield Declared(
                trailer=trailer,
                commit=commit,
                authored_at=by.authored_at,
                identity=(
                    email,
                    int(by.authored_at.timestamp()),
                    "" if original else named,
                ),
            )


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


def observation_of(one: Declared, chain: Chain) -> Observation:
    """Give what a trailer says as an observation, dated by its author."""
    trailer, commit = one.trailer, one.commit
    value = trailer.value
    is_added = trailer.kind is TrailerKind.ADD
    return Observation(
        day=chain.day_of(one.authored_at),
        value=None if is_added else value,
        added=Decimal(value) * one.times if is_added and value is not None else None,
        done=trailer.done,
        confidence=trailer.confidence,
        source=SourceName.TRAILER,
        origin=Origin(
            commit=commit.id,
            author=commit.author,
            authored_at=one.authored_at,
            position=chain.history.position[commit.id],
            recovered=trailer.recovered,
        ),
        where=one.where,
        text=f"{trailer.reference} {trailer.text}",
    )


def unparsed_finding(commit: Commit, trailer: UnparsedTrailer) -> Finding:
    """Say that a line of a message looks like ours and is not understood."""
    return _finding(
        "OKR801",
        "unparsed-trailer",
        f"The trailer {trailer.text!r} is not understood.",
        trailer.why,
        commit=commit,
        text=trailer.text,
    )


def unknown_finding(one: Declared, message: str, cure: str) -> Finding:
    """Say that a trailer names what is not there, or not one thing."""
    return _finding(
        "OKR802",
        "unknown-okr-in-trailer",
        message,
        cure,
        commit=one.commit,
        text=f"{one.trailer.reference} {one.trailer.text}",
    )


def copied_finding(one: Declared) -> Finding:
    """Say that a squash seems to repeat what its originals declare."""
    return _finding(
        "OKR803",
        "copied-trailers",
        f"The squash repeats {one.trailer.reference} {one.trailer.text}".rstrip()
        + ", which a commit that it lists declares too; both count.",
        "Delete the squashed branch instead of merging it, or keep the trailer in one of them.",
        commit=one.commit,
        text=f"{one.trailer.reference} {one.trailer.text}",
    )


def _finding(
    code: str, slug: str, message: str, cure: str, *, commit: Commit, text: str
) -> Finding:
    return Finding(
        code=code,
        slug=slug,
        severity=Severity.WARNING,
        message=message,
        help=cure,
        path=f"commit {commit.id[:12]}",
        subject=f"{commit.id} {text}",
    )
