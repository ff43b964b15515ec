"""Rules as SARIF descriptors, each with its whole manual page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from okrascode.findings import Severity
from okrascode.lint.catalogue import all_rules, manual_text
from okrascode.lint.manual import Manual, read_manual
from okrascode.output.escape import for_data
from okrascode.output.json_text import Json

__all__ = ["descriptors_of"]

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def descriptors_of(rules: Iterable[tuple[str, str]]) -> Sequence[Mapping[str, Json]]:
    """Describe rules given by code and slug, in their order; a plug-in's have only their names."""
    known = {rule.code: rule for rule in all_rules()}
    found: list[Mapping[str, Json]] = []
    for code, slug in rules:
        descriptor: dict[str, Json] = {"id": code, "name": _pascal(slug)}
        if code in known:
            rule = known[code]
            manual = read_manual(manual_text(rule))
            descriptor |= {
                "shortDescription": {"text": for_data(manual.summary)},
                "fullDescription": {"text": for_data(" ".join(manual.why.split()))},
                "help": {"text": for_data(_text(manual)), "markdown": for_data(_markdown(manual))},
                "defaultConfiguration": {"level": _LEVELS[rule.severity]},
                "properties": {"tags": [rule.profile.value, slug]},
            }
        found.append(descriptor)
    return found


def _pascal(slug: str) -> str:
    """Write ``unknown-field`` as SARIF wants names: ``UnknownField``."""
    return for_data("".join(word.title() for word in slug.split("-")))


def _text(manual: Manual) -> str:
    return (
        f"{manual.summary}\n\n{manual.why}\n\nFails:\n\n{manual.fails}\nPasses:\n\n{manual.passes}"
    )


def _markdown(manual: Manual) -> str:
    return (
        f"{manual.why}\n\nFails:\n\n```yaml\n{manual.fails}```\n\n"
        f"Passes:\n\n```yaml\n{manual.passes}```\n"
    )
