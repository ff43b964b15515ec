"""The trailers of every reachable commit, as observations and findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from okrascode.findings import Finding, Severity
from okrascode.history.commit import Commit
from okrascode.history.squash import lines_taken_back, squashed_at
from okrascode.history.trailers import (
    Trailer,
    TrailerKind,
    UnparsedTrailer,
    may_declare,
    trailers_in,
)
from okrascode.readings.chain import Chain
from okrascode.readings.commits import Commits
from okrascode.readings.observation import Observation
from okrascode.readings.reading import Origin, SourceName

__all__ = [
    "Declared",
    "Identity",
    "copied_finding",
    "declared_in",
    "observation_of",
    "unknown_finding",
    "unparsed_finding",
]


Identity = tuple[str, int, str]
"""Whose a trailer is, when it was said in seconds, and the original where only its id is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A trailer in a commit."""

    trailer: Trailer
    commit: Commit
    authored_at: datetime
    """Of the original, where a squash names one that is reachable."""
    identity: Identity
    """Equal for copies."""
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
