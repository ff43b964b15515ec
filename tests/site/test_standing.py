"""How objectives stand: score and status with what they are made of, also without key results."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest

from okrascode.config import Settings
from okrascode.rollup.result import Status, StatusFrom
from okrascode.site.render import RenderedPage
from okrascode.site.source import SiteSource
from okrascode.site.standing import reason_of, score_of
from okrascode.site.tree import pages_in
from okrascode.site.view import ObjectiveView
from okrascode.site.view_site import view_of
from okrascode.site.words import words_in
from tests.support.html import look_at
from tests.support.site_company import DOCUMENTS, company, plan_of_texts, source_of

CARRIED = "teams/company/2026-Q4/together/"
_MORE = """\
  - id: together
    objective: What we are called for is there
  - id: nobody
    objective: Nobody carries this yet
  - id: later
    objective: We know whether schools want breakfast
    state: draft
    key_results:
      - id: asked
        key_result: Schools asked
        measure: {unit: schools, baseline: 0, target: 5}
"""


@cache
def source(parents: str = "own") -> SiteSource:
    """Give the sample company with objectives that are carried, empty and a draft."""
    texts = dict(DOCUMENTS)
    texts["okrs/company/2026-Q4.yaml"] += _MORE
    for team, old in (("kitchens", "[company:trust]"), ("people", "owner: amara\n    key_results")):
        path = f"okrs/{team}/2026-Q4.yaml"
        new = (
            "[company:together, company:trust]"
            if team == "kitchens"
            else ("owner: amara\n    weight: 2\n    supports: [company:together]\n    key_results")
        )
        assert old in texts[path]
        texts[path] = texts[path].replace(old, new, 1)
    settings = replace(Settings(), rollup_parents=parents)
    return source_of(plan_of_texts(texts), company().record, settings=settings)


@cache
def pages(language: str = "en", parents: str = "own") -> dict[str, RenderedPage]:
    """Give the pages by their address."""
    return {p.address: p for p in pages_in(language, view_of(source(parents)))}


def text_of(address: str, language: str = "en", parents: str = "own") -> str:
    """Give what can be read on a page, with single spaces."""
    return " ".join(look_at(pages(language, parents)[address].html).text.split())


def objective(name: str) -> ObjectiveView:
    """Give an objective of the company by its id."""
    return next(o for o in view_of(source()).company if o.id == name)


def test_an_objective_of_supporters_shows_its_parts() -> None:
    """Supporter, score, weight and product stand in a table, and the sum leads to the score."""
    text = text_of(CARRIED)
    assert "It is carried by the objectives below." in text
    assert "no key results yet" not in text
    assert "Lunch leaves the kitchen when it shouldKitchens0.5810.58" in text
    assert "Cooks stay because they want toPeople0.0020.00" in text
    assert "0.58 ÷ 3 = 0.19" in text
    assert score_of(objective("together"), words_in("en")) == "Score 0.19 from the teams"
    assert "由以下目标承担" in text_of(CARRIED, "zh")


def test_the_parts_of_supporters_lead_to_the_score() -> None:
    """The numbers in the view are those of the roll-up."""
    view = objective("together")
    total = sum((Fraction(p.weight) * (p.score or 0) for p in view.parts), Fraction(0))
    assert view.score == view.supporters_score == total / 3


def test_an_objective_with_neither_says_that_it_has_none() -> None:
    """Only where nothing carries it are key results missing."""
    assert "This objective has no key results yet." in text_of("teams/company/2026-Q4/nobody/")


def test_a_score_of_two_halves_shows_both() -> None:
    """With ``parents = "both"`` two tables and the mean of their sums are shown."""
    text = text_of("teams/kitchens/2026-Q4/on-time/", parents="both")
    assert "Together2.30 ÷ 4 = 0.58" in text
    assert "Together1.00 ÷ 1 = 1.00" in text
    assert "Score (0.58 + 1.00) ÷ 2 = 0.79" in text


def test_a_draft_has_no_score_to_read() -> None:
    """A zero would look like a failure of what nobody has begun."""
    for address in ("teams/company/2026-Q4/later/", "teams/company/2026-Q4/later/asked/"):
        text = text_of(address)
        assert "Does not count towards a score" in text, address
        assert "0.00" not in text, address
    assert "不计入得分" in text_of("teams/company/", "zh")


def test_the_company_objectives_say_how_they_stand() -> None:
    """Status, its reason and the score stand under each title on the overview."""
    text = text_of("")
    assert "At riskby confidence 5.5Score 0.49Owner: 林悦" in text
    assert "Score 0.19 from the teams" in text


def test_a_status_says_what_made_it() -> None:
    """Next to a status that no part has stands the number that gave it."""
    words, view = words_in("en"), objective("trust")
    by_pace = replace(
        view,
        status=Status.OFF_TRACK,
        status_from=StatusFrom.PACE,
        expected=Fraction(59, 100),
        pace=Fraction(30, 59),
    )
    assert reason_of(by_pace, words) == "by pace: 0.30 of 0.59 expected"
    assert reason_of(view, words) == "by confidence 5.5"
    silent = replace(view, status_from=StatusFrom.FRESHNESS)
    assert reason_of(silent, words) == "more than half of its parts are silent"


@pytest.mark.parametrize("given", [StatusFrom.STATE, StatusFrom.END, StatusFrom.NONE])
def test_a_status_that_speaks_for_itself_needs_no_reason(given: StatusFrom) -> None:
    """A draft, an end and nothing to judge by are said by the word alone."""
    assert reason_of(replace(objective("trust"), status_from=given), words_in("en")) == ""
