"""The state of reading a tree: what is open, what is built, and what was found on the way."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from okrascode.documents.yaml_text import YamlEvent

if TYPE_CHECKING:
    from okrascode.findings import Finding, Span

__all__ = ["DISCARD", "NO_KEY", "Building", "span_of"]

NO_KEY = object()
"""The open mapping waits for a key."""
DISCARD = object()
"""The open mapping waits for the value of a key that it has already."""
_MOST_ALIASES = 3
"""Anchors, aliases and tags that are shown: whoever uses them uses many, with one cure for all."""


@dataclass(slots=True)
class Building:
    """The state of the pass: open containers, and the key that waits for its value in each."""

    path: str
    findings: list[Finding] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    is_whole: bool = True
    root: object = None
    containers: list[Any] = field(default_factory=list)
    keys: list[Any] = field(default_factory=list)

    def steps(self, *more: str | int) -> tuple[str | int, ...]:
        """Give the steps to the value that is being read."""
        steps: list[str | int] = []
        for container, key in zip(self.containers, self.keys, strict=True):
            if isinstance(container, list):
                steps.append(len(container))
            elif isinstance(key, str):
                steps.append(key)
        return (*steps, *more)

    def say(
        self, code: str, message: str, cure: str, event: YamlEvent, *, key: str | None = None
    ) -> None:
        """Add a finding at an event; ``key`` when the event is a key of the open mapping."""
        # Loaded when there is something to say: most documents are right.
        from okrascode.documents.faults import MOST_FINDINGS, fault, pointer_of

        self.counts[code] = self.counts.get(code, 0) + 1
        if self.counts[code] > (_MOST_ALIASES if code == "OKR003" else MOST_FINDINGS):
            return
        self.findings.append(
            fault(
                code,
                message,
                help=cure,
                path=self.path,
                span=span_of(event),
                pointer=pointer_of(self.steps() if key is None else self.steps(key)),
                at_key=key is not None,
            )
        )

    def told(self) -> tuple[Finding, ...]:
        """Give the findings; the last about an alias or the like says how many more there are."""
        more = self.counts.get("OKR003", 0) - _MOST_ALIASES
        if more <= 0:
            return tuple(self.findings)
        last = max(n for n, finding in enumerate(self.findings) if finding.code == "OKR003")
        names = "anchor, alias or tag" if more == 1 else "anchors, aliases or tags"
        said = self.findings[last]
        self.findings[last] = replace(
            said, message=f"{said.message} This document has {more} more {names}."
        )
        return tuple(self.findings)

    def add(self, value: object) -> None:
        """Put a value where it belongs."""
        if not self.containers:
            self.root = value
            return
        container = self.containers[-1]
        if isinstance(container, list):
            container.append(value)
            return
        if self.keys[-1] is not DISCARD:
            container[self.keys[-1]] = value
        self.keys[-1] = NO_KEY


def span_of(event: YamlEvent) -> Span:
    """Give the span of one event."""
    from okrascode.findings import Position, Span

    start, end = event.start_mark, event.end_mark
    return Span(Position(start.line + 1, start.column + 1), Position(end.line + 1, end.column + 1))
