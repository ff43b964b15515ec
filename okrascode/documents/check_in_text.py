"""Write check-ins as people type them: the one place where the text of a check-in file is made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from okrascode.output.escape import is_unsafe

__all__ = ["Said", "check_in_name", "check_in_text", "scalar"]

_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
"""Digits and letters that nobody takes for one another."""
# What YAML takes for a text and for nothing else: no sign at the start, no comment, no key.
_PLAIN = re.compile(r"\w(?:[^:#\n]|:(?=\S)|(?<=\S)#)*(?<!\s)")
_CYCLE = re.compile(r"\d{4}-Q[1-4]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a check-in says about one key result."""

    key_result: str
    """``OBJECTIVE/KEY-RESULT``, with team and cycle in front when they are not the check-in's."""
    current: Decimal | int | float | bool | None = None
    confidence: Decimal | int | None = None
    done: tuple[str, ...] | None = ()
    """``None`` writes an empty list to fill in."""
    undone: tuple[str, ...] = ()
    note: str | None = ""
    """``None`` writes a comment to fill in, as for ``ask``: an empty text would be an error."""
    ask: str | None = ""


def check_in_text(
    *,
    team: str,
    cycle: str,
    day: date,
    by: str = "",
    summary: str = "",
    said: Iterable[Said],
    wins: Sequence[str] = (),
    blockers: Sequence[str] = (),
) -> str:
    """Give the text of a check-in file; what is empty is left out."""
    lines = ["apiVersion: okrascode/v1", "kind: CheckIn", f"team: {scalar(team)}"]
    lines += [f"cycle: {scalar(cycle)}", f"date: {day}"]
    lines += [f"by: {scalar(by)}"] if by else []
    lines += [f"summary: {scalar(summary)}"] if summary else []
    lines += ["key_results:"]
    for entry in said:
        lines += _entry_lines(entry)
    for word, texts in (("wins", wins), ("blockers", blockers)):
        if texts:
            lines += [f"{word}:", *(f"  - {scalar(text)}" for text in texts)]
    return "\n".join(lines) + "\n"


def check_in_name(day: date, number: int) -> str:
    """Give a file name: the date and four signs that any large number gives.

    >>> check_in_name(date(2026, 11, 20), 100)
    '2026-11-20-c522.yaml'
    """
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
    is_clean = not any(map(is_unsafe, text))
    if starts_well and is_clean and _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    if not is_clean:
        escaped = "".join(f"\\u{ord(c):04x}" if is_unsafe(c) else c for c in escaped)
    return f'"{escaped}"'


_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def _entry_lines(entry: Said) -> list[str]:
    pairs: list[tuple[str, str]] = []
    if entry.current is not None:
        pairs.append(("current", _number(entry.current)))
    for word, steps in (("done", entry.done), ("undone", entry.undone)):
        if steps or steps is None:
            pairs.append((word, f"[{', '.join(map(scalar, steps or ()))}]"))
    if entry.confidence is not None:
        pairs.append(("confidence", _number(entry.confidence)))
    texts = [("note", entry.note, _WHAT_NOTE), ("ask", entry.ask, _WHAT_ASK)]
    words = [f"{name}: {scalar(text)}" for name, text, _ in texts if text]
    words += [f"# {name}: {what}" for name, text, what in texts if text is None]
    if not words and len(pairs) < 3:
        inside = ", ".join(f"{name}: {value}" for name, value in pairs)
        return [f"  {entry.key_result}: {{{inside}}}"]
    lines = [f"{name}: {value}" for name, value in pairs] + words
    return [f"  {entry.key_result}:", *(f"    {line}" for line in lines)]


_WHAT_NOTE, _WHAT_ASK = "What happened, in a sentence?", "What would help?"


def _number(value: Decimal | float) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
