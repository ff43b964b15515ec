"""The site in a real browser: everybody can read it, on every screen, and nothing leaves it.

Needs Chromium (Debian: ``apt-get install chromium``) and is skipped, with a word, where there is
none. ``OKR_PICTURES=DIR`` keeps a picture of every page, and ``DIR/index.html`` shows them all.
"""

from __future__ import annotations

import os
import re
from datetime import datetime
from pathlib import Path

import pytest

from okrascode.site.build import build_site
from tests.support.browser import FLAGS, chromium, policy_of, served
from tests.support.contact_sheet import write_sheet
from tests.support.site_company import company

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.base", reason="axe is not installed")
pytestmark = [
    pytest.mark.skipif(chromium() is None, reason="there is no Chromium here"),
    pytest.mark.xdist_group("browser"),
]

PAGES = {
    "overview": "",
    "teams": "teams/",
    "team": "teams/kitchens/",
    "team-past": "teams/sourcing/2026-Q3/",
    "objective": "teams/sourcing/2026-Q4/near-farms/",
    "key-result": "teams/kitchens/2026-Q4/on-time/false-starts/",
    "steps": "teams/kitchens/2026-Q4/on-time/menus/",
    "stale": "teams/sourcing/2026-Q4/near-farms/paid/",
    "aspirational": "teams/company/2026-Q4/hard-things/checked-in/",
    "map": "map/",
    "changes": "changes/",
    "week": "changes/2026-w44/",
    "hard": "hard/",
    "dependencies": "dependencies/",
    "cycles": "cycles/",
    "cycle": "cycles/2026-Q3/",
    "read": "read/",
    "rules": "rules/",
    "data": "data/",
    "health": "health/",
    "lost": "lost/",
}
TREES = {"en": "", "zh": "zh/"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory):
    """Build the sample company once, and serve it under a strict policy."""
    out = tmp_path_factory.mktemp("browser") / "site"
    build_site(company(), out)
    with served(out, policy_of(out)) as address:
        yield address
    if folder := pictures():
        write_sheet(folder)


@pytest.fixture(scope="module")
def browser():
    """Start the browser once."""
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="module")
def window(browser, site):
    """Give a window that notes what it asks for and complains about."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    # It is the day on which the pages were made: later they would say how old they are. The clock
    # goes on, for the theme's search waits by it.
    page.add_init_script(
        "const real = Date.now, by = Date.UTC(2026, 10, 22, 12) - real();"
        "Date.now = () => real() + by;"
    )
    page.noted = []
    page.on("request", lambda request: page.noted.append(request.url))
    page.on("console", lambda m: page.noted.append(m.text) if m.type == "error" else None)
    yield page
    context.close()


def violations(page, *rules: str) -> list[str]:
    """Give what axe finds on the page it was loaded into, each with its place."""
    options = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": list(rules)}
    return page.evaluate(
        "async options => (await axe.run(document, options)).violations.flatMap("
        "v => v.nodes.map(n => `${v.id}: ${n.target} ${n.html.slice(0, 160)}`))",
        options,
    )


def wait_for(page, width: int, scheme: str) -> None:
    """Set the screen, and let the theme follow and come to rest."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    wanted = "slate" if scheme == "dark" else "default"
    page.wait_for_selector(f"body[data-md-color-scheme={wanted}]", state="attached")
    # Colours that are still fading would be judged by chance; endless animations stay as they are.
    page.evaluate("document.getAnimations().forEach(a => { try { a.finish() } catch {} })")


