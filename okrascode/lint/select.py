"""Which rules run, how severe they are, and with which options."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from okrascode.config import LintSettings, RuleSettings
from okrascode.errors import ConfigurationError, UsageError
from okrascode.findings import Severity
from okrascode.lint.catalogue import find_rule, matching
from okrascode.lint.rule import Profile, Rule

__all__ = ["Choice", "SelectedRule", "codes_set", "select", "severity_called"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the command line asks for; ``None`` and empty leave it to the settings."""

    profile: str | None = None
    select: tuple[str, ...] = ()
    """When given, exactly these rules run."""
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectedRule:
    """A rule that runs, with the severity and options of this run."""

    rule: Rule
    severity: Severity
    options: Mapping[str, int]


def severity_called(word: str) -> Severity:
    """Read a severity; raises :class:`UsageError` for another word."""
    try:
        return Severity(word)
    except ValueError:
        raise UsageError(
            f"{word!r} is no severity.", hint="There are: error, warning, info."
        ) from None


def select(
    rules: Iterable[Rule], choice: Choice, settings: LintSettings
) -> tuple[SelectedRule, ...]:
    """Give the rules that run, ordered by code.

    The profile's rules run and those the settings select besides, less what is ignored. A selection
    on the command line stands for itself: exactly that runs, whatever the settings say.
    Raises :class:`UsageError` or :class:`ConfigurationError` for what does not exist.
    """
    rules = tuple(rules)
    profile = _profile(choice.profile or settings.profile)
    own = _own_settings(rules, settings.rules)
    if choice.select:
        wanted = _codes(choice.select, rules)
    else:
        wanted = {rule.code for rule in rules if rule.profile.rank <= profile.rank}
        wanted |= codes_set(("lint", "select"), settings.select, rules)
        wanted -= codes_set(("lint", "ignore"), settings.ignore, rules)
    wanted -= _codes(choice.ignore, rules)
    return tuple(
        SelectedRule(
            rule=rule,
            severity=_severity(rule, own.get(rule.code), profile),
            options=_options(rule, own.get(rule.code)),
        )
        for rule in rules
        if rule.code in wanted
    )


def _codes(selectors: Iterable[str], rules: tuple[Rule, ...]) -> set[str]:
    return {rule.code for selector in selectors for rule in matching(selector, rules)}


def codes_set(
    setting: tuple[str | int, ...], selectors: Iterable[str], rules: tuple[Rule, ...]
) -> set[str]:
    """Give the codes that a setting of okr.toml selects.

    Raises :class:`ConfigurationError` that names the setting.
    """
    try:
        return _codes(selectors, rules)
    except UsageError as error:
        raise ConfigurationError(error.message, hint=error.hint, setting=setting) from error


def _profile(word: str) -> Profile:
    try:
        return Profile(word)
    except ValueError:
        raise UsageError(
            f"{word!r} is no profile.", hint="There are: regular, strict, audit."
        ) from None


def _own_settings(
    rules: tuple[Rule, ...], tables: Mapping[str, RuleSettings]
) -> dict[str, RuleSettings]:
    own: dict[str, RuleSettings] = {}
    for name, table in tables.items():
        try:
            own[find_rule(name, rules).code] = table
        except UsageError as error:
            raise ConfigurationError(
                error.message, hint=error.hint, setting=("lint", "rules", name)
            ) from error
    return own


def _severity(rule: Rule, own: RuleSettings | None, profile: Profile) -> Severity:
    if own and own.severity:
        try:
            return Severity(own.severity)
        except ValueError:
            raise ConfigurationError(
                f"{own.severity!r} is no severity for lint.rules.{rule.slug}.",
                hint="There are: error, warning, info.",
                setting=("lint", "rules", rule.slug, "severity"),
            ) from None
    if rule.severity_when_strict and profile.rank >= Profile.STRICT.rank:
        return rule.severity_when_strict
    return rule.severity


def _options(rule: Rule, own: RuleSettings | None) -> Mapping[str, int]:
    options = dict(rule.options)
    for name, value in own.options.items() if own else ():
        setting = ("lint", "rules", rule.slug, name)
        where = ".".join(setting)
        if name not in options:
            close = difflib.get_close_matches(name, options, n=1)
            known = f"It has: {', '.join(sorted(options))}." if options else "It has no settings."
            raise ConfigurationError(
                f"There is no setting {where}.",
                hint=f"Did you mean {close[0]}?" if close else known,
                setting=setting,
            )
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise ConfigurationError(
                f"{where} is {value!r}, but must be a whole number of 0 or more.",
                hint=f"The default is {rule.options[name]}.",
                setting=setting,
            )
        options[name] = value
    return MappingProxyType(options)
