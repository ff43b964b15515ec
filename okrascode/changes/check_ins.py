"""Check-ins that came, were changed, or went."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from okrascode.model.check_in import CheckIn, CheckInEntry
from okrascode.model.place import Place
from okrascode.model.plan import Plan
from okrascode.model.reference import Reference

__all__ = ["ReportMoved", "reports_moved"]

_Naming = Callable[[Reference], Reference]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportMoved:
    """What one check-in says about one key result, before and after."""

    reference: Reference
    """As the key result is called after."""
    day: str
    """The day it was true, as ``2026-11-20``."""
    old: str | None
    new: str | None
    is_rewritten: bool
    """A value or its day was changed, or the report was taken back."""
    correction: str
    """What a new ``note`` says about it; empty when the note is the old one."""
    place: Place


def reports_moved(
    before: Plan, after: Plan, *, names: tuple[_Naming, _Naming], unknown: Collection[str] = ()
) -> Iterator[ReportMoved]:
    """Give what differs between the check-ins of two plans, by file; a moved file is the same.

    ``names`` give what a key result is called after, from what a report of the base, and one of
    the later documents, calls it; ``unknown`` are paths that one of the two cannot read.
    """
    old, new = _by_path(before, names[0]), _by_path(after, names[1])
    came = {path: one for path, one in new.items() if path not in old and path not in unknown}
    elsewhere: dict[object, list[str]] = {}
    for path, one in came.items():
        elsewhere.setdefault(_content(one), []).append(path)
    for path, one in old.items():
        if path in unknown:
            continue
        other = new.get(path)
        if other is None and elsewhere.get(_content(one)):
            del came[elsewhere[_content(one)].pop()]
            continue
        yield from _compared(one, other, path)
    for path, one in came.items():
        yield from _compared(None, one, path)


@dataclass(frozen=True, slots=True)
class _Report:
    check_in: CheckIn
    entries: Mapping[Reference, CheckInEntry]


def _by_path(plan: Plan, naming: _Naming) -> dict[str, _Report]:
    return {
        check_in.place.path: _Report(
            check_in, {naming(entry.key_result): entry for entry in check_in.entries}
        )
        for check_in in plan.check_ins
    }


def _content(report: _Report) -> object:
    """Give what makes two files the same report, wherever they lie."""
    values = ((name, _value(entry)) for name, entry in report.entries.items())
    return (*_head(report), frozenset(values))


def _head(report: _Report) -> tuple[object, ...]:
    return (report.check_in.date, report.check_in.by)


def _compared(old: _Report | None, new: _Report | None, path: str) -> Iterator[ReportMoved]:
    names = dict.fromkeys((*(old.entries if old else ()), *(new.entries if new else ())))
    for name in names:
        was = old.entries.get(name) if old else None
        entry = new.entries.get(name) if new else None
        is_other_day = bool(old and new and _head(old) != _head(new))
        if not is_other_day and _whole(was) == _whole(entry):
            continue
        head = new if new is not None and entry is not None else old
        assert head is not None  # noqa: S101  # one of the two is there
        place = entry.place if entry else _place_of_gone(was, new, path)
        yield ReportMoved(
            reference=name,
            day=head.check_in.date.isoformat(),
            old=_said(was, old if is_other_day else None),
            new=_said(entry, new if is_other_day else None),
            is_rewritten=was is not None and (is_other_day or _value(was) != _value(entry)),
            correction=entry.note if entry and was and entry.note != was.note else "",
            place=place,
        )


def _place_of_gone(was: CheckInEntry | None, new: _Report | None, path: str) -> Place:
    if new is not None:
        return new.check_in.place
    return Place(path) if was is None else Place(path, was.place.pointer)


def _value(entry: CheckInEntry | None) -> tuple[object, ...] | None:
    if entry is None:
        return None
    is_truth = isinstance(entry.current, bool)
    return (entry.current, is_truth, entry.confidence, entry.done, entry.undone)


def _whole(entry: CheckInEntry | None) -> tuple[object, ...] | None:
    return None if entry is None else (_value(entry), entry.note, entry.ask)


def _said(entry: CheckInEntry | None, report: _Report | None) -> str | None:
    if entry is None:
        return None
    parts: list[str] = []
    if entry.current is not None:
        is_truth = isinstance(entry.current, bool)
        parts.append(str(entry.current).lower() if is_truth else f"{entry.current:f}")
    parts += [f"done {', '.join(entry.done)}"] if entry.done else []
    parts += [f"undone {', '.join(entry.undone)}"] if entry.undone else []
    parts += [f"confidence {entry.confidence}"] if entry.confidence is not None else []
    parts += [f"on {report.check_in.date} by {report.check_in.by or 'nobody'}"] if report else []
    return ", ".join(parts) or "no value"
