"""Fixes for findings: made at the end of a run, and made again until nothing is left to mend."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from okrascode.documents.characters import text_of
from okrascode.edits.edit import edited, overlap
from okrascode.findings import Finding, Fix
from okrascode.lint.catalogue import is_built_in
from okrascode.lint.result import LintResult
from okrascode.lint.rule import Rule
from okrascode.lint.source import Source

if TYPE_CHECKING:
    from okrascode.lint.material import Material

__all__ = ["Mended", "mend", "with_fixes"]

_MOST_ROUNDS = 20
"""A round mends what others hid or made; three is the most that was ever needed."""


def with_fixes(
    findings: Iterable[Finding],
    rules: Callable[[], Iterable[Rule]],
    texts: Mapping[str, bytes],
) -> Iterator[Finding]:
    """Give the findings, those whose rule knows how to mend them with their fixes."""
    makers: dict[str, Rule] | None = None
    sources: dict[str, Source | None] = {}
    for finding in findings:
        if makers is None:
            makers = {rule.code: rule for rule in rules() if rule.fix is not None}
        rule = makers.get(finding.code)
        if rule is None or finding.span is None:
            yield finding
            continue
        if finding.path not in sources:
            text = text_of(texts.get(finding.path, b""), path="")
            sources[finding.path] = Source(text) if isinstance(text, str) else None
        source = sources[finding.path]
        fix = _fix(rule, finding, source) if source is not None else None
        yield replace(finding, fixes=(fix,)) if fix is not None else finding


def _fix(rule: Rule, finding: Finding, source: Source) -> Fix | None:
    assert rule.fix is not None  # noqa: S101  # with_fixes looks
    try:
        return rule.fix(finding, source)
    except Exception:
        # A plug-in's bug must not take away the finding itself.
        if is_built_in(rule):  # pragma: no cover  # a bug of ours is shown as one
            raise
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """What making fixes led to; nothing is written yet."""

    result: LintResult
    """Of the texts as they are then."""
    texts: Mapping[str, bytes]
    """New texts of the documents that are different."""
    fixes: int
    """How many fixes were made."""


def mend(
    material: Material, judge: Callable[[Material], LintResult], *, with_unsafe: bool
) -> Mended:
    """Make the fixes of all findings, judge again, and go on until no fix is left.

    Fixes that touch the same text are made one after the other. One after which a text is no
    longer YAML is taken back, with all that were made in that file in the same round.
    """
    given, made, spoilt = material, 0, set[str]()
    result = judge(material)
    for _ in range(_MOST_ROUNDS):
        chosen = _chosen(result, spoilt, with_unsafe=with_unsafe)
        if not chosen:
            break
        changed: dict[str, bytes] = {}
        for path, fixes in chosen.items():
            edits = [edit for fix in fixes for edit in fix.edits]
            changed[path] = edited(material.texts[path], edits)
        trial = material.with_texts(changed)
        broken = {path for path in changed if _is_broken(trial, path, before=material)}
        spoilt |= broken
        if broken:
            kept = {path: raw for path, raw in changed.items() if path not in broken}
            trial = material.with_texts(kept)
        made += sum(len(fixes) for path, fixes in chosen.items() if path not in broken)
        material = trial
        result = judge(material)
    texts = {path: raw for path, raw in material.texts.items() if raw != given.texts.get(path)}
    return Mended(result=result, texts=MappingProxyType(texts), fixes=made)


def _chosen(
    result: LintResult, spoilt: set[str], *, with_unsafe: bool
) -> Mapping[str, Sequence[Fix]]:
    """Give the fixes of one round by path: of those that touch the same text, the first."""
    chosen: dict[str, list[Fix]] = {}
    for finding in result.findings:
        fix = next((fix for fix in finding.fixes if fix.is_safe or with_unsafe), None)
        if fix is None or finding.path in spoilt:
            continue
        before = [edit for one in chosen.get(finding.path, ()) for edit in one.edits]
        if not any(overlap(mine, other) for mine in fix.edits for other in before):
            chosen.setdefault(finding.path, []).append(fix)
    return chosen


def _is_broken(trial: Material, path: str, *, before: Material) -> bool:
    return _says_no_yaml(trial, path) and not _says_no_yaml(before, path)


def _says_no_yaml(material: Material, path: str) -> bool:
    return any(finding.code == "OKR001" for finding in material.results[path].findings)
