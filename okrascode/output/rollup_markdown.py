"""The roll-up as Markdown tables, for a wiki or a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.output.escape import for_markdown
from okrascode.output.header import Header
from okrascode.output.marks import MARKS, tension_words, word_of
from okrascode.output.measure_text import standing_text
from okrascode.output.notices import notices_of
from okrascode.output.numbers import (
    NOTHING,
    confidence_text,
    pace_text,
    percent_text,
    score_text,
)
from okrascode.output.rollup_format import RollupRenderer
from okrascode.rollup.result import (
    CycleRollup,
    KeyResultRollup,
    ObjectiveRollup,
    Rollup,
    TeamRollup,
)

__all__ = ["RENDERER", "render"]

_HEAD = (
    "| | Status | Score | Expected | Pace | Confidence | Now → goal | Last reading | Owner |",
    "|:--|:--|--:|--:|--:|--:|:--|:--|:--|",
)


def render(rollup: Rollup, *, header: Header) -> str:
    """Write a heading for each cycle and a table for each team; every text is escaped."""
    return "\n".join(_lines(rollup, header)) + "\n"


def _lines(rollup: Rollup, header: Header) -> Iterator[str]:
    notices = notices_of(rollup, header)
    for notice in notices:
        yield f"> {for_markdown(notice.strip())}  "
    if notices:
        yield ""
    if not rollup.cycles:
        yield "There is no cycle to show."
    for cycle in rollup.cycles:
        yield from _cycle(cycle)
    yield f"<sub>{for_markdown(_made_from(header))}</sub>"


def _made_from(header: Header) -> str:
    revision = "no revision" if header.revision is None else header.revision[:12]
    state = " with uncommitted changes" if header.dirty else ""
    return f"{header.today.isoformat()} · {revision}{state} · {header.tool}"


def _cycle(part: CycleRollup) -> Iterator[str]:
    cycle = part.cycle
    yield f"## {for_markdown(cycle.id)}: {score_text(part.score)}, {word_of(part.status)}"
    yield ""
    yield f"{cycle.start} to {cycle.end}, {percent_text(part.elapsed)} elapsed."
    if part.no_score_because:
        yield f"No score: {for_markdown(part.no_score_because)}."
    yield ""
    for team in part.teams:
        yield from _team(team)


def _team(part: TeamRollup) -> Iterator[str]:
    yield f"### {for_markdown(part.team.name)}: {score_text(part.score)}, {word_of(part.status)}"
    yield ""
    yield from _HEAD
    for objective in part.objectives:
        yield _objective(objective)
        for key_result in objective.key_results:
            yield _key_result(key_result)
    yield ""


def _objective(part: ObjectiveRollup) -> str:
    aloud = []
    every = part.active + part.draft + part.dropped
    if part.dropped:
        aloud.append(f"{part.dropped} of {every} dropped")
    if part.draft:
        aloud.append(f"{part.draft} of {every} draft")
    for reason in (part.no_score_because, part.no_supporters_score_because):
        if reason and reason not in aloud:
            aloud.append(reason)
    remark = f" ({for_markdown('; '.join(aloud))})" if aloud else ""
    title = f"**{for_markdown(part.objective.title)}**{remark}"
    return _row(title, part, standing="", last="", owner=part.objective.owner)


def _key_result(part: KeyResultRollup) -> str:
    remark = f" ({for_markdown(part.no_score_because)})" if part.no_score_because else ""
    last = part.last_reading
    when = "never" if last is None else str(last.day or f"by {last.not_after}")
    return _row(
        f"↳ {for_markdown(part.key_result.title)}{remark}",
        part,
        standing=standing_text(part.key_result.measure, part.current),
        last=when,
        owner=part.key_result.owner,
    )


def _row(
    title: str,
    part: ObjectiveRollup | KeyResultRollup,
    *,
    standing: str,
    last: str,
    owner: str | None,
) -> str:
    mark = MARKS[part.status]
    status = f"{mark.symbol} {mark.word}"
    if part.last_status is not None:
        status += f" (was {word_of(part.last_status)})"
    if part.tension is not None:
        status += f"; {tension_words(part.tension)}"
    pace = pace_text(part.pace) + (f" {part.pace_word}" if part.pace_word else "")
    cells = (
        title,
        status,
        score_text(part.score),
        score_text(part.expected),
        pace,
        confidence_text(part.confidence),
        for_markdown(standing),
        last,
        for_markdown(owner or NOTHING),
    )
    return "| " + " | ".join(cells) + " |"


RENDERER = RollupRenderer(name="markdown", media_type="text/markdown", render=render)
