"""Look at an edited document before it is written: it must say what was meant, and nothing else.

A text that is too odd for an edit, and a change that lint would refuse, leave the file as it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from okrascode.changes.compare import compare
from okrascode.changes.difference import Difference
from okrascode.changes.side import Side
from okrascode.documents.read import read_document
from okrascode.edits.edit import Edit, edited
from okrascode.errors import UsageError
from okrascode.findings import Finding, Severity
from okrascode.lint.material import Texts
from okrascode.lint.new_only import only_new
from okrascode.lint.run import lint
from okrascode.model.plan import make_plan
from okrascode.readings.record import Record
from okrascode.workspace.load import Workspace

__all__ = ["Amended", "amended"]

_BY_HAND = "Nothing was written. Make the change in an editor; okr diff shows what it means."


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """A document as it will be."""

    path: str
    before: bytes
    after: bytes
    edits: tuple[Edit, ...]
    differences: tuple[Difference, ...]
    """What that means, against the file as it is now."""
    findings: tuple[Finding, ...]
    """What lint newly finds, errors left out: they stop."""


def amended(
    workspace: Workspace,
    path: str,
    edits: Iterable[Edit],
    *,
    fields: Iterable[str],
    entries: int = 0,
) -> Amended:
    """Make edits in memory and judge the outcome.

    ``fields`` are those that differ then, all of them and no other; ``entries`` counts the new
    ones under ``changes``.

    Raises:
        UsageError: the text would not say what was meant, or lint has a new error about it.
    """
    made = tuple(edits)
    before = workspace.texts[path]
    try:
        after = edited(before, made)
    except ValueError as error:
        raise _too_odd(path) from error
    old, new = _material(workspace, path, before), _material(workspace, path, after)
    broken = [f for f in new.results[path].findings if f.severity is Severity.ERROR]
    if broken:
        raise UsageError(broken[0].message, hint=_BY_HAND)
    differences = compare(
        Side(plan=old.plan), Side(plan=new.plan), today=workspace.today
    ).differences
    if {one.field for one in differences} != set(fields) or _grown(old, new) != entries:
        raise _too_odd(path)
    result = only_new(lint(new), lint(old))
    errors = [f for f in result.findings if f.severity is Severity.ERROR]
    if errors:
        hint = f"Nothing was written. {errors[0].help}".strip()
        raise UsageError(errors[0].message, hint=hint)
    return Amended(
        path=path,
        before=before,
        after=after,
        edits=made,
        differences=differences,
        findings=result.findings,
    )


def _too_odd(path: str) -> UsageError:
    return UsageError(f"{path} is written in a way that cannot be edited here.", hint=_BY_HAND)


def _grown(old: Texts, new: Texts) -> int:
    before, after = (
        sum(len(objective.changes) for objective in side.plan.objectives.values())
        for side in (old, new)
    )
    return after - before


def _material(workspace: Workspace, path: str, raw: bytes) -> Texts:
    """Give all documents with one of them changed; rules that need a history do not run."""
    results = {**workspace.results, path: read_document(raw, path=path)}
    return Texts(
        settings=workspace.settings,
        today=workspace.today,
        texts={**workspace.texts, path: raw},
        results=results,
        plan=make_plan(one.document for one in results.values() if one.document is not None),
        history=Record(complete_history=False),
        file_findings=workspace.file_findings,
    )
