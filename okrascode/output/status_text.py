"""The table a person wants on Monday: what needs attention first, and when we last heard of it.

Teams keep their order: nothing here compares teams or people.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from okrascode.model.objective import OpenQuestion
from okrascode.model.reference import Reference
from okrascode.output.ansi import paint
from okrascode.output.columns import paragraph, wrap
from okrascode.output.escape import for_terminal
from okrascode.output.header import Header
from okrascode.output.heading import banner, cycle_heading, made_from, status_words
from okrascode.output.marks import MARKS, word_of
from okrascode.output.numbers import score_text
from okrascode.output.rollup_format import RollupRenderer
from okrascode.output.sentences import Say, in_english
from okrascode.output.status_item import NOT_COUNTED, ago, by_attention, items_of, short
from okrascode.output.status_layout import table_for
from okrascode.readings.reading import Reading
from okrascode.rollup.result import CycleRollup, Rollup, TeamRollup
from okrascode.rollup.waiting import open_asks, questions_without_sponsor

__all__ = ["RENDERER", "render", "summary_of"]


def render(rollup: Rollup, *, header: Header) -> str:
    """Write the table of each cycle, what waits for somebody, and the whole in words.

    The trend is drawn from the series of each cycle; without them there is none.
    """
    return "\n".join(line.rstrip() for line in _lines(rollup, header)) + "\n"


def _lines(rollup: Rollup, header: Header) -> Iterator[str]:
    yield from banner(rollup, header)
    if not rollup.cycles:
        yield header.say("There is no cycle to show.")
    for cycle in rollup.cycles:
        yield from cycle_heading(cycle, header)
        yield from _table(cycle, rollup.today, header)
        yield ""
    yield from _asks(open_asks(rollup), rollup.today, header)
    yield from _questions(questions_without_sponsor(rollup), rollup.today, header)
    yield from wrap(summary_of(rollup, header.say), header.width, indent="", between=" ")
    yield made_from(header)


def _table(cycle: CycleRollup, today: date, header: Header) -> Iterator[str]:
    items = {
        team.team.id: [
            item
            for objective in by_attention(team.objectives)
            for item in items_of(objective, series=cycle.series, today=today, say=header.say)
        ]
        for team in cycle.teams
    }
    every = [item for of_team in items.values() for item in of_team]
    if not every:
        yield header.say("There is nothing of what was asked for in this cycle.")
        return
    table = table_for(every, header=header)
    yield ""
    yield from table.titles()
    for team in cycle.teams:
        yield ""
        yield _team(team, header)
        for item in items[team.team.id]:
            yield from table.lines(item)


def _team(part: TeamRollup, header: Header) -> str:
    name = paint(for_terminal(part.team.name), "bold", on=header.colour)
    state = status_words(part.status, header)
    because = for_terminal(header.say(part.no_score_because)) if part.no_score_because else ""
    score = header.say(f"score {score_text(part.score)}")
    return f"{name} · {score} · {state}{f' ({because})' if because else ''}"


def _asks(readings: tuple[Reading, ...], today: date, header: Header) -> Iterator[str]:
    if readings:
        yield paint(header.say("What would help"), "bold", on=header.colour)
    for reading in readings:
        when = ago(reading, today, header.say)
        when = when if when == header.say("today") else header.say(f"{when} ago")
        by = [reading.origin.author] if reading.origin.author else []
        yield from _voice([short(reading.key_result), *by, when], reading.ask, header)
    if readings:
        yield ""


def _questions(
    questions: tuple[tuple[Reference, OpenQuestion], ...], today: date, header: Header
) -> Iterator[str]:
    if questions:
        title = header.say("Open questions that need a sponsor")
        yield paint(title, "bold", on=header.colour)
    for reference, question in questions:
        by = [header.say(f"raised by {question.raised_by}")] if question.raised_by else []
        if question.raised_on:
            days = (today - question.raised_on).days
            known = {0: "open since today", 1: "open for 1 day"}
            by.append(header.say(known.get(days, f"open for {days} days")))
        yield from _voice([short(reference), *by], question.question, header)
    if questions:
        yield ""


def _voice(about: list[str], text: str, header: Header) -> Iterator[str]:
    for line in wrap(map(for_terminal, about), header.width, indent="  "):
        yield paint(line, "dim", on=header.colour)
    yield from paragraph(for_terminal(" ".join(text.split())), header.width, indent="    ")


def summary_of(rollup: Rollup, say: Say = in_english) -> tuple[str, ...]:
    """Say in sentences how many active key results stand how, and where to talk.

    Counts only: nothing is set against anything else.
    """
    active = [
        part
        for cycle in rollup.cycles
        for team in cycle.teams
        for objective in team.objectives
        for part in objective.key_results
        if part.status not in NOT_COUNTED
    ]
    number = len(active)
    if not number:
        return (say("No active key results."),)
    counts = Counter(part.status for part in active)
    stands = say(", ").join(
        f"{counts[status]} {word_of(status, say)}" for status in MARKS if counts[status]
    )
    said = [say(f"{number} active key result{'' if number == 1 else 's'}: {stands}.")]
    tense = sum(part.tension is not None for part in active)
    if tense:
        said.append(say(f"Confidence and pace disagree on {tense}: worth a conversation."))
    return tuple(said)


RENDERER = RollupRenderer(name="status", media_type="text/plain", render=render)
