"""The check-in that the browser opens with is a valid document with the last values."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from okrascode.documents.read import read_document
from okrascode.model.check_in import CheckIn
from okrascode.site.view_site import view_of
from tests.support.site_company import company

SITE = view_of(company())
BEGUN = [k for o in SITE.objectives for k in o.key_results if k.check_in]


@pytest.mark.parametrize("view", BEGUN, ids=lambda view: view.id)
def test_the_form_of_a_key_result_is_valid(view) -> None:
    """Whatever its shape, the text can be committed as it is."""
    result = read_document(view.check_in.text.encode(), path=view.check_in.path)
    assert [f.message for f in result.findings] == []
    assert isinstance(result.document, CheckIn)
    [entry] = result.document.entries
    assert str(entry.key_result) == view.reference


def test_the_link_opens_with_the_text() -> None:
    """The forge gets the path and the whole text in the address."""
    view = next(k for k in BEGUN if k.id == "false-starts")
    assert view.check_in is not None
    asked = parse_qs(urlsplit(view.check_in.url).query)
    assert asked == {"filename": [view.check_in.path], "value": [view.check_in.text]}
    assert view.check_in.is_filled
    assert "current: 2.6" in view.check_in.text
    assert "confidence: 6" in view.check_in.text


def test_a_team_reports_all_of_its_key_results_at_once() -> None:
    """One file for the weekly round; what is dropped is not asked for."""
    teams = {team.id: team.check_in for team in SITE.teams}
    form = teams["sourcing"]
    assert form is not None
    result = read_document(form.text.encode(), path=form.path)
    assert isinstance(result.document, CheckIn)
    assert [e.key_result.key_result for e in result.document.entries] == ["share", "farms", "paid"]
    assert form.path == "okrs/sourcing/2026-Q4/2026-11-22-team.yaml"
    assert teams["ovens"] is not None
    assert "spare" not in teams["ovens"].text


def test_nothing_is_asked_for_in_a_cycle_that_is_over() -> None:
    """A past page has no button for a check-in."""
    past = [k for o in SITE.objectives if o.cycle.over for k in o.key_results]
    assert past
    assert all(k.check_in is None for k in past)


def test_where_the_forge_cannot_fill_a_file_the_text_is_on_the_page() -> None:
    """It is there to copy, with the path it belongs to."""
    from dataclasses import replace

    from okrascode.site.tree import pages_in

    source = company()
    site = replace(source.settings.site, repository="https://gitlab.com/a/b")
    source = replace(source, settings=replace(source.settings, site=site))
    address = "teams/kitchens/2026-Q4/on-time/false-starts/"
    html = next(p.html for p in pages_in("en", view_of(source)) if p.address == address)
    assert "https://gitlab.com/a/b/-/new/main?file_name=okrs/kitchens" in html
    assert '<pre tabindex="0">apiVersion: okrascode/v1' in html
