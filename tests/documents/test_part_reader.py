"""Parts read with a memory of lines and shapes are those that are read and judged one by one."""

from __future__ import annotations

import random
from typing import Any

import pytest

from okrascode.documents.line_grammar import NotPlain, plain_mapping
from okrascode.documents.part_reader import PartReader
from okrascode.documents.schema_gate import is_accepted
from okrascode.documents.schema_spots import gates_at
from tests.support.plain_documents import edited

_KEY_RESULTS = (
    "        id: a\n        key_result: A\n        owner: ana",
    "        id: b\n        key_result: B\n        state: dropped\n        reason: Not now",
    "        id: b\n        key_result: B\n        state: draft\n        commitment: committed",
    '        id: c\n        key_result: "dropped"\n        measure:\n          unit: "%"\n'
    "          baseline: 61\n          target: 75.50\n        current: 66\n"
    "        as_of: 2026-11-20\n        confidence: 6\n",
    "        id: d\n        key_result: D\n        measure:\n          between: [1, 2.5]\n"
    "        current: true\n        serves: [company:love-us]\n        x-a: {b: 1}",
    "        id: e\n        key_result: E\n        measure:\n          milestones:\n"
    "            - id: apple\n              title: Apple\n              done: 2026-10-28\n"
    "            - {id: google, title: Google}\n          source:\n            commits: true",
    "        id: f\n        # Why not.\n        key_result: 中\n        measure: {binary: true}\n"
    "        formerly:\n        - a/b\n        - c/d\n        x-more:\n          any: [1, a]",
    "        id: g\n        key_result: G\n        measure:\n          at_least: 9\n"
    "          scoring: share\n          source:\n            matches: TODO\n"
    "            files: src/**\n            repository: app\n        weight: 2",
)
_PIECES = (
    *("id", "key_result", "state", "reason", "measure", "unit", "between", "binary", "current"),
    *("commits", "files", "source", "done", "weight", "confidence", "x-a", "title", "scoring"),
)
_VALUES = (
    *("dropped", "draft", "active", "committed", "share", "true", "false", "1", "-2.50", "11"),
    *("a", "A b", "con", "a/b", "2026-11-20", "2026-02-30", "[]", "[a/b]", "[2, 1]", "{a: 1}"),
    *('"1"', "'true'", "null", "yes", "", "{binary: true}", "{at_least: 1}", "é", "a\u2028b"),
)
_ROUNDS = 8000


def _changed(text: str, chance: random.Random) -> str:
    """Give the text with other words in some lines, which is what tells shapes apart."""
    if chance.random() < 0.3:
        return edited(text, chance)
    lines = text.split("\n")
    for _ in range(chance.choice((1, 1, 2, 3))):
        at = chance.randrange(len(lines))
        key = lines[at].partition(":")[0]
        if chance.random() < 0.3:
            key = key[: len(key) - len(key.lstrip(" -"))] + chance.choice(_PIECES)
        lines[at] = f"{key}: {chance.choice(_VALUES)}"
    return "\n".join(lines)


def _one_by_one(text: str) -> dict[str, Any] | None:
    try:
        data = plain_mapping(text, indent=8)
    except NotPlain:
        return None
    return data if is_accepted(data, "objectives", definition="key_result") else None


def _remembering(text: str, reader: PartReader) -> dict[str, Any] | None:
    try:
        return reader.read(text.encode("utf-8", "surrogatepass")).data()
    except NotPlain:
        return None


@pytest.mark.parametrize(("seed", "most"), [(1, 1 << 16), (2, 1 << 16), (3, 40), (4, 0)])
def test_what_is_remembered_changes_no_verdict(seed: int, most: int) -> None:
    """One reader of thousands of texts accepts the same ones with the same data, in any order."""
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    reader = PartReader("objectives", definition="key_result", indent=8, most=most)
    known, accepted = list(_KEY_RESULTS), 0
    for _ in range(_ROUNDS):
        text = _changed(chance.choice(known), chance)
        data = _one_by_one(text)
        assert repr(_remembering(text, reader)) == repr(data), text
        if data is not None:
            accepted += 1
            known.append(text)
            if len(known) > 200:
                known.pop(chance.randrange(len(_KEY_RESULTS), len(known)))
    assert accepted > _ROUNDS // 10


def test_a_value_is_judged_where_it_stands() -> None:
    """A line that is right in one place says nothing of the same line in another."""
    reader = PartReader("objectives", definition="key_result", indent=8)
    right = "        id: a\n        key_result: A\n        reason: B c"
    assert _remembering(right, reader) == {"id": "a", "key_result": "A", "reason": "B c"}
    assert _remembering(right.replace("id: a", "id: B c"), reader) is None
    assert _remembering(right.replace("reason: B c", "state: dropped"), reader) is None
    assert _remembering(right, reader) is not None


def test_what_joins_values_in_another_way_has_no_places() -> None:
    """Where a list must not repeat itself, no item can be judged alone."""
    assert gates_at("objectives", "key_result", ("measure", "unit")) is not None
    assert gates_at("organization", "", ("cycles", 0, "cadence")) is not None
    assert gates_at("organization", "", ("languages", 0)) is None
