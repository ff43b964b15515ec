"""Colours can be told apart from what they stand on, in both schemes, and the sheet stays small."""

from __future__ import annotations

import gzip
import re

import pytest

from okrascode.resources import read_bytes, read_text

CSS = read_text("templates", "site", "okr.css")


def schemes() -> dict[str, dict[str, str]]:
    """Give the colour of each variable, for light and dark."""
    light = re.search(r":root \{(.*?)\}", CSS, re.DOTALL)
    dark = re.search(r"\[data-md-color-scheme=slate\][^{]*\{(.*?)\}", CSS, re.DOTALL)
    assert light
    assert dark
    return {
        name: dict(re.findall(r"--okr-([\w-]+): (#[0-9a-f]+);", found[1]))
        for name, found in (("light", light), ("dark", dark))
    }


def luminance(colour: str) -> float:
    """Give the relative luminance of WCAG 2.2."""
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


GROUNDS = ("bg", "card", "panel")
TEXT_ON = [
    *(
        (text, ground)
        for text in ("ink", "muted", "accent", "on", "risk", "off")
        for ground in GROUNDS
    ),
    *((text, f"{text}-bg") for text in ("accent", "on", "risk", "off")),
    *(("ink", ground) for ground in ("accent-bg", "on-bg", "risk-bg", "off-bg", "gone", "zone")),
    *((text, ground) for text in ("muted", "ink") for ground in ("gone", "zone", "accent-bg")),
    ("knock", "accent"),
    ("card", "ink"),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read(scheme: str, text: str, ground: str) -> None:
    """Every pair of text and ground has a contrast of 4.5 to 1 or more."""
    colours = schemes()[scheme]
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("mark", "ground"), [("accent", "gone"), ("accent", "quiet-bg"), ("ink", "quiet-bg")]
)
def test_lines_and_bars_can_be_seen(scheme: str, mark: str, ground: str) -> None:
    """Graphics have a contrast of 3 to 1 or more."""
    colours = schemes()[scheme]
    assert contrast(colours[mark], colours[ground]) >= 3


def test_both_dark_schemes_are_the_same() -> None:
    """A theme with a switch and a device's own wish lead to the same colours."""
    blocks = re.findall(r"--okr-bg: #12161c;[^}]*", CSS)
    assert len(blocks) == 2
    assert len({re.sub(r"\s+", " ", block).strip() for block in blocks}) == 1


def test_every_variable_is_defined() -> None:
    """A misspelt colour would be no colour."""
    used = set(re.findall(r"var\(--okr-([\w-]+)\)", CSS))
    for colours in schemes().values():
        assert used <= set(colours)


def test_every_class_of_a_template_starts_with_our_prefix() -> None:
    """Our classes meet nobody else's in a company's own site."""
    # What themes name is only touched where it is around a page of ours.
    names = re.findall(r"^\.([a-z-]+)(?![^{]*> \.okr\))", CSS, re.MULTILINE)
    assert set(names) - {"md-typeset"} == {name for name in names if name.startswith("okr")}


def test_the_script_is_small_and_asks_nobody() -> None:
    """At most a kilobyte travels, and it neither fetches nor runs anything."""
    script = read_text("templates", "site", "okr.js")
    assert len(gzip.compress(script.encode())) <= 1024
    assert not re.search(r"fetch|import|eval|innerHTML|https?:", script)


def test_the_sheet_is_small_and_fetches_nothing() -> None:
    """At most eight kilobytes travel, and no font, picture or other sheet follows."""
    assert len(gzip.compress(read_bytes("templates", "site", "okr.css"))) <= 8 * 1024
    assert "url(" not in CSS
    assert "@import" not in CSS
