"""Silence is called stale, and a confidence is believed for a while."""

from __future__ import annotations

from decimal import Decimal

import pytest

from okrascode.config import Repository, Settings, StatusSettings
from okrascode.model.measure import Source, SourceKind
from okrascode.model.reference import parse_reference
from okrascode.readings.record import Record
from tests.support.plans import (
    ANNUAL,
    cycle,
    day,
    find,
    key_result,
    metric,
    objective,
    plan_of,
    reading,
    record_of,
    rolled_up,
)

PLAN = plan_of(objective("checkout", key_result()))
RATE = parse_reference("company@2026-Q4:checkout/rate")


@pytest.mark.parametrize(
    ("today", "status"), [("11-20", "off_track"), ("11-21", "stale")], ids=["10 days", "11 days"]
)
def test_a_reading_is_fresh_for_cadence_and_grace(today, status) -> None:
    """Weekly with three days of grace: the eleventh day is too late."""
    assert find(rolled_up(PLAN, reading(1, "11-10"), today=today)).status == status


@pytest.mark.parametrize(
    ("cadence", "grace", "last_fresh"), [(7, 0, "11-17"), (14, 3, "11-27"), (31, 3, "12-14")]
)
def test_cadence_and_grace_are_settings(cadence, grace, last_fresh) -> None:
    """Of the cycle and of okr.toml; a month is 31 days."""
    quarter = cycle("2026-Q4", "10-01", "12-31", cadence_days=cadence)
    plan = plan_of(objective("checkout", key_result()), cycles=(quarter,))
    settings = Settings(status=StatusSettings(grace_days=grace))
    after = day(last_fresh).toordinal() + 1
    fresh = rolled_up(plan, reading(1, "11-10"), today=last_fresh, settings=settings)
    late = day(last_fresh).fromordinal(after).isoformat()
    stale = rolled_up(plan, reading(1, "11-10"), today=late, settings=settings)
    assert (find(fresh).status, find(stale).status) == ("off_track", "stale")


@pytest.mark.parametrize(
    ("first_seen", "today", "status"),
    [
        (None, "10-11", "not_started"),
        (None, "10-12", "stale"),
        ("09-01", "10-11", "not_started"),
        ("09-01", "10-12", "stale"),
        ("11-01", "11-11", "not_started"),
        ("11-01", "11-12", "stale"),
        (None, "09-15", "not_started"),
    ],
)
def test_who_never_reported_has_cadence_and_grace_too(first_seen, today, status) -> None:
    """Counted from the later of the cycle's start and the day it entered history."""
    seen = {} if first_seen is None else {RATE: day(first_seen)}
    record = Record(first_seen=seen)
    assert find(rolled_up(PLAN, record=record, today=today)).status == status


def test_a_reading_from_before_the_cycle_is_not_held_against_it() -> None:
    """Reported in August while planning: on 11 October as fresh as silence, stale the day after."""
    early = reading(1, "08-20")
    assert find(rolled_up(PLAN, early, today="10-11")).status == "off_track"
    assert find(rolled_up(PLAN, early, today="10-12")).status == "stale"


def test_stale_keeps_what_it_would_be() -> None:
    """Half of the way at half of the time, and then silence: it was on track."""
    part = find(rolled_up(PLAN, reading(60, "11-01"), today="11-15"))
    assert (part.status, part.status_from, part.last_status) == ("stale", "freshness", "on_track")


def test_incomplete_history_does_not_judge_silence() -> None:
    """A commit that is not here may have reported; a date nobody knows is no age."""
    part = find(
        rolled_up(
            PLAN, record=record_of(reading(60, None, not_after="11-01"), complete_history=False)
        )
    )
    assert (part.status, part.current, part.complete) == ("on_track", 60, False)
    silent = find(rolled_up(PLAN, record=Record(complete_history=False)))
    assert silent.status == "not_started"


def test_a_reading_of_an_unknown_day_is_never_old() -> None:
    """Also when the history is complete otherwise."""
    assert find(rolled_up(PLAN, reading(60, None, not_after="10-01"))).status == "on_track"


def test_a_reading_at_the_boundary_counts_from_the_day_it_is_known() -> None:
    """Before that day nothing is said; without any bound it is never used."""
    early = rolled_up(PLAN, reading(60, None, not_after="11-16"), reading(70, None))
    assert find(early).current is None


FILES = Source(kind=SourceKind.FILES, pattern="*.md")
ELSEWHERE = Source(kind=SourceKind.FILES, pattern="*.md", repository="api")
API = Settings(repositories=(Repository(name="api", path="../api"),))


@pytest.mark.parametrize(
    ("source", "settings", "missing", "status"),
    [
        (FILES, Settings(), frozenset(), "on_track"),
        (ELSEWHERE, API, frozenset(), "on_track"),
        (ELSEWHERE, API, frozenset({"api"}), "stale"),
        (ELSEWHERE, Settings(), frozenset(), "stale"),
        (None, Settings(), frozenset(), "stale"),
    ],
    ids=["here", "there", "gone", "unknown", "reported"],
)
def test_what_git_reads_is_not_stale_while_its_repository_is_there(
    source, settings, missing, status
) -> None:
    """Nobody has to report a number that is read by itself."""
    plan = plan_of(objective("checkout", key_result("rate", metric(source=source))))
    record = record_of(reading(60, "10-15"), missing_repositories=missing)
    assert find(rolled_up(plan, record=record, settings=settings)).status == status


@pytest.mark.parametrize(
    ("on", "confidence"), [("11-05", Decimal(8)), ("11-04", None)], ids=["10 days", "11 days"]
)
def test_a_confidence_is_valid_for_cadence_and_grace(on, confidence) -> None:
    """A later reading without one does not renew it."""
    part = find(rolled_up(PLAN, reading(50, on, confidence=8), reading(50, "11-14")))
    assert part.confidence == confidence


def test_the_next_confidence_replaces_the_one_before() -> None:
    """Also when it was given alone; the value stays."""
    part = find(
        rolled_up(PLAN, reading(50, "11-09", confidence=8), reading(None, "11-10", confidence=3))
    )
    assert (part.confidence, part.current, part.status) == (3, 50, "off_track")


def test_a_confidence_of_an_unknown_day_is_judged_by_the_day_it_is_not_after() -> None:
    """Valid unless it is known to be too old."""
    known = rolled_up(PLAN, reading(50, None, not_after="11-10", confidence=8))
    old = rolled_up(PLAN, reading(50, None, not_after="11-01", confidence=8))
    assert (find(known).confidence, find(old).confidence) == (8, None)


def test_a_year_is_judged_by_its_own_cadence() -> None:
    """An annual objective on a monthly rhythm is fresh after 34 days."""
    year = cycle("2026", "01-01", "12-31", cadence_days=31)
    plan = plan_of(objective("checkout", key_result(), cycle="2026"), cycles=(year,))
    of = "company@2026:checkout/rate"
    assert ANNUAL.cadence_days == 7
    for today, status in (("11-14", "on_track"), ("11-15", "stale")):
        rollup = rolled_up(plan, reading(90, "10-11", of=of), today=today, cycles=["2026"])
        assert find(rollup).status == status
