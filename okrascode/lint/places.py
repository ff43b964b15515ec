"""From pointers to lines: the last step of a run, only for files that have findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from okrascode.documents.characters import text_of
from okrascode.documents.locate import Places
from okrascode.findings import Finding, Position, Span

__all__ = ["placed", "told_apart"]

_LONGEST = 60
_TOP = Span(Position(1, 1), Position(1, 1))


def placed(findings: Iterable[Finding], texts: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """Give the findings with their spans, and with a subject that does not count list items.

    A place that is not in the text (a field that is missing) becomes the nearest one above it.
    """
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.path, []).append(finding)
    return tuple(
        done for path, group in by_path.items() for done in _placed_in(group, texts.get(path))
    )


def _placed_in(findings: list[Finding], raw: bytes | None) -> Iterator[Finding]:
    text = text_of(raw, path="") if raw is not None else None
    places = Places(text) if isinstance(text, str) else None
    for finding in findings:
        if places is None:
            yield finding if finding.span else replace(finding, span=_TOP)
            continue
        span = finding.span or places.span(finding.pointer, at_key=finding.at_key)
        subject = finding.subject or _named(finding.pointer, places)
        yield replace(finding, span=span, subject=subject)


def _named(pointer: str, places: Places) -> str:
    """Write a pointer with identifiers where it counts: ``/objectives/love-us/key_results/nps``.

    A short text in a list stands for itself. So an item that is added above does not make the
    findings below it new ones.
    """
    named = above = ""
    for step in pointer.split("/")[1:]:
        above += "/" + step
        name = ""
        if step.isdecimal():
            name = places.written(above + "/id").strip("\"'") or places.text(above)[:_LONGEST]
        named += "/" + (name or step)
    return named


def told_apart(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Number the findings that would share a fingerprint, in their order; the first keeps it."""
    seen: dict[str, int] = {}
    result: list[Finding] = []
    for finding in findings:
        count = seen[finding.fingerprint] = seen.get(finding.fingerprint, 0) + 1
        if count == 1:
            result.append(finding)
        else:
            subject = f"{finding.subject or finding.pointer}#{count}"
            result.append(replace(finding, subject=subject))
    return tuple(result)
