"""All rules there are, and which of them a selector means."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
import re
from collections.abc import Iterable
from functools import cache
from types import ModuleType

from okrascode.config import Settings
from okrascode.errors import ConfigurationError, UsageError
from okrascode.lint import rules
from okrascode.lint.rule import Rule
from okrascode.registry import constants_of_entry_points

__all__ = [
    "all_rules",
    "find_rule",
    "is_built_in",
    "knows",
    "manual_text",
    "matching",
    "module_of",
    "near_name",
    "nearest",
    "rules_of",
]


@cache
def _built_in() -> dict[str, tuple[Rule, ModuleType]]:
    """Give rule and module by slug, in the order of codes."""
    found: dict[str, tuple[Rule, ModuleType]] = {}
    for info in pkgutil.walk_packages(rules.__path__, prefix=rules.__name__ + "."):
        module = importlib.import_module(info.name)
        rule = getattr(module, "RULE", None)
        if isinstance(rule, Rule):
            found[rule.slug] = (rule, module)
    return dict(sorted(found.items(), key=lambda item: item[1][0].code))


def all_rules(plugins: Iterable[str] = ()) -> tuple[Rule, ...]:
    """Give the built-in rules and those of the plug-ins named, ordered by code.

    Raises :class:`ConfigurationError` when a plug-in takes the name of another rule.
    """
    found = [rule for rule, _ in _built_in().values()]
    taken = {name for rule in found for name in (rule.code, rule.slug)}
    for rule in constants_of_entry_points("okrascode.rules", Rule, allowed=plugins):
        if taken & {rule.code, rule.slug}:
            raise ConfigurationError(
                f"A plug-in brings the rule {rule.code} {rule.slug}, which exists already.",
                hint="Take the plug-in out of plugins in okr.toml, or update it.",
            )
        taken |= {rule.code, rule.slug}
        found.append(rule)
    return tuple(sorted(found, key=lambda rule: rule.code))


def rules_of(settings: Settings) -> tuple[Rule, ...]:
    """Give every rule of a repository: ours, those of its plug-ins and those of its okr.toml."""
    known = all_rules(settings.plugins)
    if not settings.rules:
        return known
    # Hardly any repository has its own rules, and they need the engine of patterns.
    from okrascode.lint.organization_rules import organization_rules

    return tuple(
        sorted((*known, *organization_rules(settings.rules, known)), key=lambda rule: rule.code)
    )


def manual_text(rule: Rule) -> str:
    """Give the manual page of a rule as its author wrote it, of a plug-in perhaps one of ours."""
    if is_built_in(rule):
        return _built_in()[rule.slug][1].__doc__ or ""
    from okrascode.lint.manual import read_manual

    try:
        read_manual(rule.manual)
    except ValueError:
        return _NO_PAGE
    return rule.manual


_NO_PAGE = """A rule of a plug-in, which brings no manual page.

Why:
    Its author knows.

Fails:
    # See the package that brings it.

Passes:
    # See the package that brings it.

Options:
    None.
"""


def module_of(rule: Rule) -> str | None:
    """Name the module of one of our own rules; ``None`` for any other."""
    return _built_in()[rule.slug][1].__name__ if is_built_in(rule) else None


def is_built_in(rule: Rule) -> bool:
    """Tell our own rules from those of plug-ins."""
    return rule.slug in _built_in() and _built_in()[rule.slug][0] is rule


def knows(code: str) -> bool:
    """Tell whether one of our rules has a code."""
    return any(rule.code == code for rule, _ in _built_in().values())


def matching(selector: str, among: Iterable[Rule]) -> tuple[Rule, ...]:
    """Give the rules a selector means, for example ``OKR401``, ``4``, ``4xx``, a slug, ``all``.

    The letters of a plug-in's codes mean all of its rules. Raises :class:`UsageError` with the
    nearest name when nothing is meant.
    """
    among = tuple(among)
    wanted = selector.strip().lower()
    digits = re.fullmatch(r"(?:okr)?(\d{1,3})(?:x{0,2})", wanted)
    prefix = "okr" + digits[1] if digits else wanted
    found = tuple(
        rule
        for rule in among
        if wanted == "all"
        or rule.slug == wanted
        or rule.code.lower() == wanted
        or (digits and rule.code.lower().startswith(prefix))
        or (wanted and rule.code.rstrip("0123456789").lower() == wanted)
    )
    if not found:
        raise UsageError(f"There is no rule {selector!r}.", hint=nearest(selector, among))
    return found


def find_rule(name: str, among: Iterable[Rule]) -> Rule:
    """Give the one rule of a code or slug.

    Raises :class:`UsageError` with the nearest name when there is none.
    """
    among = tuple(among)
    wanted = name.strip().lower()
    for rule in among:
        if wanted in (rule.slug, rule.code.lower(), rule.code.lower().removeprefix("okr")):
            return rule
    raise UsageError(f"There is no rule {name!r}.", hint=nearest(name, among))


def nearest(name: str, among: Iterable[Rule]) -> str:
    """Say which rule was probably meant, or where to find all."""
    near = near_name(name, among)
    return f"Did you mean {near}?" if near else "okr rule lists them all."


def near_name(name: str, among: Iterable[Rule]) -> str:
    """Give the code or slug that was probably meant; empty when none is near."""
    names = [word for rule in among for word in (rule.slug, rule.code)]
    lowered = {word.lower(): word for word in names}
    wanted = name.strip().lower()
    close = difflib.get_close_matches(wanted, lowered, n=1)
    close = close or [word for word in lowered if len(wanted) > 2 and wanted in word]
    return lowered[close[0]] if close else ""
