"""The versions of documents that a history names, and those of the work tree, read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo

from okrascode.documents.version_reader import VersionReader
from okrascode.model.plan import Document, Plan
from okrascode.readings.commits import Commits
from okrascode.readings.life import Absence

__all__ = ["Blobs", "committed_in", "versions_of", "work_tree_of", "zone_of"]

Blobs = Callable[[Iterable[str]], Iterable[tuple[str, bytes]]]
"""Gives the content of blobs in the order asked for."""


def versions_of(
    history: Commits, blobs: Blobs, lacking: Collection[str], known: dict[str, Document]
) -> dict[str, Document | None]:
    """Read every version of every document, by blob; ``None`` is one that does not parse.

    What is in ``known`` already is taken from there, and what is read is added to it.
    """
    paths: dict[str, str] = {}
    for commit in history.commits.values():
        for change in commit.changes:
            for blob in (change.old_blob, change.new_blob):
                if blob is not None and blob not in lacking:
                    paths.setdefault(blob, change.path)
    found: dict[str, Document | None] = {
        blob: known[blob]
        for blob, path in paths.items()
        if blob in known and known[blob].place.path == path
    }
    reader = VersionReader()
    wanted = [blob for blob in paths if blob not in found]
    for blob, raw in blobs(wanted):
        document = found[blob] = reader.read(raw, path=paths[blob])
        if document is not None:
            known.setdefault(blob, document)
    return found


def committed_in(history: Commits, before: Iterable[str] = ()) -> set[str]:
    """Give the paths of all documents at the head; ``before`` are those at the first step."""
    committed = set(before)
    for commit in history.main_line.values():
        for change in commit.changes:
            (committed.discard if change.new_blob is None else committed.add)(change.path)
    return committed


def work_tree_of(
    plan: Plan, committed: Collection[str], *, dirty: Collection[str], unreadable: Collection[str]
) -> Mapping[str, Document | Absence]:
    """Give what the work tree has instead of what is committed.

    What Git does not list as changed and does not have either (ignored on purpose) counts too.
    """
    here = {document.place.path: document for document in plan.documents}
    changed = {*dirty, *(here.keys() - committed)}
    absent = dict.fromkeys(unreadable, Absence.UNREADABLE)
    return {path: here.get(path) or absent.get(path, Absence.GONE) for path in sorted(changed)}


def zone_of(plan: Plan) -> tzinfo:
    """Give the time zone in which a moment has its day."""
    return ZoneInfo(plan.organization.time_zone) if plan.organization else UTC
