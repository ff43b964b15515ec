"""A difference in the words of a person, unescaped."""

from __future__ import annotations

from decimal import Decimal

from okrascode.changes.difference import Difference, Kind
from okrascode.readings.intent import FieldValue

__all__ = ["in_words", "value_in_words"]

_LONGEST = 160
"""Characters of a value that are shown."""


def value_in_words(value: FieldValue, unit: str = "") -> str:
    """Write a value; ``none`` where there is none.

    >>> value_in_words(Decimal("1E+3"), "ms"), value_in_words(True), value_in_words(None)
    ('1000 ms', 'true', 'none')
    """
    if value is None:
        return "none"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        text = format(value, "f")
        return f"{text} {unit}" if unit else text
    one_line = " ".join(value.split())
    return one_line if len(one_line) <= _LONGEST else one_line[: _LONGEST - 1] + "…"


def in_words(difference: Difference) -> str:
    """Say what differs, without whose it is: ``target 78 % → 75 %``."""
    old = value_in_words(difference.old, difference.unit)
    new = value_in_words(difference.new, difference.unit)
    if difference.kind is Kind.ADDED and difference.new == "draft":
        return "added as a draft"
    if difference.kind in _PHRASES:
        return _PHRASES[difference.kind].format(old=old, new=new)
    if difference.kind is Kind.CHECK_IN:
        return _report(difference, old, new)
    if difference.kind is Kind.WORDING:
        old = "none" if difference.old is None else f"“{old}”"
        new = "none" if difference.new is None else f"“{new}”"
    if difference.kind is Kind.POLICY and difference.field == "file":
        gone = "deleted" if difference.new is None else "changed"
        return "added" if difference.old is None else gone
    first = difference.field.partition(".")[0]
    if first in _LINKS:
        phrase = _LINKS[first][difference.new is None]
        return phrase.format(what=old if difference.new is None else new) + _which(difference)
    return f"{difference.field} {old} → {new}"


_PHRASES = {
    Kind.ADDED: "added",
    Kind.REMOVED: "deleted",
    Kind.DROPPED: "dropped",
    Kind.RESUMED: "taken up again",
    Kind.RENAMED: "renamed, formerly {old}",
    Kind.ID_CHANGED: "was {old}, and formerly does not say so",
    Kind.MOVED: "moved, formerly {old}",
    Kind.RECORD: "entry of changes altered or deleted: {old}",
}
_LINKS = {
    "supports": ("supports {what}", "no longer supports {what}"),
    "depends_on": ("asks for {what}", "no longer asks for {what}"),
    "serves": ("promises to serve {what}", "takes back the promise to {what}"),
    "declines": ("declines, since {what}:", "no longer declines"),
    "members": ("{what} joins", "{what} leaves"),
    "team": ("new team", "team deleted"),
    "cycle": ("new cycle, {what}", "cycle deleted, was {what}"),
}


def _which(difference: Difference) -> str:
    """Name the request that an answer is about."""
    field, _, reference = difference.field.partition(".")
    return f" {reference}" if field == "declines" else ""


def _report(difference: Difference, old: str, new: str) -> str:
    what = f"check-in of {difference.field}"
    if difference.old is None:
        return f"{what}: {new}"
    if difference.new is None:
        return f"{what} taken back: {old}"
    return f"{what}: {old} → {new}" if old != new else f"{what}: other words"
