"""Health for a terminal: a theme a paragraph, or with ``since`` one page for a monthly look."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.health.theme import Assessment, Item, Level
from okrascode.output.ansi import paint
from okrascode.output.columns import fit, paragraph, wrap
from okrascode.output.escape import for_terminal
from okrascode.output.header import Header
from okrascode.output.heading import banner, made_from
from okrascode.output.health_format import (
    SHOWN,
    HealthRenderer,
    HealthReport,
    place_of,
    shown_items,
)

__all__ = ["RENDERER", "render"]

_MARKS = {
    Level.STRONG: ("●", "green"),
    Level.FAIR: ("▲", "yellow"),
    Level.WEAK: ("■", "red"),
    Level.UNKNOWN: ("◌", "dim"),
}
_PAGE_ITEMS = 2
_PAGE_WIDTH = 100


def render(report: HealthReport, *, header: Header) -> str:
    """Write the themes in their order; there is no score over them."""
    return "\n".join(line.rstrip() for line in _lines(report, header)) + "\n"


def _lines(report: HealthReport, header: Header) -> Iterator[str]:
    words, view = report.words, report.health.view
    yield from banner(view.numbers, header)
    days = words("word.cycle", start=view.cycle.start, end=view.cycle.end)
    title = for_terminal(f"{words('word.title', cycle=view.cycle.id)} · {days}")
    yield paint(title, "bold", on=header.colour)
    if report.since is not None:
        yield words("word.since", since=report.since)
    for assessment in report.health.themes:
        if report.since is None:
            yield ""
            yield from _theme(assessment, report, header)
        else:
            yield from _short(assessment, report, header)
    yield ""
    yield from paragraph(words("word.nobody"), header.width)
    yield made_from(header)


def _head(one: Assessment, report: HealthReport, header: Header) -> str:
    words, level = report.words, one.look.level
    symbol, style = _MARKS[level]
    name = paint(words(f"{one.slug}.name"), "bold", on=header.colour)
    state = paint(f"{symbol} {words(f'level.{level}')}", style, on=header.colour)
    before = ""
    if one.before is not None:
        said = words("word.before", level=words(f"level.{one.before}"))
        before = paint(f" ({said})", "dim", on=header.colour)
    return f"{name} · {state}{before}"


def _theme(one: Assessment, report: HealthReport, header: Header) -> Iterator[str]:
    words = report.words
    yield _head(one, report, header)
    yield from paragraph(for_terminal(words.say(one.look.rule)), header.width, indent="  ")
    said = []
    for measure in one.look.measures:
        text = f"{words(f'{one.slug}.measure.{measure.key}')} {words.number(measure)}"
        if measure.before is not None:
            value = words.amount(measure.before, measure.unit)
            text += f" ({words('word.before_value', value=value)})"
        said.append(for_terminal(text))
    for line in wrap(said, header.width, indent="  "):
        yield paint(line, "dim", on=header.colour)
    items = shown_items(one.look.items, since=None, level=one.look.level)
    for item in items[:SHOWN]:
        yield from _item(one, item, report, header)
    if len(items) > SHOWN:
        yield f"  - {words('word.more', n=len(items) - SHOWN)}"
    yield from _question(one, report, header)


def _item(one: Assessment, item: Item, report: HealthReport, header: Header) -> Iterator[str]:
    words = report.words
    place = place_of(item)
    text = words.line(one.slug, item) + (f" ({place})" if place else "")
    lines = paragraph(for_terminal(text), header.width - 2, indent="    ")
    yield from ("  - " + line.lstrip() if n == 0 else line for n, line in enumerate(lines))


def _question(one: Assessment, report: HealthReport, header: Header) -> Iterator[str]:
    if one.question is None:
        return
    words = report.words
    text = words("word.question") + words("word.colon") + words.say(one.question)
    for line in paragraph(for_terminal(text), header.width, indent="  "):
        yield paint(line, "cyan", on=header.colour)


def _short(one: Assessment, report: HealthReport, header: Header) -> Iterator[str]:
    """Give at most five lines: the level, what is new, and for what is not strong the question."""
    words, width = report.words, min(header.width, _PAGE_WIDTH)
    items = shown_items(one.look.items, since=report.since, level=one.look.level)
    more = len(items) - _PAGE_ITEMS
    news = f" · {words('word.more', n=more)}" if more > 0 else ""
    yield _head(one, report, header) + news
    said = [words.line(one.slug, item) for item in items[:_PAGE_ITEMS]]
    if len(said) > 1:
        yield from ("  - " + fit(for_terminal(text), width - 4) for text in said)
    else:
        yield from _two_lines(said[0] if said else words.say(one.look.rule), width, "  ")
    if one.question is not None and one.look.level is not Level.STRONG:
        text = words("word.question") + words("word.colon") + words.say(one.question)
        asked = _two_lines(text, width, "  ")
        yield from (paint(line, "cyan", on=header.colour) for line in asked)


def _two_lines(text: str, width: int, indent: str) -> Iterator[str]:
    """Break a sentence, and cut what is left after its second line."""
    lines = paragraph(for_terminal(text), width, indent=indent)
    yield from lines[:1]
    if len(lines) > 1:
        rest = " ".join(line.strip() for line in lines[1:])
        yield indent + fit(rest, width - len(indent))


RENDERER = HealthRenderer(name="text", render=render)
