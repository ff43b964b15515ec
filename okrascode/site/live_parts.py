"""Live parts of somebody's own page: a link with its status, and a chart with its sentence."""

from __future__ import annotations

from collections.abc import Callable

from okrascode.output.escape import for_html
from okrascode.output.numbers import score_text
from okrascode.site.figures import Figures
from okrascode.site.phrases import Phrases
from okrascode.site.standing import is_aside
from okrascode.site.view import KeyResultView, ObjectiveView

__all__ = ["live_chart", "live_link"]

Href = Callable[[str], str]
"""Gives the link to an address of the OKR pages, as seen from the page that is written."""


def live_link(view: ObjectiveView | KeyResultView, phrases: Phrases, *, href: Href) -> str:
    """Give a link with mark, title, where it stands and the word for it."""
    mark = Figures(phrases).mark(view.status).markup
    said = [phrases.status(view.status, view.was)]
    if where := _where(view, phrases):
        said.insert(0, where)
    words = for_html(phrases.words("list.dot").join(said))
    return (
        f'<span class="okr-ref okr-s-{view.status.value}">{mark} '
        f'<a href="{for_html(href(view.address))}">{for_html(view.title)}</a> '
        f'<span class="okr-ref__s">{words}</span></span>'
    )


def live_chart(view: ObjectiveView | KeyResultView, phrases: Phrases, *, href: Href) -> str:
    """Give the chart of a key result, or the bars of an objective, as a block."""
    link = live_link(view, phrases, href=href)
    if isinstance(view, ObjectiveView):
        items = "".join(f"<li>{_bar(k, phrases, href=href)}</li>" for k in view.key_results)
        return (
            f'<figure class="okr okr-live"><figcaption>{link}</figcaption><ul>{items}</ul></figure>'
        )
    draw, said = Figures(phrases), phrases.words("list.sentence").join(phrases.pace(view))
    picture = draw.bar(view).markup
    if draw.has_history(view):
        wide, narrow = (draw.history(view, wide=is_wide).markup for is_wide in (True, False))
        rows = for_html(href(view.address)) + "#"
        picture = (wide + narrow).replace('href="#', f'href="{rows}')
    return (
        f'<figure class="okr okr-live"><figcaption>{link}</figcaption>'
        f'<div class="okr-draw" data-search-exclude>{picture}</div><p>{for_html(said)}</p></figure>'
    )


def _bar(view: KeyResultView, phrases: Phrases, *, href: Href) -> str:
    return live_link(view, phrases, href=href) + Figures(phrases).bar(view).markup


def _where(view: ObjectiveView | KeyResultView, phrases: Phrases) -> str:
    if is_aside(view):
        return ""
    if isinstance(view, ObjectiveView):
        return "" if view.score is None else score_text(view.score)
    return "" if view.current is None else phrases.value(view.current, view.measure)
