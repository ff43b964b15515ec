"""What a commit message declares: ``OKR:`` and ``OKR-Change-Reason:`` trailers.

Git's own rule comes first: the last paragraph, when all of its lines are trailers (or a quarter of
them, beside one that Git writes itself). Squash merges break that rule, so a second, tolerant
reading finds our keys at the start of any line of the body, after ``* `` or up to four spaces,
outside code fences, and marks them as recovered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from okrascode.model.reference import Id, Reference, ReferenceSyntaxError, is_id, parse_reference

__all__ = ["Trailer", "TrailerKind", "UnparsedTrailer", "may_declare", "trailers_in"]


class TrailerKind(Enum):
    """What a trailer says."""

    LINK = "link"
    VALUE = "value"
    ADD = "add"
    DONE = "done"
    REASON = "reason"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trailer:
    """One trailer of ours."""

    kind: TrailerKind
    reference: Reference
    """With its team; the cycle may be left out."""
    value: Decimal | bool | None = None
    """The value, or for ``ADD`` what is added."""
    confidence: Decimal | None = None
    """0 to 10."""
    done: tuple[Id, ...] = ()
    reason: str = ""
    text: str
    """What follows the reference, with single spaces."""
    line: int
    """1-based line of the message."""
    recovered: bool = False
    """Git's own rules would not have found it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnparsedTrailer:
    """A line that looks like ours and says nothing that is understood."""

    text: str
    line: int
    """1-based line of the message."""
    why: str
    """One sentence."""


_OURS = re.compile(
    r"(?: {0,4}|[*] )(OKR|OKR-Change-Reason)[ \t]*:[ \t]*(.*)", re.IGNORECASE | re.ASCII
)
_TRAILER = re.compile(r"[A-Za-z0-9-]+[ \t]*:")
_FROM_GIT = ("Signed-off-by: ", "(cherry picked from commit ")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_SPLIT = re.compile(r"([^\s=+]+)\s*(.*)", re.DOTALL)
_NUMBER = r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,30})?"
_VALUE = re.compile(rf"=\s*({_NUMBER}|true|false)\s*(?:\(\s*({_NUMBER})\s*/\s*10\s*\))?")
_ADD = re.compile(r"[+-][0-9]{1,30}(?:\.[0-9]{1,30})?")
_FORMS = "Write OKR: TEAM:OBJECTIVE/KEY-RESULT, then = VALUE, +1, -1 or done MILESTONE."


def trailers_in(message: str) -> Iterator[Trailer | UnparsedTrailer]:
    """Give our trailers in a commit message in the order of their lines.

    The subject is not part of the body; a trailer that stands there is given as unparsed.
    """
    if not may_declare(message):
        return
    lines = [line.removesuffix("\r") for line in message.split("\n")]
    in_block = _block_of_git(lines)
    has_fences = "```" in message or "~~~" in message
    fence = ""
    for index, line in enumerate(lines):
        if has_fences and (match := _FENCE.match(line)):
            mark = match[1]
            if not fence:
                fence = mark
            elif mark.startswith(fence) and not line[match.end() :].strip():
                fence = ""
            continue
        # Most lines are told from ours without an expression.
        ours = _OURS.fullmatch(line) if may_declare(line) else None
        if ours is None or (fence and index not in in_block):
            continue
        recovered = index not in in_block
        text = " ".join([ours[2], *([] if recovered else _folded(lines, index))])
        found = _read(ours[1].lower(), text, line=index + 1, recovered=recovered)
        if index > 0:
            yield found
        elif isinstance(found, Trailer) and found.kind is not TrailerKind.REASON:
            yield UnparsedTrailer(
                text=line.strip(), line=1, why="A trailer in the subject line is not read."
            )


def may_declare(message: str) -> bool:
    """Tell quickly whether there can be a trailer of ours; a no is certain."""
    return "okr" in message.lower()


def _block_of_git(lines: list[str]) -> range:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    start = end
    while start and lines[start - 1].strip():
        start -= 1
    block = [line for line in lines[start:end] if not line.startswith("#")]
    if start == 0 or not block or block[0][:1].isspace():
        return range(0)
    others = written_by_git = trailers = 0
    is_trailer = False
    for line in block:
        if line.startswith(_FROM_GIT):
            written_by_git += 1
            trailers += 1
            is_trailer = True
        elif line[:1].isspace():
            others += not is_trailer
        elif is_trailer := _TRAILER.match(line) is not None:
            trailers += 1
        else:
            others += 1
    is_block = others == 0 if not written_by_git else trailers * 3 >= others
    return range(start, end) if trailers and is_block else range(0)


def _folded(lines: list[str], index: int) -> Iterator[str]:
    for line in lines[index + 1 :]:
        if not line.strip() or not line[0].isspace():
            return
        yield line.strip()


def _read(key: str, text: str, *, line: int, recovered: bool) -> Trailer | UnparsedTrailer:
    whole = f"{'OKR' if key == 'okr' else 'OKR-Change-Reason'}: {' '.join(text.split())}"
    split = _SPLIT.fullmatch(text.strip())
    if split is None:
        return UnparsedTrailer(text=whole, line=line, why=f"It names nothing. {_FORMS}")
    try:
        reference = _reference(split[1])
    except ReferenceSyntaxError as error:
        return UnparsedTrailer(text=whole, line=line, why=f"{_capital(str(error))}. {_FORMS}")
    if reference.team is None:
        return UnparsedTrailer(
            text=whole, line=line, why=f"It does not say which team. Write TEAM:{split[1]}."
        )
    rest = " ".join(split[2].split())
    found = _meaning(key, reference, rest, line=line, recovered=recovered)
    if found is None:
        return UnparsedTrailer(text=whole, line=line, why=f"{rest!r} is not understood. {_FORMS}")
    if found.kind in _NEED_KEY_RESULT and reference.key_result is None:
        return UnparsedTrailer(
            text=whole,
            line=line,
            why=f"Only a key result has a value. Write {split[1]}/KEY-RESULT.",
        )
    return found


@lru_cache(maxsize=4096)  # Thousands of trailers name a few hundred key results.
def _reference(text: str) -> Reference:
    return parse_reference(text)


_NEED_KEY_RESULT = (TrailerKind.VALUE, TrailerKind.ADD, TrailerKind.DONE)


def _meaning(
    key: str, reference: Reference, rest: str, *, line: int, recovered: bool
) -> Trailer | None:
    kind, reason = TrailerKind.LINK, ""
    number: Decimal | bool | None = None
    steps: tuple[Id, ...] = ()
    belief: Decimal | None = None
    if key != "okr":
        kind, reason = TrailerKind.REASON, rest
        if not rest:
            return None
    elif match := _VALUE.fullmatch(rest):
        kind = TrailerKind.VALUE
        number = match[1] == "true" if match[1] in ("true", "false") else Decimal(match[1])
        belief = Decimal(match[2]) if match[2] else None
        if belief is not None and not 0 <= belief <= 10:
            return None
    elif _ADD.fullmatch(rest):
        kind, number = TrailerKind.ADD, Decimal(rest)
    elif rest.startswith("done "):
        names = rest.removeprefix("done ").replace(",", " ").split()
        kind, steps = TrailerKind.DONE, tuple(Id(name) for name in names)
        if not all(is_id(name) for name in names) or not names:
            return None
    elif rest:
        return None
    return Trailer(
        kind=kind,
        reference=reference,
        value=number,
        confidence=belief,
        done=steps,
        reason=reason,
        text=rest,
        line=line,
        recovered=recovered,
    )


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
