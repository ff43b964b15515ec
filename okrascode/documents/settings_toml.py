"""okr.toml to settings; anything that is not right stops the run with its line and the cure."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Any

from okrascode.config import (
    HealthSettings,
    LintOverride,
    LintSettings,
    OrganizationRule,
    Repository,
    RuleSettings,
    Settings,
    SiteSettings,
    StatusSettings,
)
from okrascode.documents.characters import text_of
from okrascode.documents.json_schema import faults_in
from okrascode.documents.schema_gate import is_accepted
from okrascode.documents.toml_lines import line_of
from okrascode.errors import ConfigurationError
from okrascode.findings import Finding

__all__ = ["read_settings", "with_line"]

_SCHEMA = "okr-toml"


def read_settings(raw: bytes, *, path: str = "okr.toml") -> Settings:
    """Read the settings; what the file leaves out has its default.

    Raises:
        ConfigurationError: with ``PATH:LINE:``, what is wrong and what would be right.
    """
    text = text_of(raw, path=path)
    if isinstance(text, Finding):
        line = text.span.start.line if text.span else 1
        raise ConfigurationError(f"{path}:{line}: {text.message}", hint=text.help)
    data = _parsed(text, path=path)
    faults = () if is_accepted(data, _SCHEMA) else faults_in(data, _SCHEMA)
    if faults:
        # Few settings are wrong, and a short command feels what it loads.
        from okrascode.documents.explain import Explaining, explain

        about = Explaining(document="settings file", schema_name=_SCHEMA, written=lambda _: "")
        troubles = explain(faults, about)
        line, first = min(
            ((line_of(text, trouble.steps), trouble) for trouble in troubles),
            key=lambda found: found[0],
        )
        if first.help.startswith("Did you mean"):
            message = f"{first.message[:-1]}; d{first.help[1:]}"
            raise ConfigurationError(f"{path}:{line}: {message}")
        raise ConfigurationError(f"{path}:{line}: {first.message}", hint=first.help or None)
    if wrong := next(_outside(data), None):
        steps, glob = wrong
        raise ConfigurationError(
            f"{path}:{line_of(text, steps)}: {glob!r} leads out of the folder of this file.",
            hint="Globs are relative to it, with / and without ..",
        )
    settings = _settings(data, text)
    for lower, higher in _ORDERED:
        if getattr(settings.status, lower) > getattr(settings.status, higher):
            # The one that is written is the one to look at; both may be.
            written = lower if lower in data.get("status", {}) else higher
            raise ConfigurationError(
                f"{path}:{line_of(text, ('status', written))}: {lower} is above {higher}, "
                "so nothing could lie between them.",
                hint=f"Set {lower} to at most {getattr(settings.status, higher)}.",
            )
    return settings


_ORDERED = (
    ("confidence_at_risk", "confidence_on_track"),
    ("pace_at_risk", "pace_on_track"),
    ("pace_even", "pace_ahead"),
    ("tension_behind", "tension_ahead"),
)
"""Pairs of thresholds under ``[status]`` of which the first may not be above the second."""


def with_line(
    error: ConfigurationError, raw: bytes | None, *, path: str = "okr.toml"
) -> ConfigurationError:
    """Give an error about a setting with its line in the file, when it is known."""
    if raw is None or not error.setting:
        return error
    text = text_of(raw, path=path)
    line = line_of(text, error.setting) if isinstance(text, str) else 1
    return ConfigurationError(f"{path}:{line}: {error.message}", hint=error.hint)


def _outside(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Find globs that no document below the root can match."""
    lists: list[tuple[tuple[str | int, ...], list[str]]] = [
        (("paths", "okrs"), data.get("paths", {}).get("okrs", []))
    ]
    for number, table in enumerate(data.get("lint", {}).get("overrides", [])):
        lists.append((("lint", "overrides", number, "files"), table["files"]))
    for steps, globs in lists:
        for glob in globs:
            if "\\" in glob or ".." in glob.split("/"):
                yield steps, glob


# The standard library takes time and memory with the square of the dots in one name.
_LONG_NAME = re.compile(
    r"""(?<![\w-])(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*\.[ \t]*){64}""", re.ASCII
)


