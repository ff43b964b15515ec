"""Read a repository of OKRs: settings, documents, plan; on demand its record and its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from okrascode.config import Settings
from okrascode.errors import EnvironmentFailure, NothingFound
from okrascode.findings import Finding
from okrascode.model.plan import Document, Plan, make_plan
from okrascode.model.reference import CycleId
from okrascode.workspace.repositories import NO_OTHERS, Others, open_others, with_given
from okrascode.workspace.root import find_root
from okrascode.workspace.walks import Walks

if TYPE_CHECKING:
    from okrascode.documents.read import DocumentResult
    from okrascode.history.queries import Repository
    from okrascode.lint.codeowners import Codeowners
    from okrascode.readings.reading import Origin, Reading
    from okrascode.readings.record import Record
    from okrascode.rollup.result import Problem, Rollup

__all__ = ["Workspace", "load_workspace"]

_NONE_GIVEN: Mapping[str, Path] = MappingProxyType({})


@dataclass(slots=True, kw_only=True)
class Workspace:
    """Everything that was read for one command; record and roll-up are made on first use."""

    root: Path
    settings: Settings
    settings_raw: bytes | None
    """Text of okr.toml; ``None`` when there is none."""
    today: date
    today_given: bool
    """True when somebody said which day to count as today without naming a revision."""
    texts: Mapping[str, bytes]
    """Every OKR document by its path relative to the root."""
    results: Mapping[str, DocumentResult]
    file_findings: tuple[Finding, ...]
    """What is wrong with files before they are read: symbolic links and the like."""
    plan: Plan
    repository: Repository | None
    revision: str | None
    """Full id of the commit this was read from or whose work tree it is; ``None`` without one."""
    from_work_tree: bool
    versions: dict[str, Document] = field(default_factory=dict, repr=False)
    """Versions of documents that were read, by blob; one that is like another shares them."""
    others: Others = NO_OTHERS
    """The other repositories of the settings."""
    _record: Record | None = field(default=None, repr=False)
    _dirty: frozenset[str] | None = field(default=None, repr=False)

    @property
    def git_prefix(self) -> str:
        """Give the path of the OKR root below the Git top level: empty, or ending in ``/``."""
        return self.repository.prefix if self.repository else ""

    @property
    def revisions(self) -> Mapping[str, str]:
        """Give the commit that is checked out in each other repository, by its name."""
        return self.others.revisions

    @property
    def dirty_paths(self) -> frozenset[str]:
        """Name the documents whose text differs from the revision."""
        if self._dirty is None:
            changed: frozenset[str] = frozenset()
            if self.from_work_tree and self.repository is not None:
                changed = frozenset(self.repository.changed_paths(self.settings.okr_paths))
            self._dirty = changed
        return self._dirty

    @property
    def dirty(self) -> bool:
        """Tell whether a document differs from the revision."""
        return bool(self.dirty_paths)

    def with_texts(self, texts: Mapping[str, bytes]) -> Workspace:
        """Give the same with other texts of some documents; nothing is written."""
        from okrascode.workspace.changed import workspace_with

        return workspace_with(self, texts)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Give what is wrong with the documents one by one."""
        read = (finding for result in self.results.values() for finding in result.findings)
        return (*self.file_findings, *read)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Give the documents that could not be read: one line each, the first error."""
        from okrascode.workspace.problems import problems_in

        return problems_in(self.file_findings, self.results)

    def lines_of(self, readings: Iterable[Reading]) -> Mapping[Origin, int]:
        """Give the 1-based line of each reading in its file at its commit; trailers have none."""
        from okrascode.workspace.lines import lines_of

        origins = (reading.origin for reading in readings)
        return lines_of(origins, repository=self.repository, texts=self.texts)

    def record(self) -> Record:
        """Give what the history says about the plan; reads Git once."""
        if self._record is None:
            from okrascode.workspace.record import record_of

            self._record = record_of(self)
        return self._record

    def codeowners(self) -> Codeowners | None:
        """Give the CODEOWNERS file; ``None`` when there is none."""
        from okrascode.workspace.codeowners import codeowners_of

        return codeowners_of(self)

    def roll_up(
        self, cycles: Sequence[CycleId] | None = None, *, series: str | None = None
    ) -> Rollup:
        """Give the numbers of some cycles (default: all that contain today, else the last one).

        ``series`` adds the scores day by day: daily, weekly or evenly.
        """
        from okrascode.rollup.cycles import cycles_for
        from okrascode.rollup.rollup import roll_up
        from okrascode.rollup.series import with_series

        chosen = cycles if cycles is not None else cycles_for(self.plan, self.today)
        rollup = roll_up(
            self.plan,
            self.record(),
            today=self.today,
            cycles=chosen if series is None else tuple(self.plan.cycles),
            settings=self.settings,
            problems=self.problems,
        )
        return rollup if series is None else with_series(rollup, cycles=chosen, interval=series)


def load_workspace(
    directory: Path | None = None,
    *,
    today: date | None = None,
    at: str | None = None,
    offline: bool = False,
    must_have_documents: bool = True,
    repositories: Mapping[str, Path] = _NONE_GIVEN,
    settings_from: str | None = None,
    like: Workspace | None = None,
    cache: Path | None = None,
) -> Workspace:
    """Read a repository of OKRs.

    Args:
        directory: where to look from, upwards; the current folder when not given.
        today: the day to count as today; else the author date of ``at``, else the clock's day in
            the organisation's time zone.
        at: a revision to read everything from; the work tree when not given.
        offline: never fetch what a partial clone lacks.
        repositories: where other repositories are, by name, besides what the settings say.
        must_have_documents: raise when there is not one document.
        settings_from: full id of a commit whose okr.toml counts instead of the one there.
        like: another one that was read: what is the same there is not read again.
        cache: the folder that keeps what was read of histories; nothing is kept when not given.

    Raises:
        NothingFound: no root, or no documents where one is needed.
        UsageError: an unknown revision.
        EnvironmentFailure: a file or Git that cannot be read.
    """
    from okrascode.documents.settings_toml import read_settings
    from okrascode.history.repository import open_repository
    from okrascode.workspace.files import (
        files_of_revision,
        files_of_work_tree,
        settings_of_revision,
        settings_of_work_tree,
    )
    from okrascode.workspace.partial_clone import fetch_revision
    from okrascode.workspace.read_documents import read_documents
    from okrascode.workspace.today import day_of

    root = find_root(directory or Path())
    memory = Walks(cache) if cache is not None else None
    repository = open_repository(root, offline=offline, memory=memory)
    revision = repository.head() if repository else None
    if at is None:
        settings_raw = settings_of_work_tree(root)
    else:
        if repository is None:
            raise EnvironmentFailure(
                f"{root} is not in a Git repository, so there is no revision {at}.",
                hint="Leave --at out, or run git init and commit.",
            )
        revision = repository.resolve(at)
        fetch_revision(repository, revision)
        settings_raw = settings_of_revision(repository, revision)
    if settings_from is not None and repository is not None:
        settings_raw = settings_of_revision(repository, settings_from)
    settings = Settings() if settings_raw is None else read_settings(settings_raw)
    settings = with_given(settings, repositories)
    if at is None or repository is None or revision is None:
        files = files_of_work_tree(root, settings.okr_paths)
    else:
        files = files_of_revision(repository, revision, settings.okr_paths)
    results = read_documents(files.texts, like=like)
    if must_have_documents and not files.texts and not files.findings:
        raise NothingFound(
            f"There are no OKR documents in {root}: nothing matches "
            f"{', '.join(settings.okr_paths)}.",
            hint="Start with okr init, or see a whole company with okr demo.",
        )
    plan = make_plan(r.document for r in results.values() if r.document is not None)
    return Workspace(
        root=root,
        settings=settings,
        settings_raw=settings_raw,
        today=today or day_of(plan, repository if at is not None else None, revision),
        today_given=today is not None and at is None,
        texts=files.texts,
        results=results,
        file_findings=files.findings,
        plan=plan,
        repository=repository,
        revision=revision,
        from_work_tree=at is None,
        versions=like.versions if like else {},
        others=open_others(
            settings, root=root, own=repository, given=repositories, offline=offline, memory=memory
        ),
    )
