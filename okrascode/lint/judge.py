"""Let the selected rules judge what was read; say which ones could not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from okrascode.aside import Aside, in_turn
from okrascode.documents.plain_items import PlainItems
from okrascode.errors import ConfigurationError
from okrascode.findings import Finding, Severity
from okrascode.lint.catalogue import is_built_in, knows
from okrascode.lint.rule import Context, Needs, Rule, found_elsewhere
from okrascode.lint.select import SelectedRule
from okrascode.lint.unread import Unread
from okrascode.model.organization import Organization

if TYPE_CHECKING:
    from okrascode.lint.against import Against
    from okrascode.lint.material import Material
    from okrascode.readings.record import Record
    from okrascode.rollup.result import Rollup

__all__ = ["Judgement", "judge", "judge_again"]

_OF_HISTORY = Needs.RECORD | Needs.NUMBERS | Needs.COMPLETE_HISTORY


@dataclass(slots=True, kw_only=True)
class Judgement:
    """What the rules found, and what the run itself has to say."""

    findings: list[Finding] = field(default_factory=list)
    about_the_run: list[Finding] = field(default_factory=list)
    """Rules that were skipped or failed."""
    judged: set[str] = field(default_factory=set)
    """Codes of the rules that could do their work."""
    late: set[str] = field(default_factory=set)
    """Codes of those that judge suppressions, and what is said here, when that is known."""


def judge(
    selected: Sequence[SelectedRule],
    material: Material,
    against: Against | None = None,
    *,
    aside: Aside = in_turn,
) -> Judgement:
    """Run every rule that judges documents; those of change control only with a base.

    While the history is read, the rules that do not need it may be run ``aside``.
    """
    result = Judgement(late={one.rule.code for one in selected if one.rule.after_suppressions})
    selected = [
        one
        for one in selected
        if not one.rule.after_suppressions and (against or Needs.BASE not in one.rule.needs)
    ]
    wanted = Needs.NOTHING
    for chosen in selected:
        wanted |= chosen.rule.needs
    codeowners = material.codeowners() if Needs.CODEOWNERS in wanted else None
    unread = _unread(material)
    plain = PlainItems(material.texts, material.plan)

    def found_by(
        one: SelectedRule, record: Record | None = None, rollup: Rollup | None = None
    ) -> tuple[Finding, ...]:
        context = Context(
            rule=one.rule,
            severity=one.severity,
            options=one.options,
            plan=material.plan,
            today=material.today,
            settings=material.settings,
            given=given,
            unread=unread,
            record=record,
            rollup=rollup,
            against=against,
            plain=plain,
            codeowners=codeowners,
            git_prefix=material.git_prefix,
        )
        return _findings_of(one.rule, context)

    given = _given(material, None)
    early = [one for one in selected if wanted & _OF_HISTORY and _is_of_documents(one.rule)]
    with aside(lambda: [found_by(one) for one in early]) as found_early:
        record = material.record() if wanted & _OF_HISTORY else None
        is_complete = record is None or record.complete_history
        rollup = material.roll_up() if Needs.NUMBERS in wanted and is_complete else None
        known = dict(zip((one.rule.code for one in early), next(found_early), strict=True))
    given = _given(material, record)
    # What was found elsewhere and no rule explains is never lost.
    result.findings += (finding for finding in given if not knows(finding.code))
    skipped: list[Rule] = []
    for chosen in selected:
        if Needs.COMPLETE_HISTORY in chosen.rule.needs and not is_complete:
            skipped.append(chosen.rule)
            continue
        code = chosen.rule.code
        try:
            found = known[code] if code in known else found_by(chosen, record, rollup)
        except ConfigurationError:
            raise
        except Exception as bug:
            # A rule of a plug-in is somebody else's code: its bug must not hide what others find.
            if is_built_in(chosen.rule):  # pragma: no cover  # a bug of ours is shown as one
                raise
            result.about_the_run.append(_failed(chosen.rule, bug, material))
        else:
            result.findings += found
            result.judged.add(code)
    if skipped and record is not None:
        is_shallow = record.history_starts is not None
        result.about_the_run.append(
            _skipped(skipped, record.incomplete_because, material, is_shallow=is_shallow)
        )
    return result


def _is_of_documents(rule: Rule) -> bool:
    """Tell whether a rule of ours needs nothing but what was read of the documents."""
    needs_no_more = not rule.needs & _OF_HISTORY and rule.check is not found_elsewhere
    return needs_no_more and is_built_in(rule)


def _findings_of(rule: Rule, context: Context) -> tuple[Finding, ...]:
    """Give all that a rule finds, or nothing of it: half of it would look like all."""
    found = tuple(rule.check(context))
    if found and not is_built_in(rule):
        for one in found:
            if not isinstance(one, Finding) or one.code != rule.code:
                raise TypeError(f"it gave {type(one).__name__} instead of findings of {rule.code}")
    return found


def judge_again(
    selected: Iterable[SelectedRule], material: Material, about: Iterable[Finding]
) -> Iterator[Finding]:
    """Run the rules that judge suppressions and the run itself, given what is known of them."""
    given = tuple(about)
    for chosen in selected:
        yield from chosen.rule.check(
            Context(
                rule=chosen.rule,
                severity=chosen.severity,
                options=chosen.options,
                plan=material.plan,
                today=material.today,
                settings=material.settings,
                given=given,
            )
        )


def _given(material: Material, record: Record | None) -> tuple[Finding, ...]:
    read = (finding for result in material.results.values() for finding in result.findings)
    return (*material.file_findings, *read, *(record.findings if record else ()))


def _unread(material: Material) -> Unread:
    texts = {path: material.texts[path] for path, r in material.results.items() if not r.document}
    return Unread({**texts, **{finding.path: b"" for finding in material.file_findings}})


def _failed(rule: Rule, bug: Exception, material: Material) -> Finding:
    return Finding(
        code="OKR906",
        slug="plugin-error",
        severity=Severity.WARNING,
        message=f"The plug-in rule {rule.slug} failed: {type(bug).__name__}: {bug}.",
        help="Update the plug-in, or take it out of plugins in okr.toml.",
        path=_where(material),
        subject=rule.code,
    )


def _skipped(rules: list[Rule], because: str, material: Material, *, is_shallow: bool) -> Finding:
    names = ", ".join(rule.slug for rule in rules)
    return Finding(
        code="OKR905",
        slug="rule-needs-history",
        severity=Severity.WARNING,
        message=f"Not judged, for want of history: {names}. {because}".strip(),
        help=(
            "Run it with the whole history: git fetch --unshallow, or fetch-depth: 0 in CI."
            if is_shallow
            else "Run git init and commit the documents; their history begins there."
        ),
        path=_where(material),
        subject="history",
    )


def _where(material: Material) -> str:
    """Name the document that stands for the whole repository."""
    for document in material.plan.documents:
        if isinstance(document, Organization):
            return document.place.path
    return min(material.texts, default="okr.toml")
