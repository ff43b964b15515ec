"""How a key result stands, in the few lines above the question about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from okrascode.everyday.declared import Declared
from okrascode.everyday.words import Words
from okrascode.model.measure import Metric, Milestones
from okrascode.output.ansi import paint
from okrascode.output.columns import fit, paragraph
from okrascode.output.escape import for_terminal
from okrascode.output.measure_text import current_text, goal_text
from okrascode.output.numbers import confidence_text, pace_text, rounded, value_text
from okrascode.output.sentences import sentences_in
from okrascode.output.sparkline import sparkline
from okrascode.output.status_item import short
from okrascode.readings.reading import Reading
from okrascode.rollup.lines import Scores
from okrascode.rollup.result import KeyResultRollup

__all__ = ["standing_lines", "standing_remarks"]

_MOST_COMMITS = 3


def standing_lines(
    part: KeyResultRollup,
    *,
    number: str,
    trend: Scores,
    today: date,
    words: Words,
    width: int,
    colour: bool,
    declared: Declared | None = None,
) -> list[str]:
    """Give the lines, safe for a terminal; ``number`` is as ``2/5``."""
    heading = f"{number}  {for_terminal(short(part.reference))}"
    lines = [paint(fit(heading, width), "dim", on=colour)]
    title = paragraph(for_terminal(part.key_result.title), width - 2, indent="  ")
    lines += [paint(line, "bold", on=colour) for line in title]
    lines += [fit(f"  {for_terminal(line)}", width) for line in _numbers(part, trend, today, words)]
    if isinstance(part.key_result.measure, Milestones):
        lines += _steps(part, width)
    last = part.last_reading
    for word, text in (("note_was", last.note), ("ask_was", last.ask)) if last else ():
        if text:
            said = f"{words(f'check_in.{word}')}: {for_terminal(text)}"
            lines += [paint(x, "dim", on=colour) for x in paragraph(said, width - 2, indent="  ")]
    for id_, subject in declared.commits[-_MOST_COMMITS:] if declared else ():
        lines.append(
            fit(f"  {words('check_in.commits')}: {id_[:9]} {for_terminal(subject)}", width)
        )
    return lines


def standing_remarks(
    part: KeyResultRollup, *, today: date, words: Words, declared: Declared | None = None
) -> list[str]:
    """Give the same for a form: plain lines without colours and trend."""
    return [
        for_terminal(part.key_result.title),
        *map(for_terminal, _numbers(part, (), today, words)),
        *(_steps(part, 200) if isinstance(part.key_result.measure, Milestones) else ()),
        *(
            f"{words('check_in.commits')}: {id_[:9]} {for_terminal(subject)}"
            for id_, subject in (declared.commits[-_MOST_COMMITS:] if declared else ())
        ),
    ]


def _numbers(part: KeyResultRollup, trend: Scores, today: date, words: Words) -> list[str]:
    measure = part.key_result.measure
    say = sentences_in(words.language)
    first = []
    if part.last_reading is None:
        first.append(words("check_in.never"))
    else:
        last = f"{words('check_in.last')} {current_text(measure, part.current, say)}"
        first.append(f"{last} ({_age(part.last_reading, today, words)})")
    if measure is not None:
        first.append(f"{words('check_in.goal')} {goal_text(measure, say)}")
    if part.confidence is not None:
        first.append(words("check_in.confidence_was", value=confidence_text(part.confidence)))
    second = []
    if part.pace is not None and part.pace_word is not None:
        word = say(part.pace_word.value)
        second.append(f"{words('check_in.pace')} {pace_text(part.pace)} {word}")
    if isinstance(measure, Metric) and part.expected_value is not None:
        # It is a rough mark to compare with, and a person reads it in a glance.
        value = value_text(rounded(part.expected_value, 1).normalize(), measure.unit)
        second.append(f"{words('check_in.expected')} {value}")
    if any(score is not None for score in trend):
        second.append(sparkline(trend))
    return [" · ".join(line) for line in (first, second) if line]


def _steps(part: KeyResultRollup, width: int) -> Sequence[str]:
    measure = part.key_result.measure
    assert isinstance(measure, Milestones)  # noqa: S101  # the caller looked
    done = part.current if isinstance(part.current, tuple) else ()
    steps = (
        f"{'[x]' if step.id in done else '[ ]'} {step.id}  {for_terminal(step.title)}"
        for step in measure.items
    )
    return [fit(f"    {step}", width) for step in steps]


def _age(reading: Reading, today: date, words: Words) -> str:
    days = (today - (reading.day or reading.not_after or today)).days
    if days <= 0:
        return words("check_in.today")
    return words("check_in.day_ago" if days == 1 else "check_in.days_ago", n=days)
