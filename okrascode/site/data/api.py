"""The JSON API: the cycles that run, every cycle for itself, and every key result with its history.

Files are described by JSON Schemas that lie beside them, so that a program can check what it reads
without asking anybody else.
"""

from __future__ import annotations

from collections.abc import Iterator

from okrascode import resources
from okrascode.output.json_text import Json, json_text
from okrascode.site.json_objects import cycle_object, head_of, objective_object, team_object
from okrascode.site.json_requests import request_object
from okrascode.site.publication import DataFile, DataKind, Publication
from okrascode.site.shown_cycles import shown_cycles
from okrascode.site.view import SiteView
from okrascode.site.view_parts import CycleView

__all__ = ["DATA", "FOLDER"]

FOLDER = "api/v1/"
"""Where the API lives; what is in it stays readable for programs of today."""

_SCHEMAS = ("site-data", "objective-data", "key-result-data", "health-data", "data-index")


def _files(publication: Publication) -> Iterator[DataFile]:
    site = publication.site
    yield _file("okrs.json", _document(site, site.cycles))
    for cycle in shown_cycles(site):
        yield _file(f"cycles/{cycle.id}.json", _document(site, (cycle,)))
    for name in _SCHEMAS:
        file = f"{name}.schema.json"
        yield DataFile(
            path=f"{FOLDER}schemas/{file}", content=resources.read_bytes("schemas", "v1", file)
        )


def _document(site: SiteView, cycles: tuple[CycleView, ...]) -> dict[str, Json]:
    here = {cycle.id for cycle in cycles}
    return {
        **head_of(site, "site-data"),
        "organization": {"name": site.name, "vision": site.vision},
        "cycles": [cycle_object(cycle) for cycle in cycles],
        "teams": [team_object(team) for team in site.teams],
        "objectives": [objective_object(o) for o in site.objectives if o.cycle.id in here],
        "requests": [request_object(r) for r in site.requests if r.cycle.id in here],
    }


def _file(name: str, document: Json) -> DataFile:
    return DataFile(path=FOLDER + name, content=json_text(document).encode())


DATA = DataKind(name="api", media_type="application/json", files=_files, once=True)
