"""A digest of what trailers and check-ins say about a group, to see whether that has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from okrascode.readings.groups import Groups, Node, node_of
from okrascode.readings.kept.rows import Row
from okrascode.readings.observation import Observation
from okrascode.readings.told import Told

__all__ = ["told_digests"]


def told_digests(told: Told, groups: Groups) -> dict[Node, str]:
    """Give a digest of what trailers and check-ins say about each group that they speak of."""
    about: dict[Node, list[Row]] = {}
    for reference, observations in told.observations.items():
        rows = about.setdefault(groups.of(node_of(reference)), [])
        rows += ([str(reference), *_told_row(one)] for one in observations)
    for commit, reasons in told.reasons.items():
        for reference, reason in reasons:
            rows = about.setdefault(groups.of(node_of(reference)), [])
            rows.append([str(reference), commit, reason])
    return {node: _digest(rows) for node, rows in about.items()}


def _digest(rows: Iterable[Row]) -> str:
    return hashlib.sha256("\n".join(sorted(map(json.dumps, rows))).encode()).hexdigest()


def _told_row(one: Observation) -> Row:
    # All of it, and quicker than repr.
    origin = one.origin
    row = (one.day, one.value, one.added, one.confidence, origin.authored_at, origin.position)
    return [
        *map(str, row),
        [one.note, one.ask, one.source.value, *one.done, "", *one.undone],
        [origin.commit, origin.author, origin.pointer, one.where, one.text],
    ]
