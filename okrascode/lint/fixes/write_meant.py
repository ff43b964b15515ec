"""Write the word that was meant, in the same quotes."""

from __future__ import annotations

from okrascode.documents.quoting import in_place_of
from okrascode.edits.edit import Edit
from okrascode.findings import Finding, Fix
from okrascode.lint.source import Source

__all__ = ["write_meant", "write_meant_yaml"]

_LONGEST = 60


def write_meant(finding: Finding, source: Source) -> Fix | None:
    """Put ``meant`` as a key or text in the place of the finding."""
    return _written(finding, source, is_yaml=False)


def write_meant_yaml(finding: Finding, source: Source) -> Fix | None:
    """Put ``meant``, which is YAML already, in the place of the finding."""
    return _written(finding, source, is_yaml=True)


def _written(finding: Finding, source: Source, *, is_yaml: bool) -> Fix | None:
    if finding.meant is None or finding.span is None:
        return None
    now = source.written(finding.span)
    new = finding.meant.text if is_yaml else in_place_of(now, finding.meant.text)
    if not now or now == new:
        return None
    return Fix(
        title=f"Write `{_short(new)}` instead of `{_short(now)}`.",
        is_safe=finding.meant.is_certain,
        edits=(Edit(finding.span, new),),
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
