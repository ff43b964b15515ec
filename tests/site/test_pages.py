"""Pages lead somewhere, can be read by everybody, and say where each number comes from."""

from __future__ import annotations

import posixpath
import re
from datetime import date
from itertools import pairwise

import pytest

from okrascode.site.render import RenderedPage
from okrascode.site.tree import all_files, pages_in
from okrascode.site.view_site import view_of
from tests.support.html import Look, look_at
from tests.support.publications import data_of
from tests.support.site_company import commit_id, company

SITE = view_of(company())
PAGES: dict[str, dict[str, RenderedPage]] = {
    language: {page.address: page for page in pages_in(language, SITE)} for language in ("en", "zh")
}
LOOKS: dict[tuple[str, str], Look] = {
    (language, address): look_at(page.html)
    for language, pages in PAGES.items()
    for address, page in pages.items()
}
FALSE_STARTS = "teams/kitchens/2026-Q4/on-time/false-starts/"


def text_of(address: str, language: str = "en") -> str:
    """Give what can be read on a page, with single spaces."""
    return " ".join(LOOKS[language, address].text.split())


@pytest.mark.parametrize(
    "address",
    [
        "",
        "teams/",
        "read/",
        "teams/sourcing/",
        "teams/sourcing/2026-Q4/",
        "teams/sourcing/2026-Q3/",
        "teams/kitchens/2026-Q4/on-time/",
        FALSE_STARTS,
    ],
)
def test_pages_live_where_their_ids_say(address: str) -> None:
    """The address of a page is made of ids that never change, in both languages."""
    assert address in PAGES["en"]
    assert address in PAGES["zh"]


def test_both_languages_have_the_same_tree() -> None:
    """A reader who changes the language stays on the page."""
    assert PAGES["en"].keys() == PAGES["zh"].keys()


def test_every_link_and_anchor_leads_somewhere() -> None:
    """No link inside the site is broken, the switch of languages included."""
    top = {"en": "", "zh": "zh/"}
    known = {top[la] + address: look for (la, address), look in LOOKS.items()}
    files = data_of(company())
    broken = []
    count = 0
    for here, look in known.items():
        for link in look.links:
            if re.match(r"https?:", link):
                continue
            count += 1
            path, _, anchor = link.partition("#")
            there = posixpath.normpath(posixpath.join("/", here, path)).strip("/")
            if there in files:
                continue
            there = f"{there}/" if there and there != "." else ""
            if there not in known or (anchor and anchor not in known[there].ids):
                broken.append((here, link))
    assert broken == []
    assert count > 500


def test_links_in_the_open_lead_to_the_repository_only() -> None:
    """Nothing leads to a third party, and nothing but http and https leads out."""
    for look in LOOKS.values():
        out = [link for link in look.links if ":" in link]
        assert all(link.startswith("https://github.com/lighthouse/okrs/") for link in out)


@pytest.mark.parametrize("key", LOOKS, ids="-".join)
def test_a_page_is_sound(key: tuple[str, str]) -> None:
    """One first heading, headings in order, no id twice, tags closed, tables and links named."""
    look = LOOKS[key]
    assert look.headings.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(look.headings))
    assert len(look.ids) == len(set(look.ids))
    assert look.unbalanced == []
    assert look.headers_without_scope == 0
    assert look.nameless_links == 0


@pytest.mark.parametrize("key", LOOKS, ids="-".join)
def test_a_page_needs_nothing_from_elsewhere(key: tuple[str, str]) -> None:
    """No inline style, no handler, no script, no image or font from anywhere."""
    look = LOOKS[key]
    for tag, name, value in look.attributes:
        assert name != "style", value
        assert not name.startswith("on"), (tag, name)
        assert tag not in ("script", "iframe", "img", "style", "object", "form")
    assert look.resources == []


