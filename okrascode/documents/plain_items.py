"""Items as people wrote them, for rules that name fields: all of it, ``x-`` keys too.

The model has no room for what only one organisation has. So documents are read once more here,
and only where such a rule runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from okrascode.model.organization import CycleState
from okrascode.model.place import Place
from okrascode.model.plan import Plan

__all__ = ["PlainItem", "PlainItems"]


_FEW = 16
"""Documents; of more, the quick reader repays what loading it takes."""


@dataclass(frozen=True, slots=True)
class PlainItem:
    """An organisation, cycle, team, objective, key result or check-in as plain data."""

    data: Mapping[str, Any]
    """With what the document says above it: kind, team, cycle; and shape for a key result."""
    place: Place
    about: str
    is_open: bool = True
    """False for drafts, for what was dropped, and for what belongs to a closed cycle."""

    def values(self, field: str) -> tuple[object, ...]:
        """Give what a field holds, ``measure.unit`` for one below; of lists every element."""
        found: list[object] = [self.data]
        for step in field.split("."):
            below = (one.get(step) for one in found if isinstance(one, dict | Mapping))
            found = [
                each
                for one in below
                if one is not None
                for each in (one if isinstance(one, list) else (one,))
            ]
        return tuple(found)


class PlainItems:
    """All items of the documents that could be read, by kind; read when first asked for."""

    __slots__ = ("_by_kind", "_plan", "_texts")

    def __init__(self, texts: Mapping[str, bytes], plan: Plan) -> None:
        """Keep the raw texts by path, and what they mean."""
        self._texts = texts
        self._plan = plan
        self._by_kind: dict[str, list[PlainItem]] | None = None

    def of_kind(self, kind: str) -> tuple[PlainItem, ...]:
        """Give the items of a kind: organization, cycle, team, objective, key_result, check_in."""
        if self._by_kind is None:
            self._by_kind = {}
            for name, item in self._all():
                self._by_kind.setdefault(name, []).append(item)
        return tuple(self._by_kind.get(kind, ()))

    def _all(self) -> Iterator[tuple[str, PlainItem]]:
        cycles = self._plan.cycles.values()
        closed = {cycle.id for cycle in cycles if cycle.state is CycleState.CLOSED}
        data_of = _quickly if len(self._plan.documents) > _FEW else _data_of
        for document in self._plan.documents:
            raw = self._texts.get(document.place.path)
            if raw is not None:
                data = data_of(raw, document.place.path)
                yield from _READERS[data["kind"]](data, document.place, closed)


def _quickly(raw: bytes, path: str) -> dict[str, Any]:
    from okrascode.documents.line_grammar import NotPlain, plain_data

    try:
        return plain_data(raw.decode("utf-8-sig"))
    except NotPlain:
        return _data_of(raw, path)


def _data_of(raw: bytes, path: str) -> dict[str, Any]:
    from okrascode.documents.tree import read_tree

    data = read_tree(raw.decode("utf-8-sig"), path=path).data
    assert isinstance(data, dict)  # noqa: S101  # the plan has it, so it was read before
    return data


def _organization(
    data: dict[str, Any], place: Place, closed: set[Any]
) -> Iterator[tuple[str, PlainItem]]:
    yield "organization", PlainItem({**data, "kind": "organization"}, place, "organization")
    for at, cycle in enumerate(data.get("cycles", ())):
        item = {"state": "committed", **cycle, "kind": "cycle"}
        is_open = cycle["id"] not in closed
        yield "cycle", PlainItem(item, place.at("cycles", at), cycle["id"], is_open)


def _team(data: dict[str, Any], place: Place, _: object) -> Iterator[tuple[str, PlainItem]]:
    item = {"visibility": "public", **data, "kind": "team"}
    yield "team", PlainItem(item, place, data["id"])


def _check_in(
    data: dict[str, Any], place: Place, closed: set[Any]
) -> Iterator[tuple[str, PlainItem]]:
    item = {**data, "kind": "check_in"}
    yield "check_in", PlainItem(item, place, data["team"], data["cycle"] not in closed)


def _objectives(
    data: dict[str, Any], place: Place, closed: set[Any]
) -> Iterator[tuple[str, PlainItem]]:
    above = {"team": data["team"], "cycle": data["cycle"]}
    for at, written in enumerate(data["objectives"]):
        objective = {"state": "active", "commitment": "committed", **written, **above}
        about = f"{data['team']}@{data['cycle']}:{written['id']}"
        where = place.at("objectives", at)
        is_open = objective["state"] == "active" and data["cycle"] not in closed
        yield "objective", PlainItem({**objective, "kind": "objective"}, where, about, is_open)
        inherited = {"state": "active", "commitment": objective["commitment"]}
        for number, key_result in enumerate(written.get("key_results", ())):
            item = {
                **inherited,
                **key_result,
                **above,
                "kind": "key_result",
                "objective": objective,
                "shape": _shape(key_result.get("measure")),
            }
            yield (
                "key_result",
                PlainItem(
                    item,
                    where.at("key_results", number),
                    f"{about}/{key_result['id']}",
                    is_open and item["state"] == "active",
                ),
            )


def _shape(measure: dict[str, Any] | None) -> str:
    if measure is None:
        return "none"
    for key, shape in (("target", "metric"), ("milestones", "milestones"), ("binary", "binary")):
        if key in measure:
            return shape
    return "threshold"


_READERS = {
    "Organization": _organization,
    "Team": _team,
    "Objectives": _objectives,
    "CheckIn": _check_in,
}
