"""The rhythm of check-ins, and the silence between numbers."""

from __future__ import annotations

from datetime import date

from okrascode.site.gaps import Gap, rows_with_gaps
from okrascode.site.rhythm import periods_of
from okrascode.site.view_site import view_of
from tests.support.site_company import company

SITE = view_of(company())
TEAMS = {team.id: team for team in SITE.teams}


def kinds(team: str) -> list[str]:
    """Give the kinds of the periods of a team."""
    view = TEAMS[team]
    assert view.cycle is not None
    return [period.kind for period in periods_of(view.cycle, view.key_results)]


def test_a_week_is_full_partly_there_or_missed() -> None:
    """Sourcing has three key results; the first days of October are no whole week."""
    assert kinds("sourcing") == [
        "open", "part", "full", "part", "full", "part", "part", "part", *["coming"] * 6
    ]  # fmt: skip


def test_a_team_that_never_reports_has_missed_every_whole_week() -> None:
    """This week is not over for it, and the first one was too short."""
    assert kinds("people") == ["open", *["missed"] * 6, "open", *["coming"] * 6]


def test_a_week_counts_what_was_said_of_what_there_was() -> None:
    """Two of three: the numbers behind the picture."""
    view = TEAMS["sourcing"]
    assert view.cycle is not None
    third = periods_of(view.cycle, view.key_results)[2]
    assert (third.first, third.last) == (date(2026, 10, 12), date(2026, 10, 18))
    assert (third.said, third.all) == (3, 3)


def test_a_cycle_with_monthly_check_ins_counts_in_months() -> None:
    """Nobody misses a week who was asked for a number each month."""
    year = next(o for o in SITE.company if o.cycle.id == "2026")
    periods = periods_of(year.cycle, year.key_results)
    assert len(periods) == 12
    assert (periods[0].last - periods[0].first).days == 30


def test_silence_is_a_row_of_the_history() -> None:
    """Weeks in a row without a number stand together, between the rows around them."""
    paid = next(k for o in SITE.objectives for k in o.key_results if k.id == "paid")
    rows = rows_with_gaps(paid)
    assert rows[0] == Gap(date(2026, 11, 2), date(2026, 11, 15), 2)
    assert [type(row).__name__ for row in rows] == [
        "Gap", "ReadingRow", "Gap", "ReadingRow", "Gap"
    ]  # fmt: skip


def test_a_cycle_that_is_not_over_promises_nothing() -> None:
    """Weeks to come are neither missed nor silent."""
    early = view_of(company(today=date(2026, 10, 1)))
    team = next(t for t in early.teams if t.id == "people")
    assert team.cycle is not None
    assert {p.kind for p in periods_of(team.cycle, team.key_results)} == {"open", "coming"}
