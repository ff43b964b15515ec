"""A measure is to be read from Git, and there is no number where it points.

Why:
    Nobody reports a number that is read, so nobody notices when it stands still. The finding says
    why: a pattern that is not understood, a file that is gone or holds no number, a repository
    that okr.toml does not name. A commit of before that had no number for a while is none: the
    reading after it says so in its note.

Fails:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - id: legacy
            key_result: The old checkout is gone
            measure:
              {baseline: 120, target: 0, source: {matches: '(?<!new)checkout', files: "src/*.py"}}
    # or
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - id: ready
            key_result: Every service is ready for Japan
            measure: {baseline: 0, target: 9, source: {files: "*/ready.yaml", repository: api}}

Passes:
    objectives:
      - id: love-us
        objective: Customers love us
        owner: ana
        key_results:
          - id: legacy
            key_result: The old checkout is gone
            measure:
              {baseline: 120, target: 0, source: {matches: 'old_checkout', files: "src/*.py"}}

Options:
    None.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.findings import Finding, Severity
from okrascode.lint.rule import Context, Needs, Rule, Sees, found_elsewhere


def _check(context: Context) -> Iterator[Finding]:
    from okrascode.readings.tree_inputs import source_fault

    names = [repository.name for repository in context.settings.repositories]
    for reference, key_result in context.plan.key_results.items():
        fault = source_fault(key_result.measure, repositories=names)
        if fault is not None:
            message, cure = fault
            place = key_result.place.at("measure", "source")
            yield context.finding(place, message, about=reference, cure=cure)
    yield from found_elsewhere(context)


RULE = Rule(
    code="OKR212",
    slug="unreadable-source",
    severity=Severity.WARNING,
    needs=Needs.RECORD,
    check=_check,
    sees=Sees.TEAM,
)
"""A gap in a tree is found while the history is read."""
