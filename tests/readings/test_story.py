"""The part of the record that is about one thing, newest first."""

from __future__ import annotations

import pytest

from okrascode.model.reference import parse_reference
from okrascode.readings.record import Record
from okrascode.readings.story import about, story_of
from okrascode.readings.subject import Subject
from tests.support.plans import day, reading, record_of
from tests.support.rollups import CHECKOUT
from tests.support.stories import change, evidence, full_record, full_story

RATE = parse_reference(CHECKOUT + "rate")


def test_everything_stands_in_one_stream_newest_first() -> None:
    """A reading of an unknown day stands at the day it is not after."""
    events = full_story().events
    days = [event.day or event.not_after for event in events]
    assert days == sorted(days, reverse=True)
    assert len(events) == 6 + 7 + 2


def test_within_a_day_the_last_on_the_main_line_is_first() -> None:
    """Within a commit what was intended before what was observed; commits end their day."""
    kinds = [
        (type(event).__name__, getattr(event, "field", ""))
        for event in full_story().events
        if event.day == day("11-10")
    ]
    assert kinds == [
        ("IntentChange", "target"),
        ("IntentChange", "stretch"),
        ("IntentChange", "weight"),
        ("Reading", ""),
        ("Reading", ""),
        ("Evidence", ""),
    ]


def test_key_results_of_one_commit_keep_their_order() -> None:
    """And of one key result the newer reading comes first."""
    record = record_of(
        reading(1, "11-10", of=CHECKOUT + "b"),
        reading(2, "11-10", of=CHECKOUT + "b"),
        reading(3, "11-10", of=CHECKOUT + "a"),
    )
    story = story_of(record, subject=None, cycle=None, until=day("11-15"))
    assert [r.value for r in story.readings] == [2, 1, 3]


@pytest.mark.parametrize(
    ("subject", "number"),
    [
        (Subject(team="payments"), 15),
        (Subject(team="payments", cycle="2026-Q4"), 14),
        (Subject(team="payments", reference=RATE.of_objective, cycle="2026-Q4"), 14),
        (Subject(team="payments", reference=RATE, cycle="2026-Q4"), 11),
        (Subject(team="company"), 0),
    ],
    ids=["team", "team in a cycle", "objective", "key result", "another team"],
)
def test_it_is_about_what_was_asked_for(subject, number) -> None:
    """A team, an objective with its key results, or a key result."""
    story = full_story(subject=subject)
    assert len(story.events) == number
    assert all(subject.includes(about(event)) for event in story.events)


def test_one_cycle_can_be_chosen() -> None:
    """The others are left out."""
    assert {about(event).cycle for event in full_story(cycle="2026").events} == {"2026"}


def test_nothing_is_later_than_the_day() -> None:
    """What comes after it has not happened yet; an unknown day may have been before it."""
    story = full_story(until=day("11-10"))
    assert {event.day for event in story.events} == {None, day("09-20"), day("11-10")}


def test_one_half_can_be_chosen() -> None:
    """Intent is changes of a commitment; observation is readings and commits."""
    intent, observation = full_story(observation=False), full_story(intent=False)
    assert (len(intent.changes), len(intent.readings), len(intent.evidence)) == (7, 0, 0)
    assert (len(observation.changes), len(observation.readings)) == (0, 6)
    assert len(observation.evidence) == 2


@pytest.mark.parametrize(("limit", "left_out"), [(None, 0), (4, 11), (15, 0), (99, 0)])
def test_a_limit_keeps_the_newest_of_all_kinds(limit, left_out) -> None:
    """And says how many it left out."""
    story = full_story(limit=limit)
    assert story.left_out == left_out
    assert story.events == full_story().events[:limit]


def test_what_is_missing_is_said() -> None:
    """As the record says it."""
    record = full_record(complete_history=False, incomplete_because="history starts on 2026-10-02.")
    story = full_story(record=record)
    assert (story.complete_history, story.incomplete_because) == (
        False,
        "history starts on 2026-10-02.",
    )


def test_of_nothing_there_is_no_story() -> None:
    """An empty record gives no events; one commit alone is one."""
    until = day("11-15")
    assert story_of(Record(), subject=None, cycle=None, until=until).events == ()
    record = Record(changes=(change("added", None, "x", "11-01"),))
    assert story_of(record, subject=None, cycle=None, until=until).changes == record.changes
    alone = Record(evidence={RATE: (evidence("x", "11-01"),)})
    assert len(story_of(alone, subject=None, cycle=None, until=until).evidence) == 1