def _parsed(text: str, *, path: str) -> dict[str, Any]:
    if deep := _LONG_NAME.search(text):
        line = text.count("\n", 0, deep.start()) + 1
        raise ConfigurationError(
            f"{path}:{line}: A name has more dots than any setting.",
            hint="Look at the quotes and brackets on this line and the one above.",
        )
    try:
        return tomllib.loads(text, parse_float=_exact)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r" \(at (?:line (\d+), column (\d+)|(end of document))\)$", str(error))
        problem = str(error)[: place.start()] if place else str(error)
        line = int(place[1]) if place and place[1] else text.count("\n") + 1
        raise ConfigurationError(
            f"{path}:{line}: This is not TOML: {problem[:1].lower()}{problem[1:]}.",
            hint="Look at the quotes and brackets on this line and the one above.",
        ) from error
    except (RecursionError, ValueError) as error:
        raise ConfigurationError(
            f"{path}:1: This file cannot be read: a number is too long or the nesting too deep.",
            hint="Settings need neither.",
        ) from error


def _exact(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:  # an exponent that no decimal can have
        raise ValueError(text[:40]) from error


def _settings(data: Mapping[str, Any], text: str) -> Settings:
    defaults = Settings()
    return Settings(
        plugins=tuple(data.get("plugins", ())),
        okr_paths=tuple(data.get("paths", {}).get("okrs", defaults.okr_paths)),
        lint=_lint(data.get("lint", {})),
        status=_status(data.get("status", {})),
        health=_health(data.get("health", {})),
        rollup_parents=data.get("rollup", {}).get("parents", defaults.rollup_parents),
        trailers_accept=data.get("trailers", {}).get("accept", defaults.trailers_accept),
        repositories=tuple(
            Repository(name=item["name"], path=item["path"])
            for item in data.get("repositories", ())
        ),
        site=_site(data.get("site", {})),
        rules=tuple(
            _organization_rule(rule, number, line_of(text, ("rule", number)))
            for number, rule in enumerate(data.get("rule", ()))
        ),
    )


def _organization_rule(data: Mapping[str, Any], number: int, line: int) -> OrganizationRule:
    return OrganizationRule(
        code=data["code"],
        slug=data.get("slug", data["code"].lower()),
        select=MappingProxyType(dict(_flat(data["select"]))),
        require=MappingProxyType(dict(_flat(data["require"]))),
        message=data["message"],
        help=data.get("help", ""),
        severity=data.get("severity", "warning"),
        number=number,
        line=line,
    )


def _flat(table: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, object]]:
    """Take ``measure.unit``, of which TOML makes a table, for ``"measure.unit"``."""
    for name, below in table.items():
        if isinstance(below, dict):
            yield from _flat(below, f"{above}{name}.")
        else:
            yield above + name, below


def _lint(data: Mapping[str, Any]) -> LintSettings:
    defaults = LintSettings()
    return LintSettings(
        profile=data.get("profile", defaults.profile),
        select=tuple(data.get("select", ())),
        ignore=tuple(data.get("ignore", ())),
        fail_on=data.get("fail-on", defaults.fail_on),
        rules=MappingProxyType({slug: _rule(of) for slug, of in data.get("rules", {}).items()}),
        overrides=tuple(
            LintOverride(files=tuple(item["files"]), ignore=tuple(item["ignore"]))
            for item in data.get("overrides", ())
        ),
    )


def _rule(data: Mapping[str, Any]) -> RuleSettings:
    options = {key: value for key, value in data.items() if key != "severity"}
    return RuleSettings(severity=data.get("severity"), options=MappingProxyType(options))


def _status(data: Mapping[str, Any]) -> StatusSettings:
    defaults = StatusSettings()
    names = [setting.name for setting in fields(StatusSettings) if setting.name != "grace_days"]
    thresholds = {name: Decimal(data.get(name, getattr(defaults, name))) for name in names}
    return StatusSettings(grace_days=int(data.get("grace_days", defaults.grace_days)), **thresholds)


def _health(data: Mapping[str, Any]) -> HealthSettings:
    given: dict[str, Any] = {key: value for key, value in data.items() if not key.startswith("x-")}
    for setting in fields(HealthSettings):
        if setting.name in given and isinstance(setting.default, Decimal):
            given[setting.name] = Decimal(given[setting.name])
    if "appraisal_words" in given:
        given["appraisal_words"] = tuple(given["appraisal_words"])
    return HealthSettings(**given)


def _site(data: Mapping[str, Any]) -> SiteSettings:
    given = {key: value for key, value in data.items() if not key.startswith("x-")}
    if "languages" in given:
        given["languages"] = tuple(given["languages"])
    if "links" in given:
        links = {key: value for key, value in given["links"].items() if not key.startswith("x-")}
        given["links"] = MappingProxyType(links)
    return SiteSettings(**given)
