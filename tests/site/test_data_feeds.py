"""Feeds, calendar and digests, read by the programs they are for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import feedparser
import pytest
from icalendar import Calendar
from markdown import markdown

from okrascode.model.organization import Cycle
from okrascode.model.place import Place
from okrascode.model.reference import CycleId
from okrascode.site.source import SiteSource
from okrascode.site.view_parts import CycleView
from okrascode.site.view_site import view_of
from tests.site.test_mkdocs import ATTACKS, hostile
from tests.support.html import look_at
from tests.support.publications import URL, data_of, sample, with_url
from tests.support.site_company import TODAY, company

FEEDS = ("feed.atom", "teams/kitchens/feed.atom", "teams/kitchens/2026-Q4/on-time/feed.atom")


def feed(path: str, source: SiteSource | None = None) -> Any:
    """Read a feed; it has to be well-formed."""
    files = sample() if source is None else data_of(source)
    parsed = feedparser.parse(files[path])
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


@pytest.mark.parametrize("path", FEEDS)
@pytest.mark.parametrize("top", ["", "zh/"])
def test_a_feed_is_read_by_a_feed_reader(top: str, path: str) -> None:
    """It has title, author, addresses and entries, the newest first."""
    parsed = feed(top + path)
    assert parsed.version == "atom10"
    assert parsed.feed.title
    assert parsed.feed.links[1].href == f"{URL}/{top}{path}"
    days = [entry.updated for entry in parsed.entries]
    assert days
    assert days == sorted(days, reverse=True)
    assert parsed.feed.updated == days[0]


def test_every_feed_of_the_site_is_well_formed() -> None:
    """Also those of teams in which nothing happened."""
    feeds = [path for path in sample() if path.endswith(".atom")]
    teams = {view.address for view in view_of(company()).teams}
    assert {f"{team}feed.atom" for team in teams} <= set(feeds)
    for path in feeds:
        feed(path)


def test_identifiers_are_tags_and_no_two_are_alike() -> None:
    """An entry is told apart for ever, in every feed it stands in."""
    entries = feed("feed.atom").entries
    ids = [entry.id for entry in entries]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"tag:okrs\.lighthouse\.example,\d{4}-\d\d-\d\d:\S+", i) for i in ids)
    of_team = {entry.id for entry in feed("teams/kitchens/feed.atom").entries}
    assert of_team <= set(ids)


def test_identifiers_stay_when_time_goes_on_and_titles_change() -> None:
    """A feed reader does not show everything again."""
    source = with_url(company(today=TODAY + timedelta(days=9)))
    plan = source.plan
    renamed = {
        r: replace(k, title=k.title + " (now called so)") for r, k in plan.key_results.items()
    }
    later = replace(source, plan=replace(plan, key_results=renamed))
    old = {entry.id for entry in feed("feed.atom").entries}
    assert old <= {entry.id for entry in feed("feed.atom", later).entries}


def test_an_entry_says_what_moved_and_where_it_comes_from() -> None:
    """Value, confidence, the team's words, the page and the commit."""
    [entry] = [
        e
        for e in feed("feed.atom").entries
        if "2026-11-20" in e.id and "company@2026-Q4:trust/late" in e.id
    ]
    assert entry.title.endswith(": 7.9% → 7.2%, confidence 4 → 3/10")
    assert "We cannot win back what the bridge costs us." in entry.content[0].value
    assert "What would help: Somebody who talks to the canton" in entry.content[0].value
    assert entry.author == "Ana Díaz"
    links = {link.rel: link.href for link in entry.links}
    assert links["alternate"].startswith(f"{URL}/teams/company/2026-Q4/trust/late/#2026-11-20-")
    assert links["via"].startswith("https://github.com/lighthouse/okrs/commit/")


def test_changes_of_what_is_intended_and_questions_are_entries_too() -> None:
    """A moved target is news, and so is a hard question."""
    titles = [entry.title for entry in feed("feed.atom").entries]
    assert any(title.endswith("Target changed from 2 to 1.5.") for title in titles)
    assert any("Asked: Who may say no to a night shift" in title for title in titles)
    assert any("Resolved: Do we pay the mill more" in title for title in titles)


def test_a_site_without_an_address_has_feeds_with_links_to_its_pages() -> None:
    """Links lead from the feed to the pages beside it."""
    parsed = feed("teams/kitchens/feed.atom", company())
    assert parsed.feed.links[0].href == "./"
    assert parsed.entries[0].links[0].href.startswith("2026-Q4/")
    assert parsed.entries[0].id.startswith("tag:github.com,")


def test_what_is_not_committed_is_not_told() -> None:
    """It can still be taken back, and a feed reader never forgets."""
    source = company()
    readings = {
        about: tuple(replace(r, origin=replace(r.origin, commit=None)) for r in rows)
        for about, rows in source.record.readings.items()
    }
    changed = replace(source, record=replace(source.record, readings=readings))
    rollups = {
        cycle: replace(
            rollup,
            teams=tuple(
                replace(
                    team,
                    objectives=tuple(
                        replace(
                            o,
                            key_results=tuple(
                                replace(k, readings=readings.get(k.reference, ()))
                                for k in o.key_results
                            ),
                        )
                        for o in team.objectives
                    ),
                )
                for team in rollup.teams
            ),
        )
        for cycle, rollup in source.rollups.items()
    }
    parsed = feed("feed.atom", replace(changed, rollups=rollups))
    assert parsed.entries
    assert not [entry for entry in parsed.entries if "confidence" in entry.title]


