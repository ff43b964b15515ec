"""What one source says about one key result on one day, before it is put in order with others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrascode.findings import Finding, Severity
from okrascode.model.reference import Id, Reference
from okrascode.readings.reading import Origin, SourceName

__all__ = ["Observation", "mismatch_finding"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One observation; a value of its own, or what it adds to those before."""

    day: date | None
    """``None`` at the boundary of a shallow clone."""
    not_after: date | None = None
    value: Decimal | bool | None = None
    """``None`` when nothing new was seen of the value."""
    added: Decimal | None = None
    """For a key result that counts commits."""
    done: tuple[Id, ...] = ()
    undone: tuple[Id, ...] = ()
    confidence: Decimal | None = None
    note: str = ""
    ask: str = ""
    source: SourceName
    origin: Origin
    where: str
    """Path, or the commit, that a finding about it names."""
    text: str = ""
    """For a trailer: what it says; keeps equal ones in a fixed order."""
    is_present: bool = True
    """False for an old version of a document, which nobody can mend: no finding comes of it."""


def mismatch_finding(observation: Observation, about: Reference, message: str) -> Finding:
    """Say that an observation does not count."""
    return Finding(
        code="OKR211",
        slug="check-in-mismatch",
        severity=Severity.ERROR,
        message=message,
        help="A reading that does not fit its measure does not count.",
        path=observation.where,
        pointer=observation.origin.pointer or "",
        entity=str(about),
        subject=f"{observation.where} {observation.origin.pointer or observation.text}",
    )
