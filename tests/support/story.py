"""Tell a story in a real repository and ask what its record says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from okrascode.config import Settings
from okrascode.documents.read import read_document
from okrascode.history.repository import open_repository
from okrascode.model.plan import Plan, make_plan
from okrascode.model.reference import Reference, parse_reference
from okrascode.readings.gather import gather
from okrascode.readings.reading import Reading
from okrascode.readings.record import Record
from tests.support.git_repo import GitRepo

__all__ = [
    "COUNTED",
    "DOCUMENT",
    "KEY_RESULT",
    "STEPS",
    "begin",
    "check_in",
    "document",
    "plan_at",
    "record",
    "said",
    "told",
]

DOCUMENT = "okrs/payments/2026-Q4.yaml"
KEY_RESULT = "payments@2026-Q4:checkout/rate"
COUNTED = "{baseline: 0, target: 10, source: {commits: true}}"
STEPS = "{milestones: [{id: apple, title: Apple}, {id: google, title: Google}]}"

_ORGANIZATION = """\
apiVersion: okrascode/v1
kind: Organization
name: Acme
time_zone: %s
cycles:
  - {id: "2026", start: 2026-01-01, end: 2026-12-31}
  - {id: 2026-Q4, parent: "2026", start: 2026-10-01, end: 2026-12-31}
"""
_TEAM = "apiVersion: okrascode/v1\nkind: Team\nid: payments\nname: Payments\n"


def begin(
    folder: Path, *, zone: str = "UTC", people: str = "", team: str = "", **more: Any
) -> GitRepo:
    """Make a repository with an organisation and the team payments, committed on 1 October."""
    repo = GitRepo(folder, **more)
    repo.commit(
        "Begin",
        {
            "okrs/organization.yaml": _ORGANIZATION % zone + people,
            "okrs/payments/team.yaml": _TEAM + team,
        },
        on="2026-10-01",
    )
    return repo


def document(
    *lines: str,
    team: str = "payments",
    cycle: str = "2026-Q4",
    objective: str = "checkout",
    title: str = "Paying is effortless in every market",
    key_result: str = "rate",
    text: str = "Checkout completion rises in every market",
    measure: str = "{baseline: 61, target: 75}",
    above: str = "",
    more: str = "",
) -> str:
    """Write an objectives document with one key result; ``lines`` are further fields of it."""
    fields = "".join(f"        {line}\n" for line in lines)
    return (
        f"apiVersion: okrascode/v1\nkind: Objectives\nteam: {team}\ncycle: {cycle}\n"
        f"objectives:\n  - id: {objective}\n    objective: {title}\n{above}"
        f"    key_results:\n      - id: {key_result}\n        key_result: {text}\n"
        f"        measure: {measure}\n{fields}{more}"
    )


def check_in(
    on: str, entry: str, *, of: str = "checkout/rate", team: str = "payments", more: str = ""
) -> str:
    """Write a check-in with one entry."""
    return (
        f"apiVersion: okrascode/v1\nkind: CheckIn\nteam: {team}\ncycle: 2026-Q4\ndate: {on}\n"
        f"{more}key_results:\n  {of}: {entry}\n"
    )


def plan_at(folder: Path, revision: str | None = None) -> tuple[Plan, list[str]]:
    """Read the documents of a work tree, or of a revision; and the paths that do not parse."""
    texts: dict[str, bytes] = {}
    if revision is None:
        for path in sorted(folder.glob("okrs/**/*.yaml")):
            if path.is_file() and not path.is_symlink():
                texts[path.relative_to(folder).as_posix()] = path.read_bytes()
    else:
        repository = open_repository(folder)
        assert repository is not None
        for path, (mode, blob) in repository.tree(revision).items():
            if mode == "100644" and path.endswith(".yaml"):
                texts[path] = dict(repository.blobs([blob]))[blob]
    results = {path: read_document(raw, path=path) for path, raw in texts.items()}
    documents = [result.document for result in results.values() if result.document is not None]
    return make_plan(documents), [path for path, r in results.items() if r.document is None]


def record(
    folder: Path | GitRepo,
    *,
    today: str = "2026-12-01",
    at: str | None = None,
    settings: Settings | None = None,
) -> Record:
    """Gather the record of a work tree, or of a revision."""
    root = folder.folder if isinstance(folder, GitRepo) else folder
    repository = open_repository(root)
    settings = settings or Settings()
    revision = at if repository is None or at is None else repository.resolve(at)
    plan, unreadable = plan_at(root, revision)
    if repository is None:
        return gather(plan, history=None, settings=settings, today=date.fromisoformat(today)).record
    patterns = settings.okr_paths
    return gather(
        plan,
        history=repository.history(revision or repository.head(), patterns),
        blobs=repository.blobs,
        dirty=() if at else repository.changed_paths(patterns),
        unreadable=unreadable,
        settings=settings,
        today=date.fromisoformat(today),
    ).record


def told(found: Record, key_result: str = KEY_RESULT) -> list[str]:
    """Write the readings of a key result as ``DAY VALUE [cCONFIDENCE] SOURCE``, oldest first."""
    return [said(reading) for reading in found.readings.get(_name(key_result), ())]


def said(reading: Reading) -> str:
    """Write one reading in a line; a day that is not known as ``<=DAY``."""
    day = str(reading.day) if reading.day else f"<={reading.not_after}"
    value = reading.value
    if isinstance(value, tuple):
        text = "+".join(value) or "nothing"
    else:
        text = str(value) if not isinstance(value, Decimal) else f"{value:f}"
    parts = [day.removeprefix("2026-"), text]
    if reading.confidence is not None:
        parts.append(f"c{reading.confidence}")
    return " ".join([*parts, reading.source.label])


def _name(text: str) -> Reference:
    return parse_reference(text)
