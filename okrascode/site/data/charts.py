"""The charts of key results and objectives as pictures that stand alone, beside their pages."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.site.charts.svg import Svg
from okrascode.site.pictures import Pictures
from okrascode.site.publication import DataFile, DataKind, Publication
from okrascode.site.sentences import Sentences
from okrascode.site.standalone import stand_alone

__all__ = ["DATA"]


def _files(publication: Publication) -> Iterator[DataFile]:
    phrases, draw = publication.phrases, Pictures(publication.phrases)
    colon, tell = phrases.words("list.colon"), Sentences(publication.phrases)
    for objective in publication.site.objectives:
        if draw.has_series(objective):
            title = f"{objective.title}{colon}{tell.series(objective)}"
            chart = draw.series(objective, wide=True)
            yield _file(objective.address, chart, title, publication.language)
        for view in objective.key_results:
            if draw.has_history(view):
                said = phrases.words("list.sentence").join(phrases.pace(view))
                chart = draw.history(view, wide=True)
                yield _file(view.address, chart, f"{view.title}{colon}{said}", publication.language)


def _file(address: str, chart: Svg, title: str, language: str) -> DataFile:
    content = stand_alone(chart, title=title, language=language)
    return DataFile(path=f"{address}chart.svg", content=content)


DATA = DataKind(name="charts", media_type="image/svg+xml", files=_files)
