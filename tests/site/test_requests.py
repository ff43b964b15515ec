"""What teams ask of each other: asked, promised, declined, and how long it waits."""

from __future__ import annotations

from datetime import date

from okrascode.site.pages.dependencies import PAGE
from okrascode.site.phrases import Phrases
from okrascode.site.view_requests import Answer
from okrascode.site.view_site import view_of
from okrascode.site.words import words_in
from tests.support.site_company import DOCUMENTS, commit_id, company, plan_of_texts, source_of

SITE = view_of(company())
BY_NEED = {request.need: request for request in SITE.requests}
FLOUR = BY_NEED["dry flour before five"]
OVEN = BY_NEED["one spare oven per hill"]
COOKS = BY_NEED["two cooks for the early shift"]


def test_the_answer_stands_in_the_other_teams_file() -> None:
    """A promise is a ``serves`` there, a no is a ``declines`` there, and else there is none."""
    assert OVEN.answer is Answer.PROMISED
    assert FLOUR.answer is Answer.DECLINED
    assert FLOUR.why.startswith("The mill opens at six.")
    assert COOKS.answer is Answer.REQUESTED
    assert COOKS.answer_file.path == "okrs/people/2026-Q4.yaml"


def test_a_request_says_since_when_with_its_commit() -> None:
    """Its age is the days since the commit that asked first."""
    assert (OVEN.asked_on, OVEN.answered_on) == (date(2026, 10, 5), date(2026, 10, 8))
    assert OVEN.asked is not None
    assert OVEN.asked.id == commit_id("oven")
    assert OVEN.age_days == 48
    assert COOKS.age_days is None


def test_what_is_late_is_said_and_a_no_is_not_late() -> None:
    """Whoever said no owes nothing, and what is achieved is there."""
    assert FLOUR.due == date(2026, 11, 15)
    late = view_of(company(today=date(2026, 12, 20)))
    assert [r.need for r in SITE.requests if r.overdue] == ["two cooks for the early shift"]
    assert [r.need for r in late.requests if r.overdue] == ["two cooks for the early shift"]
    assert next(r for r in late.requests if r.need == OVEN.need).of.status == "achieved"


def test_unanswered_requests_stand_first() -> None:
    """What waits for an answer is what the page is for."""
    assert [r.answer for r in SITE.requests] == [
        Answer.REQUESTED,
        Answer.PROMISED,
        Answer.DECLINED,
    ]


def test_the_table_has_every_request_once() -> None:
    """Who asks stands at the side, who is asked above."""
    [page] = PAGE.pages(SITE, Phrases(words_in("en")))
    value = page.value
    cells = [r for _, row in value.rows for cell in row for r in cell]  # type: ignore[attr-defined]
    assert sorted(r.need for r in cells) == sorted(r.need for r in SITE.requests)


def test_requests_of_internal_teams_are_not_told() -> None:
    """Neither that they ask nor what."""
    assert all("secret" not in r.need for r in SITE.requests)
    inside = view_of(company(visibility="internal"))
    assert any("secret" in r.need for r in inside.requests)


def test_a_request_follows_what_was_renamed() -> None:
    """An old name under ``formerly`` still says of whom it is asked, and whom a no is for."""
    source = company()
    texts = dict(DOCUMENTS)
    path = "okrs/kitchens/2026-Q4.yaml"
    texts[path] = texts[path].replace("sourcing:near-farms/share", "sourcing:close-farms")
    view = view_of(source_of(plan_of_texts(texts), source.record))
    renamed = next(r for r in view.requests if r.need == FLOUR.need)
    assert renamed.of.address == "teams/sourcing/2026-Q4/near-farms/"
    assert renamed.answer is Answer.DECLINED
