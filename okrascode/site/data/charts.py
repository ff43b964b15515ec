"""The chart of each key result as a picture that stands alone, beside its page."""

from __future__ import annotations

from collections.abc import Iterator

from okrascode.site.figures import Figures
from okrascode.site.publication import DataFile, DataKind, Publication
from okrascode.site.standalone import stand_alone

__all__ = ["DATA"]


def _files(publication: Publication) -> Iterator[DataFile]:
    phrases, draw = publication.phrases, Figures(publication.phrases)
    for view in (k for objective in publication.site.objectives for k in objective.key_results):
        if not draw.has_history(view):
            continue
        said = phrases.words("list.sentence").join(phrases.pace(view))
        title = f"{view.title}{phrases.words('list.colon')}{said}"
        chart = draw.history(view, wide=True)
        yield DataFile(
            path=f"{view.address}chart.svg",
            content=stand_alone(chart, title=title, language=publication.language),
        )


DATA = DataKind(name="charts", media_type="image/svg+xml", files=_files)
