"""Badges for a README or a wiki: the title, where it stands and the word for it, in one line."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.output.columns import display_width, fit
from okrascode.output.escape import for_html
from okrascode.output.numbers import score_text
from okrascode.rollup.result import Status
from okrascode.site.charts.marks import mark
from okrascode.site.charts.svg import number
from okrascode.site.publication import DataFile, DataKind, Publication
from okrascode.site.standalone import FONTS, tokens
from okrascode.site.standing import is_aside

__all__ = ["DATA"]

_TITLE = 44
"""Columns of the title that are shown; all of it is in the text for those who hear it."""

_COLOURS = {
    Status.ON_TRACK: "on",
    Status.AT_RISK: "risk",
    Status.OFF_TRACK: "off",
    Status.MISSED: "off",
    Status.ACHIEVED: "accent",
}


def _files(publication: Publication) -> Iterator[DataFile]:
    phrases = publication.phrases
    for objective in publication.site.objectives:
        known = objective.score is not None and not is_aside(objective)
        where = score_text(objective.score) if known else ""
        said = phrases.status(objective.status, objective.was)
        yield DataFile(
            path=f"{objective.address}badge.svg",
            content=_badge(objective.title, [where, said], objective.status),
        )
        for view in objective.key_results:
            known = view.current is not None and not is_aside(view)
            where = phrases.value(view.current, view.measure) if known else ""
            said = phrases.status(view.status, view.was)
            yield DataFile(
                path=f"{view.address}badge.svg",
                content=_badge(view.title, [where, said], view.status),
            )


def _badge(title: str, parts: list[str], status: Status) -> bytes:
    """Draw it; widths are estimated generously, since fonts differ, and texts are centred."""
    shown, said = fit(title, _TITLE), " · ".join(filter(None, parts))
    left, right = _width(shown) + 16, _width(said) + 34
    colours = []
    for known in (tokens(dark=False), tokens(dark=True)):
        ink, tint = f"--okr-{_COLOURS.get(status, 'muted')}", f"--okr-{_COLOURS.get(status, '')}-bg"
        colours.append(
            f".f{{fill:{known['--okr-panel']};stroke:{known['--okr-strong']}}}"
            f".r{{fill:{known.get(tint, known['--okr-quiet-bg'])}}}"
            f"text{{fill:{known['--okr-ink']}}}"
            f".okr-mark{{fill:{known[ink]}}}"
            f".k{{fill:none;stroke:{known['--okr-knock']};stroke-width:2.2}}"
            f".o{{fill:none;stroke:{known[ink]};stroke-width:1.8}}"
        )
    light, dark = colours
    width = number(left + right)
    shape = (
        mark(status)
        .markup.replace("<svg ", f'<svg x="{number(left + 9)}" y="5" ', 1)
        .replace('width="20" height="20"', 'width="14" height="14"')
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width}" height="24" '
        f'viewBox="0 0 {width} 24"><title>{for_html(f"{title}: {said}")}</title>'
        f"<style>text{{font:12px {FONTS}}}{light}.d{{stroke-dasharray:2.6 2.6}}"
        f"@media(prefers-color-scheme:dark){{{dark}}}</style>"
        f'<rect class="f" x=".5" y=".5" width="{number(left + right - 1)}" height="23" rx="4.5"/>'
        f'<path class="r" d="M{number(left)} 1h{number(right - 5)}a4 4 0 0 1 4 4v14a4 4 0 0 1-4 4'
        f'h-{number(right - 5)}z"/>{shape}'
        f'<text x="{number(left / 2)}" y="16" text-anchor="middle">{for_html(shown)}</text>'
        f'<text x="{number(left + 26 + (right - 34) / 2)}" y="16" text-anchor="middle" '
        f'font-weight="600">{for_html(said)}</text></svg>\n'
    ).encode()


def _width(text: str) -> float:
    return 6.1 * display_width(text)


DATA = DataKind(name="badges", media_type="image/svg+xml", files=_files)
