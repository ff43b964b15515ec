"""The verdict of a schema in the user's words: what is wrong, and what would be right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from okrascode.documents.explain_fields import unknown_fields
from okrascode.documents.explain_values import (
    broken_pattern,
    not_in_list,
    out_of_bounds,
    wrong_type,
)
from okrascode.documents.json_schema import SchemaFault
from okrascode.documents.nouns import a, field_at, group_at
from okrascode.documents.shapes import choose_shape
from okrascode.documents.trouble import Trouble

__all__ = ["Explaining", "explain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explaining:
    """What the words depend on besides the faults."""

    document: str
    """What the document is called: ``team document`` or ``okr.toml``."""
    schema_name: str
    written: Callable[[tuple[str | int, ...]], str]
    """Gives a value as the user wrote it; empty when it is not on one line."""


def explain(faults: Iterable[SchemaFault], about: Explaining) -> tuple[Trouble, ...]:
    """Say each fault once, in the order of the faults, without those that follow from another."""
    said: dict[tuple[object, ...], Trouble] = {}
    for fault in faults:
        for trouble in _explained(fault, about):
            place = (trouble.code, trouble.steps, trouble.at_key, trouble.missing)
            said.setdefault(place, trouble)
    # An unknown field that is a misspelt missing one is said once.
    meant = {trouble.meant for trouble in said.values() if trouble.meant}
    wrong = {trouble.steps for trouble in said.values() if trouble.code == "OKR103"}
    return tuple(
        trouble
        for trouble in said.values()
        if not (trouble.code == "OKR101" and trouble.missing in meant)
        and not (trouble.code in ("OKR104", "OKR105") and trouble.steps in wrong)
    )


def _explained(fault: SchemaFault, about: Explaining) -> Iterator[Trouble]:
    written = about.written(fault.steps)
    if fault.keyword == "required":
        yield from _missing(fault, about)
    elif fault.keyword == "additionalProperties":
        yield from unknown_fields(fault, document=about.document, schema_name=about.schema_name)
    elif fault.keyword == "type":
        yield wrong_type(fault, written=written)
    elif fault.keyword in ("enum", "const"):
        yield not_in_list(fault, written=written)
    elif fault.keyword in ("pattern", "format"):
        yield broken_pattern(fault, written=written)
    elif fault.keyword == "oneOf":
        chosen = choose_shape(fault)
        if isinstance(chosen, Trouble):
            yield chosen
        else:
            for below in chosen:
                yield from _explained(below, about)
    else:
        yield out_of_bounds(fault, written=written)


def _missing(fault: SchemaFault, about: Explaining) -> Iterator[Trouble]:
    assert isinstance(fault.value, dict)  # noqa: S101  # "required" judges nothing else
    assert isinstance(fault.expected, list)  # noqa: S101  # so says the schema of schemas
    group = group_at(fault.steps, document=about.document)
    for name in fault.expected:
        if name in fault.value:
            continue
        message = f"{a(group).capitalize() if fault.steps else 'This ' + group} needs `{name}`."
        field = fault.schema.get("properties", {}).get(name, {})
        help_ = str(field.get("$comment") or field.get("description", ""))
        if name == "reason" and fault.value.get("state") == "dropped":
            message = f"{a(group).capitalize()} that is dropped needs `reason`."
            help_ = "Say why it was dropped; it stays visible and never counts."
        yield Trouble(
            code="OKR101",
            message=message,
            help=help_ or f"Add {field_at((*fault.steps, name))}.",
            steps=fault.steps,
            missing=(*fault.steps, name),
        )
