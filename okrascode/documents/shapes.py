"""Which of several shapes was meant: a measure, a source, a cadence.

A schema says only that none of its branches holds. The keys that are there say which branch the
person was writing, and only what is wrong with that one is worth saying.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from okrascode.documents.json_schema import SchemaFault
from okrascode.documents.nouns import field_at
from okrascode.documents.similar import similar
from okrascode.documents.trouble import Trouble

__all__ = ["choose_shape"]

_THRESHOLDS = ("at_least", "at_most", "above", "below", "between")
_SHAPES = {
    "baseline": "a metric",
    "target": "a metric",
    "stretch": "a metric",
    "expected": "a metric",
    "withheld": "a metric",
    **dict.fromkeys(_THRESHOLDS, "a threshold"),
    "scoring": "a threshold",
    "milestones": "milestones",
    "binary": "a yes or no",
}
"""Keys that tell which shape of measure is meant."""
_FOUR = (
    "Give it `baseline` and `target`, or a threshold (`at_least`, `at_most`, `above`, `below`,"
    " `between`), or `milestones`, or `binary: true`."
)


def choose_shape(fault: SchemaFault) -> tuple[SchemaFault, ...] | Trouble:
    """Give the faults of the branch that was meant, or say what is wrong with all of them."""
    branches = fault.expected if isinstance(fault.expected, list) else []
    if not isinstance(fault.value, dict):
        return _not_a_group(fault, branches)
    shapes = [branch.get("properties", {}) for branch in branches]
    groups = [number for number, properties in enumerate(shapes) if properties]
    common = set.intersection(*(set(shapes[number]) for number in groups))
    own = {number: set(shapes[number]) - common for number in groups}
    written = {_meant(key, own) for key in fault.value}
    if "baseline" in shapes[0] and (mixed := _mixed(fault, written)):
        return mixed
    needed = [key for branch in branches for key in branch.get("required", ())[:1]]
    if not written & {*needed, *_SHAPES}:
        return _no_shape(fault, needed)
    best = max(groups, key=lambda number: _likeness(branches[number], own[number] & written))
    return fault.branches[best]


def _meant(key: str, own: Mapping[int, set[str]]) -> str:
    """Give the key itself, or the one that it is a misspelling of."""
    known = set().union(*own.values())
    return key if key in known else similar(key, known) or key


def _likeness(branch: Mapping[str, Any], written: set[str]) -> tuple[int, int]:
    """Order branches: those whose needed keys are there first, then those with most keys."""
    return len(written & set(branch.get("required", ()))), len(written)


def _not_a_group(fault: SchemaFault, branches: list[Mapping[str, Any]]) -> Trouble:
    field = field_at(fault.steps)
    is_measure = bool(branches) and "baseline" in branches[0].get("properties", {})
    words = [str(word) for branch in branches for word in branch.get("enum", ())]
    if fault.value is None:
        return Trouble(
            code="OKR103",
            message=f"{field} has no value.",
            help=_FOUR if is_measure else str(fault.schema.get("description", "")),
            steps=fault.steps,
        )
    if words:
        guess = similar(fault.value, words) if isinstance(fault.value, str) else None
        return Trouble(
            code="OKR104",
            message=f"{field} can be {', '.join(words)} or {{days: 10}}.",
            help=f"Did you mean {guess}?" if guess else "Write one of these.",
            steps=fault.steps,
        )
    return Trouble(
        code="OKR103",
        message=f"{field} must be a group of fields.",
        help=_FOUR if is_measure else str(fault.schema.get("description", "")),
        steps=fault.steps,
    )


def _mixed(fault: SchemaFault, written: set[str]) -> Trouble | None:
    by_shape: dict[str, list[str]] = {}
    for key in _SHAPES:
        if key in written:
            by_shape.setdefault(_SHAPES[key], []).append(f"`{key}`")
    bounds = [key for key in _THRESHOLDS if key in written]
    field = field_at(fault.steps)
    if len(by_shape) > 1:
        parts = [f"{shape} ({', '.join(keys)})" for shape, keys in by_shape.items()]
        message = f"{field} mixes {' with '.join(parts)}."
        cure = "Keep one of them; two measures are two key results."
    elif len(bounds) > 1:
        message = f"{field} has more than one bound: {', '.join(f'`{key}`' for key in bounds)}."
        cure = "Keep one, or write `between: [lower, upper]`."
    else:
        return None
    return Trouble(code="OKR104", message=message, help=cure, steps=fault.steps)


def _no_shape(fault: SchemaFault, needed: list[str]) -> Trouble:
    field = field_at(fault.steps)
    if "baseline" in needed:
        message, cure = f"{field} does not say how to measure.", _FOUR
    else:
        names = ", ".join(f"`{key}`" for key in dict.fromkeys(needed))
        message = f"{field} needs {'one of ' if len(needed) > 1 else ''}{names}."
        cure = str(fault.schema.get("description", ""))
    return Trouble(code="OKR101", message=message, help=cure, steps=fault.steps)
