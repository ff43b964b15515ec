"""A team's row counts what it carries in every cycle that runs."""

from __future__ import annotations

from datetime import date

from okrascode.site.team_rows import TeamRow, team_rows
from okrascode.site.tree import pages_in
from okrascode.site.view_site import view_of
from tests.support.html import look_at
from tests.support.site_company import company


def row_of(team: str, today: date) -> TeamRow:
    """Give the row of a team on a day."""
    return next(row for row in team_rows(view_of(company(today=today))) if row.team.id == team)


def test_the_root_team_has_its_year_beside_its_quarter() -> None:
    """Key results and the last check-in are those of both cycles."""
    row = row_of("company", date(2026, 10, 31))
    assert {o.cycle.id for o in row.objectives} == {"2026", "2026-Q4"}
    assert len(row.key_results) == 5
    quarter = [k.age_days for o in row.team.objectives for k in o.key_results]
    assert row.age_days == 1
    assert min(age for age in quarter if age is not None) == 1


def test_a_check_in_of_the_year_is_the_last_check_in() -> None:
    """A quarter that is silent does not hide that the team reported on its year."""
    row = row_of("company", date(2026, 10, 8))
    quarter = [k.age_days for o in row.team.objectives for k in o.key_results]
    assert quarter == [None, None, None]
    assert row.age_days == 38


def test_a_team_without_a_running_cycle_shows_its_last() -> None:
    """What its page shows stands in its row too."""
    row = row_of("sourcing", date(2027, 2, 1))
    assert {o.cycle.id for o in row.objectives} == {"2026-Q4"}


def test_the_directory_lists_the_objectives_of_all_running_cycles() -> None:
    """The year of the company stands there as well."""
    html = next(p.html for p in pages_in("en", view_of(company())) if p.address == "teams/")
    assert "A warm lunch is normal in the schools we serve" in look_at(html).text
