"""A check-in as a form to fill in with an editor, and what was filled in.

Every line says what it holds, and whatever is typed behind it is taken as it is, so nobody has to
know how YAML wants a colon or a percent sign.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from okrascode.errors import UsageError
from okrascode.everyday.told import NOTHING_TOLD, Told
from okrascode.model.reference import Reference

__all__ = ["form_text", "told_in_form"]

_FIELDS = ("value", "confidence", "note", "ask")
_FIELD = re.compile(rf"\s+({'|'.join(_FIELDS)})\s*[:：](.*)", re.DOTALL)


def form_text(
    about: Sequence[Reference], *, title: str, remarks: Mapping[Reference, Sequence[str]],
    told: Mapping[Reference, Told],
) -> str:  # fmt: skip
    """Give the form: what is known stands above each key result as a comment."""
    lines = [
        f"# {title}",
        "# Fill in what you know; what stays empty is left out. Save and close to go on.",
        "# A value can be typed as you say it: 66, 66 %, 1.2k, 3/5, done, or = for unchanged.",
    ]
    for reference in about:
        said = told.get(reference, NOTHING_TOLD)
        lines += ["", *(f"# {remark}" for remark in remarks.get(reference, ())), f"{reference}:"]
        lines += [f"  {field}: {getattr(said, field)}".rstrip() for field in _FIELDS]
    return "\n".join(lines) + "\n"


def told_in_form(text: str, about: Sequence[Reference]) -> Mapping[Reference, Told]:
    """Give what was filled in; an indented line without a field goes on with the one above.

    Raises:
        UsageError: a line that belongs to nothing, with its number.
    """
    names = {str(reference): reference for reference in about}
    found: dict[Reference, dict[str, str]] = {}
    here: dict[str, str] | None = None
    field = ""
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if match := _FIELD.fullmatch(line):
            if here is None:
                raise _misplaced(number, line)
            field = match[1]
            here[field] = match[2].strip()
        elif not line[0].isspace():
            name = line.strip().removesuffix(":")
            if name not in names:
                raise UsageError(
                    f"Line {number} names {name[:80]!r}, which was not asked about.",
                    hint="Leave the lines with references as they were.",
                )
            here, field = found.setdefault(names[name], {}), ""
        elif here is not None and field:
            here[field] = f"{here[field]} {line.strip()}".strip()
        else:
            raise _misplaced(number, line)
    told = {reference: Told(**parts) for reference, parts in found.items()}
    return {reference: one for reference, one in told.items() if not one.is_empty}


def _misplaced(number: int, line: str) -> UsageError:
    return UsageError(
        f"Line {number} belongs to no field: {line.strip()[:80]!r}.",
        hint="Write behind value:, confidence:, note: or ask:.",
    )
