"""The shape of a history: its first-parent chain, and when each commit became reachable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from okrascode.history.commit import Commit, History

__all__ = ["NO_COMMITS", "make_history", "reached_by_merge"]

NO_COMMITS = History(
    head="", commits=MappingProxyType({}), first_parents=(), position=MappingProxyType({})
)
"""The history of a repository in which nothing was committed yet."""


def make_history(commits: Iterable[Commit], *, head: str, boundary: Iterable[str] = ()) -> History:
    """Put commits together that come parents first; ``boundary`` names where a clone is cut off."""
    by_id = {commit.id: commit for commit in commits}
    chain: list[str] = []
    at: str | None = head
    while at is not None and at in by_id:
        chain.append(at)
        at = next(iter(by_id[at].parents), None)
    chain.reverse()
    position: dict[str, int] = {}
    for index, tip in enumerate(chain):
        waiting = [tip]
        while waiting:
            id_ = waiting.pop()
            if id_ in position or id_ not in by_id:
                continue
            position[id_] = index
            waiting.extend(by_id[id_].parents)
    cut = frozenset(boundary) & by_id.keys()
    return History(
        head=head,
        commits=MappingProxyType(by_id),
        first_parents=tuple(chain),
        position=MappingProxyType(position),
        shallow=bool(cut),
        boundary=cut,
    )


def reached_by_merge(
    commits: Mapping[str, Commit], merge: Commit, *, kept: str | None = None
) -> frozenset[str]:
    """Give the merge and what it brought in: everything reachable from it but not from ``kept``.

    ``kept`` is the parent whose line goes on, the first one unless said otherwise.
    """
    line = kept if kept in merge.parents else next(iter(merge.parents), None)
    before = _ancestors(commits, [line] if line else [], stop=frozenset())
    return frozenset(_ancestors(commits, [merge.id], stop=before))


def _ancestors(
    commits: Mapping[str, Commit], tips: Iterable[str], *, stop: frozenset[str] | set[str]
) -> set[str]:
    found: set[str] = set()
    waiting = list(tips)
    while waiting:
        id_ = waiting.pop()
        if id_ in found or id_ in stop or id_ not in commits:
            continue
        found.add(id_)
        waiting.extend(commits[id_].parents)
    return found
