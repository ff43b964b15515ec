"""Lint: from what was read to findings in order, suppressions applied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from okrascode.aside import Aside, in_turn
from okrascode.config import LintOverride, Settings
from okrascode.findings import Finding
from okrascode.history.paths import PathPatterns
from okrascode.lint.apply import apply_suppressions, suppressions_in
from okrascode.lint.catalogue import rules_of
from okrascode.lint.fixing import with_fixes
from okrascode.lint.judge import Judgement, judge, judge_again
from okrascode.lint.places import placed, told_apart
from okrascode.lint.result import LintResult
from okrascode.lint.rule import Rule
from okrascode.lint.select import Choice, SelectedRule, codes_set, select

if TYPE_CHECKING:
    from okrascode.lint.against import Against
    from okrascode.lint.material import Material

__all__ = ["lint", "selected_rules"]


def lint(
    material: Material,
    *,
    choice: Choice | None = None,
    paths: Sequence[str] = (),
    against: Against | None = None,
    known: Judgement | None = None,
    keep: Callable[[Judgement], None] | None = None,
    aside: Aside = in_turn,
) -> LintResult:
    """Judge all documents together and give what was found, ordered by place.

    ``paths`` are files and folders relative to the root: the whole repository is judged, and only
    findings below them are reported. With ``against``, a base, changes are judged too. What is
    ``known`` already is not judged, and ``keep`` is told what was. ``aside`` may do some of it
    while the history is read. Raises
    :class:`okrascode.errors.UsageError` for a selection or a setting that does not exist.
    """
    judgement = known or judge(
        selected_rules(material.settings, choice), material, against, aside=aside
    )
    if keep is not None:
        keep(judgement)
    return _settled(judgement, material, choice, paths)


def selected_rules(settings: Settings, choice: Choice | None) -> tuple[SelectedRule, ...]:
    """Give the rules of a run, those about suppressions too; raises as :func:`lint` does."""
    return select(rules_of(settings), choice or Choice(), settings.lint)


def _settled(
    judgement: Judgement, material: Material, choice: Choice | None, paths: Sequence[str]
) -> LintResult:
    @cache
    def rules() -> tuple[Rule, ...]:
        # Where nothing is found and nothing suppressed, nobody needs them.
        return rules_of(material.settings)

    overrides = material.settings.lint.overrides
    kept = _not_overridden(judgement.findings, overrides, rules)
    found = told_apart(sorted(placed(kept, material.texts), key=_order))
    suppressions, badly_written = suppressions_in(material.texts, rules)
    unread = {path for path, read in material.results.items() if read.document is None}
    unread |= {finding.path for finding in material.file_findings}
    applied = apply_suppressions(
        found,
        suppressions,
        today=material.today,
        judged=judgement.judged,
        unread=unread,
    )
    about = (*judgement.about_the_run, *badly_written, *applied.about_suppressions)
    selected = selected_rules(material.settings, choice) if about else ()
    last = judge_again([one for one in selected if one.rule.after_suppressions], material, about)
    late = placed(_not_overridden(last, overrides, rules), material.texts)
    findings = (*applied.active, *told_apart(sorted(late, key=_order)))
    everything = LintResult(
        findings=tuple(sorted(findings, key=_order)),
        suppressed=applied.suppressed,
        judged=frozenset(judgement.judged | judgement.late),
        unread=frozenset(unread),
        paths=tuple(paths),
        today=material.today,
        git_prefix=material.git_prefix,
        texts=material.texts,
    )
    shown = (f for f in everything.findings if everything.looked_at(f.path))
    return replace(
        everything,
        findings=tuple(with_fixes(shown, rules, material.texts)),
        suppressed=tuple(f for f in applied.suppressed if everything.looked_at(f.path)),
        documents=sum(everything.looked_at(path) for path in material.texts),
    )


def _not_overridden(
    findings: Iterable[Finding],
    overrides: Sequence[LintOverride],
    rules: Callable[[], tuple[Rule, ...]],
) -> Iterator[Finding]:
    tables = [
        (
            PathPatterns(table.files),
            codes_set(("lint", "overrides", n, "ignore"), table.ignore, rules()),
        )
        for n, table in enumerate(overrides)
    ]
    for finding in findings:
        if not any(finding.code in codes and p.match(finding.path) for p, codes in tables):
            yield finding


def _order(finding: Finding) -> tuple[str, int, int, str, str, str]:
    start = finding.span.start if finding.span else None
    line, column = (start.line, start.column) if start else (0, 0)
    return (finding.path, line, column, finding.code, finding.message, finding.subject)
