"""Fields that do not exist: which one was meant, or where it belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from okrascode.documents.faults import MOST_FINDINGS
from okrascode.documents.json_schema import SchemaFault
from okrascode.documents.nouns import a, group_at
from okrascode.documents.schema_texts import schema_named
from okrascode.documents.similar import meant_by
from okrascode.documents.trouble import Steps, Trouble

__all__ = ["unknown_fields"]

_LONGEST = 60


def unknown_fields(fault: SchemaFault, *, document: str, schema_name: str) -> Iterator[Trouble]:
    """Say each key that the schema does not know."""
    known = fault.schema.get("properties", {})
    patterns = fault.schema.get("patternProperties", {})
    unknown = (
        name
        for name in _fields(fault)
        if name not in known and not any(re.search(pattern, name) for pattern in patterns)
    )
    for name in islice(unknown, MOST_FINDINGS):
        if known:
            yield _unknown(name, fault, document=document, schema_name=schema_name)
        else:
            yield _no_name(name, fault.steps)


def _unknown(name: str, fault: SchemaFault, *, document: str, schema_name: str) -> Trouble:
    known: Mapping[str, Any] = fault.schema["properties"]
    present = _fields(fault)
    group = group_at(fault.steps, document=document)
    guess = meant_by(name, (field for field in known if field not in present))
    whose = a(group) if fault.steps else f"this {group}"
    meant = None
    if guess:
        cure, meant = f"Did you mean `{guess.text}`?", (*fault.steps, guess.text)
    elif homes := _homes_of(name, schema_name, document):
        cure = f"`{name}` belongs to {' or '.join(homes)}."
    elif name in known:
        cure = ""
    else:
        fields = ", ".join(field for field in known if field not in present) or "none left"
        cure = f"Fields that can stand here: {fields}; keys of your own begin with x-."
    return Trouble(
        code="OKR102",
        message=f"`{_short(name)}` is not a field of {whose}.",
        help=cure,
        steps=(*fault.steps, name),
        at_key=True,
        meant=meant,
        instead=guess,
    )


def _homes_of(name: str, schema_name: str, document: str) -> list[str]:
    """Name the groups of the same schema that do have such a field."""
    schema = schema_named(schema_name)
    homes = [f"the {document}"] if name in schema.get("properties", {}) else []
    for noun, definition in schema.get("$defs", {}).items():
        shapes = definition.get("oneOf", [definition])
        if any(name in shape.get("properties", {}) for shape in shapes):
            homes.append(f"the {noun.replace('_entry', '').replace('_', ' ')}")
    return homes[:2]


def _no_name(name: str, steps: Steps) -> Trouble:
    """Say a key of a group by name (people, key results) that cannot be such a name."""
    place = (*steps, name)
    if steps[-1:] == ("key_results",):
        message = f"`{_short(name)}` does not name a key result."
        cure = "Write objective/key-result, for example effortless-checkout/completion."
    else:
        message = f"`{_short(name)}` cannot be the handle of a person."
        cure = (
            "Use 1 to 63 letters, digits, dots, hyphens and underscores; the name goes to `name`."
        )
    return Trouble(code="OKR105", message=message, help=cure, steps=place, at_key=True)


def _fields(fault: SchemaFault) -> Mapping[str, object]:
    return fault.value if isinstance(fault.value, dict) else {}


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
