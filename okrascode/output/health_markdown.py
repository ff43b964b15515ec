"""Health as Markdown, for a wiki or a page to print."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.health.theme import Assessment, Item
from okrascode.output.escape import for_markdown
from okrascode.output.header import Header
from okrascode.output.health_format import (
    SHOWN,
    HealthRenderer,
    HealthReport,
    place_of,
    shown_items,
)
from okrascode.output.notices import notices_of

__all__ = ["RENDERER", "render"]


def render(report: HealthReport, *, header: Header) -> str:
    """Write a table of the themes, then what is behind each; every text is escaped."""
    return "\n".join(_lines(report, header)) + "\n"


def _lines(report: HealthReport, header: Header) -> Iterator[str]:
    words, view = report.words, report.health.view
    notices = notices_of(view.numbers, header)
    for notice in notices:
        yield f"> {for_markdown(notice.strip())}  "
    if notices:
        yield ""
    yield f"# {for_markdown(words('word.title', cycle=view.cycle.id))}"
    yield ""
    span = words("word.cycle", start=view.cycle.start, end=view.cycle.end)
    since = f" · {words('word.since', since=report.since)}" if report.since else ""
    yield for_markdown(span + since)
    yield ""
    yield f"| {words('word.theme')} | {words('word.level')} | {words('word.rule')} |"
    yield "|:--|:--|:--|"
    for one in report.health.themes:
        level = words(f"level.{one.look.level}")
        if one.before is not None:
            level += f" ({words('word.before', level=words(f'level.{one.before}'))})"
        rule = words.say(one.look.rule)
        yield "| " + " | ".join(map(for_markdown, (words(f"{one.slug}.name"), level, rule))) + " |"
    yield ""
    for one in report.health.themes:
        yield from _theme(one, report)
    yield for_markdown(words("word.nobody"))
    yield ""
    revision = "no revision" if header.revision is None else header.revision[:12]
    yield f"<sub>{for_markdown(f'{header.today} · {revision} · {header.tool}')}</sub>"


def _theme(one: Assessment, report: HealthReport) -> Iterator[str]:
    words = report.words
    items = shown_items(one.look.items, since=report.since, level=one.look.level)
    if report.since is not None and not items:
        return
    yield f"## {for_markdown(words(f'{one.slug}.name'))}"
    yield ""
    if report.since is None:
        for measure in one.look.measures:
            text = f"{words(f'{one.slug}.measure.{measure.key}')}: {words.number(measure)}"
            if measure.before is not None:
                value = words.amount(measure.before, measure.unit)
                text += f" ({words('word.before_value', value=value)})"
            yield f"- {for_markdown(text)}"
        yield ""
    most = SHOWN if report.since is None else 2
    for item in items[:most]:
        yield f"- {_item(one, item, report)}"
    if len(items) > most:
        yield f"- {for_markdown(words('word.more', n=len(items) - most))}"
    if items:
        yield ""
    if one.question is not None:
        asked = words("word.question") + words("word.colon").rstrip()
        yield f"**{asked}** {for_markdown(words.say(one.question))}"
        yield ""


def _item(one: Assessment, item: Item, report: HealthReport) -> str:
    text, place = for_markdown(report.words.line(one.slug, item)), place_of(item)
    return text + (f" ({for_markdown(place)})" if place else "")


RENDERER = HealthRenderer(name="markdown", render=render)
