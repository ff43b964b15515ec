"""A digest of what trailers and check-ins say about a group, to see whether that has changed."""

from __future__ import annotations

import json
from hashlib import sha256

from okrascode.readings.groups import Groups, Node, node_of
from okrascode.readings.kept.rows import Row
from okrascode.readings.observation import Observation
from okrascode.readings.told import Told

__all__ = ["told_digests"]


def told_digests(told: Told, groups: Groups) -> dict[Node, str]:
    """Give a digest of what trailers and check-ins say about each group that they speak of."""
    # There may be very many, so of each a digest alone is held.
    about: dict[Node, list[bytes]] = {}
    for reference, observations in told.observations.items():
        some = about.setdefault(groups.of(node_of(reference)), [])
        some += (_digest([str(reference), *_told_row(one)]) for one in observations)
    for commit, reasons in told.reasons.items():
        for reference, reason in reasons:
            some = about.setdefault(groups.of(node_of(reference)), [])
            some.append(_digest([str(reference), commit, reason]))
    return {node: sha256(b"".join(sorted(some))).hexdigest() for node, some in about.items()}


def _digest(row: Row) -> bytes:
    return sha256(json.dumps(row).encode("ascii")).digest()


def _told_row(one: Observation) -> Row:
    # All of it, and quicker than repr.
    origin = one.origin
    row = (one.day, one.value, one.added, one.confidence, origin.authored_at, origin.position)
    return [
        *map(str, row),
        [one.note, one.ask, one.source.value, *one.done, "", *one.undone],
        [origin.commit, origin.author, origin.pointer, one.where, one.text],
    ]
