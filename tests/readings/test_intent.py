"""Changes of what was intended, with their commits and reasons."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.git_repo import BO, GitRepo
from tests.support.story import DOCUMENT, STEPS, begin, document, record


@pytest.fixture
def repo(tmp_path: Path) -> GitRepo:
    """Give a repository with one key result from 61 to 75."""
    repo = begin(tmp_path / "repo")
    repo.commit("Start", {DOCUMENT: document()}, on="2026-10-05")
    return repo


def changes(repo: GitRepo) -> list[tuple[str, object, object]]:
    """Give field, old and new value of all changes after the first commit of objectives."""
    return [(c.field, c.old, c.new) for c in record(repo).changes[2:]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ({"measure": "{baseline: 61, target: 70}"}, ["target 75 70"]),
        ({"measure": "{baseline: 60, target: 75, stretch: 80}"},
         ["baseline 61 60", "stretch None 80"]),
        ({"measure": '{baseline: 61, target: 75, unit: "%", name: Rate}'},
         ["unit None %", "name None Rate"]),
        ({"measure": "{baseline: 61, target: 75, withheld: secret}"}, ["withheld None secret"]),
        ({"measure": "{baseline: 61, target: 75, expected: [{date: 2026-11-01, value: 70}]}"},
         ["expected None 2026-11-01: 70"]),
        ({"measure": "{baseline: 61, target: 75, source: {commits: true}}"},
         ["source None commits"]),
        ({"measure": "{at_least: 75}"},
         ["measure metric threshold", "baseline 61 None", "target 75 None", "at_least None 75",
          "scoring None latest"]),
        ({"measure": "{between: [1, 2]}"},
         ["measure metric threshold", "baseline 61 None", "target 75 None", "between None 1 to 2",
          "scoring None latest"]),
        ({"measure": "{binary: true}"},
         ["measure metric binary", "baseline 61 None", "target 75 None"]),
        ({"measure": "{milestones: [{id: a, title: A, weight: 2, due: 2026-11-01}]}"},
         ["measure metric milestones", "baseline 61 None", "target 75 None",
          "milestones.a None A, weight 2, due 2026-11-01"]),
        ({"text": "Checkout completion rises in two markets"},
         ["title Checkout completion rises in every market "
          "Checkout completion rises in two markets"]),
        ({"title": "Paying is effortless in each market"},
         ["title Paying is effortless in every market Paying is effortless in each market"]),
        ({"above": "    commitment: aspirational\n"}, ["commitment committed aspirational"]),
        ({"above": "    supports: [company:win]\n"}, ["supports None company@2026-Q4:win"]),
        ({"above": "    owner: ana\n    weight: 2\n"}, ["owner None ana", "weight 1 2"]),
    ],
)  # fmt: skip
def test_each_field_of_a_commitment(
    repo: GitRepo, text: dict[str, str], expected: list[str]
) -> None:
    """Every field that moved is a change with its old and new value."""
    repo.commit("Change", {DOCUMENT: document(**text)}, on="2026-11-03")
    assert [" ".join(map(str, change)) for change in changes(repo)] == expected


@pytest.mark.parametrize("moves", ["side", "main"])
def test_a_change_has_its_author_wherever_the_document_was(repo: GitRepo, moves: str) -> None:
    """Whoever moved the document, before the merge or meanwhile, changed no commitment."""
    repo.branch("side")
    eased = repo.commit("Ease", {DOCUMENT: document(measure="{baseline: 61, target: 70}")},
                        on="2026-11-03")  # fmt: skip
    repo.switch(moves)
    repo.git("mv", DOCUMENT, "okrs/payments/goals.yaml")
    repo.commit("Move", on="2026-11-04")
    repo.switch("main")
    repo.merge("side", on="2026-11-20")
    [change] = record(repo).changes[2:]
    assert (change.field, str(change.day), change.origin.commit) == ("target", "2026-11-03", eased)


def test_a_change_under_an_old_name_has_its_author(repo: GitRepo) -> None:
    """Main gave the key result a new name while a branch eased its target."""
    repo.branch("side")
    eased = repo.commit("Ease", {DOCUMENT: document(measure="{baseline: 61, target: 70}")},
                        on="2026-11-03")  # fmt: skip
    repo.switch("main")
    renamed = document().replace("id: rate", "id: share\n        formerly: [checkout/rate]")
    repo.commit("Rename", {DOCUMENT: renamed}, on="2026-11-04")
    repo.merge("side", on="2026-11-20")
    [change] = record(repo).changes[2:]
    assert (change.field, change.origin.commit) == ("target", eased)


def test_own_fields_of_a_key_result(repo: GitRepo) -> None:
    """Owner, weight, state and the way it is measured are part of what was promised."""
    lines = ("owner: bo", "weight: 2", "state: dropped", "reason: Alipay slipped", "how: By hand.")
    repo.commit("Change", {DOCUMENT: document(*lines)}, on="2026-11-03")
    found = record(repo).changes[2:]
    assert [(c.field, c.reason) for c in found] == [
        ("owner", ""),
        ("weight", ""),
        ("state", "Alipay slipped"),
        ("how", ""),
    ]


def test_reports_are_no_change_of_intent(repo: GitRepo) -> None:
    """Current, as_of, confidence and done move numbers, not commitments."""
    lines = ("current: 66", "as_of: 2026-10-10", "confidence: 5")
    repo.commit("Report", {DOCUMENT: document(*lines)}, on="2026-11-03")
    assert changes(repo) == []
    repo.commit("Steps", {DOCUMENT: document(measure=STEPS)}, on="2026-11-04")
    before = changes(repo)
    done = STEPS.replace("Apple}", "Apple, done: 2026-11-01}")
    repo.commit("Done", {DOCUMENT: document(measure=done)}, on="2026-11-05")
    assert changes(repo) == before


_CHANGES = """\
    changes:
      - {date: 2026-11-03, what: %s, from: 75, to: %s, reason: It slipped., by: ana}
