"""Values that are not what they should be: of another type, not one of a list, of another form."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from okrascode.documents.json_schema import SchemaFault
from okrascode.documents.nouns import field_at
from okrascode.documents.similar import meant_by
from okrascode.documents.trouble import Trouble
from okrascode.documents.value_instead import as_number, value_instead
from okrascode.findings import Meant

__all__ = ["broken_pattern", "not_in_list", "out_of_bounds", "wrong_type"]

_TYPES = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a group of fields",
    "null": "nothing",
}
_LONGEST = 60
_EMPTY = "Write the text, or delete the field."
_RESERVED = re.compile(r"(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?", re.IGNORECASE)


def wrong_type(fault: SchemaFault, *, written: str) -> Trouble:
    """Say a value of another type than the schema asks for."""
    expected = [fault.expected] if isinstance(fault.expected, str) else list(_list(fault.expected))
    wanted = " or ".join(_TYPES[name] for name in expected)
    field = field_at(fault.steps)
    if fault.value is None:
        message = f"{field} has no value; it should be {wanted}."
        cure = "Write the value, or delete the field; a text that begins with # needs quotes."
    else:
        message = f"{field} must be {wanted}, but {_shown(fault.value, written)}."
        cure = _cure_of_type(expected, fault, written=written)
    return Trouble(
        code="OKR103",
        message=message,
        help=cure,
        steps=fault.steps,
        instead=value_instead(expected, fault.value, written=written),
    )


def not_in_list(fault: SchemaFault, *, written: str) -> Trouble:
    """Say a value that is not one of those allowed."""
    allowed = [fault.expected] if fault.keyword == "const" else list(_list(fault.expected))
    words = [_plainly(value) for value in allowed if value != ""]
    choice = words[0] if len(words) == 1 else ", ".join(words[:-1]) + " or " + words[-1]
    field = field_at(fault.steps)
    if fault.value is None:
        message = f"{field} has no value; it can be {choice}."
        return Trouble(
            code="OKR103",
            message=message,
            help="Write the value, or delete the field.",
            steps=fault.steps,
        )
    guess = meant_by(fault.value, words) if isinstance(fault.value, str) else None
    return Trouble(
        code="OKR104",
        message=f"{field} can be {choice}, but {_shown(fault.value, written)}.",
        help=f"Did you mean {guess.text}?" if guess else str(fault.schema.get("description", "")),
        steps=fault.steps,
        instead=guess,
    )


def broken_pattern(fault: SchemaFault, *, written: str) -> Trouble:
    """Say a text that has not the form it needs: a date, an identifier, a reference."""
    field = field_at(fault.steps)
    value = str(fault.value)
    if fault.expected == "\\S":
        return Trouble(
            code="OKR104",
            message=f"{field} is empty.",
            help=_EMPTY,
            steps=fault.steps,
        )
    form = str(fault.schema.get("description", ""))
    is_date = fault.schema.get("format") == "date"
    message = f"{field} is not right: `{_short(written or value)}`."
    instead = None
    if is_date:
        looks_right = re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value)
        day = f"`{_short(value)}`"
        message = (
            f"{field} is not a day: there is no {day}."
            if looks_right
            else (f"{field} is not a date: {day}.")
        )
        form = "Write an existing day as YYYY-MM-DD, for example 2026-11-20."
    elif value != value.strip():
        form = "Delete the space or line break around it."
        instead = Meant(value.strip(), is_certain=True)
    elif _RESERVED.fullmatch(value):
        message = f"{field} cannot be `{value}`: Windows reserves this name for a device."
        form = "Choose another identifier."
    elif form.startswith("Identifier") and (better := _as_identifier(value)):
        form = f"{form} For example: {better}."
        instead = Meant(better)
    elif re.search(str(fault.expected).replace("$", r"\Z"), _tidy(value)):
        form = f"Did you mean {_tidy(value)}?"
        instead = Meant(_tidy(value))
    elif form.startswith("Key result") and "/" not in value:
        form += " Write the objective before it."
    return Trouble(code="OKR105", message=message, help=form, steps=fault.steps, instead=instead)


def out_of_bounds(fault: SchemaFault, *, written: str) -> Trouble:
    """Say a number or a length outside its bounds."""
    field, bound = field_at(fault.steps), fault.expected
    shown = _short(written or str(fault.value))
    message = {
        "minimum": f"{field} must be at least {bound}, but it is {shown}.",
        "maximum": f"{field} must be at most {bound}, but it is {shown}.",
        "minLength": f"{field} is empty.",
        "maxLength": f"{field} takes {bound} characters at most.",
        "minItems": f"{field} has too few entries: it needs {bound}.",
        "maxItems": f"{field} has too many entries: it takes {bound}.",
        "minProperties": f"{field} says nothing.",
        "uniqueItems": f"{field} has the same entry twice.",
    }.get(fault.keyword, f"{field} is not allowed here.")
    if fault.keyword == "minLength":
        return Trouble(code="OKR104", message=message, help=_EMPTY, steps=fault.steps)
    return Trouble(
        code="OKR104",
        message=message,
        help=str(fault.schema.get("description", "")),
        steps=fault.steps,
    )


def _cure_of_type(expected: list[str], fault: SchemaFault, *, written: str) -> str:
    value = fault.value
    if "string" in expected and isinstance(value, (int, Decimal)):
        return f'Put it in quotes: "{written or value}".'
    if expected == ["array"] and isinstance(value, str):
        return f"Write it as a list: [{_short(written or value)}]."
    if "number" in expected and isinstance(value, str):
        return _cure_of_number(value)
    if "object" in expected and isinstance(value, list):
        return "Delete the hyphens: here stand fields, not a list."
    if isinstance(value, str) and "object" in expected:
        return "Write its fields on the lines below, indented by two spaces."
    return str(fault.schema.get("description", ""))


def _cure_of_number(text: str) -> str:
    number, loss = as_number(text)
    return {
        "": f"Delete the quotes: {number}.",
        "comma": f"Write a decimal point: {number}.",
        "words": f"Write the number alone, {number}; its unit goes to `unit` of the measure.",
        "none": "Write a number, without words and without its unit.",
    }[loss]


def _tidy(reference: str) -> str:
    """Write a reference as it is written rightly: lower case but for the cycle, no spaces."""
    plain = re.sub(r"\s+", "", reference)
    cycle = re.search(r"@[^:]*", plain)
    lower = plain.lower()
    return lower[: cycle.start()] + cycle[0] + lower[cycle.end() :] if cycle else lower


def _as_identifier(text: str) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:63].strip("-")
    return words if words and words != text else ""


def _shown(value: object, written: str) -> str:
    if isinstance(value, str):
        return f"it is the text `{_short(value)}`"
    if isinstance(value, bool):
        return f"it is read as {str(value).lower()}"
    if isinstance(value, (int, Decimal)):
        return f"it is read as the number {_short(written or str(value))}"
    return f"it is {_kind_of(value)}"


def _kind_of(value: object) -> str:
    if isinstance(value, dict):
        return "a group of fields"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, str):
        return "text"
    if isinstance(value, bool):
        return "true or false"
    return "a number" if isinstance(value, (int, Decimal)) else "a date"


def _plainly(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
