"""Who supports whom, and what comes of it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from okrascode.config import Settings
from okrascode.model.objective import ItemState
from okrascode.model.reference import parse_reference
from okrascode.rollup.alignment import order_and_loops, supporters_in
from tests.support.plans import (
    cycle,
    find_objective,
    key_result,
    objective,
    plan_of,
    reading,
    rolled_up,
    team,
)


def supporter(name: str, *, supports="company:love-us", score=None, **more):
    """Make an objective of team payments that supports another, and its reading."""
    on = more.pop("on", "11-10")
    item = objective(name, key_result(), team="payments", supports=[supports], **more)
    where = f"payments@{item.cycle}:{name}/rate"
    return item, [] if score is None else [reading(score, on, of=where)]


def love_us(*supporters, key_results=(), readings=(), today="11-15", **more):
    """Roll up company:love-us with its supporters."""
    settings = Settings(rollup_parents=more.pop("parents", "own"))
    cycles = more.pop("cycles", None)
    plan = plan_of(
        objective("love-us", *key_results, **more),
        *(item for item, _ in supporters),
        **({} if cycles is None else {"cycles": cycles}),
    )
    known = [r for _, rs in supporters for r in rs]
    where = more.get("cycle", "2026-Q4")
    rollup = rolled_up(plan, *readings, *known, today=today, cycles=[where], settings=settings)
    return find_objective(rollup, "love-us")


def test_an_objective_without_key_results_is_scored_by_its_supporters() -> None:
    """0.6 with weight 1 and 0.9 with weight 2: 2.4 / 3 = 0.8."""
    part = love_us(supporter("a", score=60), supporter("b", score=90, weight=2))
    assert (part.score, part.supporters_score, part.score_from) == (
        Fraction(4, 5),
        Fraction(4, 5),
        "supporters",
    )
    assert [str(name) for name in part.supporters] == ["payments@2026-Q4:a", "payments@2026-Q4:b"]


def test_supporting_a_key_result_is_supporting_its_objective() -> None:
    """And who supports both counts once."""
    own = key_result("nps")
    item = objective(
        "a", key_result(), team="payments", supports=["company:love-us/nps", "company:love-us"]
    )
    part = love_us((item, [reading(60, "11-10", of="payments@2026-Q4:a/rate")]), key_results=[own])
    assert (part.supporters_score, len(part.supporters)) == (Fraction(3, 5), 1)


def test_neither_key_results_nor_supporters_is_no_score() -> None:
    """It is left out and named."""
    part = love_us()
    assert (part.score, part.status, part.status_from) == (None, "unjudged", "none")
    assert part.no_score_because == "it has no active key results and nothing supports it"
    assert part.no_supporters_score_because == ""


def test_drafts_and_dropped_supporters_are_left_out() -> None:
    """They are named among the supporters and count for nothing."""
    part = love_us(
        supporter("a", score=60),
        supporter("b", score=90, state=ItemState.DROPPED),
        supporter("c", score=90, state=ItemState.DRAFT),
    )
    assert (part.supporters_score, len(part.supporters)) == (Fraction(3, 5), 3)


def test_supporters_without_a_score_give_none_and_say_so() -> None:
    """The reason of the parent names them."""
    part = love_us(supporter("b", score=90, state=ItemState.DROPPED))
    assert part.no_supporters_score_because == "none of its supporting objectives has a score"
    assert part.no_score_because == (
        "it has no active key results, and none of its supporting objectives has a score"
    )


@pytest.mark.parametrize(
    ("parents", "score", "score_from"),
    [
        ("own", Fraction(2, 5), "own"),
        ("supporters", Fraction(4, 5), "supporters"),
        ("both", Fraction(3, 5), "both"),
    ],
)
def test_parents_with_both_count_as_the_settings_say(parents, score, score_from) -> None:
    """Own 0.4, supporters 0.8; the supporters' score stands beside whatever counts."""
    part = love_us(
        supporter("a", score=80),
        key_results=[key_result("nps")],
        readings=[reading(40, "11-10", of="company@2026-Q4:love-us/nps")],
        parents=parents,
    )
    assert (part.score, part.score_from, part.supporters_score) == (
        score,
        score_from,
        Fraction(4, 5),
    )


