"""The map shows who carries what, once, and names what is missing."""

from __future__ import annotations

import re

from okrascode.site.alignment_map import Branch, map_of
from okrascode.site.tree import pages_in
from okrascode.site.view_site import view_of
from tests.support.html import look_at
from tests.support.site_company import company

SITE = view_of(company())
MAP = map_of(SITE)
HTML = next(page.html for page in pages_in("en", SITE) if page.address == "map/")


def every(branch: Branch) -> list[Branch]:
    """Give a branch and all below it."""
    return [branch, *(one for child in branch.children for one in every(child))]


def titled(title: str) -> Branch:
    """Find a branch by the beginning of its title."""
    return next(b for root in MAP.roots for b in every(root) if b.objective.title.startswith(title))


def test_every_objective_stands_once() -> None:
    """What supports two objectives is not drawn twice; the second one is said beside it."""
    found = [b.objective.reference for root in MAP.roots for b in every(root)]
    assert len(found) == len(set(found))
    near = titled("Most of what we cook")
    assert near.also
    assert [root.objective.title for root in MAP.roots] == [
        "A warm lunch is normal in the schools we serve",
        "Schools trust us enough to close their own kitchens",
        "We say the hard things early, and act on them",
    ]


def test_support_through_another_team_counts() -> None:
    """Ovens help Kitchens, who help the company: the table says so."""
    rows = {row.team.id: cells for row, cells in MAP.rows}
    trust = next(n for n, o in enumerate(MAP.company) if o.id == "trust")
    assert [o.id for o in rows["ovens"][trust]] == ["no-stops"]
    assert [o.id for o in rows["kitchens"][trust]] == ["on-time"]
    assert not any(rows["people"])


def test_gaps_are_named() -> None:
    """Nobody behind a key result, an objective that leads nowhere, a number nobody takes."""
    gaps = MAP.gaps
    assert [k.id for k in gaps.alone] == ["checked-in"]
    assert [o.id for o in gaps.loose] == ["stay"]
    assert [k.id for k in gaps.unmeasured] == ["feel"]
    assert gaps.count == len(re.findall(r"<li>", HTML.split('id="gaps"')[1].split("</section>")[0]))


def test_the_picture_and_the_list_say_the_same() -> None:
    """Narrow screens and paper get the list; it has every box of the picture."""
    boxes = re.findall(r'<a href="([^"]+)"><rect', HTML)
    listed = HTML.split('class="okr-map__list"')
    assert len(boxes) == sum(len(every(root)) for root in MAP.roots)
    for href in boxes:
        assert any(f'href="{href}"' in part for part in listed[1:])


def test_the_map_knows_nothing_of_internal_teams() -> None:
    """Neither a box nor a cell."""
    assert "secret" not in HTML.lower()
    assert "board" not in HTML.lower()


def test_a_loop_of_support_is_drawn_and_ends() -> None:
    """Two objectives that support each other are somebody's slip, and no reason to hang."""
    source = company()
    from dataclasses import replace

    from okrascode.model.plan import ObjectivesDocument, make_plan
    from tests.support.site_company import source_of

    trust = next(o for o in source.plan.objectives.values() if o.id == "trust")
    on_time = next(o for o in source.plan.objectives.values() if o.id == "on-time")
    back = replace(on_time.supports[0], reference=on_time.reference)
    documents = [
        replace(
            d,
            objectives=tuple(
                replace(o, supports=(back,)) if o is trust else o for o in d.objectives
            ),
        )
        if isinstance(d, ObjectivesDocument)
        else d
        for d in source.plan.documents
    ]
    looped = map_of(view_of(source_of(make_plan(documents), source.record)))
    assert looped.gaps.count
    assert all(len(cells) == len(looped.company) for _, cells in looped.rows)


def test_the_page_is_sound_without_a_company_objective() -> None:
    """Before anything is written down the page says that there is nothing to align with."""
    from datetime import date

    early = view_of(company(today=date(2025, 12, 1)))
    html = next(page.html for page in pages_in("en", early) if page.address == "map/")
    assert look_at(html).unbalanced == []
