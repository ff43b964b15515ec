"""Where help is needed: each thing by name and with its link, nothing twice, nothing forgotten."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType

import pytest

from okrascode.model.reference import parse_reference
from okrascode.readings.reading import Reading
from okrascode.rollup.result import Status
from okrascode.site.charts.marks import ORDER
from okrascode.site.help_needed import HelpNeeded, help_needed, questions_now
from okrascode.site.tree import pages_in
from okrascode.site.view import SiteView, TeamView
from okrascode.site.view_site import view_of
from tests.support.html import Look, look_at
from tests.support.site_company import DOCUMENTS, company, plan_of_texts, source_of

_LATE = "company@2026-Q4:trust/late"
_OLD = """\
    open_questions:
      - {id: mill, question: Who owns the mill, raised_by: jon, raised_on: 2026-07-16}
      - {id: winter, question: What do we cook in winter, raised_on: 2026-08-01}
      - {id: solved, question: Is it solved, raised_on: 2026-08-01, resolved_on: 2026-11-20}
      - {id: soon, question: Will it be raised, raised_on: 2026-12-01}
"""


@cache
def site(today: date = date(2026, 11, 22)) -> SiteView:
    """Give the sample company; its last quarter left questions, and one green is too good."""
    texts = dict(DOCUMENTS)
    path = "okrs/sourcing/2026-Q3.yaml"
    texts[path] = texts[path].replace("    closing:", _OLD + "    closing:")
    record = company().record
    readings: Mapping[object, tuple[Reading, ...]] = {
        about: (*found[:-1], replace(found[-1], confidence=Decimal(8)))
        if about == parse_reference(_LATE)
        else found
        for about, found in record.readings.items()
    }
    record = replace(record, readings=MappingProxyType(readings))  # type: ignore[arg-type]
    return view_of(source_of(plan_of_texts(texts), record, today=today))


def overview(language: str = "en") -> tuple[str, Look]:
    """Give the first page and what is to be seen on it."""
    html = next(p.html for p in pages_in(language, site()) if p.address == "")
    return html, look_at(html)


def help_of(view: SiteView) -> HelpNeeded:
    """Sort out what needs help."""
    views = sorted(view.current, key=lambda k: ORDER.index(k.status))
    return help_needed(views, [q for q in questions_now(view) if q.is_open])


def _settled(view: SiteView) -> tuple[TeamView, ...]:
    """Take every open question away."""
    return tuple(
        replace(team, objectives=tuple(replace(o, questions=()) for o in team.objectives))
        for team in view.team_cycles
    )


def test_every_key_result_that_needs_help_is_named_once() -> None:
    """In danger, silent and in disagreement are three lists without doubles."""
    found = help_of(site())
    listed = [k.reference for k in (*found.in_danger, *found.silent, *found.tense)]
    assert len(listed) == len(set(listed)) == found.key_results == 8
    assert {k.status for k in found.in_danger} == {Status.AT_RISK}
    assert [k.reference for k in found.tense] == [_LATE]


def test_the_longest_silence_stands_first() -> None:
    """Nothing at all is more silent than a month."""
    ages = [k.age_days for k in help_of(site()).silent]
    assert ages == [None, None, 27]


def test_the_link_for_leaders_leads_to_names_with_links() -> None:
    """The section has each key result, ask and question with the page that says more."""
    html, look = overview()
    section = html[html.index('<h2 id="help">') : html.index('<h2 id="recent">')]
    links = re.findall(r'href="([^"]+)"', section)
    assert "#help" in look.links
    assert html.index('<h2 id="help">') < html.index('<h2 id="hard">')
    found = help_of(site())
    for view in (*found.in_danger, *found.silent, *found.tense, *found.asks):
        assert view.address in links, view.reference
        assert view.title.split("'")[0] in section
    assert all(f"hard/#{q.anchor}" in links for q in found.questions)
    text = " ".join(look_at(section).text.split())
    assert "no word for 27 days" in text
    assert "was: Off track" in text
    assert "confidence 8/10, score 0.31 of 0.58 expected" in text
    assert "Somebody who talks to the canton about the bridge." in text


def test_a_green_that_is_worth_a_conversation_is_seen() -> None:
    """The first sentence says so, its square is marked, and it stands before the other greens."""
    html, look = overview()
    text = " ".join(look.text.split())
    assert "7 of 15 key results are on track (1 of these is worth a conversation)," in text
    assert "（其中1项值得聊一聊）" in overview("zh")[1].text
    squares = re.findall(r'class="okr-square okr-s-(\w+)( okr-square--talk)?"', html)
    first_green = next(mark for mark in squares if mark[0] == "on_track")
    assert first_green[1]
    assert "On track, Worth a conversation" in text


def test_an_open_question_outlives_its_cycle() -> None:
    """It stays on the first page with its age and its cycle until somebody resolves it."""
    text = " ".join(overview()[1].text.split())
    assert "Needs a sponsoropen for 129 days Who owns the mill" in text
    assert [q.id for q in help_of(site()).questions] == ["night-shift", "mill"]
    assert re.search(r"Who owns the mill Raised by Jon Weber16 JulSourcing2026-Q3", text)


def test_a_question_stands_once_and_only_when_it_waits() -> None:
    """Carried on under its id, resolved since, or not raised yet: the old one is not shown."""
    ids = [(q.id, q.cycle.id) for q in questions_now(site())]
    assert sorted(ids) == [
        ("mill", "2026-Q3"),
        ("night-shift", "2026-Q4"),
        ("price", "2026-Q4"),
        ("winter", "2026-Q4"),
    ]


@pytest.mark.parametrize(
    ("day", "is_open"), [(date(2026, 11, 8), True), (date(2026, 11, 9), False)]
)
def test_a_question_is_open_until_its_day(day: date, is_open: bool) -> None:
    """A site of an earlier day does not know what was resolved later."""
    price = next(q for q in questions_now(site(day)) if q.id == "price")
    assert price.is_open is is_open


def test_where_nothing_waits_the_page_says_so() -> None:
    """An empty list is a sentence."""
    calm = help_needed([], [])
    assert (calm.key_results, calm.asks, calm.questions) == (0, (), ())


def test_between_cycles_nothing_is_said_to_be_well() -> None:
    """When no cycle runs, a list that is empty says that, and not that all is on track."""
    view = view_of(company(today=date(2027, 1, 15)))
    calm = replace(view, team_cycles=_settled(view))
    for language, said in (("en", "No cycle is running"), ("zh", "目前没有进行中的周期")):
        page = next(p for p in pages_in(language, calm) if not p.address)
        assert said in page.html
        assert "Nothing is off track" not in page.html


def test_a_long_list_is_folded() -> None:
    """After ten lines the rest is there, behind a line that says how many."""
    texts = dict(DOCUMENTS)
    more = "".join(
        f"      - id: more-{n}\n        key_result: More {n}\n"
        f"        measure: {{baseline: 0, target: 9}}\n"
        for n in range(12)
    )
    path = "okrs/people/2026-Q4.yaml"
    texts[path] = texts[path].rstrip("\n") + "\n" + more
    view = view_of(source_of(plan_of_texts(texts), company().record))
    html = next(p.html for p in pages_in("en", view) if p.address == "")
    assert len(help_of(view).silent) == 15
    assert "<summary>and 5 more</summary>" in html
