"""The page of health as JSON: every theme with its rule and what is behind it, and every chart.

It names what the page names: in a public build teams that need help are counted, never named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from okrascode.output.health_json import measure_object
from okrascode.output.json_text import Json, json_text
from okrascode.site.addresses import reference_at
from okrascode.site.json_objects import cycle_object, head_of
from okrascode.site.pages.health import HealthPage, page_of
from okrascode.site.publication import DataFile, DataKind, Publication
from okrascode.site.view_health import Curve, ItemView, ThemeView, Waiting

__all__ = ["DATA", "PATH"]

PATH = "data/health.json"


def _files(publication: Publication) -> Iterator[DataFile]:
    page = page_of(publication.site, publication.phrases)
    if page is None:
        return
    view = page.view
    document: dict[str, Json] = {
        **head_of(publication.site, "health-data"),
        "language": publication.language,
        "cycle": cycle_object(view.cycle),
        "themes": [_theme(theme, page) for theme in view.themes],
        "check_ins": {
            "windows": [
                {"start": w.start.isoformat(), "end": w.end.isoformat(), "over": w.is_whole}
                for w in view.grid.windows
            ],
            "teams": [
                {
                    "team": row.team,
                    "name": row.name,
                    "cells": [{"checked_in": done, "of": of} for done, of in row.cells],
                }
                for row in view.grid.rows
            ],
        },
        "attention": {
            "weeks": [{"start": day.isoformat(), "touches": n} for day, n in view.weeks],
            "whole_weeks": view.whole_weeks,
            "drift": view.drift.alarm if view.drift.known else None,
            "text": page.drift(),
        },
        "confidence": None
        if view.ended is None
        else {
            "cycle": view.ended.id,
            "on_track_from": view.level,
            "missed": [_curve(one) for one in view.missed],
            "kept": [_curve(one) for one in view.kept],
        },
        "waiting": [_waiting(one, page) for one in view.waiting],
    }
    yield DataFile(path=PATH, content=json_text(document).encode())


def _theme(theme: ThemeView, page: HealthPage) -> Mapping[str, Json]:
    one, words = theme.assessment, page.words
    return {
        "slug": one.slug,
        "name": words(f"{one.slug}.name"),
        "claim": words(f"{one.slug}.claim"),
        "level": one.look.level.value,
        "level_before": None if one.before is None else one.before.value,
        "rule": page.rule(theme),
        "measures": [measure_object(one.slug, measure, words) for measure in one.look.measures],
        "evidence": [_item(theme, item, page) for item in theme.items],
        "teams_not_named": theme.hidden,
        "question": page.question(theme) or None,
    }


def _item(theme: ThemeView, shown: ItemView, page: HealthPage) -> Mapping[str, Json]:
    item = shown.item
    return {
        "trait": item.trait,
        "ref": None if item.about is None else str(item.about),
        "team": item.team,
        "page": shown.link.address if shown.link else None,
        "text": page.item(theme, shown),
        "date": None if item.day is None else item.day.isoformat(),
        "commit": shown.commit.id if shown.commit else None,
        "commit_url": shown.commit.url if shown.commit else "",
    }


def _curve(curve: Curve) -> Json:
    return [{"date": day.isoformat(), "confidence": confidence} for day, confidence in curve]


def _waiting(waiting: Waiting, page: HealthPage) -> Mapping[str, Json]:
    return {
        "kind": "request" if waiting.is_request else "question",
        "ref": str(reference_at(waiting.link.address)),
        "page": waiting.link.address,
        "text": page.waiting(waiting),
        "days": waiting.days,
    }


DATA = DataKind(name="health", media_type="application/json", files=_files)