@pytest.mark.parametrize("parents", ["own", "supporters", "both"])
def test_without_supporters_its_own_score_counts(parents) -> None:
    """There is nothing to choose from."""
    part = love_us(key_results=[key_result("nps")], parents=parents)
    assert (part.score, part.score_from) == (0, "own")


def test_both_without_a_score_of_its_own_is_no_score() -> None:
    """A key result that cannot be scored is not replaced in silence."""
    part = love_us(
        supporter("a", score=80), key_results=[key_result("nps", unmeasured=True)], parents="both"
    )
    assert (part.score, part.no_score_because) == (None, "none of its key results has a score")


CYCLES = (
    cycle("2026", "01-01", "12-31"),
    cycle("2026-Q3", "07-01", "09-30"),
    cycle("2026-Q4", "10-01", "12-31"),
    cycle("2027", "2027-01-01", "2027-12-31"),
)


def test_supporters_inside_the_parents_cycle_count_closed_ones_with_their_final_score() -> None:
    """Q3 closed at 0.4 and was reported late at 0.9: 0.4 counts. With Q4 at 0.6: 0.5."""
    closed, known = supporter(
        "a", supports="company@2026:love-us", score=40, cycle="2026-Q3", on="09-20"
    )
    late = reading(90, "10-05", of="payments@2026-Q3:a/rate", late=True)
    running = supporter("b", supports="company@2026:love-us", score=60)
    part = love_us((closed, [*known, late]), running, cycle="2026", cycles=CYCLES)
    assert part.supporters_score == Fraction(1, 2)


def test_supporters_outside_the_parents_cycle_do_not_count() -> None:
    """Last quarter's work is not part of this quarter's number, nor a year of its quarter's."""
    past = supporter("a", score=40, cycle="2026-Q3", supports="company@2026-Q4:love-us")
    year = supporter("b", score=40, cycle="2026", supports="company@2026-Q4:love-us")
    unknown = supporter("c", score=40, cycle="2031", supports="company@2026-Q4:love-us")
    part = love_us(past, year, unknown, cycles=CYCLES)
    assert (part.supporters, part.score) == ((), None)


def test_finals_of_supporters_make_the_final_of_their_parent() -> None:
    """0.4 on the last day and 0.9 after it."""
    late = reading(90, "2027-01-05", of="payments@2026-Q4:a/rate", late=True)
    item, known = supporter("a", score=40)
    part = love_us((item, [*known, late]), today="2027-01-10")
    assert (part.score, part.final_score, part.status) == (Fraction(2, 5), Fraction(2, 5), "missed")


def test_expected_and_pace_come_from_the_supporters_of_what_has_no_key_results() -> None:
    """0.4 of 0.5 expected: pace 0.8, at risk."""
    part = love_us(supporter("a", score=40))
    assert (part.expected, part.pace, part.status) == (Fraction(1, 2), Fraction(4, 5), "at_risk")


def test_silent_supporters_do_not_read_as_green() -> None:
    """When more than half of them are stale, so is what they support."""
    part = love_us(supporter("a", score=90, on="10-15"), supporter("b", score=90, on="10-15"))
    assert (part.status, part.last_status) == ("stale", "on_track")


def test_one_silent_supporter_of_two_or_three_does_not_make_its_parent_stale() -> None:
    """Half is not more than half, and a third is less."""
    silent, second = supporter("a", score=90, on="10-15"), supporter("b", score=90)
    assert love_us(silent, second).status == "on_track"
    assert love_us(silent, second, supporter("c", score=90)).status == "on_track"


