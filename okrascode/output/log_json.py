"""The history as JSON, for programs; every key is described in log-output.schema.json."""

from __future__ import annotations

from collections.abc import Mapping

from okrascode.output.header import Header
from okrascode.output.json_text import Json, json_text
from okrascode.output.reading_json import reading_object, repository_object
from okrascode.readings.reading import Reading
from okrascode.readings.record import Evidence, IntentChange
from okrascode.readings.story import Story

__all__ = ["SCHEMA", "render"]

SCHEMA = "https://okrascode.dev/schemas/v1/log-output.schema.json"


def render(story: Story, *, header: Header) -> str:
    """Write the history as one JSON object, newest first."""
    document: dict[str, Json] = {
        "schema": SCHEMA,
        "tool": header.tool,
        "today": header.today.isoformat(),
        "revision": header.revision,
        "dirty": header.dirty,
        "complete_history": story.complete_history,
    }
    if story.incomplete_because:
        document["incomplete_because"] = story.incomplete_because
    if story.left_out:
        document["left_out"] = story.left_out
    document["readings"] = [_reading(reading, header) for reading in story.readings]
    document["changes"] = [_change(change) for change in story.changes]
    document["evidence"] = [_evidence(evidence) for evidence in story.evidence]
    return json_text(document)


def _reading(reading: Reading, header: Header) -> Mapping[str, Json]:
    not_after = None if reading.not_after is None else reading.not_after.isoformat()
    return {
        "ref": str(reading.key_result),
        **reading_object(reading, line_of=header.line_of),
        "not_after": not_after,
        "counts": reading.counts,
    }


def _change(change: IntentChange) -> Mapping[str, Json]:
    return {
        "ref": str(change.about),
        "field": change.field,
        "old": change.old,
        "new": change.new,
        "date": change.day.isoformat(),
        "reason": change.reason,
        "author": change.origin.author,
        "commit": change.origin.commit,
    }


def _evidence(evidence: Evidence) -> Mapping[str, Json]:
    return {
        "ref": str(evidence.about),
        "date": evidence.day.isoformat(),
        "commit": evidence.commit,
        **repository_object(evidence.repository),
        "subject": evidence.subject,
        "author": evidence.author,
        "reverted": evidence.reverted,
    }
