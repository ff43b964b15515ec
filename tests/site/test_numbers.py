"""Sums on a page can be redone from the numbers printed on it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from okrascode.site.addresses import relative
from okrascode.site.people import initials_of
from okrascode.site.quantities import score
from okrascode.site.sums import sum_of
from okrascode.site.view_site import view_of
from tests.support.site_company import company


@dataclass(frozen=True)
class Part:
    """A score with its weight."""

    score: Fraction | None
    weight: Decimal = Decimal(1)
    counted: bool = True


def two(value: Fraction) -> Decimal:
    """Round as a person does on paper."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


SCORES = st.fractions(min_value=0, max_value=1, max_denominator=97)
WEIGHTS = st.decimals(min_value="0.1", max_value=9, places=1)


@given(st.lists(st.tuples(SCORES, WEIGHTS), min_size=1, max_size=8))
def test_the_printed_parts_lead_to_the_printed_score(parts: list[tuple[Fraction, Decimal]]) -> None:
    """Scores, weights, products and sum as printed give the mean as printed."""
    items = [Part(s, w) for s, w in parts]
    weights = sum(Fraction(w) for _, w in parts)
    mean = sum((s * Fraction(w) for s, w in parts), Fraction(0)) / weights
    total = sum_of(items, mean)
    printed = sum((total.product(item) for item in items), Decimal(0))
    assert printed == total.products
    assert str(two(Fraction(printed) / Fraction(total.weights))) == score(mean)


def test_few_digits_are_enough_as_a_rule() -> None:
    """Two decimals are printed unless they would lead elsewhere."""
    items = [Part(Fraction(16, 27)), Part(Fraction(5, 11)), Part(Fraction(1, 3))]
    total = sum_of(items, Fraction(41, 89))
    assert total.digits == 2
    assert str(total.products) == "1.37"


def test_a_column_never_mixes_decimals() -> None:
    """Scores, products and their sum are all printed with the same decimals, two as a rule."""
    items = [Part(Fraction(1)), Part(Fraction(1, 2), Decimal("0.5")), Part(Fraction(0))]
    total = sum_of(items, Fraction(1, 2))
    printed = [*map(total.score, items), *map(total.product, items), total.products]
    assert [str(n) for n in printed] == ["1.00", "0.50", "0.00", "1.00", "0.25", "0.00", "1.25"]


def test_what_is_not_counted_is_not_in_the_sum() -> None:
    """Drafts, dropped ones and those without a score take no part."""
    total = sum_of([Part(Fraction(1)), Part(None), Part(Fraction(1), counted=False)], Fraction(1))
    assert (total.products, total.weights) == (1, 1)


def test_weights_of_nothing_make_no_mean() -> None:
    """There is nothing to divide by, and nothing is claimed."""
    assert sum_of([], None).mean is None
    assert sum_of([Part(Fraction(1), Decimal(0))], None).mean is None


def test_every_objective_of_the_sample_adds_up() -> None:
    """Real pages keep the promise."""
    for objective in view_of(company()).objectives:
        total = sum_of(objective.key_results, objective.score)
        if objective.score is not None and objective.score_from == "own":
            assert total.mean is not None
            assert str(two(total.mean)) == score(objective.score)


def test_support_through_another_team_is_seen() -> None:
    """A team that supports a supporter is linked to the company's objective."""
    ovens = next(team for team in view_of(company()).teams if team.id == "ovens")
    assert "company@2026-Q4:trust" in ovens.supports


def test_teams_stand_in_the_order_of_the_organisation() -> None:
    """The root first, each team followed by its own, by name: never by how it is doing."""
    teams = [(team.depth, team.id) for team in view_of(company()).teams]
    assert teams == [(0, "company"), (1, "kitchens"), (2, "ovens"), (1, "people"), (1, "sourcing")]


def test_links_between_pages_are_relative() -> None:
    """A site works wherever it is put, also below a path."""
    assert relative("teams/a/#x", here="teams/b/2026-Q4/") == "../../a/#x"
    assert relative("", here="teams/") == "../"
    assert relative("assets/okr.css", here="") == "assets/okr.css"
    assert relative("read/", here="", index="index.html") == "read/index.html"


def test_initials_of_unusual_names() -> None:
    """Names of any script give something short, and nothing gives nothing."""
    assert [initials_of(name) for name in ("", "   ", "Ö", "å b", "欧阳 修")] == [
        "",
        "",
        "Ö.",
        "Å. B.",
        "欧",
    ]
