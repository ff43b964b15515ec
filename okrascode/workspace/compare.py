"""Read two revisions and compare them: the base, and what it became."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from okrascode.changes.compare import compare
from okrascode.changes.concerned import Concerned, concerned_by
from okrascode.changes.declared import declared_between
from okrascode.changes.effects import Effect, cycles_touched, effects_of
from okrascode.changes.policy import POLICY_PATHS, is_policy
from okrascode.changes.report import Report
from okrascode.changes.side import Comparison, Side
from okrascode.changes.trailers import reasons_in
from okrascode.history.between import files_of_commit, messages_between
from okrascode.rollup.cycles import cycles_for
from okrascode.workspace.load import Workspace, load_workspace
from okrascode.workspace.root import SETTINGS_FILE
from okrascode.workspace.today import day_of

if TYPE_CHECKING:
    from okrascode.history.queries import Repository
    from okrascode.rollup.result import Rollup

__all__ = ["Compared", "compare_workspaces", "load_pair", "report_of"]

_LARGEST = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two revisions, and what differs; numbers are worked out when they are asked for."""

    before: Workspace
    after: Workspace
    comparison: Comparison

    def effects(self) -> tuple[Effect, ...]:
        """Roll up both sides, each with the readings it has, and give the scores that differ."""
        before, after = (self._rolled_up(side) for side in (self.before, self.after))
        found = effects_of(before, after, renamed=self.comparison.renamed)
        unread = set(self._unread())
        return tuple(
            one
            for one in found
            if (str(one.reference.of_objective) if one.reference else one.about) not in unread
        )

    def concerned(self, effects: tuple[Effect, ...]) -> tuple[Concerned, ...]:
        """Give who has to know."""
        plans = {"before": self.before.plan, "after": self.after.plan}
        return concerned_by(self.comparison, effects, **plans)

    def _unread(self) -> Iterator[str]:
        """Name what stands in documents that one side cannot read: it has no score to compare."""
        for side in (self.before, self.after):
            for objective in side.plan.objectives.values():
                if objective.place.path in self.comparison.unknown:
                    yield str(objective.reference)
                    yield f"{objective.team}@{objective.cycle}"

    def _rolled_up(self, side: Workspace) -> Rollup:
        differences = self.comparison.differences
        names = {one.reference.cycle if one.reference else one.about for one in differences}
        changed = {cycle for cycle in side.plan.cycles if cycle in names}
        wanted = cycles_touched(side.plan, changed, cycles_for(side.plan, side.today))
        return side.roll_up(wanted)


def load_pair(
    directory: Path | None,
    base: str,
    *,
    today: date | None = None,
    at: str | None = None,
    offline: bool = False,
    repositories: Mapping[str, Path],
    settings_from: str | None = None,
    cache: Path | None = None,
) -> tuple[Workspace, Workspace]:
    """Read a base, by full id, and what it is compared with: the work tree, or ``at``.

    Both have one day: ``today``, else that of ``at``, else the clock's day in the time zone of the
    base, which a change cannot move. ``settings_from`` is a commit whose okr.toml the second is
    read and judged with; the base is always read with its own.
    """
    after = load_workspace(
        directory,
        today=today,
        at=at,
        offline=offline,
        repositories=repositories,
        settings_from=settings_from,
        must_have_documents=settings_from is None,
        cache=cache,
    )
    before = load_workspace(
        after.root,
        today=after.today,
        at=base,
        offline=offline,
        repositories=repositories,
        must_have_documents=False,
        like=after,
        cache=cache,
    )
    if today is None and at is None and before.plan.organization is not None:
        before.today = after.today = day_of(before.plan)
    return before, after


def compare_workspaces(before: Workspace, after: Workspace) -> Compared:
    """Compare a base, which is a revision, with a work tree or a revision."""
    repository = after.repository
    assert repository is not None and before.revision is not None  # noqa: S101, PT018  # a base is a commit
    messages = (
        messages_between(repository, before.revision, after.revision) if after.revision else ()
    )
    sides = _side(before, repository), _side(after, repository)
    # What decides nothing about okr in either version is nobody's policy here.
    paths = {
        path
        for path in {*sides[0].policy, *sides[1].policy}
        if path == SETTINGS_FILE
        or is_policy(_from_top(path, repository), *(side.policy.get(path) for side in sides))
    }
    one, other = (
        replace(side, policy={p: text for p, text in side.policy.items() if p in paths})
        for side in sides
    )
    return Compared(
        before=before,
        after=after,
        comparison=compare(
            one,
            other,
            today=after.today,
            trailers=reasons_in(messages, before=before.plan, after=after.plan),
        ),
    )


def report_of(compared: Compared) -> Report:
    """Give all that is told about two revisions."""
    before, after = compared.before, compared.after
    assert before.revision is not None  # noqa: S101  # a base is a commit
    effects = compared.effects()
    declared = declared_between(before.record(), after.record(), plan=after.plan)
    comparison = compared.comparison
    return Report(
        base=before.revision,
        head=None if after.from_work_tree else after.revision,
        today=after.today,
        comparison=replace(comparison, differences=(*comparison.differences, *declared)),
        effects=effects,
        concerned=compared.concerned(effects),
        notices=tuple(_notices(compared)),
    )


def _notices(compared: Compared) -> Iterator[str]:
    for side, name in ((compared.after, ""), (compared.before, "In the base, ")):
        for problem in side.problems:
            line = "" if problem.line is None else f":{problem.line}"
            yield (
                f"{name}{problem.path}{line} cannot be read, so nothing is said about it, and"
                f" scores may lack it: {problem.message}"
            )
        record = side.record()
        if not record.knows_everything:
            yield f"{name or 'Scores may lack readings. '}{record.what_is_missing}"


def _side(workspace: Workspace, repository: Repository) -> Side:
    unreadable = {path for path, result in workspace.results.items() if result.document is None}
    unreadable |= {finding.path for finding in workspace.file_findings}
    return Side(
        plan=workspace.plan,
        unreadable=frozenset(unreadable),
        policy=dict(_policy(workspace, repository)),
    )


def _policy(workspace: Workspace, repository: Repository) -> Iterator[tuple[str, bytes]]:
    """Give the files that decide what is judged, by path from the OKR root."""
    settings = repository.prefix + SETTINGS_FILE
    if workspace.from_work_tree:
        found = _files_of_work_tree(repository.top, (*POLICY_PATHS, settings))
    else:
        assert workspace.revision is not None  # noqa: S101  # it was read from one
        found = files_of_commit(repository, workspace.revision, (*POLICY_PATHS, settings))
    for path, text in found:
        yield _from_root(path, repository), text


def _from_root(path: str, repository: Repository) -> str:
    up = "../" * repository.prefix.count("/")
    return path.removeprefix(repository.prefix) if _is_below(path, repository) else up + path


def _from_top(path: str, repository: Repository) -> str:
    up = "../" * repository.prefix.count("/")
    return path.removeprefix(up) if up and path.startswith(up) else repository.prefix + path


def _is_below(path: str, repository: Repository) -> bool:
    return path.startswith(repository.prefix)


def _files_of_work_tree(top: Path, names: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Read regular files and those below folders; links are never followed."""
    waiting = [top / name for name in names]
    while waiting:
        path = waiting.pop()
        if any(part.is_symlink() for part in (path, *path.parents) if part.is_relative_to(top)):
            continue
        if path.is_dir():
            waiting += sorted(path.iterdir())
        elif path.is_file():
            with path.open("rb") as file:
                yield path.relative_to(top).as_posix(), file.read(_LARGEST + 1)
