"""Write check-ins as people type them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from okrascode.demo.people import number_from

__all__ = ["Said", "check_in_name", "check_in_text", "scalar"]

_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
# What YAML takes for a text and for nothing else: no sign at the start, no comment, no key.
_PLAIN = re.compile(r"\w(?:[^:#\n]|:(?=\S)|(?<=\S)#)*(?<!\s)")
_CYCLE = re.compile(r"\d{4}-Q[1-4]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a check-in says about one key result."""

    key_result: str
    current: int | float | bool | None = None
    confidence: int | None = None
    done: tuple[str, ...] = ()
    note: str = ""
    ask: str = ""


def check_in_text(
    *,
    team: str,
    cycle: str,
    day: date,
    by: str,
    summary: str,
    said: Iterable[Said],
    wins: Sequence[str] = (),
    blockers: Sequence[str] = (),
) -> str:
    """Give the text of a check-in file."""
    lines = ["apiVersion: okrascode/v1", "kind: CheckIn", f"team: {team}"]
    lines += [f"cycle: {scalar(cycle)}", f"date: {day}", f"by: {by}"]
    lines += [f"summary: {scalar(summary)}"] if summary else []
    lines += ["key_results:"]
    for entry in said:
        lines += _entry_lines(entry)
    for word, texts in (("wins", wins), ("blockers", blockers)):
        if texts:
            lines += [f"{word}:", *(f"  - {scalar(text)}" for text in texts)]
    return "\n".join(lines) + "\n"


def check_in_name(day: date, key: str) -> str:
    """Give a file name: the date and four signs that only look random.

    >>> check_in_name(date(2026, 11, 20), "field 3")
    '2026-11-20-qbrt.yaml'
    """
    number = number_from(f"{day} {key}")
    signs = []
    for _ in range(4):
        number, index = divmod(number, len(_ALPHABET))
        signs.append(_ALPHABET[index])
    return f"{day}-{''.join(signs)}.yaml"


def scalar(text: str) -> str:
    """Write a text so that YAML reads it as this text.

    >>> scalar("Valves arrived, all of them"), scalar("2026"), scalar("One: two")
    ('Valves arrived, all of them', '"2026"', '"One: two"')
    """
    starts_well = text[:1].isalpha() or _CYCLE.fullmatch(text)
    if starts_well and _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def _entry_lines(entry: Said) -> list[str]:
    pairs: list[tuple[str, str]] = []
    if entry.current is not None:
        value = entry.current
        pairs.append(("current", str(value).lower() if isinstance(value, bool) else f"{value}"))
    if entry.done:
        pairs.append(("done", f"[{', '.join(entry.done)}]"))
    if entry.confidence is not None:
        pairs.append(("confidence", str(entry.confidence)))
    if not entry.note and not entry.ask and len(pairs) < 3:
        inside = ", ".join(f"{name}: {value}" for name, value in pairs)
        return [f"  {entry.key_result}: {{{inside}}}"]
    pairs += [("note", scalar(entry.note))] if entry.note else []
    pairs += [("ask", scalar(entry.ask))] if entry.ask else []
    return [f"  {entry.key_result}:", *(f"    {name}: {value}" for name, value in pairs)]
