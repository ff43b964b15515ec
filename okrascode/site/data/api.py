"""The JSON API: the cycles that run, every cycle for itself, and every key result with its history.

Files are described by JSON Schemas that lie beside them, so that a program can check what it reads
without asking anybody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from okrascode import resources
from okrascode.output.json_text import Json, json_text
from okrascode.site.json_objects import cycle_object, head_of, objective_object, team_object
from okrascode.site.publication import DataFile, DataKind, Publication
from okrascode.site.shown_cycles import shown_cycles
from okrascode.site.view import ObjectiveView, SiteView
from okrascode.site.view_parts import CycleView

__all__ = ["DATA", "FOLDER"]

FOLDER = "api/v1/"
"""Where the API lives; what is in it stays readable for programs of today."""

_SCHEMAS = ("site-data", "key-result-data", "data-index")


def _files(publication: Publication) -> Iterator[DataFile]:
    site = publication.site
    yield _file("okrs.json", _document(site, site.cycles, site.running))
    for cycle in shown_cycles(site):
        mine = (o for o in site.objectives if o.cycle.id == cycle.id)
        yield _file(f"cycles/{cycle.id}.json", _document(site, (cycle,), mine))
    for name in _SCHEMAS:
        file = f"{name}.schema.json"
        yield DataFile(
            path=f"{FOLDER}schemas/{file}", content=resources.read_bytes("schemas", "v1", file)
        )


def _document(
    site: SiteView, cycles: Iterable[CycleView], objectives: Iterable[ObjectiveView]
) -> dict[str, Json]:
    return {
        **head_of(site, "site-data"),
        "organization": {"name": site.name, "vision": site.vision},
        "cycles": [cycle_object(cycle) for cycle in cycles],
        "teams": [team_object(team) for team in site.teams],
        "objectives": [objective_object(objective) for objective in objectives],
    }


def _file(name: str, document: Json) -> DataFile:
    return DataFile(path=FOLDER + name, content=json_text(document).encode())


DATA = DataKind(name="api", media_type="application/json", files=_files, once=True)