def test_supporters_that_have_not_started_have_not_started_their_parent() -> None:
    """Early in the cycle."""
    assert love_us(supporter("a"), today="10-05").status == "not_started"


def test_a_loop_gives_no_supporters_score_and_says_why() -> None:
    """A supports b supports a: each keeps its own score, and c above them has theirs."""
    a = objective("a", key_result(), supports=["company:b"])
    b = objective("b", key_result(), supports=["company:a", "company:c"])
    c = objective("c")
    known = [reading(60, "11-10", of=f"company@2026-Q4:{name}/rate") for name in "ab"]
    rollup = rolled_up(plan_of(a, b, c), *known)
    for name in "ab":
        part = find_objective(rollup, name)
        assert (part.score, part.supporters_score) == (Fraction(3, 5), None)
        assert part.no_supporters_score_because == (
            "it stands in a loop of objectives that support each other"
        )
        assert len(part.supporters) == 1
    assert find_objective(rollup, "c").score == Fraction(3, 5)


def test_supporting_itself_is_a_loop() -> None:
    """Also through one of its own key results."""
    part = love_us(key_results=[key_result("nps")], supports=["company:love-us/nps"])
    assert part.supporters_score is None
    assert part.no_supporters_score_because.startswith("it stands in a loop")


def test_a_chain_of_thousands_is_followed() -> None:
    """Without recursion: the last of 3,000 has the score of the first."""
    chain = [
        objective(
            f"o{n}",
            *([key_result()] if n == 0 else []),
            supports=[f"company:o{n + 1}"] if n < 2999 else [],
        )
        for n in range(3000)
    ]
    rollup = rolled_up(plan_of(*chain), reading(70, "11-10", of="company@2026-Q4:o0/rate"))
    assert find_objective(rollup, "o2999").score == Fraction(7, 10)


def test_order_puts_supporters_first_and_holds_nothing_else() -> None:
    """A diamond: each once, the shared one first; who is not asked for is not there."""
    top, left, right, low, other = (parse_reference(n) for n in ("t", "l", "r", "b", "x"))
    links = {top: (left, right), left: (low,), right: (low,), other: (low,)}
    order, loops = order_and_loops([top, left], links)
    assert order == (low, left, right, top)
    assert not loops


def test_a_longer_way_round_is_one_loop() -> None:
    """A ← b ← c ← a with a way out to d: d is not in it."""
    a, b, c, d = (parse_reference(n) for n in "abcd")
    order, loops = order_and_loops([a], {a: (b,), b: (c, d), c: (a,)})
    assert order[0] == d
    assert loops == {a, b, c}


@pytest.mark.parametrize(
    ("link", "more"),
    [
        ("company:old-name", {"formerly": (parse_reference("company@2026-Q4:old-name"),)}),
        ("company:old-name/nps", {"formerly": (parse_reference("company@2026-Q4:old-name"),)}),
        ("holding:love-us", {}),
        ("holding:love-us/nps", {}),
        ("holding:love-us/gone", {}),
        ("company:moved/away", {}),
        ("holding:old-name/x", {"formerly": (parse_reference("company@2026-Q4:old-name"),)}),
    ],
)
def test_links_follow_former_names(link, more) -> None:
    """Of the objective, the key result or the team; a key result may have moved between two."""
    nps = key_result("nps", formerly=(parse_reference("company@2026-Q4:moved/away"),))
    plan = plan_of(
        objective("love-us", nps, **more),
        objective("moved"),
        objective("a", key_result(), team="payments", supports=[link]),
        teams=[team("company", formerly=("holding",)), team("payments", "company")],
    )
    parent = parse_reference("company@2026-Q4:love-us")
    assert supporters_in(plan) == {parent: (parse_reference("payments@2026-Q4:a"),)}


def test_a_link_that_leads_nowhere_supports_nothing() -> None:
    """Lint says so; the numbers go on."""
    for link in ("company:gone", "nobody:gone/either"):
        assert not supporters_in(plan_of(objective("a", supports=[link])))
