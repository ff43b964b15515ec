"""Read a kept history on: only the groups that new commits or the work tree touch are read again.

The result is that of :func:`okrascode.readings.gather.gather`, whatever was kept. Where that cannot
be promised cheaply there is none, and everything is read: when a new commit reverts something, and
when the organisation's own document changed, which decides on days and cycles.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, tzinfo
from types import MappingProxyType
from typing import Any

from okrascode.config import Settings
from okrascode.history.commit import History
from okrascode.history.said_reverts import may_revert
from okrascode.model.organization import Organization
from okrascode.model.plan import Document, Plan
from okrascode.model.reference import Id, Reference
from okrascode.readings.accepted import acceptance
from okrascode.readings.chain import Chain
from okrascode.readings.fold import Folded, fold
from okrascode.readings.groups import Node, node_of, node_of_path
from okrascode.readings.kept.digests import told_digests
from okrascode.readings.kept.kept import SHORTEST, Kept
from okrascode.readings.kept.later import Later, LaterAll
from okrascode.readings.kept.part import SomeCommits, commits_of, newer_commits_of
from okrascode.readings.kept.rows import change_of, day_of, reading_of, reference_of
from okrascode.readings.life import Absence
from okrascode.readings.lives import lives_in
from okrascode.readings.names import Names
from okrascode.readings.reading import Reading
from okrascode.readings.record import Dated, IntentChange, LinkSince, Record
from okrascode.readings.told import Told, told_in
from okrascode.readings.versions import Blobs, committed_in, versions_of, work_tree_of, zone_of

__all__ = ["read_on"]


def read_on(
    kept: Kept,
    newer: History,
    *,
    plan: Plan,
    blobs: Blobs,
    dirty: Collection[str],
    unreadable: Collection[str],
    known_documents: dict[str, Document],
    settings: Settings,
    today: date,
) -> Record | None:
    """Give the record of a plan at the newest commit, or ``None``.

    ``kept`` is what was read up to a commit of the main line, ``newer`` what came after it (see
    :func:`okrascode.history.newer.newer_commits`); all else is as for ``gather``. No measure of the
    plan is read from trees, there is no other repository, and the clone is whole.
    """
    if any(may_revert(commit.message) for commit in newer.commits.values()):
        return None
    if not kept.named.isdisjoint(id_[:SHORTEST] for id_ in newer.commits):
        return None  # What an old revert takes back may only have come now.
    work_tree = work_tree_of(
        plan, committed_in(newer, kept.part("written")), dirty=dirty, unreadable=unreadable
    )
    reader = _Reader(kept, newer, blobs, work_tree=work_tree, known=known_documents)
    if not reader.find_touched():
        return None
    zone = zone_of(plan)
    chain = reader.chain(zone)
    lives = lives_in(chain.steps())
    names = Names(plan, lives, kept)
    told = told_in(
        plan,
        chain,
        names,
        undone=kept.undone,
        repository_of=MappingProxyType({}),
        written=Chain(newer_commits_of(kept, newer), {}, zone=zone, work_tree=work_tree).written(
            kept.written()
        ),
        is_accepted=acceptance(plan, settings),
    )
    if reader.touch_more(told):
        chain = reader.chain(zone)
        lives = lives_in(chain.steps())
        names = Names(plan, lives, kept)
    touched = reader.touched
    folded = fold(
        _within(plan, touched),
        lives,
        chain,
        names,
        undone=kept.undone,
        told=told,
        today=today,
    )
    return _record(plan, kept, reader, told, folded)


class _Reader:
    """Finds which groups have to be read again, and reads them."""

    def __init__(
        self,
        kept: Kept,
        newer: History,
        blobs: Blobs,
        *,
        work_tree: Mapping[str, Document | Absence],
        known: dict[str, Document],
    ) -> None:
        self.kept = kept
        self.newer = newer
        self.groups = kept.groups()
        self.touched: frozenset[Node] = frozenset()
        self._blobs = blobs
        self._work_tree = work_tree
        self._known = known

    def find_touched(self) -> bool:
        """Follow what changed to all that it may concern; ``False`` when that is everything."""
        changes = [one for commit in self.newer.commits.values() for one in commit.changes]
        paths = {one.path for one in changes} | self._work_tree.keys()
        nodes = [node_of_path(path) for path in paths]
        if not paths.isdisjoint(self.kept.organizations):
            return False
        while True:
            self.touched = self.groups.members(nodes)
            documents = self._documents(commits_of(self.kept, self.newer, self.touched))
            versions = [(one.path, documents.get(one.new_blob or "")) for one in changes]
            versions += [
                (path, None if isinstance(document, Absence) else document)
                for path, document in self._work_tree.items()
            ]
            if any(isinstance(document, Organization) for _, document in versions):
                return False
            for path, document in versions:
                self.groups.take(path, document)
            self.groups.settle()
            if self.groups.members(nodes) == self.touched:
                return True

    def touch_more(self, told: Told) -> bool:
        """Add the groups of which something else is told now, and those that link to others."""
        now, before = told_digests(told, self.groups), self.kept.told
        more = {node for node in now.keys() | before.keys() if now.get(node) != before.get(node)}
        more |= {*self.kept.odd}
        for node, used in self.kept.uses.items():
            if not self.touched.isdisjoint(used):
                more.add(node)
        if self.touched.issuperset(more):
            return False
        self.touched |= self.groups.members(more)
        return True

    def chain(self, zone: tzinfo) -> Chain:
        """Give the history of the groups that are touched."""
        commits = commits_of(self.kept, self.newer, self.touched)
        work_tree = {
            path: document
            for path, document in self._work_tree.items()
            if node_of_path(path) in self.touched
        }
        return Chain(commits, self._documents(commits), zone=zone, work_tree=work_tree)

    def _documents(self, commits: SomeCommits) -> Mapping[str, Document | None]:
        return versions_of(commits, self._blobs, (), self._known)


def _within(plan: Plan, touched: Collection[Node]) -> Plan:
    objectives = {name: one for name, one in plan.objectives.items() if node_of(name) in touched}
    where = {(name.team, name.cycle) for name in objectives}
    key_results = {
        name: one for name, one in plan.key_results.items() if (name.team, name.cycle) in where
    }
    return replace(
        plan,
        objectives=MappingProxyType(objectives),
        key_results=MappingProxyType(key_results),
    )


def _record(plan: Plan, kept: Kept, reader: _Reader, told: Told, folded: Folded) -> Record:
    touched, groups = reader.touched, reader.groups
    untouched = [root for root in kept.roots if root not in touched]
    links: dict[tuple[str, Reference, Reference], LinkSince] = {}
    questions: dict[tuple[Reference, Id], Dated] = {}

    def said(reference: Reference) -> Mapping[str, Any] | None:
        node = node_of(reference)
        return None if node in touched else kept.said(groups.of(node))

    def readings(reference: Reference) -> tuple[Reading, ...] | None:
        there = said(reference)
        if there is None:
            return folded.readings.get(reference)
        rows = there["readings"].get(str(reference))
        steps = kept.steps(groups.of(node_of(reference)))
        if rows is None or steps is None:
            return None
        return tuple(reading_of(row, reference, steps) for row in rows)

    def first_seen(reference: Reference) -> date | None:
        there = said(reference)
        if there is None:
            return folded.first_seen.get(reference)
        return day_of(there["first"].get(str(reference)))

    def changes() -> tuple[IntentChange, ...]:
        found: list[IntentChange] = []
        for root in untouched:
            steps = kept.steps(root)
            if steps is not None:
                found += (change_of(row, steps) for row in kept.said(root)["changes"])
        found += folded.changes
        return tuple(sorted(found, key=lambda one: (one.origin.position, str(one.about))))

    for kind, here, there, day, commit in kept.part("links"):
        name = reference_of(here)
        if node_of(name) not in touched:
            links[kind, name, reference_of(there)] = LinkSince(day_of(day), commit)
    for here, id_, day, commit in kept.part("questions"):
        name = reference_of(here)
        since = day_of(day)
        if node_of(name) not in touched and since is not None:
            questions[name, Id(id_)] = Dated(since, commit)
    wrong = (finding for some in folded.mismatches.values() for finding in some)
    return Record(
        readings=Later(plan.key_results, readings),
        evidence=MappingProxyType(told.evidence),
        changes=LaterAll(changes),
        first_seen=Later((*plan.objectives, *plan.key_results), first_seen),
        links=MappingProxyType({**links, **folded.links}),
        complete_history=True,
        questions=MappingProxyType({**questions, **folded.questions}),
        vision=kept.vision,
        findings=(*told.findings, *wrong),
    )
