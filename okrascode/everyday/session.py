"""A check-in as a conversation: which question comes next, and what was answered so far.

A value, so that every state can be kept outside the repository and gone on with: nothing that was
typed is lost by a slip of the finger, a full disk or a battery.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from okrascode.everyday.told import NOTHING_TOLD, Told
from okrascode.model.reference import Reference, ReferenceSyntaxError, parse_reference

__all__ = ["Move", "Session", "Step", "answered", "moved", "session_from", "session_text"]


class Step(StrEnum):
    """The questions about one key result, in their order."""

    VALUE = "value"
    CONFIDENCE = "confidence"
    NOTE = "note"
    ASK = "ask"


class Move(StrEnum):
    """What can be said instead of an answer."""

    BACK = "back"
    SKIP = "skip"
    QUIT = "quit"
    HELP = "help"


_STEPS = tuple(Step)
_LONGEST = 2000
"""Characters of one answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Where the conversation is."""

    day: date
    """The day the check-in is about."""
    about: tuple[Reference, ...]
    told: Mapping[Reference, Told] = field(default_factory=lambda: MappingProxyType({}))
    at: int = 0
    """Index into ``about``; its length when every question was asked."""
    step: Step = Step.VALUE

    @property
    def is_over(self) -> bool:
        """Tell whether no question is left."""
        return self.at >= len(self.about)

    @property
    def subject(self) -> Reference:
        """Give the key result that is being asked about."""
        return self.about[self.at]

    @property
    def answers(self) -> Mapping[Reference, Told]:
        """Give what was said, without what is empty, in the order of the questions."""
        said = {r: self.told[r] for r in self.about if r in self.told}
        return MappingProxyType({r: told for r, told in said.items() if not told.is_empty})


def answered(session: Session, text: str, *, check: Callable[[Told], object]) -> Session:
    """Give the session after an answer; ``check`` raises for what cannot be understood.

    Several parts with ``;`` between them answer all questions about the key result at once:
    value, confidence, note, ask. Nothing at all keeps what was answered before; at the first
    question it also goes on to the next key result.
    """
    text = text[:_LONGEST]
    parts = [part.strip() for part in text.replace("；", ";").split(";", 3)]
    if session.step is not Step.VALUE:
        parts = [text.strip()]
    told = session.told.get(session.subject, NOTHING_TOLD)
    if len(parts) > 1:
        told = NOTHING_TOLD
    for step, part in zip(_STEPS[_STEPS.index(session.step) :], parts, strict=False):
        told = replace(told, **{step.value: part}) if part else told
    check(told)
    kept = MappingProxyType({**session.told, session.subject: told})
    is_last = session.step is Step.ASK or len(parts) > 1
    if is_last or (session.step is Step.VALUE and parts == [""]):
        return replace(session, told=kept, at=session.at + 1, step=Step.VALUE)
    following = _STEPS[_STEPS.index(session.step) + 1]
    return replace(session, told=kept, step=following)


def moved(session: Session, move: Move) -> Session:
    """Give the session one question back, or with this key result left out."""
    if move is Move.SKIP and not session.is_over:
        told = {r: said for r, said in session.told.items() if r != session.subject}
        return replace(session, told=MappingProxyType(told), at=session.at + 1, step=Step.VALUE)
    if move is Move.BACK:
        if session.is_over or session.step is Step.VALUE:
            return replace(session, at=max(0, session.at - 1), step=Step.VALUE)
        return replace(session, step=_STEPS[_STEPS.index(session.step) - 1])
    return session


def session_text(session: Session) -> str:
    """Write a session down as JSON."""
    return json.dumps(
        {
            "version": 1,
            "day": session.day.isoformat(),
            "next": None if session.is_over else str(session.subject),
            "step": session.step.value,
            "told": {
                str(reference): {step.value: getattr(told, step.value) for step in _STEPS}
                for reference, told in session.told.items()
            },
        },
        ensure_ascii=False,
        indent=1,
    )


def session_from(
    text: str,
    about: tuple[Reference, ...],
    *,
    check: Callable[[Reference, Told], bool],
) -> Session | None:
    """Read a session that was written down; ``None`` when nothing in it can be used.

    ``about`` are the key results there are now; what was told about others is left out, and so is
    what ``check`` finds no longer understandable.
    """
    try:
        data = json.loads(text)
        day = date.fromisoformat(data["day"])
        told: dict[Reference, Told] = {}
        for name, parts in data["told"].items():
            reference = parse_reference(name)
            one = Told(**{step.value: str(parts[step.value])[:_LONGEST] for step in _STEPS})
            if reference in about and not one.is_empty and check(reference, one):
                told[reference] = one
        names = [str(reference) for reference in about]
        at = names.index(data["next"]) if data["next"] in names else len(about)
        step = Step(data["step"]) if at < len(about) else Step.VALUE
    except (ValueError, KeyError, TypeError, AttributeError, ReferenceSyntaxError):
        return None
    if not told:
        return None
    return Session(day=day, about=about, told=MappingProxyType(told), at=at, step=step)
