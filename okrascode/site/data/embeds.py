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
        chart = f'<p><img class="okr-chart" src="chart.svg" alt="{for_html(said)}"></p>\n'
    day = words("foot.as_of", day=words.day(publication.site.today, year=True))
    title = for_html(view.title)
    mark, status = draw.mark(view.status).markup, for_html(phrases.status(view.status, view.was))
    value, team = for_html(phrases.value(view.current, view.measure)), for_html(view.team.title)
    return f"""\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="stylesheet" href="{style}">
</head>
<body>
<main class="okr">
<h1 class="okr-sub">{title}</h1>
<p class="okr-meta"><span class="okr-status okr-s-{view.status.value}">{mark}{status}</span> \
<span>{value}</span></p>
<p>{for_html(said)}</p>
{chart}<p class="okr-meta"><span>{team}</span><span>{for_html(day)}</span>\
<span><a href="./" target="_top">{for_html(words("data.see"))}</a></span></p>
</main>
</body>
</html>
"""


DATA = DataKind(name="embeds", media_type="text/html", files=_files)
