"""A key result as a small page for a frame in a wiki: no script, and nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.output.escape import for_html
from okrascode.site.addresses import relative
from okrascode.site.figures import Figures
from okrascode.site.markdown import STYLE
from okrascode.site.publication import DataFile, DataKind, Publication
from okrascode.site.view import KeyResultView

__all__ = ["DATA"]


def _files(publication: Publication) -> Iterator[DataFile]:
    draw = Figures(publication.phrases)
    for objective in publication.site.objectives:
        for view in objective.key_results:
            text = _page(view, publication, draw)
            yield DataFile(path=f"{view.address}embed.html", content=text.encode())


def _page(view: KeyResultView, publication: Publication, draw: Figures) -> str:
    phrases, words = publication.phrases, publication.phrases.words
    language = "zh-CN" if publication.language == "zh" else publication.language
    style = for_html(relative(STYLE, here=view.address))
    said = words("list.sentence").join(phrases.pace(view))
    chart = ""
    if draw.has_history(view):
        wide, narrow = (draw.history(view, wide=is_wide).markup for is_wide in (True, False))
        # The rows that points lead to are on the page itself.
        chart = (wide + narrow).replace('href="#', 'target="_top" href="./#')
    day = words("foot.as_of", day=words.day(publication.site.today, year=True))
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="robots" content="noindex">\n<title>{for_html(view.title)}</title>\n'
        f'<link rel="stylesheet" href="{style}">\n</head>\n<body class="okr-embed">\n'
        f'<main class="okr">\n<h1 class="okr-sub">{for_html(view.title)}</h1>\n'
        f'<p class="okr-meta"><span class="okr-status okr-s-{view.status.value}">'
        f"{draw.mark(view.status).markup}{for_html(phrases.status(view.status, view.was))}</span> "
        f"<span>{for_html(phrases.value(view.current, view.measure))}</span></p>\n"
        f"<p>{for_html(said)}</p>\n{chart}\n"
        f'<p class="okr-meta"><span>{for_html(view.team.title)}</span><span>{for_html(day)}</span>'
        f'<span><a href="./" target="_top">{for_html(words("data.see"))}</a></span></p>\n'
        f"</main>\n</body>\n</html>\n"
    )


DATA = DataKind(name="embeds", media_type="text/html", files=_files)
