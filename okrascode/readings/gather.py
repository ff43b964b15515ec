"""Put all sources together: a plan and its history become the record.

From a repository to its record, as of the work tree::

    repository = open_repository(root)
    patterns = settings.okr_paths
    head = repository.head()
    history = repository.history(head, patterns)
    record = gather_record(
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

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, tzinfo
from types import MappingProxyType
from zoneinfo import ZoneInfo

from okrascode.config import Settings
from okrascode.documents.version_reader import VersionReader
from okrascode.findings import Finding
from okrascode.history.commit import NO_COMMITS, History
from okrascode.history.partial import NOTHING_LACKING, Lacking
from okrascode.history.undone import undone_in
from okrascode.model.plan import Document, Plan
from okrascode.model.reference import Id, Reference
from okrascode.readings.accepted import acceptance
from okrascode.readings.chain import Chain
from okrascode.readings.check_in_files import check_in_observations
from okrascode.readings.current_values import current_values, milestone_dates
from okrascode.readings.declarations import declarations_of
from okrascode.readings.first_said import questions_since, vision_since
from okrascode.readings.handshakes import links_since
from okrascode.readings.intent_changes import first_day_of, intent_changes
from okrascode.readings.item import Item
from okrascode.readings.life import Absence
from okrascode.readings.lives import lives_in
from okrascode.readings.missing import cut_off, incomplete_because
from okrascode.readings.names import Names
from okrascode.readings.observation import Observation, mismatch_finding
from okrascode.readings.reading import Reading
from okrascode.readings.record import Dated, Evidence, LinkSince, Record
from okrascode.readings.repositories import join
from okrascode.readings.resolve import resolve
from okrascode.readings.sourced import measure_trees, without_old_reports
from okrascode.readings.trees import Trees

__all__ = ["Blobs", "gather_record"]

_NONE_MISSING: Mapping[str, str] = MappingProxyType({})
_NO_LINKS: Mapping[tuple[str, Reference, Reference], LinkSince] = MappingProxyType({})
_NO_QUESTIONS: Mapping[tuple[Reference, Id], Dated] = MappingProxyType({})
Blobs = Callable[[Iterable[str]], Iterable[tuple[str, bytes]]]
"""Gives the content of blobs in the order asked for."""


def gather_record(
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
) -> Record:
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
    """
    known = history or NO_COMMITS
    read = {} if known_documents is None else known_documents
    documents = _parsed(known, blobs, lacking.ids, read) if blobs else {}
    work_tree = _work_tree(plan, known, dirty=dirty, unreadable=unreadable)
    chain = Chain(known, documents, zone=_zone(plan), work_tree=work_tree, lacking=lacking.ids)
    lives = lives_in(chain.steps())
    names = Names(plan, lives)
    undone = undone_in(known)
    others = tuple(one for one in trees if one.name is not None)
    joined = join(known, undone, others)
    declared = declarations_of(
        Chain(joined.history, {}, zone=_zone(plan), work_tree={}) if others else chain,
        plan=plan,
        names=names,
        undone=joined.undone,
        is_accepted=acceptance(plan, settings),
        repository_of=joined.repository_of,
    )
    observed: dict[Reference, list[Observation]] = {name: [] for name in plan.key_results}
    findings = list(declared.findings)
    for about, observation in declared.observations:
        observed[about].append(observation)
    declared.observations.clear()
    findings += _check_ins(plan, chain, names, observed)
    measured = measure_trees(plan, trees, known, missing=missing, chain=chain, today=today)
    findings += measured.findings
    first_seen: dict[Reference, date] = {}
    for reference in (*plan.objectives, *plan.key_results):
        if reference not in lives.now:
            continue
        life = lives.called[reference]
        first = first_day_of(life, chain, today=today) if history else None
        if first is not None:
            first_seen[reference] = first
        if reference.key_result is not None:
            observed[reference] += current_values(life, chain, undone, today=today)
            observed[reference] += milestone_dates(life, chain)
            observed[reference] = without_old_reports(observed[reference], life)
    for reference, observation in measured.observations:
        observed[reference].append(observation)
    readings: dict[Reference, tuple[Reading, ...]] = {}
    for reference in [*observed]:
        observations = observed.pop(reference)  # There may be many: each goes when it was read.
        objective = plan.objectives[reference.of_objective]
        item = Item(reference, objective, plan.key_results[reference], objective.place.path)
        cycle = plan.cycles.get(objective.cycle)
        found, mismatches = resolve(item, observations, cycle=cycle)
        findings += mismatches
        if found:
            readings[reference] = found
    starts = min((chain.day_of(known.commits[c].authored_at) for c in known.boundary), default=None)
    return Record(
        readings=MappingProxyType(readings),
        evidence=_by_reference(declared.evidence),
        changes=intent_changes(
            lives, chain, plan=plan, names=names, reasons=declared.reasons, today=today
        )
        if history
        else (),
        first_seen=MappingProxyType(first_seen),
        links=links_since(lives, chain, plan=plan, names=names, today=today)
        if history
        else _NO_LINKS,
        complete_history=history is not None and not known.shallow and not lacking.ids,
        history_starts=starts,
        incomplete_because=incomplete_because(history, starts, lacking),
        missing_repositories=frozenset(missing),
        cut_repositories=frozenset(one.name for one in others if one.name and one.history.shallow),
        about_repositories=(*missing.values(), *cut_off(others, chain)),
        questions=questions_since(plan, lives, chain, today=today) if history else _NO_QUESTIONS,
        vision=vision_since(plan, chain, documents) if history else None,
        findings=tuple(findings),
    )


def _parsed(
    history: History, blobs: Blobs, lacking: Collection[str], known: dict[str, Document]
) -> dict[str, Document | None]:
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


def _work_tree(
    plan: Plan, history: History, *, dirty: Collection[str], unreadable: Collection[str]
) -> dict[str, Document | Absence]:
    here = {document.place.path: document for document in plan.documents}
    committed: set[str] = set()
    for commit in history.main_line.values():
        for change in commit.changes:
            (committed.discard if change.new_blob is None else committed.add)(change.path)
    # What Git does not list as changed and does not have either (ignored on purpose) counts too.
    changed = {*dirty, *(here.keys() - committed)}
    absent = dict.fromkeys(unreadable, Absence.UNREADABLE)
    return {path: here.get(path) or absent.get(path, Absence.GONE) for path in sorted(changed)}


def _check_ins(
    plan: Plan, chain: Chain, names: Names, observed: dict[Reference, list[Observation]]
) -> list[Finding]:
    written = chain.written()
    people = plan.organization.people if plan.organization else {}
    findings: list[Finding] = []
    for check_in in plan.check_ins:
        file = written[check_in.place.path]
        for name, observation in check_in_observations(check_in, written=file, people=people):
            about = names.find(name, file.since)
            if about is not None and about in observed:
                observed[about].append(observation)
            elif name not in names.known:
                message = f"There is no key result {name} to report for."
                findings.append(mismatch_finding(observation, name, message))
    return findings


def _by_reference(evidence: Iterable[Evidence]) -> Mapping[Reference, tuple[Evidence, ...]]:
    found: dict[Reference, list[Evidence]] = {}
    for one in evidence:
        found.setdefault(one.about, []).append(one)
    return MappingProxyType({about: tuple(some) for about, some in found.items()})


def _zone(plan: Plan) -> tzinfo:
    return ZoneInfo(plan.organization.time_zone) if plan.organization else UTC