@pytest.mark.parametrize("language", TREES)
@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_read_a_page_on_every_screen(window, site, name, language) -> None:
    """Light and dark, wide and narrow: axe finds nothing, and nothing scrolls sideways.

    Dark differs in colours only, so there the contrast alone is judged again.
    """
    window.noted.clear()
    window.goto(site + TREES[language] + PAGES[name])
    window.evaluate(axe.AXE_SCRIPT)
    found: dict[str, list[str]] = {}
    for width in (1440, 390):
        for scheme, rules in (("light", ()), ("dark", ("color-contrast",))):
            wait_for(window, width, scheme)
            if wrong := violations(window, *rules):
                found[f"{width} {scheme}"] = wrong
            keep_picture(window, f"{name}-{language}-{width}-{scheme}")
    wait_for(window, 320, "light")
    wide = window.evaluate("document.documentElement.scrollWidth")
    assert found == {}
    assert wide <= 320
    others = [url for url in window.noted if not url.startswith((site, "data:"))]
    assert others == []


def pictures() -> Path | None:
    """Give the folder for pictures, where somebody wants to look at them."""
    wanted = os.environ.get("OKR_PICTURES")
    folder = Path(wanted) if wanted else None
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def keep_picture(page, name: str) -> None:
    """Keep a picture where somebody wants to look at it."""
    if folder := pictures():
        page.screenshot(path=folder / f"{name}.png", full_page=True)


def test_the_other_language_shows_the_same_page(window, site) -> None:
    """From anywhere one link leads to the same place, and back."""
    wait_at(window, site, PAGES["key-result"])
    # The theme takes links to other languages over as soon as it has read the list of their pages.
    window.wait_for_load_state("networkidle")
    window.click(".okr-foot a[hreflang=zh-CN]")
    assert window.url == site + "zh/" + PAGES["key-result"]
    assert window.locator("html").get_attribute("lang") == "zh"
    window.wait_for_load_state("networkidle")
    switch = window.locator(".md-select__link[hreflang=en]")
    switch.evaluate("link => link.click()")
    window.wait_for_url(site + PAGES["key-result"])


def wait_at(page, site: str, address: str) -> None:
    """Go to a page on a wide, light screen."""
    page.goto(site + address)
    wait_for(page, 1440, "light")


def test_the_theme_switches_between_light_and_dark(window, site) -> None:
    """A reader may choose another scheme than the device wants."""
    wait_at(window, site, "")
    window.click("label[for=__palette_1]")
    window.wait_for_selector("body[data-md-color-scheme=default]", state="attached")
    window.click("label[for=__palette_2]")
    window.wait_for_selector("body[data-md-color-scheme=slate]", state="attached")
    ground = window.evaluate(
        "getComputedStyle(document.querySelector('.okr')).getPropertyValue('--okr-bg')"
    )
    assert ground.strip() == "#12161c"
    window.evaluate("localStorage.clear()")


@pytest.mark.parametrize(
    ("language", "word", "title"), [("en", "flour", "False starts"), ("zh", "指南", "阅读指南")]
)
def test_the_search_finds_words(window, site, language, word, title) -> None:
    """An English word inside a note, and a Chinese word inside a title."""
    if language == "zh":
        pytest.importorskip("jieba", reason="Chinese words are found with jieba only")
    wait_at(window, site, TREES[language])
    window.click(".md-search__input")
    window.keyboard.type(word)
    # Text that comes from an input method is followed by a key, and the theme waits for one.
    window.keyboard.press("End")
    window.wait_for_selector(".md-search-result__link")
    found = " ".join(window.locator(".md-search-result__title, h1").all_inner_texts())
    assert title in found.replace("\u200b", "")


def test_a_check_in_opens_with_its_text(window, site) -> None:
    """The button leads to the forge with path and text filled in."""
    wait_at(window, site, PAGES["key-result"])
    href = window.locator(".okr-button--main").get_attribute("href")
    assert href.startswith("https://github.com/lighthouse/okrs/new/main?filename=okrs/kitchens")
    assert "kind%3A%20CheckIn" in href


