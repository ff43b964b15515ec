"""Documents of an old version become documents of the new one, and nothing else of them changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from okrascode.documents.locate import Places
from okrascode.documents.migration import (
    Migration,
    NewerVersion,
    known_migrations,
    migrate,
)
from okrascode.documents.read import read_document
from okrascode.documents.versions import CURRENT
from okrascode.edits.edit import Edit
from okrascode.errors import UsageError
from tests.support.good_company import GOOD_COMPANY

PATH = "okrs/a/2026-Q4.yaml"
OLD = """\ufeff# Ours since 2024.
apiVersion: 'okrascode/v0'   # the first one
kind: Objectives

team: a
cycle: 2026-Q4
objectives:
  - id: one
    goal: "It is better"  # 更好
    key_results: []
""".replace("\n", "\r\n").encode()
NEW = OLD.replace(b"'okrascode/v0'", b"okrascode/v1").replace(b"goal:", b"objective:")


def _goals(text: str, data: dict[str, Any], path: str) -> Iterator[Edit]:
    """Rename ``goal`` to ``objective``, as a version after a made-up one might."""
    places = Places(text)
    for at, objective in enumerate(data.get("objectives", ())):
        if "goal" in objective:
            yield Edit(places.span(f"/objectives/{at}/goal", at_key=True), "objective")


STEP = Migration(
    name="goals", summary="goals are objectives", version="okrascode/v0", to=CURRENT, edits=_goals
)
STEPS = (*known_migrations(), STEP)


def test_a_step_changes_its_spans_and_nothing_else() -> None:
    """Mark, line ends, comments and quotes stay; the version is written; the steps are named."""
    [changed], left = migrate({PATH: OLD}, STEPS)
    assert not left
    assert (changed.path, changed.before, changed.after) == (PATH, OLD, NEW)
    assert [step.name for step in changed.steps] == ["goals"]
    assert read_document(changed.after, path=PATH).document is not None


def test_to_migrate_again_changes_nothing() -> None:
    """What is of the newest version stays, byte by byte."""
    assert migrate({PATH: NEW}, STEPS) == ((), ())
    assert migrate(GOOD_COMPANY, STEPS) == ((), ())


def test_steps_follow_each_other() -> None:
    """From the oldest version each step leads to the next, and each is applied to what came out."""
    first = Migration(
        name="first",
        summary="",
        version="okrascode/v0",
        to="okrascode/v1",
        edits=lambda text, data, path: (),
    )
    second = Migration(
        name="second", summary="", version="okrascode/v1", to="okrascode/v2", edits=_goals
    )
    [changed], _ = migrate({PATH: OLD}, (second, first), to="okrascode/v2")
    assert [step.name for step in changed.steps] == ["first", "second"]
    assert changed.after == NEW.replace(b"v1", b"v2")
    changed_, [left] = migrate({PATH: OLD}, (second, first), to="okrascode/v1")
    assert not changed_
    assert "would not be right" in left.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"a: [\n", "cannot be read"),
        (b"\xff\xfe", "cannot be read"),
        (b"", "does not say its version"),
        (b"- a\n", "does not say its version"),
        (b"kind: Team\n", "does not say its version"),
        (b"apiVersion: 1\nkind: Team\n", "does not say its version"),
        (b"apiVersion: v1\nkind: Pod\n", "v1 is no version of this format"),
        (b"apiVersion: &a okrascode/v0\nkind: Team\n", "cannot be read"),
    ],
)
def test_what_cannot_be_taken_along_is_named(text: bytes, reason: str) -> None:
    """It stays, with a sentence, and the others are migrated."""
    [changed], [left] = migrate({"okrs/x.yaml": text, PATH: OLD}, STEPS)
    assert changed.path == PATH
    assert left.path == "okrs/x.yaml"
    assert reason in left.reason


def test_a_document_that_would_not_be_right_stays() -> None:
    """What comes out is read before anybody writes it."""
    broken = OLD.replace(b"team: a", b"team: A team")
    changed, [left] = migrate({PATH: broken}, STEPS)
    assert not changed
    assert left.reason.startswith("In okrascode/v1 it would not be right: ")


def test_no_way_is_no_way() -> None:
    """A version that no step begins at is said, not guessed."""
    _, [left] = migrate({PATH: OLD}, known_migrations())
    assert left.reason == "No way is known from okrascode/v0 to okrascode/v1."


@pytest.mark.parametrize("kind", ["[Team]", "{Team: 1}", "null", "1", "Pod"])
def test_what_is_of_no_kind_stays(kind: str) -> None:
    """Lint says what is wrong with it; a list or a group of fields is no kind either."""
    text = f"apiVersion: {CURRENT}\nkind: {kind}\n".encode()
    assert migrate({PATH: text}, known_migrations()) == ((), ())


def test_a_newer_version_stops_everything() -> None:
    """One sentence says which document, which version, and what to do."""
    newer = NEW.replace(b"v1", b"v7")
    with pytest.raises(NewerVersion) as stop:
        migrate({PATH: OLD, "okrs/b.yaml": newer, "okrs/c.yaml": newer}, STEPS)
    assert stop.value.message == (
        "okrs/b.yaml is in okrascode/v7, as 1 more are, and this okr knows the format up to"
        " okrascode/v1."
    )
    assert stop.value.hint == "Install an okr that knows okrascode/v7. Nothing was changed."


def test_there_is_no_such_version() -> None:
    """A version nobody knows is refused with the newest."""
    with pytest.raises(UsageError, match="no version 'okrascode/v9'"):
        migrate({}, STEPS, to="okrascode/v9")


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("# yaml-language-server: $schema=../.okr/schemas/objectives.schema.json", True),
        ("# yaml-language-server: $schema=../../.okr/schemas/team.schema.json", True),
        ("#yaml-language-server: $schema=.okr/schemas/team.schema.json  ", True),
        ("# yaml-language-server: $schema=../../.okr/schemas/objectives.schema.json", False),
        ("# yaml-language-server: $schema=https://example.org/objectives.schema.json", False),
        ("# yaml-language-server: $schema=../ours/.okr/schemas/team.schema.json", False),
        ("# Nothing of the kind", False),
    ],
)
def test_the_editors_line_leads_to_the_schema(line: str, after: bool) -> None:
    """After a move it leads there again; an address of somebody else's stays."""
    raw = f"# Ours.\n\n{line}\n".encode() + GOOD_COMPANY["okrs/payments/2026-Q4.yaml"]
    changed, left = migrate({PATH: raw}, known_migrations())
    assert not left
    assert bool(changed) is after
    if changed:
        right = b"$schema=../../.okr/schemas/objectives.schema.json"
        assert changed[0].after.count(right) == 1
        assert changed[0].after.split(b"\n")[3:] == raw.split(b"\n")[3:]


def test_a_line_inside_the_document_is_none_of_the_editors() -> None:
    """Editors look above the first key; what looks the same further down is text."""
    raw = GOOD_COMPANY["okrs/payments/2026-Q4.yaml"]
    raw += b"# yaml-language-server: $schema=../.okr/schemas/team.schema.json\n"
    assert migrate({PATH: raw}, known_migrations()) == ((), ())
