"""A digest in words, as plain text in parts: each format escapes the parts for its own sink.

It is at most one page: each section has a limit, and says how many it left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from okrascode.health.digest import Digest, Move
from okrascode.model.measure import Milestones
from okrascode.model.reference import Reference
from okrascode.output.columns import display_width, fit
from okrascode.output.health_words import HealthWords
from okrascode.output.measure_text import current_text, unit_of
from okrascode.output.numbers import confidence_text
from okrascode.output.numbers import value_text as amount_text
from okrascode.readings.reading import Reading
from okrascode.readings.record import IntentChange
from okrascode.rollup.result import KeyResultRollup

__all__ = ["DigestPage", "Line", "Section", "page_of"]

_MOST = {"moved": 6, "changed": 4, "silent": 4, "asked": 6}
"""Things in each section."""
_PAGE = 30
_COLUMNS = 80
"""Lines of text that fit a printed page beside the headings, and how wide they are."""
_LONGEST = 120
"""Columns of one text of a line."""

Link = Callable[[Reference], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing: what it is about, and what happened. All is plain text, on one line."""

    title: str
    link: str
    """Address of its page; empty when the site has none."""
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Things of one kind."""

    heading: str
    lines: tuple[Line, ...]
    more: str
    """How many were left out, in words; empty when none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestPage:
    """The whole page."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    foot: str
    language: str
    """As in HTML."""


def page_of(
    digest: Digest,
    words: HealthWords,
    *,
    name: str,
    subtitle: str,
    revision: str | None,
    link: Link = lambda _: "",
) -> DigestPage:
    """Put a digest in words; ``link`` gives the address of an objective's page, or nothing."""
    found = _Wording(digest, words, link)
    parts = {
        "moved": list(found.moved()),
        "changed": list(found.changed()),
        "silent": list(found.silent()),
        "asked": list(found.asked()),
    }
    shown = _fitting({key: lines[: _MOST[key]] for key, lines in parts.items()})
    commit = words("digest.no_revision") if revision is None else revision[:12]
    return DigestPage(
        title=words("digest.title", name=name, since=digest.since, today=digest.today),
        subtitle=subtitle,
        sections=tuple(
            _section(words(f"digest.{key}"), shown[key], len(lines) - len(shown[key]), words)
            for key, lines in parts.items()
            if lines
        ),
        foot=words("digest.foot", revision=commit),
        language=words("language"),
    )


def _fitting(parts: dict[str, list[Line]]) -> dict[str, list[Line]]:
    """Leave out the last things of the longest section until the rest fits a page."""
    while sum(_height(line) for lines in parts.values() for line in lines) > _PAGE:
        longest = max(parts, key=lambda key: sum(map(_height, parts[key])))
        parts = {**parts, longest: parts[longest][:-1]}
    return parts


def _height(line: Line) -> int:
    width = display_width(f"{line.title} · {line.text} {line.note}".rstrip())
    return -(-width // _COLUMNS)


def _section(heading: str, lines: Sequence[Line], left: int, words: HealthWords) -> Section:
    more = words("digest.more", n=left) if left > 0 else ""
    return Section(heading=heading, lines=tuple(lines), more=more)


class _Wording:
    """Says the parts of one digest in one language."""

    def __init__(self, digest: Digest, words: HealthWords, link: Link) -> None:
        self._digest, self._words, self._link = digest, words, link

    def moved(self) -> Iterator[Line]:
        # What a team says about a number is the news; numbers without words come after.
        for move in sorted(self._digest.moved, key=lambda move: not move.now.note.strip()):
            text = self._value(move)
            if confidence := self._confidence(move):
                text += f" · {confidence}"
            yield self._line(move.part.reference, text, note=move.now.note)

    def changed(self) -> Iterator[Line]:
        for change in self._digest.changed:
            reason = change.reason and self._words("digest.reason", reason=change.reason)
            yield self._line(change.about, self._change(change), note=reason)

    def silent(self) -> Iterator[Line]:
        for one in self._digest.silent:
            text = self._words("digest.never")
            if one.days is not None:
                text = self._words("digest.silent_days", n=one.days)
            yield self._line(one.part.reference, text)

    def asked(self) -> Iterator[Line]:
        for ask in self._digest.asks:
            yield self._line(ask.part.reference, self._words("digest.ask", text=ask.reading.ask))
        for question in self._digest.questions:
            text = self._aged("question", question.age(self._digest.today))(
                text=question.question.question
            )
            note = "" if question.question.sponsor else self._words("digest.no_sponsor")
            yield self._line(question.about, text, note=note)
        for request in self._digest.requests:
            dependency = request.dependency
            text = self._aged("request", request.age(self._digest.today))(
                asked=dependency.of.reference, need=dependency.need
            )
            yield self._line(request.about, text)

    def _aged(self, key: str, age: int | None) -> Callable[..., str]:
        if age is None:
            return lambda **values: self._words(f"digest.{key}_undated", **values)
        return lambda **values: self._words(f"digest.{key}", n=age, **values)

    def _line(self, about: Reference, text: str, *, note: str = "") -> Line:
        title = self._digest.titles.get(about, str(about))
        return Line(
            title=fit(_plain(title), _LONGEST),
            link=self._link(about) if about in self._digest.titles else "",
            text=fit(_plain(text), _LONGEST),
            note=fit(_plain(note), _LONGEST),
        )

    def _value(self, move: Move) -> str:
        new = self._current(move.part, move.now)
        if move.before is None:
            return self._words("digest.first", new=new)
        if move.before.value == move.now.value:
            return self._words("digest.same", new=new)
        return self._words("digest.from_to", old=self._current(move.part, move.before), new=new)

    def _current(self, part: KeyResultRollup, reading: Reading) -> str:
        measure, value = part.key_result.measure, reading.value
        if isinstance(value, bool):
            return self._words("digest.done" if value else "digest.not_done")
        if isinstance(measure, Milestones):
            done = value if isinstance(value, tuple) else ()
            known = sum(item.id in done for item in measure.items)
            return self._words("digest.steps", n=known, of=len(measure.items))
        if value is None or isinstance(value, tuple):
            return current_text(measure, value)
        return amount_text(value, unit_of(measure))

    def _confidence(self, move: Move) -> str:
        now = move.now.confidence
        if now is None:
            return ""
        given = [r.confidence for r in move.part.readings if r is not move.now]
        before = next((c for c in reversed(given) if c is not None), None)
        if before is None or before == now:
            return self._words("digest.confidence", new=f"{confidence_text(now)}/10")
        return self._words(
            "digest.confidence_moved", old=confidence_text(before), new=f"{confidence_text(now)}/10"
        )

    def _change(self, change: IntentChange) -> str:
        if change.field in ("added", "removed"):
            title = str(change.new if change.field == "added" else change.old)
            return self._words(f"digest.{change.field}", title=title)
        old, new = (_written(value) for value in (change.old, change.new))
        if old and new:
            return self._words("digest.change", field=change.field, old=old, new=new)
        if new:
            return self._words("digest.change_set", field=change.field, new=new)
        return self._words("digest.change_unset", field=change.field, old=old)


def _written(value: object) -> str:
    return "" if value is None else str(value)


def _plain(text: str) -> str:
    return " ".join(text.split())
