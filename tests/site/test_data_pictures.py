"""Charts, badges and embedded pages that stand alone: sound, dressed, and light or dark."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from okrascode.site.standalone import tokens
from tests.site.test_mkdocs import hostile
from tests.support.html import look_at
from tests.support.publications import data_of, sample

SVG = "{http://www.w3.org/2000/svg}"


def pictures(name: str, *, of_hostile: bool = False) -> dict[str, bytes]:
    """Give the pictures of a kind."""
    files = data_of(hostile()) if of_hostile else sample()
    return {path: content for path, content in files.items() if path.endswith(name)}


@pytest.mark.parametrize("name", ["chart.svg", "badge.svg"])
@pytest.mark.parametrize("of_hostile", [False, True])
def test_a_picture_is_well_formed_and_says_what_it_shows(name: str, of_hostile: bool) -> None:
    """A viewer opens it, and those who hear it get a title."""
    found = pictures(name, of_hostile=of_hostile)
    assert len(found) > 20
    for path, content in found.items():
        root = ElementTree.fromstring(content)  # noqa: S314  # our own file
        assert root.tag == f"{SVG}svg", path
        assert root.find(f"{SVG}title").text, path  # type: ignore[union-attr]
        assert root.get("aria-hidden") is None, path
        tags = {element.tag.removeprefix(SVG) for element in root.iter()}
        assert tags <= {
            "a", "circle", "g", "line", "path", "polygon", "rect", "style", "svg", "text", "title",
        }, path  # fmt: skip


@pytest.mark.parametrize("name", ["chart.svg", "badge.svg"])
def test_a_picture_brings_its_own_colours(name: str) -> None:
    """No variable is left, nothing is fetched, and it follows the screen of the reader."""
    for path, content in pictures(name).items():
        text = content.decode()
        assert "var(" not in text, path
        assert "url(" not in text, path
        assert "@import" not in text, path
        assert "prefers-color-scheme:dark" in text, path
        links = re.findall(r'href="([^"]*)"', text)
        assert all(link.startswith("./#") for link in links), path


def test_every_class_of_a_chart_is_dressed() -> None:
    """A chart that stands alone has no black shape that the page would have coloured."""
    plain = {"okr-chart", "okr-chart--wide", "lane", "said", "axis", "n", "target", "s"}
    for path, content in pictures("chart.svg").items():
        text = content.decode()
        style = text[text.index("<style>") : text.index("</style>")]
        used = set(" ".join(re.findall(r' class="([^"]*)"', text)).split())
        bare = [c for c in used - plain if f".{c}" not in style]
        assert not bare, (path, bare)


def test_light_and_dark_have_the_same_colours() -> None:
    """No colour is missing at night."""
    assert set(tokens(dark=True)) == set(tokens(dark=False))
    assert "--okr-accent" in tokens(dark=False)


def test_pictures_are_small() -> None:
    """A wiki page with ten of them stays light."""
    assert max(map(len, pictures("badge.svg").values())) < 2_500
    assert max(map(len, pictures("chart.svg").values())) < 16_000


def test_a_badge_has_the_word_of_the_status() -> None:
    """In the language of its tree."""
    path = "teams/company/2026-Q4/trust/late/badge.svg"
    assert "7.2% · Off track" in sample()[path].decode()
    assert "7.2% · 偏离轨道" in sample()[f"zh/{path}"].decode()


@pytest.mark.parametrize("of_hostile", [False, True])
def test_an_embedded_page_is_whole_and_asks_nobody(of_hostile: bool) -> None:
    """Style and chart come from beside it; there is no script and no handler."""
    for path, content in pictures("embed.html", of_hostile=of_hostile).items():
        look = look_at(content.decode())
        assert not [resource for resource in look.resources if "//" in resource], path
        assert not [name for _, name, _ in look.attributes if name.startswith("on")], path
        assert not [name for _, name, _ in look.attributes if name == "style"], path
        assert look.links == ["./"], path
        assert look.headings == [1], path
        assert "<script" not in content.decode(), path
