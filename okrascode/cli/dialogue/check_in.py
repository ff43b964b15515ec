"""The weekly conversation: one key result after the other, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import partial
from types import MappingProxyType

from okrascode.cli.dialogue.line import ask, complain, say
from okrascode.documents.check_in_text import Said
from okrascode.errors import UsageError
from okrascode.everyday.declared import Declared
from okrascode.everyday.plausible import is_far
from okrascode.everyday.session import Move, Session, Step, answered, moved
from okrascode.everyday.standing import standing_lines
from okrascode.everyday.told import NOTHING_TOLD, Told, said_of
from okrascode.everyday.words import Words
from okrascode.model.measure import Binary, Milestones
from okrascode.model.reference import Reference
from okrascode.output.escape import for_terminal
from okrascode.output.status_item import short
from okrascode.rollup.lines import Scores
from okrascode.rollup.result import KeyResultRollup

__all__ = ["Conversation", "check_of", "hold", "review"]

_MOVES = {
    "<": Move.BACK, "back": Move.BACK, "返回": Move.BACK,
    "s": Move.SKIP, "skip": Move.SKIP, "跳过": Move.SKIP,
    "q": Move.QUIT, "quit": Move.QUIT, "退出": Move.QUIT,
    "?": Move.HELP, "help": Move.HELP, "？": Move.HELP, "帮助": Move.HELP,
}  # fmt: skip
_TAKES = frozenset({"y", "yes", "是", "采用"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """What the questions need to know."""

    parts: Mapping[Reference, KeyResultRollup]
    trends: Mapping[Reference, Scores]
    declared: Mapping[Reference, Declared] = field(default_factory=lambda: MappingProxyType({}))
    today: date
    words: Words
    width: int
    colour: bool


def check_of(parts: Mapping[Reference, KeyResultRollup]) -> Callable[[Reference, Told], Said]:
    """Give what understands an answer about a key result, or raises :class:`UsageError`."""

    def check(reference: Reference, told: Told) -> Said:
        part = parts[reference]
        return said_of(reference, told, measure=part.key_result.measure, current=part.current)

    return check


def hold(
    session: Session, about: Conversation, *, keep: Callable[[Session], object]
) -> Session | None:
    """Ask until no question is left; ``None`` when the person stops. Every answer is kept."""
    shown: Reference | None = None
    doubted: str | None = None
    check = check_of(about.parts)
    while not session.is_over:
        subject = session.subject
        if shown != subject:
            say("", *_lines(session, about))
            shown = subject
        text = ask(_prompt(session, about))
        move = Move.QUIT if text is None else _MOVES.get(text.strip().casefold())
        if move is Move.QUIT:
            return None
        if move is Move.HELP:
            say(*about.words("check_in.help").strip("\n").splitlines())
            continue
        try:
            if move is None:
                following = answered(
                    session, _taken(session, text or "", about), check=partial(check, subject)
                )
                if text != doubted and _is_doubtful(following, subject, session.step, about):
                    say(
                        f"  {about.words('check_in.far', value=for_terminal((text or '').strip()))}"
                    )
                    doubted = text
                    continue
                session = following
            else:
                session = moved(session, move)
                shown = None if move is Move.BACK else shown
        except UsageError as error:
            complain(error, error.hint, language=about.words.language)
            continue
        keep(session)
    return session


def review(session: Session, about: Conversation) -> str:
    """Show what will be written and give the word typed: empty, ``c``, ``e``, ``<`` or ``q``."""
    say("", about.words("check_in.review"))
    for reference, told in session.answers.items():
        parts = [told.value, f"{told.confidence}/10" if told.confidence else "", told.note]
        parts += [f"! {told.ask}"] if told.ask else []
        said = " · ".join(for_terminal(part) for part in parts if part)
        say(f"  {for_terminal(short(reference))}  {said}")
    while True:
        text = ask(f"{about.words('check_in.finish')}: ")
        if text is None:
            return "q"
        word = text.strip().casefold()
        move = _MOVES.get(word)
        if move in (Move.BACK, Move.QUIT):
            return {Move.BACK: "<", Move.QUIT: "q"}[move]
        if word in ("", "y", "yes", "是"):
            return ""
        if word in ("c", "e"):
            return word


def _is_doubtful(session: Session, subject: Reference, step: Step, about: Conversation) -> bool:
    """Tell whether the value just given is far from everything known."""
    if step is not Step.VALUE or not session.told[subject].value:
        return False
    part = about.parts[subject]
    measure = part.key_result.measure
    said = said_of(subject, session.told[subject], measure=measure, current=part.current)
    value = said.current if isinstance(said.current, Decimal) else None
    return is_far(value, measure, last=part.current)


def _lines(session: Session, about: Conversation) -> list[str]:
    subject = session.subject
    return standing_lines(
        about.parts[subject],
        number=f"{session.at + 1}/{len(session.about)}",
        trend=about.trends.get(subject, ()),
        today=about.today,
        words=about.words,
        width=about.width,
        colour=about.colour,
        declared=about.declared.get(subject),
    )


def _prompt(session: Session, about: Conversation) -> str:
    measure = about.parts[session.subject].key_result.measure
    word = session.step.value
    if session.step is Step.VALUE and isinstance(measure, Milestones):
        word = "value_steps"
    elif session.step is Step.VALUE and isinstance(measure, Binary):
        word = "value_done"
    before, declared = _answer(session), _declared(session, about)
    extra = ""
    if before:
        extra = f" ({about.words('check_in.keeps', value=for_terminal(before))})"
    elif declared:
        extra = f" ({about.words('check_in.take', value=for_terminal(declared))})"
    return f"  {about.words(f'check_in.{word}')}{extra}: "


def _answer(session: Session) -> str:
    """Give what was answered before to this question; empty when nothing."""
    return str(getattr(session.told.get(session.subject, NOTHING_TOLD), session.step.value))


def _declared(session: Session, about: Conversation) -> str:
    """Give what commits say to this question; empty when nothing."""
    declared = about.declared.get(session.subject)
    return "" if declared is None else str(getattr(declared.told, session.step.value))


def _taken(session: Session, text: str, about: Conversation) -> str:
    """Put what is proposed in the place of ``y``."""
    proposal = _declared(session, about)
    if proposal and text.strip().casefold() in _TAKES:
        # A semicolon in a proposed note must not be taken for the next answer.
        return proposal if session.step is not Step.VALUE else proposal.replace(";", ",")
    return text
