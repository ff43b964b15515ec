"""The series of a cycle as JSON: lines of numbers, one for each day of ``dates``."""

from __future__ import annotations

from collections.abc import Mapping

from okrascode.output.json_text import Json
from okrascode.output.reading_json import value_object
from okrascode.rollup.lines import CycleSeries

__all__ = ["series_object"]


def series_object(series: CycleSeries) -> Mapping[str, Json]:
    """Give the days and the lines of organisation, teams, objectives and key results."""
    return {
        "interval": series.interval,
        "dates": [day.isoformat() for day in series.days],
        "score": series.scores,
        "teams": [{"id": name, "score": line} for name, line in series.teams.items()],
        "objectives": [
            {"ref": str(name), "score": line} for name, line in series.objectives.items()
        ],
        "key_results": [
            {
                "ref": str(name),
                "value": [value_object(value) for value in line.values],
                "score": line.scores,
            }
            for name, line in series.key_results.items()
        ],
    }
