"""What a quick look finds is what the whole repository says, or it says that it is in doubt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from okrascode.config import Settings
from okrascode.documents.careful_data import data_if_right
from okrascode.documents.okr_paths import DEFAULT_OKR_PATHS, okr_paths_if_right
from okrascode.documents.read import read_document
from okrascode.errors import OkrError
from okrascode.everyday.quick_spot import InDoubt, handles_in_data, person_in_data, spot_in_data
from okrascode.everyday.spot import spot_of
from okrascode.model.measure import Milestones
from okrascode.model.plan import make_plan
from okrascode.readings.people import handles_in, person_behind
from okrascode.readings.subject import find_subject
from okrascode.workspace.glance import glance
from tests.support.good_company import GOOD_COMPANY

DAYS = [date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 20), date(2027, 2, 1)]
ORGANIZATION = """apiVersion: okrascode/v1
kind: Organization
name: A
people:
  ana: {name: Ana Díaz, git: [ana@example.org]}
  lin: {name: 林悦}
cycles:
  - {id: "2026", start: 2026-01-01, end: 2026-12-31}
  - {id: 2026-Q3, start: 2026-07-01, end: 2026-09-30, parent: "2026"}
  - {id: 2026-Q4, start: 2026-10-01, end: 2026-12-31, parent: "2026"}
