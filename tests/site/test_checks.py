"""A built site is looked through: what is wrong is found with its place, and nothing else."""

from __future__ import annotations

import pytest

from okrascode.site.checks import Checked, check_site

PAGE = '<div class="okr" id="here">{}</div>'


def check(body: str, **more: str) -> Checked:
    """Check a site of a page that holds ``body``, and of more files by their name."""
    files = {"index.html": PAGE.format(body), "a/index.html": PAGE.format('<a href="../">up</a>')}
    files |= {name.replace("__", "/").replace("_", "."): text for name, text in more.items()}
    return check_site(files, lambda name: files[name].encode())


def test_a_sound_site_has_no_problem() -> None:
    """Folders, files, anchors, queries and addresses outside are all right."""
    body = (
        '\n<a href="a/">a</a> <a href="a/index.html#here">a</a> <a href="#here">here</a>'
        '<a href="https://example.org">out</a> <a href="mailto:a@example.org">mail</a>'
        '<img src="pic.svg?x=1"><img src="data:image/png;base64,AA"><a href="#">top</a>'
        '<link rel="canonical" href="https://example.org/x/"><a href="/x/a/">from the top</a>'
    )
    found = check(body, pic_svg="")
    assert found.told() == ()
    assert found.pages == 2
    assert found.links == 7


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('<a href="b/">b</a>', "index.html:2: Leads to nothing: b/"),
        ('<a href="a/#there">a</a>', "index.html:2: No such place on that page: a/#there"),
        ('<a href="../../etc/">x</a>', "index.html:2: Leads to nothing: ../../etc/"),
        ('<img src="gone.png">', "index.html:2: Leads to nothing: gone.png"),
        (
            '<script src="https://cdn.example/x.js"></script>',
            "index.html:2: Fetched from another place: https://cdn.example/x.js",
        ),
        ('<img src="//x.example/y">', "index.html:2: Fetched from another place: //x.example/y"),
        (
            '<img srcset="https://x.example/y 2x">',
            "index.html:2: Fetched from another place: https://x.example/y",
        ),
        (
            '<link rel="preconnect" href="https://fonts.example">',
            "index.html:2: Fetched from another place: https://fonts.example",
        ),
        (
            "<style>@import 'https://x.example/y.css';</style>",
            "index.html:2: Fetched from another place: https://x.example/y.css",
        ),
        (
            '<p style="background: url(https://x.example/y)">x</p>',
            "index.html:2: Fetched from another place: https://x.example/y",
        ),
        ('<p onclick="x()">x</p>', "index.html:2: Code in a page: onclick on <p>."),
        (
            '<a href="java\nscript:x">x</a>',
            "index.html:2: Code in a page: the address 'java\\nscript:x'.",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place(body: str, message: str) -> None:
    """One sentence for each kind of problem."""
    assert message in check("\n" + body).told()


def test_a_style_sheet_may_not_fetch_either() -> None:
    """Fonts from elsewhere are found in CSS."""
    found = check("", style_css="@font-face { src: url(https://fonts.example/a.woff2) }")
    assert found.told() == (
        "style.css:1: Fetched from another place: https://fonts.example/a.woff2",
    )


def test_a_site_without_okrs_is_told() -> None:
    """A generator that passes our plug-in over in silence builds an empty site."""
    found = check_site(["index.html"], lambda _: b"<h1>Handbook</h1>")
    assert [problem.path for problem in found.problems] == ["index.html"]
    assert "okr site emit" in found.problems[0].message


def test_what_a_theme_does_on_every_page_is_said_once() -> None:
    """Nobody reads a thousand lines that say the same."""
    script = '<script src="https://x.example/y.js"></script>'
    found = check(script, b__index_html=script, c__index_html=script)
    [line] = found.told()
    assert line.endswith("(and at 2 more places)")
    assert len(found.problems) == 3
