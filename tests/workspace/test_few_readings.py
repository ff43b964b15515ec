"""The readings of a few documents are those that the whole history gives, or none are given."""

from __future__ import annotations

import os
import re
from dataclasses import replace

import pytest

from okrascode.model.check_in import CheckIn
from okrascode.model.organization import Organization
from okrascode.model.place import Place
from okrascode.model.plan import ObjectivesDocument, make_plan
from okrascode.workspace import load_workspace
from okrascode.workspace.few_readings import record_of_few, ties_in
from tests.support.demo_repository import TODAY, demo
from tests.support.okr_program import company_with_history


@pytest.fixture(autouse=True)
def _nobody(monkeypatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def plan_of(plan, group):
    """Give the documents of a team and cycle, of the team, and the organization."""

    def is_meant(document) -> bool:
        if isinstance(document, ObjectivesDocument | CheckIn):
            return (document.team, document.cycle) == group
        return isinstance(document, Organization) or document.id == group[0]

    return make_plan(filter(is_meant, plan.documents))


def groups_of(plan):
    """Give every team and cycle."""
    return {(one.team, one.cycle) for one in plan.objectives.values()}


def test_what_no_tie_holds_has_the_readings_of_the_whole_history(tmp_path_factory) -> None:
    """Also where a value is not committed yet, and who takes a team and cycle alone sees it."""
    root = demo(tmp_path_factory)
    for path in root.glob("okrs/*/2026-Q4/*.yaml"):
        text = path.read_bytes()
        path.write_bytes(text.replace(b"current: 1", b"current: 2", 1))
    whole = load_workspace(root, today=TODAY)
    record, tied = whole.record(), set(ties_in(whole))
    alone = groups_of(whole.plan) - tied
    assert len(alone) >= 10
    for group in alone:
        plan = plan_of(whole.plan, group)
        few = record_of_few(whole, plan)
        assert few is not None, group
        for reference in plan.key_results:
            assert few.readings.get(reference) == record.readings.get(reference)
        for reference in (*plan.objectives, *plan.key_results):
            assert few.first_seen.get(reference) == record.first_seen.get(reference)


def test_what_commit_messages_report_on_is_tied(tmp_path_factory) -> None:
    """Who reads a message may have to know every name there is."""
    whole = load_workspace(demo(tmp_path_factory), today=TODAY)
    said = {
        (reference.team, reference.cycle)
        for reference, readings in whole.record().readings.items()
        if any(reading.source.label == "trailer" for reading in readings)
    }
    assert said
    assert said <= set(ties_in(whole))


DOCUMENT = "okrs/sales/2026-Q4.yaml"
GROUP = ("sales", "2026-Q4")
TIES = {
    "an old name": ("  - id: enter-japan\n", "  - id: enter-japan\n    formerly: [japan]\n"),
    "an old name of a part": ("- id: live\n", "- id: live\n        formerly: [enter-japan/fax]\n"),
    "a source": ("measure: {", 'measure: {source: {files: "x/**"}, '),
}


@pytest.fixture
def company(tmp_path):
    """A company whose sales have no old names."""
    repo = company_with_history(tmp_path / "acme")
    files = {}
    for path in (DOCUMENT, "okrs/sales/team.yaml"):
        text = (repo.folder / path).read_text(encoding="utf-8")
        files[path] = re.sub(r"^ *formerly:.*\n", "", text, flags=re.MULTILINE)
    repo.commit("Forget the old names", files, on="2026-11-20")
    return repo


@pytest.mark.parametrize(("old", "new"), TIES.values(), ids=TIES)
def test_what_a_document_says_of_elsewhere_ties_it(company, old, new) -> None:
    """Old names, and measures that read files."""
    assert GROUP not in ties_in(load_workspace(company.folder, today=TODAY))
    path = company.folder / DOCUMENT
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert GROUP in ties_in(load_workspace(company.folder, today=TODAY))


def test_a_revert_is_left_to_the_whole_history(company) -> None:
    """What it takes back may have come with other commits."""
    whole = load_workspace(company.folder, today=TODAY)
    assert record_of_few(whole, plan_of(whole.plan, GROUP)) is not None
    text = (company.folder / DOCUMENT).read_text(encoding="utf-8")
    commit = company.commit("Look", {DOCUMENT: text + "# looked\n"}, on="2026-11-20")
    company.revert(commit)
    whole = load_workspace(company.folder, today=TODAY)
    assert record_of_few(whole, plan_of(whole.plan, GROUP)) is None


def test_a_revert_is_seen_among_more_paths_than_a_command_line_holds(company) -> None:
    """The system refuses a command with some megabytes of arguments."""
    text = (company.folder / DOCUMENT).read_text(encoding="utf-8")
    commit = company.commit("Look", {DOCUMENT: text + "# looked\n"}, on="2026-11-20")

    def record_of_many():
        whole = load_workspace(company.folder, today=TODAY)
        few = plan_of(whole.plan, GROUP).documents
        [check_in, *_] = (one for one in few if isinstance(one, CheckIn))
        many = (
            replace(check_in, place=Place(f"okrs/sales/2026-Q4/{number:0200}.yaml"))
            for number in range(15_000)
        )
        return record_of_few(whole, make_plan([*few, *many]))

    assert record_of_many() is not None
    company.revert(commit)
    assert record_of_many() is None


def test_a_report_on_another_team_is_left_to_the_whole(company) -> None:
    """The key result that it names is not among the few."""
    report = (
        "apiVersion: okrascode/v1\nkind: CheckIn\nteam: sales\ncycle: 2026-Q4\ndate: 2026-11-20\n"
        "key_results:\n  'payments:effortless-checkout/completion': {current: 66}\n"
    )
    company.write("okrs/sales/2026-Q4/2026-11-20-aaaa.yaml", report)
    whole = load_workspace(company.folder, today=TODAY)
    assert {GROUP, ("payments", "2026-Q4")} <= set(ties_in(whole))
    assert record_of_few(whole, plan_of(whole.plan, GROUP)) is None
