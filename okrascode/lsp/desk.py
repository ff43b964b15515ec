"""The documents of one repository as an editor has them: those on disk, and those being typed.

Each text is read once; a key press makes one new document, and the plan is put together anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from okrascode.config import Settings
from okrascode.documents.read import DocumentResult, read_document
from okrascode.findings import Finding
from okrascode.history.paths import PathPatterns
from okrascode.lint.material import Texts
from okrascode.lsp.judging import Judged, judge_texts
from okrascode.model.plan import Plan, make_plan
from okrascode.readings.record import Record
from okrascode.rollup.result import Rollup
from okrascode.workspace import Workspace, load_workspace

__all__ = ["Desk"]

_NO_HISTORY = Record(complete_history=False, incomplete_because="There is no Git history here.")


class Desk:
    """One repository; ``today`` is that of the command line, or the organisation's own."""

    def __init__(self, root: Path, *, today: date | None) -> None:
        """Read everything below ``root``."""
        self.root = root
        self._given_today = today
        self._buffers: dict[str, bytes] = {}
        self._known: dict[tuple[str, bytes], DocumentResult] = {}
        self._workspace: Workspace | None = None
        self._rollup: Rollup | None = None
        self._judged: tuple[Workspace, Judged] | None = None
        self.record = _NO_HISTORY
        self.reload()

    def reload(self) -> None:
        """Read the disk and the history again: something was saved, or changed from outside."""
        workspace = load_workspace(
            self.root, today=self._given_today, offline=True, must_have_documents=False
        )
        record = workspace.record() if workspace.repository is not None else _NO_HISTORY
        # All of it at the end: an editor may ask while this runs in a thread of its own.
        self.record, self._workspace, self._rollup = record, workspace, None
        self._known |= {
            (path, workspace.texts[path]): result for path, result in workspace.results.items()
        }

    @property
    def _disk(self) -> Workspace:
        assert self._workspace is not None  # noqa: S101  # made with the desk
        return self._workspace

    @property
    def settings(self) -> Settings:
        """Give the settings as they were saved last."""
        return self._disk.settings

    @property
    def today(self) -> date:
        """Give the day that counts as today."""
        return self._disk.today

    def path_of(self, file: Path) -> str | None:
        """Give the path of a document relative to the root; ``None`` for any other file."""
        try:
            path = file.resolve().relative_to(self.root).as_posix()
        except ValueError:
            return None
        return path if PathPatterns(self.settings.okr_paths).match(path) else None

    def typed(self, path: str, text: str) -> None:
        """Take what an editor holds in place of what is on disk."""
        self._buffers[path] = text.encode("utf-8", "surrogatepass")

    def closed(self, path: str) -> None:
        """Take what is on disk again."""
        self._buffers.pop(path, None)

    @property
    def texts(self) -> Mapping[str, bytes]:
        """Give every document, as it is typed."""
        return MappingProxyType({**self._disk.texts, **self._buffers})

    def text(self, path: str) -> str:
        """Give one document as text; empty when there is none."""
        return self.texts.get(path, b"").decode("utf-8", "replace")

    def results(self) -> Mapping[str, DocumentResult]:
        """Give what became of each document."""
        kept: dict[tuple[str, bytes], DocumentResult] = {}
        for path, raw in self.texts.items():
            known = self._known.get((path, raw))
            kept[path, raw] = known if known is not None else read_document(raw, path=path)
        self._known = kept
        return {path: result for (path, _), result in kept.items()}

    def plan(self) -> Plan:
        """Give all readable documents together."""
        documents = (result.document for result in self.results().values())
        return make_plan(document for document in documents if document is not None)

    def findings_of_text(self, path: str) -> tuple[Finding, ...]:
        """Give what is wrong with one text by itself, which takes no time."""
        return self.results()[path].findings

    def findings(self) -> Mapping[str, tuple[Finding, ...]]:
        """Judge everything together, as ``okr lint`` does; give the findings by path."""
        disk, results = self._disk, self.results()
        material = Texts(
            settings=disk.settings,
            today=disk.today,
            texts=self.texts,
            results=results,
            plan=Plan(),
            history=self.record,
            file_findings=disk.file_findings,
            git_prefix=disk.git_prefix,
        )
        found: dict[str, list[Finding]] = {path: [] for path in self.texts}
        # The disk may be read again meanwhile; what was said holds for the one it was said of.
        last = self._judged[1] if self._judged is not None and self._judged[0] is disk else None
        result, judged = judge_texts(material, last)
        self._judged = disk, judged
        for finding in result.findings:
            found.setdefault(finding.path, []).append(finding)
        return {path: tuple(some) for path, some in found.items()}

    def rollup(self) -> Rollup:
        """Give the numbers of all cycles, of what was saved last."""
        if self._rollup is None:
            self._rollup = self._disk.roll_up(tuple(self._disk.plan.cycles))
        return self._rollup
