"""What teams ask of each other, as JSON objects."""

from __future__ import annotations

from collections.abc import Mapping

from okrascode.output.json_text import Json
from okrascode.site.addresses import reference_at
from okrascode.site.view_requests import RequestView

__all__ = ["request_object"]


def request_object(view: RequestView) -> Mapping[str, Json]:
    """Give a request and what the other team has answered."""
    return {
        "from": str(reference_at(view.asker.address)),
        "of": str(reference_at(view.of.address)),
        "cycle": view.cycle.id,
        "need": view.need,
        "due": view.due.isoformat() if view.due else None,
        "overdue": view.overdue,
        "answer": view.answer.value,
        "why": view.why,
        "asked_on": view.asked_on.isoformat() if view.asked_on else None,
        "answered_on": view.answered_on.isoformat() if view.answered_on else None,
    }
