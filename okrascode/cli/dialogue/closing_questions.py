"""The questions at the end of an objective; every answer is kept until all is written."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from okrascode.cli.dialogue.line import say
from okrascode.cli.dialogue.questions import Answers, Question, ask_all, confirmed
from okrascode.errors import UsageError
from okrascode.everyday.closing import Ending, coach_question, proposed, score_of
from okrascode.everyday.words import Words
from okrascode.model.objective import Outcome
from okrascode.model.reference import Reference, ReferenceSyntaxError, parse_reference
from okrascode.output.escape import for_terminal
from okrascode.output.measure_text import standing_text
from okrascode.output.numbers import score_text
from okrascode.output.sentences import sentences_in
from okrascode.output.status_item import short
from okrascode.rollup.bands import band_of
from okrascode.rollup.result import ObjectiveRollup
from okrascode.workspace.drafts import Draft

__all__ = ["ask_about_all", "kept_endings"]


def ask_about_all(
    parts: Sequence[ObjectiveRollup],
    kept: Mapping[Reference, Ending],
    draft: Draft,
    *,
    words: Words,
) -> dict[Reference, Ending] | None:
    """Give what people say about each objective; ``None`` when they stop. Nothing typed is lost."""
    endings = dict(kept)
    say(words("close.how"), *([words("close.continued")] if kept else []))
    at = 0
    while True:
        while at < len(parts):
            part = parts[at]
            say("", *_lines(part, f"{at + 1}/{len(parts)}", words))
            before = endings.get(part.reference)
            told = ask_all(_questions(part, before), {}, words=words)
            if told is None:
                say(words("close.kept"))
                return None
            endings[part.reference] = Ending(
                outcome=Outcome(told["outcome"]), learned=told["learned"], next=told["next"]
            )
            draft.keep(_text(endings))
            at += 1
        word = confirmed(words, key="close.finish")
        if word == "q":
            say(words("close.kept"))
            return None
        if not word:
            return {part.reference: endings[part.reference] for part in parts}
        at = max(0, len(parts) - 1)


def kept_endings(text: str) -> dict[Reference, Ending]:
    """Read what was kept; whatever cannot be read is left out."""
    found: dict[Reference, Ending] = {}
    try:
        for name, said in dict(json.loads(text or "{}")).items():
            ending = Ending(
                outcome=Outcome(said["outcome"]), learned=str(said["learned"]), next=said["next"]
            )
            found[parse_reference(name)] = ending
    except (ValueError, KeyError, TypeError, AttributeError, ReferenceSyntaxError, UsageError):
        return {}
    return found


def _text(endings: Mapping[Reference, Ending]) -> str:
    return json.dumps(
        {
            str(reference): {
                "outcome": one.outcome.value,
                "learned": one.learned,
                "next": one.next,
            }
            for reference, one in endings.items()
        },
        ensure_ascii=False,
    )


def _lines(part: ObjectiveRollup, number: str, words: Words) -> list[str]:
    score, say_so = score_of(part), sentences_in(words.language)
    key = "close.title" if part.final_score is not None else "close.running"
    title = words(
        key,
        number=number,
        what=for_terminal(short(part.reference)),
        score=score_text(score),
        band=say_so(band_of(score).value) if score is not None else "–",
    )
    lines = [title, f"  {for_terminal(part.objective.title)}"]
    for one in part.key_results:
        standing = standing_text(one.key_result.measure, one.current, say_so)
        name = for_terminal(one.key_result.title)
        lines.append(f"    {score_text(one.score)}  {name}  {for_terminal(standing)}")
    return [*lines, f"  {words(coach_question(part))}"]


def _questions(part: ObjectiveRollup, before: Ending | None) -> tuple[Question, ...]:
    said = before or proposed(part)
    return (
        Question(
            key="outcome",
            word="close.outcome",
            required=True,
            default=lambda _: said.outcome.value,
            check=lambda text, _: _one_of(text, [one.value for one in Outcome]),
        ),
        Question(key="learned", word="close.learned", default=lambda _: said.learned),
        Question(
            key="next",
            word="close.next",
            required=True,
            default=lambda told: _following(said, told),
            check=lambda text, _: _one_of(text, ["carry", "drop", "done"]),
        ),
    )


def _following(said: Ending, told: Answers) -> str:
    if told.get("outcome") == Outcome.ACHIEVED:
        return "done"
    return said.next if said.next and said.next != "done" else "carry"


def _one_of(text: str, choices: Sequence[str]) -> str:
    """Give the choice that begins with what was typed."""
    found = [choice for choice in choices if text and choice.startswith(text.casefold())]
    if text.casefold() in choices:
        return text.casefold()
    if len(found) == 1:
        return found[0]
    raise UsageError(f"{text!r} is not clear.", hint=f"Type {', '.join(choices)}.")
