"""The lines of a key result that move from week to week: ``current``, ``as_of``, ``confidence``.

They are cut out of the text of a key result, so that what is left is the same in hundreds of
versions and is judged once. Only a line that is surely a whole field of the key result is cut: it
stands in the column of its fields, and so does the next line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from okrascode.documents.scalars import value_of

__all__ = ["Volatile", "cut_volatile_lines"]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_LINES = re.compile(
    rb"\n {8}(current|as_of|confidence): ([-0-9.]{1,30}|true|false)(?=\n {8}[a-z]|\n?\Z)",
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Volatile:
    """What the lines say; ``None`` where there is none."""

    current: Decimal | bool | None = None
    as_of: date | None = None
    confidence: Decimal | None = None


_NOTHING = Volatile()


def cut_volatile_lines(block: bytes) -> tuple[bytes, Volatile] | None:
    """Give what is left of the text of a key result, and what its moving lines say.

    The text itself comes back when there are none; ``None`` when one is there twice or is wrong.
    """
    found = _LINES.findall(block)
    if not found:
        return block, _NOTHING
    said = {name.decode("ascii"): _READERS[name](written) for name, written in found}
    if len(said) < len(found) or None in said.values():
        return None
    return _LINES.sub(b"", block), Volatile(**said)


@lru_cache(maxsize=1 << 14)
def _current(written: bytes) -> Decimal | bool | None:
    found, remark = value_of(written.decode("ascii"))
    if remark or not isinstance(found, bool | int | Decimal):
        return None
    return found if isinstance(found, bool) else Decimal(found)


@lru_cache(maxsize=1 << 8)
def _confidence(written: bytes) -> Decimal | None:
    found = _current(written)
    return found if isinstance(found, Decimal) and 0 <= found <= 10 else None


@lru_cache(maxsize=1 << 12)
def _day(written: bytes) -> date | None:
    text = written.decode("ascii")
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


_READERS: Mapping[bytes, Callable[[bytes], Any]] = MappingProxyType(
    {b"current": _current, b"as_of": _day, b"confidence": _confidence}
)
