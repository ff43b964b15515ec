"""Health as JSON, for programs; every key is described in health-output.schema.json."""

from __future__ import annotations

from collections.abc import Mapping

from okrascode.health.theme import Assessment, Item, Measure
from okrascode.output.header import Header
from okrascode.output.health_format import HealthRenderer, HealthReport, shown_items
from okrascode.output.health_words import HealthWords
from okrascode.output.json_text import Json, json_text

__all__ = ["RENDERER", "SCHEMA", "measure_object", "render"]

SCHEMA = "https://okrascode.dev/schemas/v1/health-output.schema.json"


def render(report: HealthReport, *, header: Header) -> str:
    """Write the themes as one JSON object, with everything behind each."""
    view = report.health.view
    return json_text(
        {
            "schema": SCHEMA,
            "tool": header.tool,
            "today": header.today.isoformat(),
            "revision": header.revision,
            "dirty": header.dirty,
            "complete_history": view.record.complete_history,
            "problems": [
                {"path": problem.path, "line": problem.line, "message": problem.message}
                for problem in view.numbers.problems
            ],
            "language": report.words.language,
            "since": None if report.since is None else report.since.isoformat(),
            "cycle": {
                "id": view.cycle.id,
                "start": view.cycle.start.isoformat(),
                "end": view.cycle.end.isoformat(),
            },
            "before": view.earlier[0] if view.earlier else None,
            "themes": [_theme(one, report) for one in report.health.themes],
        }
    )


def _theme(one: Assessment, report: HealthReport) -> Mapping[str, Json]:
    words = report.words
    items = shown_items(one.look.items, since=report.since, level=one.look.level)
    return {
        "slug": one.slug,
        "name": words(f"{one.slug}.name"),
        "claim": words(f"{one.slug}.claim"),
        "level": one.look.level.value,
        "level_before": None if one.before is None else one.before.value,
        "rule": words.say(one.look.rule),
        "measures": [measure_object(one.slug, measure, words) for measure in one.look.measures],
        "evidence": [_item(one.slug, item, words) for item in items],
        "question": None if one.question is None else words.say(one.question),
    }


def measure_object(theme: str, measure: Measure, words: HealthWords) -> Mapping[str, Json]:
    """Give the number behind a theme, exact, with its name in words."""
    return {
        "key": measure.key,
        "label": words(f"{theme}.measure.{measure.key}"),
        "unit": measure.unit.value,
        "value": measure.value,
        "of": measure.of,
        "before": measure.before,
    }


def _item(theme: str, item: Item, words: HealthWords) -> Mapping[str, Json]:
    return {
        "trait": item.trait,
        "ref": None if item.about is None else str(item.about),
        "team": item.team,
        "cycle": item.cycle,
        "text": words.item(theme, item),
        "date": None if item.day is None else item.day.isoformat(),
        "commit": item.commit,
        "path": item.path,
    }


RENDERER = HealthRenderer(name="json", render=render)
