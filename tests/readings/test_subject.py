"""What a person names on the command line."""

from __future__ import annotations

import pytest

from okrascode.errors import UsageError
from okrascode.model.plan import Plan
from okrascode.model.reference import TeamId
from okrascode.readings.subject import find_cycle, find_subject
from tests.support.plans import cycle, day, key_result, objective, plan_of, team


def _plan() -> Plan:
    return plan_of(
        objective("love", key_result("nps"), cycle="2026"),
        objective("fast", key_result("p99"), team="shop"),
        teams=[team("company"), team("shop", "company", formerly=(TeamId("store"),))],
    )


@pytest.mark.parametrize(
    ("text", "reference", "cycle"),
    [
        ("shop", None, None),
        ("shop@2026-Q4", None, "2026-Q4"),
        ("store", None, None),
        ("shop:fast", "shop@2026-Q4:fast", "2026-Q4"),
        ("shop@2026-Q4:fast/p99", "shop@2026-Q4:fast/p99", "2026-Q4"),
        ("company:love/nps", "company@2026:love/nps", "2026"),
    ],
)
def test_a_subject_is_found(text: str, reference: str | None, cycle: str | None) -> None:
    """A team, objective or key result is found, in the cycle that has it when none is written."""
    subject = find_subject(text, plan=_plan(), today=day("11-20"))
    assert (subject.reference and str(subject.reference)) == reference
    assert subject.cycle == cycle


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("shup", "There is no team 'shup'.", "Did you mean shop?"),
        ("shop@2026-Q5", "There is no cycle '2026-Q5'.", "Did you mean 2026-Q4?"),
        ("fast/p99", "'fast/p99' does not say which team.", "TEAM:fast/p99"),
        ("shop:fist", "There is no 'shop:fist'.", "Did you mean shop@2026-Q4:fast?"),
        ("shop:Fast", "'shop:Fast' is not a reference", "Write team:objective/key-result."),
    ],
)
def test_what_does_not_exist_is_said_with_the_closest(text: str, message: str, hint: str) -> None:
    """An unknown name is a usage error that says what was probably meant."""
    with pytest.raises(UsageError) as caught:
        find_subject(text, plan=_plan(), today=day("11-20"))
    assert message in caught.value.message
    assert hint in (caught.value.hint or "")


def test_a_name_in_two_cycles_of_the_same_days_needs_the_cycle() -> None:
    """Nothing is guessed: the sentence names both and shows what to type."""
    twins = [cycle(name, "10-01", "12-31") for name in ("q4", "sprint")]
    plan = plan_of(objective("pay", cycle="q4"), objective("pay", cycle="sprint"), cycles=twins)
    with pytest.raises(UsageError) as caught:
        find_subject("company:pay", plan=plan, today=day("11-20"))
    assert caught.value.message == "'company:pay' stands in more than one cycle: q4, sprint."
    assert caught.value.hint == "Name the cycle too: company@q4:pay"


def test_an_unknown_cycle_lists_what_there_is() -> None:
    """When nothing is close the names themselves help."""
    with pytest.raises(UsageError) as caught:
        find_cycle("next", plan=_plan())
    assert caught.value.hint == "There are: 2026, 2026-Q4."
