"""A baseline: the findings a repository had when it began to be judged.

They are known by fingerprint, so they stay known when text moves, and a new finding of the same
kind elsewhere is new. The file is JSON with one finding on each line, in the order of paths, so
that a difference of two is readable and merges are quiet.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import compress

from okrascode.errors import UsageError
from okrascode.findings import Finding
from okrascode.lint.result import LintResult
from okrascode.lint.rule import Rule
from okrascode.output.escape import is_unsafe

__all__ = ["SCHEMA", "Baseline", "Entry", "read_baseline", "subtracted", "written"]

SCHEMA = "https://okrascode.dev/schemas/v1/lint-baseline.schema.json"
_KEYS = ("fingerprint", "code", "slug", "path", "message")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One finding that was there; all but the fingerprint is for people."""

    fingerprint: str
    code: str
    slug: str
    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Baseline:
    """What was there, and the name of the file, for messages."""

    entries: tuple[Entry, ...]
    name: str


def read_baseline(raw: bytes, *, name: str) -> Baseline:
    """Read a baseline; raises :class:`UsageError` for a text that is none."""
    try:
        document = json.loads(raw.decode("utf-8-sig"))
        found = document["findings"] if document["schema"] == SCHEMA else None
        entries = tuple(Entry(**{key: _text(one[key]) for key in _KEYS}) for one in found or ())
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _no_baseline(name) from error
    if found is None:
        raise _no_baseline(name)
    return Baseline(entries, name)


def written(findings: Iterable[Finding], rules: Iterable[Rule]) -> str:
    """Write the findings that a baseline may hold: all but those that no comment could lift."""
    liftable = {rule.code for rule in rules if rule.is_liftable}
    kept = [finding for finding in findings if finding.code in liftable]
    rows = {
        finding.fingerprint: _json({key: getattr(finding, key) for key in _KEYS})
        for finding in sorted(kept, key=lambda f: (f.path, f.code, f.fingerprint))
    }
    body = ",\n    ".join(rows.values())
    inner = f"\n    {body}\n  " if body else ""
    return f'{{\n  "schema": {json.dumps(SCHEMA)},\n  "findings": [{inner}]\n}}\n'


def subtracted(result: LintResult, baseline: Baseline, rules: Iterable[Rule]) -> LintResult:
    """Take the known findings out of a result, and name the entries that no longer occur.

    An entry whose rule did not run, or whose document was not looked at, may still occur.
    """
    liftable = {rule.code for rule in rules if rule.is_liftable}
    prints = {entry.fingerprint for entry in baseline.entries}
    is_known = [f.code in liftable and f.fingerprint in prints for f in result.findings]
    known = tuple(compress(result.findings, is_known))
    there = {finding.fingerprint for finding in known}
    return replace(
        result,
        findings=tuple(f for f, old in zip(result.findings, is_known, strict=True) if not old),
        known=known,
        gone=tuple(
            f"{entry.code} {entry.slug} {entry.path}: {entry.message}"
            for entry in baseline.entries
            if entry.fingerprint not in there and result.would_find(entry.code, entry.path)
        ),
    )


def _json(value: object) -> str:
    """Write JSON on one line: Chinese stays readable, what steers a screen is escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(f"\\u{ord(c):04x}" if is_unsafe(c) else c for c in text)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _no_baseline(name: str) -> UsageError:
    return UsageError(
        f"{name} is no baseline.", hint=f"okr lint --write-baseline {name} writes one."
    )
