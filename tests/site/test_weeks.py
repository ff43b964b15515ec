"""Every week has its page for ever: what was reported, changed, raised and asked in it."""

from __future__ import annotations

from datetime import date

import pytest

from okrascode.site.phrases import Phrases
from okrascode.site.sentences import Sentences
from okrascode.site.view_site import view_of
from okrascode.site.weeks import week_address, weeks_of
from okrascode.site.words import words_in
from tests.support.site_company import commit_id, company

WEEKS = {week.address: week for week in weeks_of(view_of(company()))}


def test_weeks_begin_on_monday_and_are_named_as_calendars_do() -> None:
    """The first days of a year can belong to the last week of the year before."""
    assert week_address(date(2026, 11, 22)) == "changes/2026-w47/"
    assert week_address(date(2027, 1, 1)) == "changes/2026-w53/"
    assert WEEKS["changes/2026-w47/"].first == date(2026, 11, 16)
    assert WEEKS["changes/2026-w47/"].last == date(2026, 11, 22)


def test_an_update_stands_beside_what_was_known_before() -> None:
    """Value and confidence are compared with the newest ones before the week."""
    week = WEEKS["changes/2026-w45/"]
    [update] = [u for u in week.updates if u.key_result.id == "false-starts"]
    assert (str(update.before.value), str(update.last.value)) == ("3.4", "3.6")  # type: ignore[union-attr]
    assert (update.confidence_before, update.confidence, update.drift) == (6, 4, -1)


def test_the_sentence_counts_what_is_below_it() -> None:
    """Every number in it can be counted again in the lists of the page."""
    week = WEEKS["changes/2026-w47/"]
    said = Sentences(Phrases(words_in("en"))).week(week)
    n = len({u.key_result.reference for u in week.updates})
    assert said.startswith(f"{n} of 15 key results were updated. Confidence rose in {week.rose}")
    assert week.rose == sum(u.drift > 0 for u in week.updates)


def test_changes_of_the_plan_have_their_week_and_commit() -> None:
    """A target that moved is told in the week of the commit that moved it, with the reason."""
    [move] = WEEKS["changes/2026-w44/"].moves
    assert move.row.field == "target"
    assert move.row.commit is not None
    assert move.row.commit.id == commit_id("target")


def test_questions_and_requests_have_their_weeks() -> None:
    """Raised and resolved, asked and promised are four different days."""
    raised = {q.id for q in WEEKS["changes/2026-w41/"].raised}
    assert raised == {"winter"}
    assert [q.id for q in WEEKS["changes/2026-w46/"].resolved] == ["price"]
    assert [r.need for r in WEEKS["changes/2026-w43/"].asked] == ["dry flour before five"]
    assert [r.need for r in WEEKS["changes/2026-w41/"].promised] == ["one spare oven per hill"]


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2027, 3, 1)])
def test_a_quiet_week_says_so(day: date) -> None:
    """Where nothing is known nothing is claimed."""
    last = weeks_of(view_of(company(today=day)))[-1]
    assert last.is_quiet
    said = Sentences(Phrases(words_in("en"))).week(last)
    assert said == "Nothing is known to have happened in this week."


def test_a_week_does_not_know_the_future() -> None:
    """Seen from an earlier day a page tells what was known then."""
    early = weeks_of(view_of(company(today=date(2026, 10, 20))))
    assert max(week.first for week in early) == date(2026, 10, 19)