def test_status_is_a_word_beside_its_mark() -> None:
    """Whoever sees no colours or no shapes reads the word."""
    for look in LOOKS.values():
        marks = sum(1 for _, n, v in look.attributes if n == "class" and "okr-mark " in v)
        hidden = sum(
            1 for t, n, v in look.attributes if (t, n, v) == ("svg", "aria-hidden", "true")
        )
        drawn = sum(1 for t, n, _ in look.attributes if (t, n) == ("svg", "class"))
        # The map is made of words and links itself, so it is heard like any text.
        spoken = sum(1 for t, n, v in look.attributes if (t, n, v) == ("svg", "role", "group"))
        inside = sum(1 for t, n, v in look.attributes if t == "g" and n == "class" and "mark" in v)
        assert hidden + spoken == drawn
        assert drawn + inside >= marks
    assert "At risk" in text_of(FALSE_STARTS)


def test_the_overview_answers_in_one_sentence() -> None:
    """The first thing to read says how many key results stand where."""
    assert (
        "6 of 15 key results are on track, 1 is achieved, 1 is off track, 4 are at risk and 3 are "
        "stale (no recent update)." in text_of("")
    )
    assert "15项关键结果中，6项进展顺利，" in text_of("", "zh")


def test_the_overview_shows_where_help_is_needed() -> None:
    """Open questions with sponsor and age, and what would help, stand on the first page."""
    text = text_of("")
    assert "Needs a sponsor open for 24 days" in text.replace("sponsoropen", "sponsor open")
    assert "A decision on the winter price before December." in text
    assert text.index("Who may say no to a night shift") < text.index("What do we cook in February")


def test_squares_stand_worst_first() -> None:
    """Where help is needed comes first; drafts and dropped ones are not there."""
    squares = re.findall(r"okr-square okr-s-(\w+)", PAGES["en"][""].html.split("okr-roles")[0])
    assert squares == ["off_track"] + ["at_risk"] * 4 + ["stale"] * 3 + ["on_track"] * 6 + [
        "achieved"
    ]


def test_silence_never_reads_as_green() -> None:
    """A key result nobody looked at is grey and says since when."""
    text = text_of("teams/sourcing/2026-Q4/near-farms/paid/")
    assert "Stale (was: off track)" in text
    assert "Last known on 26 Oct: 33% of the way. Nothing has been recorded for 27 days." in text
    assert "okr-bar--stale" in PAGES["en"]["teams/sourcing/2026-Q4/near-farms/paid/"].html


def test_every_number_has_its_row_with_its_commit() -> None:
    """Value, change, confidence, words, person and commit of each reading are on the page."""
    look = LOOKS["en", FALSE_STARTS]
    commit = commit_id(
        next(r for r in company().record.readings if str(r).endswith("false-starts")), "2026-11-02"
    )
    assert f"2026-11-02-{commit[:8]}" in look.ids
    assert f"https://github.com/lighthouse/okrs/commit/{commit}" in look.links
    text = text_of(FALSE_STARTS)
    assert "+0.2 worse" in text
    assert "Target changed from 2 to 1.5." in text
    assert "2 was nearly reached" in text


def test_a_score_can_be_redone_by_hand() -> None:
    """The line under the bar is the arithmetic, in the numbers on the page."""
    assert "Score 0.70 = (2.6 − 5.2) ÷ (1.5 − 5.2)" in text_of(FALSE_STARTS)
    assert round((2.6 - 5.2) / (1.5 - 5.2), 2) == 0.70
    assert "Score 0.60 = 3 ÷ 5" in text_of("teams/kitchens/2026-Q4/on-time/menus/")


def test_aspirational_work_says_what_is_enough() -> None:
    """What is expected of it is less than an even pace, and the sentence says how much less."""
    text = text_of("teams/company/2026-Q4/hard-things/checked-in/")
    assert "Expected by now: 71.1% (40% of the way). That is 70% of an even pace" in text
    plain = text_of(FALSE_STARTS)
    assert "Expected by now: 3.07 (58% of the way)." in plain
    assert "because it is aspirational" not in plain


def test_the_tick_stands_at_what_the_command_line_expects() -> None:
    """Bar, sentence, chart and ``okr status`` have one expectation, less for aspirational work."""
    rollups = {
        str(k.reference): k
        for cycle in company().rollups.values()
        for team in cycle.teams
        for o in team.objectives
        for k in o.key_results
    }
    views = [k for o in SITE.objectives for k in o.key_results]
    assert all(view.expected == rollups[view.reference].expected for view in views)
    asked = next(view for view in views if view.id == "checked-in")
    assert asked.expected == asked.cycle.elapsed * 7 / 10
    tick = f'x="{200 * float(asked.expected) - 1:.1f}" y="0" width="2"'
    assert tick in PAGES["en"][asked.address].html


