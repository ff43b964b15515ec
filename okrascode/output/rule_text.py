"""Rules on a terminal: all in a list, or the manual page of one."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from okrascode.findings import Severity
from okrascode.lint.catalogue import manual_text
from okrascode.lint.manual import read_manual
from okrascode.lint.rule import Rule
from okrascode.output.ansi import paint
from okrascode.output.escape import for_terminal

__all__ = ["list_of", "page_of"]

_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def list_of(rules: Sequence[Rule], *, colour: bool) -> str:
    """Write one line a rule: code, name, severity, profile and what it says."""
    slug_width = max((len(rule.slug) for rule in rules), default=0)
    lines = []
    for rule in rules:
        severity = paint(f"{rule.severity.value:8}", _STYLES[rule.severity], on=colour)
        slug = paint(rule.slug.ljust(slug_width), "bold", on=colour)
        summary = for_terminal(read_manual(manual_text(rule)).summary)
        lines.append(f"{rule.code}  {slug}  {severity} {rule.profile.value:8} {summary}\n")
    return "".join(lines)


def page_of(rule: Rule, *, colour: bool) -> str:
    """Write the manual page of a rule."""
    manual = read_manual(manual_text(rule))
    severity = rule.severity.value
    if rule.severity_when_strict:
        severity += f", {rule.severity_when_strict.value} from profile strict on"
    head = [
        paint(f"{rule.code} {rule.slug}", "bold", on=colour),
        f"{severity} · profile {rule.profile.value}{' · has a fix' if rule.fix else ''}",
        "",
        for_terminal(manual.summary),
    ]
    for title, text in (
        ("Why", manual.why),
        ("Fails", manual.fails),
        ("Passes", manual.passes),
        ("Options", manual.options),
    ):
        body = "\n".join(map(for_terminal, text.strip("\n").split("\n")))
        head += ["", paint(title, "bold", on=colour), textwrap.indent(body, "  ")]
    return "\n".join(head) + "\n"
