"""What was read of a history up to one commit, group by group, each part read when it is asked for.

First comes one line of JSON with what concerns all groups, then the parts, of which it says where
they begin. Nothing in it is run, and no part is read for a group that nobody asks about.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from okrascode.history.undone import Undone
from okrascode.model.altered import altered
from okrascode.model.reference import Reference
from okrascode.readings.chain import Written
from okrascode.readings.groups import Groups, Node
from okrascode.readings.kept.rows import Row, author_of, day_of, reference_of
from okrascode.readings.kept.steps import Placed, StepsRead
from okrascode.readings.record import Dated

__all__ = ["LAYOUT", "SHORTEST", "Kept", "Piece", "kept_bytes"]

Piece = bytes | bytearray

LAYOUT = "1"
"""Bytes of another layout are not read."""
SHORTEST = 7
"""Digits of the shortest id that names a commit."""


class Kept:
    """The parts of one file."""

    def __init__(self, content: bytes) -> None:
        """Read what concerns all groups.

        Raises:
            ValueError, LookupError, TypeError: it was written otherwise.
        """
        size = content.index(b"\n")
        rest: dict[str, Any] = json.loads(content[:size])
        self._content = content
        self._start = size + 1
        self._places: dict[str, list[int]] = rest["places"]
        self._parts: dict[str, Any] = {}
        self.head: str = rest["head"]
        """The commit up to which it was read."""
        self.length: int = rest["length"]
        """Steps of its main line."""
        self.count: int = rest["count"]
        """Commits that were numbered, in the order of the history."""
        self.up: dict[Node, Node] = rest["up"]
        self.renamed: list[str] = rest["renamed"]
        self.told: dict[Node, str] = rest["told"]
        """A digest of what trailers and check-ins told about each group."""
        self.uses: dict[Node, list[Node]] = rest["uses"]
        """What else the links of a group name."""
        self.odd: list[Node] = rest["odd"]
        """Groups that have to be read each time."""
        self.organizations: list[str] = rest["organizations"]
        """Documents that ever were the organisation's."""
        self.named: frozenset[str] = frozenset(rest["named"])
        """The first :data:`SHORTEST` digits of all that reverts name."""
        self._vision: Row | None = rest["vision"]
        self._undone: dict[str, list[str]] = rest["undone"]
        self._reverted: list[str] = rest["reverted"]

    def groups(self) -> Groups:
        """Give the groups as they were."""
        return Groups(self.up, self.renamed)

    @property
    def roots(self) -> list[Node]:
        """Give the groups of which something is said, each by its first."""
        return [name[5:] for name in self._places if name.startswith("said ")]

    @property
    def vision(self) -> Dated | None:
        """Give when the vision got its words."""
        day, commit = self._vision or (None, None)
        since = day_of(day)
        return None if since is None else Dated(since, commit)

    @property
    def undone(self) -> Undone:
        """Give what was taken back, as far as it matters."""
        return Undone(
            reverted=frozenset(self._reverted),
            targets={id_: frozenset(targets) for id_, targets in self._undone.items()},
        )

    def part(self, name: str) -> Any:  # noqa: ANN401  # plain JSON
        """Give a part; ``None`` when there is none of that name."""
        if name not in self._parts:
            place = self._places.get(name)
            raw = b"null" if place is None else self.raw(name)
            self._parts[name] = json.loads(raw)
        return self._parts[name]

    def steps(self, root: Node) -> StepsRead | None:
        """Give the commits that changed documents of a group; ``None`` where it is no group."""
        plain = self.part(f"steps {root}")
        return None if plain is None else StepsRead(plain, self.part("pointers"))

    def telling(self) -> Iterator[Placed]:
        """Give the commits that may say something besides their changes, without these."""
        for number, position, main, parents, email, message, *author in self.part("telling"):
            commit = altered(
                author_of(author), parents=tuple(parents), author_email=email, message=message
            )
            yield number, position, bool(main), commit

    def said(self, root: Node) -> Mapping[str, Any]:
        """Give what is said of a group: readings, first days, changes."""
        there: Mapping[str, Any] | None = self.part(f"said {root}")
        return {"readings": {}, "first": {}, "changes": []} if there is None else there

    def written(self) -> Mapping[str, Written]:
        """Give for every document when it came and who wrote it."""
        return {
            path: Written(since, position, None if row is None else author_of(row))
            for path, (since, position, row) in self.part("written").items()
        }

    def raw(self, name: str) -> bytes:
        """Give a part as it was written."""
        at, size = self._places[name]
        return self._content[self._start + at : self._start + at + size]

    def find(self, reference: Reference, position: int) -> tuple[bool, Reference | None]:
        """Tell whether a name was ever used, and what it is called now that stood for it then."""
        entries = self.part("names").get(str(reference))
        if entries is None:
            return False, None
        if entries == 1:
            return True, reference
        called: str | None = entries[0][1]
        for start, name in entries:
            if start <= position:
                called = name
        return True, None if called is None else reference_of(called)

    def __contains__(self, reference: object) -> bool:
        """Tell whether a complete name was ever used."""
        return str(reference) in self.part("names")


def kept_bytes(rest: Mapping[str, Any], parts: Iterable[tuple[str, Piece]]) -> list[Piece]:
    """Write the parts behind what concerns all groups; the pieces go one behind the other."""
    places: dict[str, tuple[int, int]] = {}
    written: list[Piece] = []
    at = 0
    for name, raw in parts:
        places[name] = (at, len(raw))
        written.append(raw)
        at += len(raw)
    head = json.dumps({**rest, "places": places}, separators=(",", ":")).encode("ascii")
    return [head, b"\n", *written]
