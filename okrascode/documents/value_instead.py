"""The value of the right type that somebody probably meant, as YAML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from okrascode.findings import Meant

__all__ = ["as_number", "value_instead"]

_PLAIN_ENTRY = re.compile(r"[\w@:./-]*[\w@./-]")


def value_instead(expected: Sequence[str], value: object, *, written: str) -> Meant | None:
    """Give the YAML to write for a value of another type; ``None`` when nobody can tell.

    ``written`` is the value as it stands in the text, empty when it is not on one line.

    >>> value_instead(["string"], 2026, written="2026")
    Meant(text='"2026"', is_certain=True)
    >>> value_instead(["array"], "company:love-us", written="company:love-us")
    Meant(text='[company:love-us]', is_certain=True)
    """
    if not written:
        return None
    if "string" in expected and isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Meant(f'"{written}"', is_certain=True)
    if expected == ["array"] and isinstance(value, str):
        is_quoted = written[0] in "\"'"
        is_plain = is_quoted or _PLAIN_ENTRY.fullmatch(written) is not None
        return Meant(f"[{written}]", is_certain=True) if is_plain else None
    if "number" in expected and isinstance(value, str):
        number, loss = as_number(value)
        return Meant(number, is_certain=not loss) if number else None
    return None


def as_number(text: str) -> tuple[str, str]:
    """Give the number in a text, and what is lost: nothing, ``comma``, ``words``, or ``none``.

    >>> as_number("1.5"), as_number("1,5"), as_number("75 %"), as_number("many")
    (('1.5', ''), ('1.5', 'comma'), ('75', 'words'), ('', 'none'))
    """
    plain = text.strip()
    if re.fullmatch(r"[-+]?[0-9]+(\.[0-9]+)?", plain):
        return plain, ""
    if re.fullmatch(r"[-+]?[0-9]+,[0-9]{1,2}", plain):
        return plain.replace(",", "."), "comma"
    if found := re.fullmatch(r"([-+]?[0-9][0-9_,' ]*(\.[0-9]+)?)\s*([^0-9]*)", plain):
        return re.sub(r"[_,' ]", "", found[1]), "words"
    return "", "none"