def test_hostile_text_in_a_feed_is_text() -> None:
    """What a reader unpacks holds no element that we did not write."""
    for path, content in data_of(hostile()).items():
        if path.endswith(".atom"):
            parsed = feedparser.parse(content, sanitize_html=False)
            assert not parsed.bozo, path
            for entry in parsed.entries:
                tags = re.findall(r"<\s*/?\s*([a-z]+)", entry.content[0].value)
                assert set(tags) <= {"p"}, (path, entry.content[0].value)
    assert "&lt;script&gt;" in "".join(
        e.content[0].value
        for e in feedparser.parse(data_of(hostile())["feed.atom"], sanitize_html=False).entries
    )


def calendar(path: str = "data/calendar.ics") -> Any:
    """Read the calendar with icalendar."""
    return Calendar.from_ical(sample()[path])


def test_the_calendar_is_read_by_a_calendar() -> None:
    """All-day events with names that stay, for cycles that are not over."""
    events = calendar().walk("VEVENT")
    uids = [str(event["UID"]) for event in events]
    assert len(uids) == len(set(uids))
    assert all(uid.endswith("@okrs.lighthouse.example") for uid in uids)
    assert not [uid for uid in uids if "2026-Q3" in uid]
    ends = {str(e["SUMMARY"]): e["DTSTART"].dt for e in events if "end-" in str(e["UID"])}
    assert ends["2026-Q4 ends: what did we learn?"] == date(2026, 12, 31)
    assert all(type(event["DTSTART"].dt) is date for event in events)


def test_lines_of_the_calendar_are_short_and_whole() -> None:
    """At most 75 octets, and Chinese letters are never cut in two."""
    for path in ("data/calendar.ics", "zh/data/calendar.ics"):
        lines = sample()[path].split(b"\r\n")
        assert all(len(line) <= 75 for line in lines)
        assert [line.decode() for line in lines]
    titles = [str(e["SUMMARY"]) for e in calendar("zh/data/calendar.ics").walk("VEVENT")]
    assert "2026-Q4 结束：我们学到了什么？" in titles


def test_check_in_days_are_counted_from_the_start_of_the_cycle() -> None:
    """A weekly cycle from a Thursday has them on Thursdays, none after its end."""
    cycle = Cycle(
        id=CycleId("2026-Q4"),
        start=date(2026, 10, 1),
        end=date(2026, 10, 31),
        cadence_days=7,
        place=Place("okrs/organization.yaml", ""),
    )
    view = CycleView(cycle, TODAY, elapsed=0)  # type: ignore[arg-type]
    days = view.check_in_days
    assert days == tuple(date(2026, 10, day) for day in (8, 15, 22, 29))
    for today, wanted in ((1, 8), (8, 8), (9, 15), (30, None)):
        view = CycleView(cycle, date(2026, 10, today), elapsed=0)  # type: ignore[arg-type]
        assert view.next_check_in == (date(2026, 10, wanted) if wanted else None)


def digest(week: str, source: SiteSource | None = None, top: str = "") -> str:
    """Give the text of a week."""
    files = sample() if source is None else data_of(source)
    return files[f"{top}data/weekly/{week}.txt"].decode()


def test_the_digest_of_this_week_says_how_things_stand_and_what_moved() -> None:
    """A sentence for a leader, then team by team what was said."""
    text = digest("2026-W47")
    assert text.startswith("# Lighthouse Kitchens OKRs, week 47 of 2026\n\n16 Nov – 22 Nov\n\n")
    assert "key results are on track" in text
    assert f"]({URL}/teams/company/2026-Q4/trust/late/)**: 7.9% → 7.2%" in text
    assert "  > We cannot win back what the bridge costs us." in text
    assert "Not a performance review." in text


def test_an_old_digest_stays_as_it_was() -> None:
    """What is told of a past week does not change because time goes on."""
    later = with_url(company(today=TODAY + timedelta(days=21)))
    assert digest("2026-W46", later) == digest("2026-W46")
    assert "Nothing was recorded in this week." in digest("2026-W50", later)


@pytest.mark.parametrize("top", ["", "zh/"])
def test_a_digest_of_hostile_texts_is_plain_markdown(top: str) -> None:
    """Rendered, it holds only elements we wrote, and links to our site only."""
    files: Callable[[], Any] = lambda: data_of(with_url(hostile()))  # noqa: E731
    for path, content in files().items():
        if path.startswith(f"{top}data/weekly/"):
            look = look_at(markdown(content.decode()))
            tags = {tag for tag, _, _ in look.attributes}
            assert tags <= {"a"}, path
            assert all(link.startswith(URL) for link in look.links), path
            assert not look.resources
            assert ATTACKS[8].split()[0] not in content.decode()
