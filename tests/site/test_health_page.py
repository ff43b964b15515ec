"""The page of health: every chart with its words, and teams counted in public, named inside."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from okrascode.config import SiteSettings
from okrascode.health.attention import Drift
from okrascode.health.theme import Level
from okrascode.output.health_words import health_words
from okrascode.site.charts.attention import Attention, attention
from okrascode.site.charts.confidence import Curves, confidence_curves
from okrascode.site.pages.health import HealthPage
from okrascode.site.phrases import Phrases
from okrascode.site.tree import pages_in
from okrascode.site.view_site import view_of
from okrascode.site.words import words_in
from tests.support.html import look_at
from tests.support.plans import day
from tests.support.site_company import company

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _page(language: str = "en", *, visibility: str = "public") -> str:
    source = company()
    site = replace(source.settings.site, visibility=visibility)
    source = replace(source, settings=replace(source.settings, site=site))
    [page] = [p for p in pages_in(language, view_of(source)) if p.address == "health/"]
    return page.html


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_has_all_themes_and_charts(language):
    """Ten themes as rows, the grid, attention, confidence and what waits."""
    look = look_at(_page(language))
    themes = {"focus", "alignment", "vision", "commitment", "tracking", "leadership"}
    themes |= {"challenge", "failure", "candour", "appraisal"}
    assert themes | {"grid", "attention", "waiting"} <= set(look.ids)


def test_an_internal_team_is_in_no_public_page():
    """Neither the grid nor a theme names what may not be seen."""
    assert "Board Matters" not in _page()
    assert "Board Matters" in _page(visibility="internal")


def _with_team_item(is_internal: bool) -> str:
    source = company()
    site = SiteSettings(visibility="internal" if is_internal else "public")
    source = replace(source, settings=replace(source.settings, site=site))
    health = view_of(source).health
    assert health is not None
    return "".join(
        str(theme.hidden) + "".join(str(i.item.team) for i in theme.items if i.item.team)
        for theme in health.themes
        if theme.assessment.slug == "tracking"
    )


def test_teams_that_need_help_are_counted_in_public():
    """A silent team is named in an internal build, and a number in a public one."""
    public, internal = _with_team_item(False), _with_team_item(True)
    assert public.isdigit()
    assert internal.startswith("0")
    if public != "0":
        assert not internal.isdigit()


def test_a_bar_a_week_and_two_means():
    """Eight whole weeks have the means of the first and the last four."""
    weeks = [(day(f"10-{n:02}"), n % 3) for n in (1, 8, 15, 22, 29)]
    weeks += [(day(f"11-{n:02}"), 1) for n in (5, 12, 19)]
    chart = Attention(weeks=weeks, whole=8, stretch=4, alarm=True, months=MONTHS)
    drawn = str(attention(chart, wide=True))
    assert drawn.count('class="bar"') + drawn.count('class="none"') == 8
    assert drawn.count("mean") == 2
    assert "okr-attention--alarm" in drawn
    young = replace(chart, weeks=weeks[:7], whole=7, alarm=False)
    assert "mean" not in str(attention(young, wide=False))


def test_a_line_a_key_result():
    """Two confidences are a line, one is a dot, and the level is dashed."""
    curves = Curves(
        start=day("10-01"),
        end=day("12-31"),
        level=7,
        lines=[[(day("10-05"), 8), (day("11-05"), 4)], [(day("10-05"), 5)]],
        months=MONTHS,
        missed=True,
    )
    drawn = str(confidence_curves(curves))
    assert (drawn.count('class="curve"'), drawn.count('class="point"')) == (1, 3)
    assert 'class="expected"' in drawn


@pytest.mark.parametrize(
    ("drift", "said"),
    [
        (Drift(4, 10, 4, True, True), "Drift alarm: 10 touches in the first 4 weeks"),
        (Drift(4, 10, 6, True, False), "No drift"),
        (Drift(4, 2, 2, False, False), "Too early"),
    ],
)
def test_drift_is_said_in_words(drift, said):
    """The alarm is a sentence before it is a colour."""
    health = view_of(company()).health
    assert health is not None
    page = HealthPage(replace(health, drift=drift), health_words("en"), Phrases(words_in("en")))
    assert said in page.drift()


def test_it_begins_with_what_is_worth_talking_about():
    """The weak themes first, then the fair ones; and a link to each theme with its level."""
    health = view_of(company()).health
    assert health is not None
    page = HealthPage(health, health_words("en"), Phrases(words_in("en")))
    levels = {theme.assessment.slug: theme.assessment.look.level for theme in health.themes}
    told = [slug for level in (Level.WEAK, Level.FAIR) for slug in levels if levels[slug] is level]
    names = ", ".join(page.say(f"{slug}.name") for slug in told)
    assert told
    assert page.first().endswith(f"worth talking about first: {names}.")
    assert page.first().startswith(f"{len(told)} of 10 themes")
    look = look_at(_page())
    assert {f"#{slug}" for slug in levels} <= set(look.links)


def test_it_says_so_when_all_is_well_or_nothing_is_known():
    """Neither is a list of nothing."""
    health = view_of(company()).health
    assert health is not None
    for level, said in ((Level.STRONG, "is strong."), (Level.UNKNOWN, "too early to judge")):
        themes = tuple(
            replace(
                theme,
                assessment=replace(
                    theme.assessment, look=replace(theme.assessment.look, level=level)
                ),
            )
            for theme in health.themes
        )
        page = HealthPage(
            replace(health, themes=themes), health_words("en"), Phrases(words_in("en"))
        )
        assert said in page.first()


def test_percent_is_written_as_on_the_other_pages():
    """A command writes it with a space."""
    text = look_at(_page()).text
    assert not re.search(r"\d %", text)
    assert re.search(r"\d% of \d", text)