def test_disagreement_is_worth_a_conversation() -> None:
    """Where belief and arithmetic part the page says so."""
    assert "Worth a conversation" in text_of(FALSE_STARTS)


def test_what_is_unknown_is_said() -> None:
    """No measure, no reading, no way of measuring: each is a sentence, never an empty place."""
    assert "Nobody has said yet how this is measured" in text_of("teams/people/2026-Q4/stay/feel/")
    assert "No number has been reported yet." in text_of("teams/people/2026-Q4/stay/leave/")
    assert "Not written down yet." in text_of("teams/people/2026-Q4/stay/leave/")


def test_lessons_stand_before_the_score_of_a_past_cycle() -> None:
    """Whoever opens a closed cycle reads what was learned first."""
    text = text_of("teams/sourcing/2026-Q3/")
    assert text.index("Visiting beats writing.") < text.index("How the numbers add up")
    assert "You are looking at a cycle that has ended." in text


def test_every_page_says_what_it_is_not() -> None:
    """The promise stands at the foot of each page, with the day and the commit."""
    for language, address in LOOKS:
        text = text_of(address, language)
        assert ("Not a performance review." if language == "en" else "这不是绩效考核。") in text
        assert "1a95462f" in text


def test_files_carry_their_own_style_sheet() -> None:
    """An emitted page works under any generator without a setting."""
    files = all_files(company())
    page = files["zh/teams/sourcing/index.md"].decode()
    assert '<link rel="stylesheet" href="../../assets/okr.css">' in page
    assert "zh/assets/okr.css" in files
    body = page.split("---\n", 2)[2].strip()
    assert "\n\n" not in body.partition("\n\n")[2]
    assert "{" not in body


def test_the_same_source_gives_the_same_bytes() -> None:
    """Nothing of the clock, the machine or the order of a set is in a page."""
    assert all_files(company()) == all_files(company())


def test_pages_of_sites_without_a_server_name_their_files() -> None:
    """Read as files, every link to a folder names the page in it."""
    pages = pages_in("en", SITE, index="index.html")
    links = look_at(next(p.html for p in pages if p.address == FALSE_STARTS)).links
    inner = [x for x in links if not x.startswith(("http", "#"))]
    assert inner
    assert all("index.html" in link or re.search(r"\.[a-z]+$", link) for link in inner)


def test_between_cycles_the_last_one_is_shown() -> None:
    """When no cycle runs, the site shows how the last one ended and does not pretend."""
    late = view_of(company(today=date(2027, 1, 15)))
    assert [cycle.id for cycle in late.cycles] == ["2026", "2026-Q4"]
    html = next(p.html for p in pages_in("en", late) if p.address == "")
    assert "Ended on 31 Dec 2026" in html


def test_before_the_first_cycle_nothing_is_claimed() -> None:
    """A site can be built before anything has begun."""
    early = view_of(company(today=date(2025, 12, 1)))
    html = next(p.html for p in pages_in("en", early) if p.address == "")
    assert "Begins on 1 Jan 2026" in html


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_page_leads_to_those_of_the_navigation(language: str) -> None:
    """Inside somebody's own site the theme may hide its navigation on these pages."""
    pages = PAGES[language].values()
    wanted = [page.title for page in sorted(pages, key=lambda p: p.nav or 0) if page.nav]
    for page in pages:
        row = page.html[page.html.index('class="okr-local"') :].partition("</ul>")[0]
        assert re.findall(r">([^<>]+)</a>", row) == wanted, page.address
        assert row.count("aria-current") == (page.nav is not None), page.address


def test_only_what_could_be_linked_says_that_it_is_not() -> None:
    """Above the objectives of the root team there is nothing."""
    assert "okr-chip--open" not in PAGES["en"]["teams/company/"].html
    assert any("okr-chip--open" in page.html for page in PAGES["en"].values())
