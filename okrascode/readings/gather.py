"""Put all sources together: a plan and its history become the record.

From a repository to its record, as of the work tree::

    repository = open_repository(root)
    patterns = settings.okr_paths
    head = repository.head()
    history = repository.history(head, patterns)
    gathered = gather(
        plan,
        history=history,
        blobs=repository.blobs,
        dirty=repository.changed_paths(patterns),
        unreadable=[path for path, result in results.items() if result.document is None],
        lacking=repository.lacking(versions_in(history)),
        settings=settings,
        today=today,
    )

Measures with a ``source`` and other repositories come as ``trees``, one for each repository. At a
revision: ``repository.history(repository.resolve(revision), patterns)`` and no ``dirty``.
Without Git: ``history=None``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from okrascode.config import Settings
from okrascode.history.commit import NO_COMMITS, History
from okrascode.history.partial import NOTHING_LACKING, Lacking
from okrascode.history.undone import undone_in
from okrascode.model.plan import Document, Plan
from okrascode.readings.accepted import acceptance
from okrascode.readings.chain import Chain
from okrascode.readings.first_said import vision_since
from okrascode.readings.fold import fold
from okrascode.readings.gathered import Gathered
from okrascode.readings.groups import groups_in
from okrascode.readings.kept.digests import told_digests
from okrascode.readings.lives import lives_in
from okrascode.readings.missing import cut_off, incomplete_because
from okrascode.readings.names import Names
from okrascode.readings.record import Record
from okrascode.readings.repositories import join
from okrascode.readings.sourced import measure_trees
from okrascode.readings.told import told_in
from okrascode.readings.trees import Trees
from okrascode.readings.versions import Blobs, committed_in, versions_of, work_tree_of, zone_of

__all__ = ["gather"]

_NONE_MISSING: Mapping[str, str] = MappingProxyType({})


def gather(
    plan: Plan,
    *,
    history: History | None,
    blobs: Blobs | None = None,
    dirty: Collection[str] = (),
    unreadable: Collection[str] = (),
    lacking: Lacking = NOTHING_LACKING,
    known_documents: dict[str, Document] | None = None,
    settings: Settings,
    today: date,
    trees: Sequence[Trees] = (),
    missing: Mapping[str, str] = _NONE_MISSING,
    is_kept: bool = False,
) -> Gathered:
    """Give everything that documents, check-ins and commits say about a plan.

    Args:
        plan: the documents of the revision, or of the work tree.
        history: everything reachable from the revision; ``None`` without Git.
        blobs: reads old versions of documents; needed when there is a history.
        dirty: documents of the work tree that differ from the revision, deleted ones included.
        unreadable: documents that are there and do not parse: they end nothing.
        lacking: versions that a partial clone does not have: ``blobs`` is not asked for them.
        known_documents: versions that were read already, by blob; those read here are added.
        settings: of the same revision.
        today: the day on which what is not committed is true.
        trees: the repositories that measures read and that carry trailers; the one without a name
            is that of ``history`` itself.
        missing: a sentence for each repository of the settings that is not among them, by name.
        is_kept: whether it will be written down, which asks for the groups of documents.
    """
    known = history or NO_COMMITS
    read = {} if known_documents is None else known_documents
    documents = versions_of(known, blobs, lacking.ids, read) if blobs else {}
    work_tree = work_tree_of(plan, committed_in(known), dirty=dirty, unreadable=unreadable)
    chain = Chain(known, documents, zone=zone_of(plan), work_tree=work_tree, lacking=lacking.ids)
    lives = lives_in(chain.steps())
    names = Names(plan, lives)
    undone = undone_in(known)
    others = tuple(one for one in trees if one.name is not None)
    joined = join(known, undone, others)
    written = chain.written()
    told = told_in(
        plan,
        Chain(joined.history, {}, zone=zone_of(plan), work_tree={}) if others else chain,
        names,
        undone=joined.undone,
        repository_of=joined.repository_of,
        written=written,
        is_accepted=acceptance(plan, settings),
    )
    groups = groups_in(known, documents) if is_kept else None
    # What is told goes while it is folded.
    digests = {} if groups is None else told_digests(told, groups)
    measured = measure_trees(plan, trees, known, missing=missing, chain=chain, today=today)
    folded = fold(
        plan,
        lives,
        chain,
        names,
        undone=undone,
        told=told,
        measured=measured.observations,
        has_history=history is not None,
        today=today,
    )
    starts = min((chain.day_of(known.commits[c].authored_at) for c in known.boundary), default=None)
    wrong = (finding for some in folded.mismatches.values() for finding in some)
    record = Record(
        readings=MappingProxyType(folded.readings),
        evidence=MappingProxyType(told.evidence),
        changes=folded.changes,
        first_seen=MappingProxyType(folded.first_seen),
        links=MappingProxyType(folded.links),
        complete_history=history is not None and not known.shallow and not lacking.ids,
        history_starts=starts,
        incomplete_because=incomplete_because(history, starts, lacking),
        missing_repositories=frozenset(missing),
        cut_repositories=frozenset(one.name for one in others if one.name and one.history.shallow),
        about_repositories=(*missing.values(), *cut_off(others, chain)),
        questions=MappingProxyType(folded.questions),
        vision=vision_since(plan, chain, documents) if history else None,
        findings=(*told.findings, *measured.findings, *wrong),
    )
    return Gathered(
        record=record,
        head=known.head,
        commits=known,
        documents=documents,
        plan=plan,
        lives=lives,
        names=names,
        undone=undone,
        written=written,
        groups=groups,
        told=digests,
        folded=folded,
    )
