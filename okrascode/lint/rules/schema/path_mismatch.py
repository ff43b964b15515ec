"""The path of a document says another team, cycle or kind than the document itself.

Why:
    What stands in the document counts, so no number changes. People look where the path leads
    them, and who owns the folder decides over the file. So where a change is judged against a base,
    a document of one team in the folder of another is an error.

Fails:
    # okrs/payments/2026-Q4.yaml
    apiVersion: okrascode/v1
    kind: Objectives
    team: company
    cycle: 2026-Q4
    objectives: []

Passes:
    # okrs/company/2026-Q4.yaml
    apiVersion: okrascode/v1
    kind: Objectives
    team: company
    cycle: 2026-Q4
    objectives: []

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from okrascode.findings import Finding, Severity
from okrascode.lint.rule import Context, Rule, Sees, found_elsewhere
from okrascode.model.check_in import CheckIn
from okrascode.model.plan import ObjectivesDocument
from okrascode.model.team import Team


def _check(context: Context) -> Iterator[Finding]:
    foreign = _in_folders_of_others(context) if context.against else set()
    for finding in found_elsewhere(context):
        is_foreign = finding.path in foreign
        yield replace(finding, severity=Severity.ERROR) if is_foreign else finding


def _in_folders_of_others(context: Context) -> set[str]:
    """Give the paths of documents that lie in the folder of a team which is not theirs."""
    found: set[str] = set()
    for document in context.plan.documents:
        path = document.place.path
        if isinstance(document, Team):
            own: str = document.id
        elif isinstance(document, ObjectivesDocument | CheckIn):
            own = document.team
        else:
            continue
        folders = path.split("/")[1:-1]
        if own not in folders and any(folder in context.plan.teams for folder in folders):
            found.add(path)
    return found


RULE = Rule(
    code="OKR106",
    slug="path-mismatch",
    severity=Severity.WARNING,
    check=_check,
    sees=Sees.TEAM,
)
