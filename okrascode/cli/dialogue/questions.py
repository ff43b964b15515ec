"""A few questions in a row: each can be gone back to, and nothing is written before the end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from okrascode.cli.dialogue.line import ask, complain, say
from okrascode.errors import UsageError
from okrascode.everyday.words import Words
from okrascode.output.escape import for_terminal

__all__ = ["Answers", "Question", "ask_all", "confirmed"]

Answers = Mapping[str, str]

_NO_ANSWERS: Answers = MappingProxyType({})
_BACK, _QUIT = frozenset({"<", "back", "返回"}), frozenset({"q", "quit", "退出"})
_NOTHING = frozenset({"-", "－", "–"})  # as keyboards and phones write it


def _nothing(answers: Answers) -> str:  # noqa: ARG001  # the shape of Question.default
    return ""


def _forget(answers: Answers) -> None:
    pass


def _always(answers: Answers) -> bool:  # noqa: ARG001  # the shape of Question.when
    return True


def _as_it_is(text: str, answers: Answers) -> str:  # noqa: ARG001  # the shape of Question.check
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question; its words stand in the catalogue, under ``new.`` unless they say where."""

    key: str
    """Under which the answer is kept."""
    word: str
    explained: bool = False
    """True when the catalogue has a line of explanation, ``new.WORD_why``."""
    required: bool = False
    default: Callable[[Answers], str] = _nothing
    """What Enter takes, from the answers before it."""
    when: Callable[[Answers], bool] = _always
    check: Callable[[str, Answers], str] = _as_it_is
    """Gives the answer as it is kept; raises :class:`UsageError`."""


def ask_all(
    questions: Sequence[Question],
    given: Answers,
    *,
    words: Words,
    before: Answers = _NO_ANSWERS,
    keep: Callable[[Answers], None] = _forget,
) -> dict[str, str] | None:
    """Ask what is not given; ``None`` when the person ends it.

    ``before`` are answers of an earlier round, which Enter takes again and ``-`` does not.
    ``keep`` is told after each answer what has been typed so far.
    """
    answers = dict(given)
    typed = dict(before)
    asked: list[str] = []
    at = 0
    while at < len(questions):
        question = questions[at]
        if question.key in given or not question.when(answers):
            at += 1
            continue
        text = _typed(question, answers, words, typed)
        word = None if text is None else text.casefold()
        if text is None or word in _QUIT:
            return None
        if word in _BACK:
            if asked:
                last = asked.pop()
                typed[last] = answers.pop(last, "")
                at = next(n for n, one in enumerate(questions) if one.key == last)
            continue
        try:
            answers[question.key] = question.check(text, answers) if text else ""
        except UsageError as error:
            complain(error, error.hint, language=words.language)
            continue
        if question.required and not text:
            say(f"  {words('new.required')}")
            continue
        asked.append(question.key)
        keep({**typed, **{key: answers[key] for key in asked}})
        at += 1
    return answers


def confirmed(words: Words, *, key: str = "new.finish") -> str:
    """Ask whether to write: empty is yes, else ``<`` or ``q``."""
    while True:
        text = ask(f"{words(key)}: ")
        word = None if text is None else text.strip().casefold()
        if word is None or word in _QUIT:
            return "q"
        if word in _BACK:
            return "<"
        if word in ("", "y", "yes", "是"):
            return ""


def _typed(question: Question, answers: Answers, words: Words, before: Answers) -> str | None:
    name = question.word if "." in question.word else f"new.{question.word}"
    if question.explained:
        say(f"  {words(f'{name}_why')}")
    default = before.get(question.key) or question.default(answers)
    shown = f" [{for_terminal(default)}]" if default else ""
    text = ask(f"  {words(name)}{shown}: ")
    if text is None:
        return None
    return "" if text.strip() in _NOTHING else (text.strip() or default)
