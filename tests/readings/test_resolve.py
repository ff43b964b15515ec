"""Observations in order, as absolute values."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from okrascode.model.measure import Measure, Source, SourceKind
from okrascode.model.reference import Id
from okrascode.readings.item import Item
from okrascode.readings.observation import Observation
from okrascode.readings.reading import Origin, SourceName
from okrascode.readings.resolve import resolve
from tests.support.plans import QUARTER, key_result, metric, milestones, objective


def _item(measure: Measure) -> Item:
    whole = objective("checkout", key_result("rate", measure))
    return Item(whole.reference_to(whole.key_results[0]), whole, whole.key_results[0], "okrs/x")


@st.composite
def _observations(draw: st.DrawFn, measure: str) -> list[Observation]:
    found = []
    for number in range(draw(st.integers(0, 6))):
        at = datetime(2026, 10, 1, tzinfo=UTC) + timedelta(hours=draw(st.integers(0, 30)))
        kind: dict[str, object] = {"value": Decimal(draw(st.integers(-5, 5)))}
        if measure == "counted":
            kind = {"added": Decimal(draw(st.integers(-5, 5)))}
        elif measure == "steps":
            done = draw(st.sets(st.sampled_from([Id("a"), Id("b"), Id("c")])))
            kind = {"done" if draw(st.booleans()) else "undone": tuple(sorted(done))}
        found.append(
            Observation(
                day=draw(st.one_of(st.none(), st.just(at.date()))),
                not_after=at.date(),
                source=draw(st.sampled_from(list(SourceName))),
                origin=Origin(
                    commit="c", author="", authored_at=at, position=draw(st.integers(0, 3))
                ),
                where=f"okrs/{number}.yaml",
                **kind,  # type: ignore[arg-type]  # one of the fields that hold a value
            )
        )
    return found


_COUNTED = metric(3, source=Source(kind=SourceKind.COMMITS))


@given(_observations("counted"), st.randoms())
def test_counting_is_a_sum_in_any_order(found: list[Observation], random: object) -> None:
    """The last value is the baseline and all that was added, however the commits are listed."""
    readings, findings = resolve(_item(_COUNTED), found, cycle=QUARTER)
    random.shuffle(found)  # type: ignore[attr-defined]  # Hypothesis gives a Random
    assert resolve(_item(_COUNTED), found, cycle=QUARTER) == (readings, findings)
    total = 3 + sum((one.added or Decimal(0) for one in found), Decimal(0))
    assert (readings[-1].value if readings else 3) == total


@given(_observations("value"), st.randoms())
def test_order_does_not_depend_on_the_sources_order(
    found: list[Observation], random: object
) -> None:
    """Readings come by day, and the same set of observations gives the same readings."""
    expected = resolve(_item(metric()), found, cycle=QUARTER)
    random.shuffle(found)  # type: ignore[attr-defined]  # Hypothesis gives a Random
    assert resolve(_item(metric()), found, cycle=QUARTER) == expected
    days = [reading.day or reading.not_after for reading in expected[0]]
    assert days == sorted(days, key=str)
    assert [reading.value for reading in expected[0]].count(None) == 0


@given(_observations("steps"))
def test_steps_stay_in_the_order_of_the_measure(found: list[Observation]) -> None:
    """What is done is a part of the measure, never anything twice."""
    readings, _ = resolve(_item(milestones("a", "b", "c")), found, cycle=None)
    for reading in readings:
        value = reading.value or ()
        assert isinstance(value, tuple)
        assert [step for step in ("a", "b", "c") if step in value] == list(value)
