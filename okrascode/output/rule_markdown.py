"""Rules as one page of the documentation: a table of all, then the manual page of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from okrascode.lint.catalogue import is_built_in, manual_text
from okrascode.lint.manual import read_manual
from okrascode.lint.rule import Rule
from okrascode.output.escape import for_markdown

__all__ = ["page"]

_INTRODUCTION = """\
# Rules

`okr lint` judges all documents together. Each rule has a code that never changes and a name; both
work everywhere: `okr rule stale-check-in`, `--select OKR401`, `--ignore 4`,
`[lint.rules.stale-check-in]` in okr.toml. Profile *strict* adds to *regular*, and *audit* to
strict.

A comment lifts a finding where there is a reason: `# okr: ignore[stale-check-in] until=2026-12-01
waiting for the vendor`. At the end of a line it covers that line, on a line of its own the whole
item that follows; `# okr: file-ignore[RULE] reason` covers the file.

Rules of change control (6xx) run when there is a base to compare with, `okr lint --base REV`;
[a reason lifts them](../how-to/change-a-commitment.md), no comment does.

Where there is a *fix*, `okr lint --fix` mends what can only have been meant one way, and
`--fix=unsafe` also what somebody should look at; of such a rule not every finding has one.

In the examples a line `# okrs/….yaml` begins a file, `# committed: DATE` says since when it stands
in the history, and `# or` begins another example; `# before` is the base of a change and `# after`
what became of it. What every document has (`apiVersion`, `kind`, team and cycle) is left out.
`okr rule --format markdown` wrote this page.
"""

_FAMILIES = {
    "0": "Files and YAML",
    "1": "Fields",
    "2": "References and alignment",
    "3": "Measurability and focus",
    "4": "Rhythm",
    "5": "Ownership",
    "6": "Change control",
    "7": "Wording",
    "8": "Commits",
    "9": "The tool itself",
}


def page(rules: Sequence[Rule]) -> str:
    """Write the page; rules are in the order of their codes."""
    return "\n".join((_INTRODUCTION, *_table(rules), *(p for rule in rules for p in _rule(rule))))


def _table(rules: Sequence[Rule]) -> Iterator[str]:
    for digit, family in _FAMILIES.items():
        members = [rule for rule in rules if rule.code.startswith(f"OKR{digit}")]
        if not members:
            continue
        yield f"## {family}\n"
        yield "| rule | severity | profile | fix | what it says |\n|---|---|---|---|---|"
        for rule in members:
            summary = read_manual(manual_text(rule)).summary
            name = f"[{rule.code} {rule.slug}](#{rule.slug})"
            fix = "yes" if rule.fix is not None else ""
            yield f"| {name} | {rule.severity.value} | {rule.profile.value} | {fix} | {summary} |"
        yield ""


def _rule(rule: Rule) -> Iterator[str]:
    manual = read_manual(manual_text(rule))
    severity = rule.severity.value
    if rule.severity_when_strict:
        severity += f" ({rule.severity_when_strict.value} from strict on)"
    yield f"## {rule.slug}\n"
    fix = " · has a fix" if rule.fix is not None else ""
    yield f"`{rule.code}` · {severity} · profile {rule.profile.value}{fix}\n"
    # Ours has marks of Markdown that are meant; others' text is text.
    yield f"{manual.summary if is_built_in(rule) else for_markdown(manual.summary)}\n"
    yield f"{manual.why}\n"
    yield f'```yaml title="fails"\n{_visible(manual.fails)}```\n'
    yield f'```yaml title="passes"\n{_visible(manual.passes)}```\n'
    if manual.options != "None.":
        yield f"{manual.options}\n"


def _visible(text: str) -> str:
    """Spell out what an example hides: a page must not hold the characters it warns of."""
    return text.replace("\u202e", "\\u202e")
