"""A judgement as plain data, to be kept from one run to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any

from okrascode.config import Settings
from okrascode.findings import Finding, Meant, Position, Severity, Span
from okrascode.lint.catalogue import module_of
from okrascode.lint.judge import Judgement
from okrascode.lint.rule import Rule
from okrascode.lint.select import SelectedRule

__all__ = ["judgement_from", "plain_judgement", "plain_rules", "rules_from"]

_TEXTS = ("code", "slug", "message", "help", "question", "path", "pointer", "entity", "subject")


def plain_judgement(judgement: Judgement) -> dict[str, Any]:
    """Give lists and texts only; the findings have no fixes yet."""
    return {
        "findings": [_plain(finding) for finding in judgement.findings],
        "about_the_run": [_plain(finding) for finding in judgement.about_the_run],
        "judged": sorted(judgement.judged),
        "late": sorted(judgement.late),
    }


def judgement_from(data: dict[str, Any]) -> Judgement:
    """Give the judgement that :func:`plain_judgement` wrote.

    Raises:
        LookupError, TypeError, ValueError: something else wrote it.
    """
    return Judgement(
        findings=[_finding(one) for one in data["findings"]],
        about_the_run=[_finding(one) for one in data["about_the_run"]],
        judged=set(data["judged"]),
        late=set(data["late"]),
    )


def plain_rules(selected: Iterable[SelectedRule]) -> list[list[Any]]:
    """Give rules by code, our own by the names of their modules besides."""
    return [
        [one.rule.code, module_of(one.rule), one.severity.value, {**one.options}]
        for one in selected
    ]


def rules_from(data: Iterable[Sequence[Any]], settings: Settings) -> tuple[SelectedRule, ...]:
    """Give the rules that :func:`plain_rules` wrote under the same settings; no other is loaded."""

    @cache
    def others() -> dict[str, Rule]:
        from okrascode.lint.organization_rules import organization_rules

        # That their names are free was found when they were kept.
        return {rule.code: rule for rule in organization_rules(settings.rules, ())}

    return tuple(
        SelectedRule(
            rule=import_module(module).RULE if module else others()[code],
            severity=Severity(severity),
            options=MappingProxyType(options),
        )
        for code, module, severity, options in data
    )


def _plain(finding: Finding) -> dict[str, Any]:
    meant, span = finding.meant, finding.span
    places = () if span is None else (span.start, span.end)
    return {
        **{name: getattr(finding, name) for name in _TEXTS},
        "severity": finding.severity.value,
        "at_key": finding.at_key,
        "meant": None if meant is None else [meant.text, meant.is_certain],
        "span": [[place.line, place.column] for place in places],
    }


def _finding(data: dict[str, Any]) -> Finding:
    meant = data["meant"]
    places = [Position(line, column) for line, column in data["span"]]
    return Finding(
        **{name: data[name] for name in _TEXTS},
        severity=Severity(data["severity"]),
        at_key=data["at_key"],
        meant=None if meant is None else Meant(*meant),
        span=Span(*places) if places else None,
    )