def test_pages_are_whole_without_scripts(browser, window, site) -> None:
    """Whoever blocks scripts reads the same words and sees the same pictures."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in ("overview", "key-result", "map"):
        page.goto(site + PAGES[name])
        wait_at(window, site, PAGES[name])
        assert page.locator(".okr").inner_text() == window.locator(".okr").inner_text()
        assert page.locator(".okr svg").count() == window.locator(".okr svg").count()
    context.close()


def test_paper_keeps_rows_whole_and_leaves_out_what_paper_cannot_do(window, site) -> None:
    """Print has no buttons, and a row is never cut in two."""
    wait_at(window, site, PAGES["team"])
    window.emulate_media(media="print")
    cut = window.evaluate(
        "[...document.querySelectorAll('.okr-kr, .okr-question, .okr-request, .okr tr')]"
        ".filter(e => getComputedStyle(e).breakInside !== 'avoid').length"
    )
    shown = window.evaluate(
        "[...document.querySelectorAll('.okr-actions, .okr-tabs, .okr-crumbs, .md-header')]"
        ".filter(e => getComputedStyle(e).display !== 'none').map(e => e.className)"
    )
    paper = window.pdf(format="A4")
    window.emulate_media(media="screen")
    assert cut == 0
    assert shown == []
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= 4


def test_the_keyboard_reaches_a_link_and_shows_where_it_is(window, site) -> None:
    """Whoever cannot use a mouse sees the focus, two pixels at least."""
    wait_at(window, site, "map/")
    for _ in range(60):
        window.keyboard.press("Tab")
        if window.evaluate("!!document.activeElement.closest('.okr-map')"):
            break
    else:
        pytest.fail("the map cannot be reached")
    width = window.evaluate(
        "getComputedStyle(document.activeElement.querySelector('rect')).strokeWidth"
    )
    assert float(width.removesuffix("px")) >= 2


@pytest.mark.parametrize("name", ["overview", "key-result", "health"])
def test_the_keyboard_goes_as_one_reads(window, site, name) -> None:
    """In the order of the text, through every link of the page; nothing holds the focus."""
    wait_at(window, site, PAGES[name])
    wanted = window.evaluate(
        "[...document.querySelectorAll('.okr a[href], .okr summary, .okr [tabindex=\"0\"]')]"
        ".filter(e => e.tabIndex >= 0 && e.checkVisibility()).length"
    )
    window.evaluate(
        "() => { const top = document.querySelector('.okr');"
        " top.tabIndex = -1; top.focus({preventScroll: true}); }"
    )
    reached = 0
    for _ in range(wanted + 1):
        window.keyboard.press("Tab")
        if not window.evaluate("!!document.activeElement.closest('.okr')"):
            break
        reached += 1
        follows = window.evaluate(
            "() => { const here = document.activeElement, before = window.before;"
            " window.before = here; return !before || !!(before.compareDocumentPosition(here)"
            " & Node.DOCUMENT_POSITION_FOLLOWING); }"
        )
        assert follows
    assert reached == wanted


def test_nothing_moves_for_whoever_asked_for_that(window, site) -> None:
    """Neither our parts nor the theme's fade, slide or scroll by themselves."""
    window.emulate_media(reduced_motion="reduce")
    wait_at(window, site, PAGES["overview"])
    moving = window.evaluate(
        "[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);"
        " return [s.transitionDuration, s.animationDuration].some(d => d.split(',')"
        ".some(t => parseFloat(t) > 0.001)); }).map(e => e.className)"
    )
    window.emulate_media(reduced_motion="no-preference")
    assert moving == []


@pytest.mark.parametrize(("language", "said"), [("en", "made 10 days ago"), ("zh", "生成于10天前")])
def test_a_page_that_nobody_made_again_says_how_old_it_is(browser, site, language, said) -> None:
    """A calm page may only be an old one; after two days it says so, before it does not."""
    context = browser.new_context()
    page = context.new_page()
    for day, is_old in (("2026-11-24", False), ("2026-12-02", True)):
        page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T12:00:00+00:00"))
        page.goto(site + TREES[language])
        notes = page.locator(".okr-old").all_inner_texts()
        assert [said in note for note in notes] == [True] * is_old
    assert page.locator(".okr > :first-child").get_attribute("class") == "okr-banner okr-old"
    context.close()