"""
TEAM = "apiVersion: okrascode/v1\nkind: Team\nid: a\nname: A\nlead: ana\nmembers: [ana, bo]\n"


def objectives(cycle: str, *, id: str = "one", part: str = "rate", more: str = "") -> str:
    """Write a document of team a with one objective and one key result."""
    return (
        f'apiVersion: okrascode/v1\nkind: Objectives\nteam: a\ncycle: "{cycle}"\nobjectives:\n'
        f"  - id: {id}\n    objective: It is better\n    owner: chen\n    key_results:\n"
        f"      - id: {part}\n        key_result: The rate rises\n"
        f"        measure: {{baseline: 1, target: 9}}\n        current: 3\n{more}"
    )


def written(texts: dict[str, str], folder: Path) -> None:
    """Put documents on the disk."""
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


COMPANIES = {
    "the good company": {path: text.decode() for path, text in GOOD_COMPANY.items()},
    "two cycles": {
        "okrs/organization.yaml": ORGANIZATION,
        "okrs/a/team.yaml": TEAM,
        "okrs/a/2026-Q3.yaml": objectives("2026-Q3"),
        "okrs/a/2026-Q4.yaml": objectives("2026-Q4"),
    },
    "a year and a quarter": {
        "okrs/organization.yaml": ORGANIZATION,
        "okrs/a/team.yaml": TEAM,
        "okrs/a/2026.yaml": objectives("2026"),
        "okrs/a/2026-Q4.yaml": objectives("2026-Q4"),
    },
    "a former name": {
        "okrs/organization.yaml": ORGANIZATION,
        "okrs/a/team.yaml": TEAM,
        "okrs/a/2026.yaml": objectives("2026"),
        "okrs/a/2026-Q4.yaml": objectives(
            "2026-Q4", part="share", more="        formerly: [one/rate]\n"
        ),
    },
    "dropped": {
        "okrs/organization.yaml": ORGANIZATION,
        "okrs/a/team.yaml": TEAM,
        "okrs/a/2026-Q4.yaml": objectives(
            "2026-Q4", more="        state: dropped\n        reason: No.\n"
        ),
    },
    "twice in one cycle": {
        "okrs/organization.yaml": ORGANIZATION,
        "okrs/a/team.yaml": TEAM,
        "okrs/a/2026-Q4.yaml": objectives("2026-Q4", part="other"),
        "okrs/a/2026-Q4-more.yaml": objectives("2026-Q4"),
    },
    "no team": {
        "okrs/organization.yaml": ORGANIZATION,
        "okrs/a/2026-Q4.yaml": objectives("2026-Q4"),
    },
    "a cycle that nobody knows": {
        "okrs/organization.yaml": ORGANIZATION,
        "okrs/a/team.yaml": TEAM,
        "okrs/a/2027-Q1.yaml": objectives("2027-Q1"),
    },
}


@pytest.mark.parametrize("company", COMPANIES)
def test_a_quick_look_finds_what_the_whole_says(company: str, tmp_path: Path) -> None:
    """Every reference on several days: the same key result with all about it, or in doubt."""
    texts = {path: text.encode() for path, text in COMPANIES[company].items()}
    written(COMPANIES[company], tmp_path)
    plan = make_plan(
        d for p, t in texts.items() if (d := read_document(t, path=p).document) is not None
    )
    names = {f"{r.team}:{r.objective}/{r.key_result}" for r in plan.key_results}
    found = 0
    for text in sorted(names | {str(r) for r in plan.key_results} | {"a:one/rate", "b:x/y"}):
        team, _, item = text.partition(":")
        named = {"team": team.partition("@")[0], "objective": item.partition("/")[0]}
        for day in DAYS:
            seen = glance(tmp_path, today=day, **named)
            try:
                if seen is None:
                    raise InDoubt
                spot = spot_in_data(text, seen.documents, day=day)
            except InDoubt:
                continue
            reference = find_subject(text, plan=plan, today=day).reference
            assert reference is not None
            assert spot == replace(spot_of(reference, plan), measure=spot.measure)
            whole = plan.key_results[reference].measure
            # A quick look does not know where each milestone stands.
            assert spot.measure == whole or isinstance(whole, Milestones)
            found += 1
    assert found or company not in ("the good company", "two cycles")


@pytest.mark.parametrize(
    "company", ["a former name", "dropped", "twice in one cycle", "no team", "a year and a quarter"]
)
def test_what_needs_the_whole_is_in_doubt(company: str, tmp_path: Path) -> None:
    """Former names, dropped items, two of one name, missing teams and nested cycles are left."""
    written(COMPANIES[company], tmp_path)
    day = date(2026, 11, 20)
    seen = glance(tmp_path, today=day, team="a", objective="one")
    if seen is not None:
        with pytest.raises(InDoubt):
            spot_in_data("a:one/rate", seen.documents, day=day)


WHO = [
    ("Ana Díaz", "ana@example.org"),
    ("Somebody", "ANA@example.org"),
    ("林悦", "lin.yue@example.org"),
    ("Bo", "bo@example.org"),
    ("Bo", "chen@example.org"),
    ("Chen", "x@example.org"),
    ("Nobody Here", "nobody@example.org"),
    ("Ana", "ana@elsewhere.org"),
    ("", ""),
]


@pytest.mark.parametrize("who", WHO)
def test_a_quick_look_knows_the_same_people(who: tuple[str, str]) -> None:
    """By address, by name and by handle: the same person, or in doubt."""
    texts = {path: text.encode() for path, text in COMPANIES["two cycles"].items()}
    plan = make_plan(
        d for p, t in texts.items() if (d := read_document(t, path=p).document) is not None
    )
    name, email = who
    expected = person_behind(plan, name=name, email=email)
    for unread in ([], ["okrs/a/2026-Q3.yaml", "okrs/a/2026-Q4.yaml"]):
        data = [data_if_right(t, path=p) for p, t in texts.items() if p not in unread]
        documents = [one for one in data if one is not None]

        def mentions(words):
            return any(word.encode() in text for word in words for text in texts.values())

        try:
            found = person_in_data(documents, name=name, email=email, mentions=mentions)
        except InDoubt:
            assert email not in ("ana@example.org", "ANA@example.org")
        else:
            assert found == expected


def test_the_same_handles_are_known() -> None:
    """People, leads, sponsors, members and owners."""
    texts = COMPANIES["the good company"]
    data = [data_if_right(t.encode(), path=p) for p, t in texts.items()]
    plan = make_plan(
        d for p, t in texts.items() if (d := read_document(t.encode(), path=p).document) is not None
    )
    assert handles_in_data([d for d in data if d is not None]) == frozenset(handles_in(plan))


def test_the_default_globs_are_those_of_the_settings() -> None:
    """They are written twice, so that a check-in need not load the settings."""
    assert Settings().okr_paths == DEFAULT_OKR_PATHS


@pytest.mark.parametrize(
    ("raw", "paths"),
    [
        (None, DEFAULT_OKR_PATHS),
        (b"", DEFAULT_OKR_PATHS),
        (b"version = 1\n[lint]\nprofile = 'strict'\n", DEFAULT_OKR_PATHS),
        (b"[paths]\nokrs = ['goals/**/*.yaml']\n", ("goals/**/*.yaml",)),
        (b"[paths]\nokr = ['goals/**/*.yaml']\n", None),
        (b"[path]\nokrs = ['goals/**/*.yaml']\n", None),
        (b"[paths]\nokrs = ['../*.yaml']\n", None),
        (b"[paths]\nokrs = []\n", None),
        (b"[paths]\nokrs = [3]\n", None),
        (b"[paths]\nokrs = 'a'\n", None),
        (b"version = 2\n", None),
        (b"version = \n", None),
        (b"\xff\xfe", None),
        (b"a" + b".a" * 100_000 + b" = 1\n", None),
    ],
)
def test_the_globs_of_documents_are_read_alone(
    raw: bytes | None, paths: tuple[str, ...] | None
) -> None:
    """What is not plainly right about paths is left to the reader of all settings."""
    assert okr_paths_if_right(raw) == paths


def test_a_broken_document_that_matters_is_in_doubt(tmp_path: Path) -> None:
    """A document that names the objective and cannot be read makes a quick look useless."""
    texts = {**COMPANIES["two cycles"], "okrs/b.yaml": "kind: Objectives\nteam: a\nid: one\nx: [\n"}
    written(texts, tmp_path)
    assert glance(tmp_path, today=DAYS[2], team="a", objective="one") is None
    with pytest.raises(OkrError):
        glance(tmp_path / "nowhere", today=DAYS[2], team="a", objective="one")
