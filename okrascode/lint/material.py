"""What a lint run works on: a whole repository that was read, or texts from anywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from okrascode.config import Settings
from okrascode.documents.read import DocumentResult, read_document
from okrascode.findings import Finding
from okrascode.lint.codeowners import Codeowners
from okrascode.model.plan import Plan, make_plan
from okrascode.model.reference import CycleId
from okrascode.readings.record import Record
from okrascode.rollup.cycles import cycles_for
from okrascode.rollup.result import Rollup
from okrascode.rollup.rollup import roll_up

__all__ = ["Material", "Texts", "read_texts"]


class Material(Protocol):
    """A repository that was read; a workspace is one."""

    @property
    def settings(self) -> Settings:
        """Give okr.toml as values."""

    @property
    def today(self) -> date:
        """Give the day that counts as today."""

    @property
    def texts(self) -> Mapping[str, bytes]:
        """Give the raw text of each document by path."""

    @property
    def results(self) -> Mapping[str, DocumentResult]:
        """Give what became of each document."""

    @property
    def file_findings(self) -> tuple[Finding, ...]:
        """Give what is wrong with files before they are read."""

    @property
    def plan(self) -> Plan:
        """Give all readable documents together."""

    @property
    def git_prefix(self) -> str:
        """Give the path of the root below the top level of Git: empty, or ending in ``/``."""

    def record(self) -> Record:
        """Give what the history says; asked for only when a rule needs it."""

    def roll_up(self, cycles: Sequence[CycleId] | None = None) -> Rollup:
        """Give the numbers of the cycles that contain today."""

    def with_texts(self, texts: Mapping[str, bytes]) -> Material:
        """Give the same with other texts of some documents, which are read anew."""

    def codeowners(self) -> Codeowners | None:
        """Give the CODEOWNERS file; ``None`` when there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Documents from anywhere as material: an editor's buffers, an example, a test."""

    settings: Settings
    today: date
    texts: Mapping[str, bytes]
    results: Mapping[str, DocumentResult]
    plan: Plan
    history: Record
    file_findings: tuple[Finding, ...] = ()
    git_prefix: str = ""
    owners: Codeowners | None = None

    def codeowners(self) -> Codeowners | None:
        """Give the file that was handed in."""
        return self.owners

    def record(self) -> Record:
        """Give the record that was handed in."""
        return self.history

    def roll_up(self, cycles: Sequence[CycleId] | None = None) -> Rollup:
        """Give the numbers of the cycles that contain today."""
        return roll_up(
            self.plan,
            self.history,
            today=self.today,
            cycles=cycles if cycles is not None else cycles_for(self.plan, self.today),
            settings=self.settings,
        )

    def with_texts(self, texts: Mapping[str, bytes]) -> Texts:
        """Give the same with other texts of some documents, which are read anew."""
        results = {path: read_document(raw, path=path) for path, raw in texts.items()}
        together = {**self.results, **results}
        plan = make_plan(r.document for r in together.values() if r.document is not None)
        return replace(self, texts={**self.texts, **texts}, results=together, plan=plan)


_NO_HISTORY = Record(complete_history=False, incomplete_because="There is no Git history here.")


def read_texts(
    texts: Mapping[str, bytes],
    *,
    today: date,
    settings: Settings | None = None,
    record: Record = _NO_HISTORY,
) -> Texts:
    """Read documents given as texts by path; without a record there is no history."""
    results = {path: read_document(raw, path=path) for path, raw in sorted(texts.items())}
    documents = (result.document for result in results.values())
    return Texts(
        settings=settings or Settings(),
        today=today,
        texts=texts,
        results=results,
        plan=make_plan(document for document in documents if document is not None),
        history=record,
    )
