"""References in pages written by hand: found, with the right cycle, and never what is hidden."""

from __future__ import annotations

from datetime import date

import pytest
from markdown import markdown

from okrascode.site.live_parts import live_chart, live_link
from okrascode.site.phrases import Phrases
from okrascode.site.references import References
from okrascode.site.shortcodes import Shortcodes
from okrascode.site.view_site import view_of
from okrascode.site.words import words_in
from tests.site.test_mkdocs import hostile
from tests.support.html import look_at
from tests.support.site_company import company

ENGLISH = Phrases(words_in("en"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("company:trust", "company@2026-Q4:trust"),
        ("company@2026-Q4:trust/late", "company@2026-Q4:trust/late"),
        (" sourcing:know-farms/map ", "sourcing@2026-Q3:know-farms/map"),
        ("company:warm-lunch", "company@2026:warm-lunch"),
    ],
)
def test_a_reference_finds_what_it_means(text: str, found: str) -> None:
    """With a cycle exactly that one, without one the nearest."""
    view = References(view_of(company())).find(text)
    assert view is not None
    assert view.reference == found


@pytest.mark.parametrize("text", ["", "trust", "company:nothing", "a:b:c", "<b>", "x" * 999])
def test_what_is_no_reference_finds_nothing(text: str) -> None:
    """Also one without a team: a page written by hand belongs to none."""
    assert References(view_of(company())).find(text) is None


def test_what_is_internal_is_unknown() -> None:
    """Its name is not even suggested."""
    public = References(view_of(company()))
    assert public.find("board:secret-merger") is None
    assert "secret" not in public.like("board:secret-merge")
    assert References(view_of(company(visibility="internal"))).find("board:secret-merger")


def test_a_misspelt_reference_is_guessed() -> None:
    """Most are one letter off."""
    assert References(view_of(company())).like("company:trust/latee") == "company:trust/late"


def test_without_a_cycle_the_reference_follows_the_time() -> None:
    """After the quarter the last one is meant, until there is another."""
    view = References(view_of(company(today=date(2027, 1, 15)))).find("company:trust")
    assert view is not None
    assert view.cycle.over


def rendered(text: str, site=None) -> str:  # type: ignore[no-untyped-def]
    """Render Markdown with the shortcodes."""
    references = References(site or view_of(company()))

    def drawn(draw):  # type: ignore[no-untyped-def]
        def part(reference: str) -> str | None:
            view = references.find(reference)
            return draw(view, ENGLISH, href=lambda address: "okr/" + address) if view else None

        return part

    code = Shortcodes(link=drawn(live_link), chart=drawn(live_chart))
    return markdown(text, extensions=["fenced_code", "tables", code])


def test_a_link_is_live() -> None:
    """Title, value and status, and the way to its page."""
    look = look_at(rendered("We work on [[okr:company:trust/late]] now."))
    assert look.links == ["okr/teams/company/2026-Q4/trust/late/"]
    assert "Lunches that arrive later than agreed 7.2% · Off track" in look.text


def test_a_chart_is_a_block_with_its_sentence() -> None:
    """Its points lead to the rows of the page it is from."""
    html = rendered("Before.\n\n![okr](company:trust/late)\n\nAfter.")
    assert "<p><figure" not in html
    look = look_at(html)
    assert "of the way" in look.text
    assert all(link.startswith("okr/teams/company/2026-Q4/trust/late/") for link in look.links)
    assert html.count("<svg") == 3


def test_the_chart_of_an_objective_has_a_bar_for_each_key_result() -> None:
    """All of them, in the order of the document."""
    html = rendered("![okr](company:trust)")
    assert html.count("okr-bar") == 2
    assert look_at(html).links == [
        "okr/teams/company/2026-Q4/trust/",
        "okr/teams/company/2026-Q4/trust/contracts/",
        "okr/teams/company/2026-Q4/trust/late/",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "`[[okr:company:trust]]`",
        "    [[okr:company:trust]]",
        "```\n![okr](company:trust)\n```",
        "[[okr: company:trust]]",
        "[[okr:company:nothing]]",
    ],
)
def test_code_and_what_is_unknown_stay_as_they_are(text: str) -> None:
    """A page can show how a shortcode is written."""
    html = rendered(text)
    assert "okr-ref" not in html
    assert "company:" in html


def test_a_picture_that_is_called_okr_by_chance_is_a_picture() -> None:
    """Only what is a known reference becomes a chart."""
    assert 'src="okr.png"' in rendered("![okr](okr.png)")


def test_hostile_titles_are_text() -> None:
    """What teams wrote is never read as Markdown or HTML in somebody's page."""
    site = view_of(hostile())
    for objective in site.objectives:
        text = "\n\n".join(
            f"[[okr:{view.reference}]]\n\n![okr]({view.reference})"
            for view in (objective, *objective.key_results)
        )
        look = look_at(rendered(text, site))
        tags = {tag for tag, _, _ in look.attributes}
        assert tags <= {"a", "circle", "div", "figure", "g", "line", "path",
                        "polygon", "rect", "span", "svg",
                        "text"}  # fmt: skip
        assert not [name for _, name, _ in look.attributes if name.startswith("on")]
        assert all(link.startswith("okr/teams/") for link in look.links)
