"""The first sentence of a page says what can be counted again below it."""

from __future__ import annotations

import re

import pytest

from okrascode.site.alignment_map import map_of
from okrascode.site.cycle_summary import cycles_of
from okrascode.site.phrases import Phrases
from okrascode.site.sentences import Sentences
from okrascode.site.tree import pages_in
from okrascode.site.view_site import view_of
from okrascode.site.words import words_in
from tests.support.html import look_at
from tests.support.site_company import company

SITE = view_of(company())
TELL = Sentences(Phrases(words_in("en")))
PAGES = {
    language: {page.address: look_at(page.html) for page in pages_in(language, SITE)}
    for language in ("en", "zh")
}


def text_of(address: str, language: str = "en") -> str:
    """Give what can be read on a page, with single spaces."""
    return " ".join(PAGES[language][address].text.split())


def test_the_map_counts_teams_and_gaps() -> None:
    """Of five teams three lead to the company; people's objective leads nowhere."""
    said = TELL.map(map_of(SITE))
    assert said == (
        "The work of 3 of 4 teams leads to a company objective. There are 3 gaps to talk about."
    )
    assert said in text_of("map/")


def test_hard_things_are_counted_and_aged() -> None:
    """Two are open, one has no sponsor, the older one was raised on 6 October."""
    assert (
        "2 questions are open. 1 hard question still needs a sponsor. "
        "The oldest has been open for 47 days." in text_of("hard/")
    )
    ids = [i for i in PAGES["en"]["hard/"].ids if i.startswith("question-")]
    assert len(ids) == 3


def test_requests_are_counted_by_answer() -> None:
    """One of each kind."""
    assert (
        "3 requests run between teams. "
        "1 has no answer yet, 1 is promised and 1 is declined." in text_of("dependencies/")
    )
    chinese = text_of("dependencies/", "zh")
    assert "团队之间有3项请求。1项尚未答复，1项已承诺，1项已婉拒。" in chinese


def test_a_cycle_that_is_over_begins_with_what_was_learned() -> None:
    """The lesson stands before every score of the cycle."""
    text = text_of("cycles/2026-Q3/")
    assert "Of 1 objective, 1 partly achieved. 1 lesson was written down." in text
    assert text.index("Visiting beats writing.") < text.index("Score")
    assert "Goes on as: Most of what we cook grows within a day's drive" in text


def test_what_goes_on_leads_both_ways() -> None:
    """The old objective leads to the new one, and the new one back."""
    old, new = "teams/sourcing/2026-Q3/know-farms/", "teams/sourcing/2026-Q4/near-farms/"
    assert any(link.endswith("2026-Q4/near-farms/") for link in PAGES["en"][old].links)
    assert "Goes on with: We know every farm we could buy from" in text_of(new)


def test_every_cycle_has_its_page() -> None:
    """The newest stands first, and a quarter before the year it lies in."""
    assert [page.cycle.id for page in cycles_of(SITE)] == ["2026-Q4", "2026", "2026-Q3"]
    assert {f"cycles/{page.cycle.id}/" for page in cycles_of(SITE)} <= set(PAGES["en"])


def test_the_last_score_of_a_line_is_the_score_of_today() -> None:
    """The picture and the sum below it cannot disagree."""
    drawn = [o for o in SITE.running if o.series and o.score is not None]
    assert drawn
    for objective in drawn:
        day, score = objective.series[-1]
        assert (day, score) == (SITE.today, objective.score)


def test_the_table_has_every_score_of_the_line() -> None:
    """What is drawn can be read."""
    address = "teams/kitchens/2026-Q4/on-time/"
    objective = next(o for o in SITE.objectives if o.address == address)
    table = text_of(address).split("The scores as a table")[1].split("How the score is made")[0]
    assert len(re.findall(r"\d\.\d\d", table)) == len(objective.series) == 8


@pytest.mark.parametrize("language", ["en", "zh"])
def test_words_stand_in_both_languages(language: str) -> None:
    """Whoever knows a word in one language finds it in the other."""
    text = text_of("read/", language)
    for name in ("Key result", "关键结果", "Confidence", "信心", "Alignment", "对齐"):
        assert name in text


def test_rules_say_why_with_examples() -> None:
    """What a pull request is judged by can be read without the command line."""
    text = text_of("rules/")
    assert "An objective has no owner." in text
    assert "OKR401 no-owner" in text
    assert "What everybody owns is owned by nobody." in text
    assert "stops a pull request" in text
