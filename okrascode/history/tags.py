"""Tags as values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from okrascode.history.log_text import moment

__all__ = ["TAG_ARGUMENTS", "Tag", "tags_in"]

TAG_ARGUMENTS = (
    "for-each-ref",
    "--sort=refname",
    "--format=%(refname)%00%(objectname)%00%(*objectname)%00%(creatordate:raw)",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A tag on a commit."""

    name: str
    """Without ``refs/tags/``."""
    commit: str
    created_at: datetime
    """Aware: when the tag was made, or of a lightweight one its commit."""


def tags_in(raw: bytes) -> Iterator[Tag]:
    """Give the tags in the output of Git, which holds no line breaks in names."""
    for line in raw.decode("utf-8", "surrogateescape").removesuffix("\n").split("\n"):
        if not line:
            continue
        name, id_, peeled, created = line.split("\0")
        yield Tag(
            name=name.removeprefix("refs/tags/"),
            commit=peeled or id_,
            created_at=moment(created),
        )