"""


@pytest.mark.parametrize(
    ("what", "to", "reason"),
    [
        ("rate.target", "70", "It slipped."),
        ("rate.target", "70.0", "It slipped."),
        ("rate.target", '"70"', "It slipped."),
        ("rate.target", "71", ""),
        ("rate.baseline", "70", ""),
        ("other.target", "70", ""),
        ("target", "70", ""),
    ],
)
def test_a_reason_from_the_document(repo: GitRepo, what: str, to: str, reason: str) -> None:
    """An entry of ``changes`` counts for the field and the values that it names."""
    text = document(measure="{baseline: 61, target: 70}", more=_CHANGES % (what, to))
    repo.commit("Change", {DOCUMENT: text}, on="2026-11-03")
    assert [c.reason for c in record(repo).changes[2:]] == [reason]


def test_a_reason_may_be_written_later(repo: GitRepo) -> None:
    """The present document explains what happened before."""
    eased = "{baseline: 61, target: 70}"
    repo.commit("Change", {DOCUMENT: document(measure=eased)}, on="2026-11-03")
    text = document(measure=eased, more=_CHANGES % ("rate.target", "70"))
    repo.commit("Explain", {DOCUMENT: text}, on="2026-11-04")
    assert [c.reason for c in record(repo).changes[2:]] == ["It slipped."]


@pytest.mark.parametrize(
    ("about", "reason"),
    [
        ("payments:checkout/rate", "It slipped"),
        ("payments:checkout", "It slipped"),
        ("payments:other", ""),
    ],
)
def test_a_reason_from_a_commit(repo: GitRepo, about: str, reason: str) -> None:
    """A trailer explains what its commit changed, also when it came in by a merge."""
    repo.branch("side")
    text = document(measure="{baseline: 61, target: 70}")
    message = f"Change\n\nOKR-Change-Reason: {about} It slipped"
    id_ = repo.commit(message, {DOCUMENT: text}, on="2026-11-03", author=BO)
    repo.switch("main")
    repo.commit("Code", {"code.py": "x"}, on="2026-11-04")
    repo.merge("side", on="2026-11-05")
    (change,) = record(repo).changes[2:]
    assert (change.reason, str(change.day)) == (reason, "2026-11-03")
    assert (change.origin.commit, change.origin.author, change.origin.path) == (id_, "Bo", DOCUMENT)
    assert change.origin.pointer == "/objectives/0/key_results/0"


def test_what_is_added_and_removed(repo: GitRepo) -> None:
    """Both carry the text, removed ones under the name they had."""
    repo.commit("Remove", {DOCUMENT: None}, on="2026-11-03")
    repo.write(DOCUMENT, document(objective="other"))
    found = record(repo, today="2026-11-20").changes
    assert [(str(c.about), c.field, str(c.day)) for c in found] == [
        ("payments@2026-Q4:checkout", "added", "2026-10-05"),
        ("payments@2026-Q4:checkout/rate", "added", "2026-10-05"),
        ("payments@2026-Q4:checkout", "removed", "2026-11-03"),
        ("payments@2026-Q4:checkout/rate", "removed", "2026-11-03"),
        ("payments@2026-Q4:other", "added", "2026-11-20"),
        ("payments@2026-Q4:other/rate", "added", "2026-11-20"),
    ]
    assert found[2].old == "Paying is effortless in every market"


def test_what_was_added_and_removed_at_a_merge(repo: GitRepo) -> None:
    """A removal that came in by a merge is told by the merge."""
    repo.branch("side")
    repo.commit("Remove", {DOCUMENT: None}, on="2026-11-03")
    repo.switch("main")
    repo.commit("Code", {"code.py": "x"}, on="2026-11-04")
    repo.merge("side", on="2026-11-05")
    assert [c.field for c in record(repo).changes[2:]] == ["removed", "removed"]


def test_a_measure_that_nobody_had_given(repo: GitRepo) -> None:
    """From no measure to one is a change of all its fields."""
    text = document().replace("        measure: {baseline: 61, target: 75}\n", "")
    repo.commit("Unmeasured", {DOCUMENT: text}, on="2026-11-03")
    assert changes(repo) == [
        ("measure", "metric", None),
        ("baseline", 61, None),
        ("target", 75, None),
    ]


def test_of_several_reasons_the_one_that_names_it_counts(repo: GitRepo) -> None:
    """A commit may explain more than one change."""
    second = document(objective="speed", measure="{at_most: 5}").partition("objectives:\n")[2]
    repo.commit("Two", {DOCUMENT: document() + second}, on="2026-11-02")
    eased = document(measure="{baseline: 61, target: 70}") + second
    message = (
        "Ease\n\nOKR-Change-Reason: payments:speed Something else\n"
        "OKR-Change-Reason: payments:checkout It slipped"
    )
    repo.commit(message, {DOCUMENT: eased}, on="2026-11-03")
    assert record(repo).changes[-1].reason == "It slipped"
