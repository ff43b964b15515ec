"""What differs between two revisions as JSON; every key is described in diff-output.schema.json."""

from __future__ import annotations

from collections.abc import Mapping

from okrascode.changes.difference import Difference
from okrascode.changes.report import Report
from okrascode.output.diff_format import DiffRenderer
from okrascode.output.header import Header
from okrascode.output.json_text import Json, json_text

__all__ = ["RENDERER", "SCHEMA", "render"]

SCHEMA = "https://okrascode.dev/schemas/v1/diff-output.schema.json"


def render(report: Report, *, header: Header) -> str:
    """Write what differs as one JSON object."""
    return json_text(
        {
            "schema": SCHEMA,
            "tool": header.tool,
            "today": report.today.isoformat(),
            "from": report.base,
            "to": report.head,
            "notices": list(report.notices),
            "changes": [_change(one) for one in report.comparison.differences],
            "effects": [
                {"ref": one.about, "old_score": one.old_score, "new_score": one.new_score}
                for one in report.effects
            ],
            "suspect": list(
                dict.fromkeys(str(one.reference) for one in report.comparison.suspects)
            ),
            "people": [
                {"person": one.person, "because": list(one.because)} for one in report.concerned
            ],
        }
    )


def _change(one: Difference) -> Mapping[str, Json]:
    return {
        "kind": one.kind.value,
        "ref": one.about,
        "field": one.field,
        "old": one.old,
        "new": one.new,
        "direction": one.direction.value,
        "reason": one.reason,
        "needs_reason": one.needs_reason,
        "path": one.place.path,
    }


RENDERER = DiffRenderer(name="json", media_type="application/json", render=render)
