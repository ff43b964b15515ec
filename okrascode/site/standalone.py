"""Charts as files that stand alone: with their own colours, light or dark as the reader's screen.

The rules are those of the pages' style sheet with every variable worked out, because mail, wikis
and picture viewers know classes but no variables.
"""

from __future__ import annotations

import re
from functools import cache

from okrascode import resources
from okrascode.output.escape import for_html
from okrascode.site.charts.svg import Svg

__all__ = ["FONTS", "stand_alone", "tokens"]

FONTS = (
    '-apple-system,"Segoe UI",Roboto,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif'
)

_DARK = "[data-md-color-scheme=slate]"
_RULE = re.compile(r"^\.okr-chart( [^{]*)\{([^}]*)\}", re.MULTILINE)
_VARIABLE = re.compile(r"var\((--okr-[a-z-]+)\)")
_SHEET = ("templates", "site", "okr.css")


@cache
def tokens(*, dark: bool) -> dict[str, str]:
    """Give the colours of the style sheet by their names there, like ``--okr-ink``."""
    sheet = resources.read_text(*_SHEET)
    begin = sheet.index(_DARK if dark else ":root {")
    block = sheet[sheet.index("{", begin) + 1 : sheet.index("}", begin)]
    return dict(re.findall(r"(--okr-[a-z-]+):\s*([^;]+);", block))


@cache
def _rules() -> str:
    found = _RULE.findall(resources.read_text(*_SHEET))
    both = ".ground{fill:var(--okr-card)}"
    both += "".join(f"{selector.strip()}{{{rule.strip()}}}" for selector, rule in found)
    light, dark = (
        _VARIABLE.sub(lambda name, known=known: known[name[1]], both)  # type: ignore[misc]
        for known in (tokens(dark=False), tokens(dark=True))
    )
    coloured = "".join(rule for rule in re.findall(r"[^{}]+\{[^}]*\}", dark) if "#" in rule)
    return f"text{{font-family:{FONTS}}}{light}@media(prefers-color-scheme:dark){{{coloured}}}"


def stand_alone(chart: Svg, *, title: str, language: str) -> bytes:
    """Make a file of a chart; ``title`` says in a sentence what it shows.

    Its links lead to the rows of the page it lies beside.
    """
    opening, _, inside = chart.markup.partition(">")
    size = " ".join(re.findall(r'(?:viewBox|width|height)="[^"]*"', opening))
    inside = inside.replace('href="#', 'href="./#')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" {size} xml:lang="{language}">'
        f"<title>{for_html(title)}</title><style>{_rules()}</style>"
        f'<rect class="ground" width="100%" height="100%"/>{inside}\n'
    ).encode()
