"""The roll-up as text: every number with the parts it was made of, so that a person can redo it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from okrascode.model.measure import Metric
from okrascode.model.objective import Commitment
from okrascode.output.ansi import paint
from okrascode.output.columns import fit, wrap
from okrascode.output.escape import for_terminal
from okrascode.output.header import Header
from okrascode.output.heading import banner, cycle_heading, made_from, status_words
from okrascode.output.marks import tension_words, word_of
from okrascode.output.measure_text import standing_text, unit_of
from okrascode.output.numbers import (
    confidence_text,
    pace_text,
    rounded,
    score_text,
    six_decimals,
    value_text,
)
from okrascode.output.rollup_format import RollupRenderer
from okrascode.readings.reading import Reading
from okrascode.rollup.bands import was_too_safe
from okrascode.rollup.result import (
    KeyResultRollup,
    ObjectiveRollup,
    Rollup,
    Status,
    TeamRollup,
)

__all__ = ["RENDERER", "render"]


def render(rollup: Rollup, *, header: Header) -> str:
    """Write all numbers of all cycles; lines keep to the width of the terminal where words can."""
    return "\n".join(_lines(rollup, header)) + "\n"


def _lines(rollup: Rollup, header: Header) -> Iterator[str]:
    yield from banner(rollup, header)
    if not rollup.cycles:
        yield "There is no cycle to roll up."
    for cycle in rollup.cycles:
        yield from cycle_heading(cycle, header)
        objectives = [part for team in cycle.teams for part in team.objectives]
        if rollup.today > cycle.cycle.end and was_too_safe(objectives):
            yield "Every aspirational objective scored 1.00: were the targets too safe?"
        for team in cycle.teams:
            yield ""
            yield from _team(team, header)
        yield ""
    yield made_from(header)


def _team(part: TeamRollup, header: Header) -> Iterator[str]:
    name = paint(for_terminal(part.team.name), "bold", on=header.colour)
    because = f" ({for_terminal(part.no_score_because)})" if part.no_score_because else ""
    state = f"score {score_text(part.score)} · {status_words(part.status, header)}"
    yield f"{name} · {state}{because}"
    for objective in part.objectives:
        yield from _objective(objective, header)
        for key_result in objective.key_results:
            yield from _key_result(key_result, header)


def _objective(part: ObjectiveRollup, header: Header) -> Iterator[str]:
    objective = part.objective
    status = status_words(part.status, header)
    title = fit(for_terminal(objective.title), max(20, header.width - 18))
    yield f"  {status}  {paint(title, 'bold', on=header.colour)}"
    parts = [str(part.reference), *([objective.owner] if objective.owner else [])]
    if objective.commitment is Commitment.ASPIRATIONAL:
        parts.append("aspirational")
    parts.append(_how_made(part))
    if part.final_score is not None and part.final_score != part.score:
        parts.append(f"final {score_text(part.final_score)}")
    if part.supporters_score is not None and part.score_from != "supporters":
        parts.append(f"supporters {score_text(part.supporters_score)}")
    if part.no_supporters_score_because and part.score is not None:
        parts.append(f"no supporters' score: {part.no_supporters_score_because}")
    parts += _signals(part)
    if part.weakest is not None and part.active > 1:
        parts.append(f"weakest {part.weakest.key_result}")
    if objective.closing is not None:
        parts.append(f"outcome {objective.closing.outcome.value}")
    yield from _wrapped(parts, header, indent="    ")


def _how_made(part: ObjectiveRollup) -> str:
    counted = sum(p.counted and p.key_result.weight > 0 for p in part.key_results)
    parts = f"{counted} key result{'' if counted == 1 else 's'}"
    made = {
        "own": f"mean of {parts}",
        "supporters": "mean of its supporters",
        "both": f"mean of its own score, from {parts}, and its supporters'",
    }[part.score_from]
    if part.score is None:
        made = part.no_score_because
    every = part.active + part.draft + part.dropped
    without = part.active - counted if part.score_from != "supporters" else 0
    aloud = [
        f"{number} of {every} {word}"
        for number, word in (
            (part.dropped, "dropped"),
            (part.draft, "draft"),
            (without if part.score is not None else 0, "without score or weight"),
        )
        if number
    ]
    left_out = f"; {', '.join(aloud)}" if aloud else ""
    score = f"score {score_text(part.score)} ({made}{left_out})"
    return _with_weight(part.status, score, part.objective.weight)


def _with_weight(status: Status, score: str, weight: Decimal) -> str:
    """Say what a score is multiplied with above, or that it does not count there."""
    if status is Status.DRAFT:
        return "not counted"
    if status is Status.DROPPED:
        return f"{score}, not counted"
    return f"{score} × {value_text(weight)}"


def _key_result(part: KeyResultRollup, header: Header) -> Iterator[str]:
    status = status_words(part.status, header)
    title = fit(for_terminal(part.key_result.title), max(20, header.width - 20))
    yield f"    {status}  {title}"
    measure = part.key_result.measure
    standing = standing_text(measure, part.current)
    if isinstance(measure, Metric):
        standing += f" from {value_text(measure.baseline)}"
    because = f" ({part.no_score_because})" if part.no_score_because else ""
    score = f"score {score_text(part.score)}{because}"
    counts = _with_weight(part.status, score, part.key_result.weight)
    parts = [str(part.key_result.id), standing, counts]
    if part.progress is not None and part.progress != part.score:
        parts.append(f"progress {pace_text(part.progress)}")
    if part.final_score is not None and part.final_score != part.score:
        parts.append(f"final {score_text(part.final_score)}")
    parts += _signals(part)
    if part.forecast is not None:
        low, middle, high = (
            value_text(six_decimals(rounded(end, 2)))
            for end in (part.forecast.low, part.forecast.middle, part.forecast.high)
        )
        unit = f" {unit_of(measure)}" if unit_of(measure) else ""
        parts.append(f"projection {middle}{unit} ({low} to {high})")
    parts.append(_source(part.last_reading))
    yield from _wrapped(parts, header, indent="      ")


def _signals(part: ObjectiveRollup | KeyResultRollup) -> Iterator[str]:
    if part.expected is not None:
        yield f"expected {score_text(part.expected)}"
    if part.pace is not None:
        yield f"pace {pace_text(part.pace)} {part.pace_word}{_pace_of(part)}"
    if part.confidence is not None:
        yield f"confidence {confidence_text(part.confidence)}/10"
    if part.status is Status.STALE and part.last_status is not None:
        yield f"was {word_of(part.last_status)}"
    if part.tension is not None:
        yield tension_words(part.tension)


def _pace_of(part: ObjectiveRollup | KeyResultRollup) -> str:
    """Name the key results that have a pace when others, like thresholds, have none."""
    if isinstance(part, KeyResultRollup):
        return ""
    counted = [p for p in part.key_results if p.counted]
    having = [str(p.key_result.id) for p in counted if p.expected is not None]
    return f" (of {', '.join(having)})" if 0 < len(having) < len(counted) else ""


def _source(reading: Reading | None) -> str:
    if reading is None:
        return "no reading"
    when = str(reading.day) if reading.day else f"on or before {reading.not_after}"
    late = " (late)" if reading.late else ""
    author = f" by {reading.origin.author}" if reading.origin.author else ""
    commit = f" {reading.origin.commit[:12]}" if reading.origin.commit else " not committed"
    where = f" {reading.origin.repository}" if reading.origin.repository else ""
    return f"{when}{late} {reading.source.label}{author}{where}{commit}"


def _wrapped(parts: list[str], header: Header, *, indent: str) -> list[str]:
    safe = (for_terminal(part) for part in parts)
    return [
        paint(line, "dim", on=header.colour) for line in wrap(safe, header.width, indent=indent)
    ]


RENDERER = RollupRenderer(name="text", media_type="text/plain", render=render)
