"""Which cycle a reference means that does not say so."""

from __future__ import annotations

import pytest

from okrascode.model.reference import parse_reference
from okrascode.readings.which_cycle import cycle_of_reference, names_in
from tests.support.plans import ANNUAL, QUARTER, cycle, day, key_result, objective, plan_of, team

Q3 = cycle("2026-Q3", "07-01", "09-30")
TWIN = cycle("Autumn", "10-01", "12-31", parent=ANNUAL.id)
DEEP = cycle("Deep", "10-01", "12-31", parent=QUARTER.id)


@pytest.mark.parametrize(
    ("cycles", "on", "expected"),
    [
        (["2026", "2026-Q4"], "11-01", "2026-Q4"),
        (["2026"], "11-01", "2026"),
        (["2026", "2026-Q4"], "08-01", "2026"),
        (["2026-Q3", "2026-Q4"], "2027-03-01", "2026-Q4"),
        (["2026-Q3", "2026-Q4"], "2026-01-01", ()),
        (["2026-Q4", "Autumn"], "11-01", ("2026-Q4", "Autumn")),
        (["2026-Q4", "Deep"], "11-01", "Deep"),
        (["2026-Q4", "Autumn"], "2027-03-01", ("2026-Q4", "Autumn")),
        ([], "11-01", ()),
    ],
)
def test_the_cycle_of_a_name(cycles: list[str], on: str, expected: object) -> None:
    """Innermost of the day, else the newest begun; a tuple says that it cannot be told."""
    items = [objective("checkout", key_result(), cycle=name) for name in cycles]
    plan = plan_of(*items, cycles=(ANNUAL, QUARTER, Q3, TWIN, DEEP))
    reference = parse_reference("company:checkout/rate")
    assert cycle_of_reference(reference, plan=plan, day=day(on)) == expected


def test_a_cycle_that_is_written_is_meant() -> None:
    """Nothing is looked for when it is said."""
    reference = parse_reference("company@2020:checkout")
    assert cycle_of_reference(reference, plan=plan_of(), day=day("11-01")) == "2020"


def test_a_loop_of_cycles_ends() -> None:
    """Cycles that are each other's parents are somebody else's finding."""
    one = cycle("one", "10-01", "12-31", parent="two")
    two = cycle("two", "10-01", "12-31", parent="one")
    plan = plan_of(objective("checkout", cycle="one"), cycles=(one, two))
    reference = parse_reference("company:checkout")
    assert cycle_of_reference(reference, plan=plan, day=day("11-01")) == "one"


def test_former_names_lead_to_those_of_today() -> None:
    """Team, objective and key result may each have had another name; a name in use wins."""
    old = parse_reference("company@2026-Q4:till")
    rate = key_result("rate", formerly=(parse_reference("company@2026-Q4:checkout/share"),))
    bare = key_result("speed", formerly=(parse_reference("company@2026-Q4:p99"),))
    far = key_result("trust", formerly=(parse_reference("sales@2026-Q4:win/trust"),))
    items = [objective("checkout", rate, bare, far, formerly=(old,)), objective("till")]
    plan = plan_of(*items, teams=[team("company", formerly=("acme",))])
    names = names_in(plan)

    def today(name: str) -> str:
        return str(names.get(parse_reference(name)))

    assert today("company@2026-Q4:till") == "company@2026-Q4:till"
    assert today("company@2026-Q4:till/share") == "company@2026-Q4:checkout/rate"
    assert today("acme@2026-Q4:till/rate") == "company@2026-Q4:checkout/rate"
    assert today("acme@2026-Q4:checkout/p99") == "company@2026-Q4:checkout/speed"
    assert today("sales@2026-Q4:win/trust") == "company@2026-Q4:checkout/trust"
    assert today("acme@2026-Q4:nothing") == "None"
