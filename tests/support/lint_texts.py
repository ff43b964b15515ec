"""Lint texts as if they were a repository with a complete history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from okrascode.changes.compare import compare
from okrascode.changes.effects import effects_of
from okrascode.changes.side import Side
from okrascode.config import Settings
from okrascode.lint.against import Against
from okrascode.lint.manual import EXAMPLE_TODAY
from okrascode.lint.material import Texts, read_texts
from okrascode.lint.result import LintResult
from okrascode.lint.run import lint
from okrascode.lint.select import Choice
from okrascode.model.plan import Plan
from okrascode.model.reference import Reference
from okrascode.readings.reading import Origin, Reading, SourceName
from okrascode.readings.record import LinkSince, Record

__all__ = ["against_of", "documents_of", "lint_texts", "material_of", "record_of"]

_NONE_COMMITTED: Mapping[str, date] = MappingProxyType({})


def material_of(
    files: Mapping[str, bytes | str],
    *,
    today: date = EXAMPLE_TODAY,
    settings: Settings | None = None,
    committed: Mapping[str, date] = _NONE_COMMITTED,
) -> Texts:
    """Read texts and give them the history that their check-ins tell.

    ``committed`` are the days on which files entered it, by path.
    """
    raw = {path: t if isinstance(t, bytes) else t.encode() for path, t in files.items()}
    material = read_texts(raw, today=today, settings=settings)
    return replace(material, history=record_of(material.plan, committed))


def lint_texts(
    files: Mapping[str, bytes | str],
    *,
    today: date = EXAMPLE_TODAY,
    settings: Settings | None = None,
    profile: str | None = None,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    paths: tuple[str, ...] = (),
    committed: Mapping[str, date] = _NONE_COMMITTED,
    base: Mapping[str, bytes | str] | None = None,
) -> LintResult:
    """Lint texts by path; ``base`` are those of a base, for change control."""
    choice = Choice(profile=profile, select=select, ignore=ignore)
    texts = documents_of(files)
    material = material_of(texts, today=today, settings=settings, committed=committed)
    against = None if base is None else against_of(base, files, today=today)
    return lint(material, choice=choice, paths=paths, against=against)


def against_of(
    base: Mapping[str, bytes | str], files: Mapping[str, bytes | str], *, today: date
) -> Against:
    """Compare two sets of texts; okr.toml is their policy."""
    sides, rollups = [], []
    for texts in (base, files):
        material = material_of(documents_of(texts), today=today)
        unreadable = {path for path, one in material.results.items() if one.document is None}
        policy = {
            path: text if isinstance(text, bytes) else text.encode()
            for path, text in texts.items()
            if path.endswith(".toml")
        }
        sides.append(Side(plan=material.plan, unreadable=frozenset(unreadable), policy=policy))
        rollups.append(material.roll_up(tuple(material.plan.cycles)))
    comparison = compare(sides[0], sides[1], today=today)
    return Against(
        comparison=comparison,
        effects=lambda: {
            effect.about: effect
            for effect in effects_of(rollups[0], rollups[1], renamed=comparison.renamed)
        },
    )


def documents_of(files: Mapping[str, bytes | str]) -> dict[str, bytes | str]:
    """Leave out what is no document."""
    return {path: text for path, text in files.items() if not path.endswith(".toml")}


def record_of(plan: Plan, committed: Mapping[str, date] = _NONE_COMMITTED) -> Record:
    """Give the readings of a plan's check-ins, each committed on its own day.

    Objectives were there, and asked, from the day on which their file was committed.
    """
    readings: dict[Reference, list[Reading]] = {}
    for check_in in sorted(plan.check_ins, key=lambda c: (c.date, c.place.path)):
        for entry in check_in.entries:
            origin = Origin(
                commit=None, author="", authored_at=None, position=0, path=entry.place.path
            )
            reading = Reading(
                key_result=entry.key_result,
                day=check_in.date,
                value=entry.current if entry.current is not None else entry.done,
                confidence=entry.confidence,
                source=SourceName.CHECK_IN,
                origin=origin,
            )
            readings.setdefault(entry.key_result, []).append(reading)
    in_order = {reference: tuple(found) for reference, found in readings.items()}
    first_seen: dict[Reference, date] = {}
    links: dict[tuple[str, Reference, Reference], LinkSince] = {}
    for objective in plan.objectives.values():
        day = committed.get(objective.place.path)
        if day is not None:
            first_seen[objective.reference] = day
            first_seen |= {objective.reference_to(k): day for k in objective.key_results}
            for dependency in objective.depends_on:
                of = dependency.of.reference
                links["depends_on", objective.reference, of] = LinkSince(day, None)
    return Record(
        readings=MappingProxyType(in_order),
        first_seen=MappingProxyType(first_seen),
        links=MappingProxyType(links),
    )
