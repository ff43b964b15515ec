"""Several repositories: their trailers and trees count, and what is not there is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from okrascode.errors import UsageError
from okrascode.workspace import Workspace, load_workspace
from tests.support.git_repo import BO, GitRepo
from tests.support.story import COUNTED, DOCUMENT, KEY_RESULT, begin, document, told

_LINK = "OKR: payments:checkout/rate"


def _company(folder: Path, *, measure: str = COUNTED, path: str = "api") -> GitRepo:
    repo = begin(folder)
    settings = f'[[repositories]]\nname = "api"\npath = "{path}"\n'
    repo.commit("Ask", {DOCUMENT: document(measure=measure), "okr.toml": settings}, on="2026-10-02")
    return repo


def _load(folder: Path, *, today: str = "2026-11-01", **given: Path) -> Workspace:
    return load_workspace(folder, today=date.fromisoformat(today), repositories=given)


def test_trailers_of_another_repository_count(tmp_path: Path) -> None:
    """A commit of the code adds to a key result and is evidence, with its repository's name."""
    _company(tmp_path)
    api = GitRepo(tmp_path / "api")
    commit = api.commit(f"Move\n\n{_LINK} +1\n", on="2026-10-05", author=BO)
    api.commit(f"Prepare\n\n{_LINK}\n", on="2026-10-06", author=BO)
    workspace = _load(tmp_path)
    record = workspace.record()
    assert told(record) == ["10-05 1 trailer"]
    [[reading]] = record.readings.values()
    assert (reading.origin.commit, reading.origin.repository) == (commit, "api")
    [[evidence]] = record.evidence.values()
    assert (evidence.subject, evidence.repository) == ("Prepare", "api")
    assert workspace.revisions == {"api": api.head()}
    assert record.knows_everything


def test_trees_of_another_repository_are_measured(tmp_path: Path) -> None:
    """A measure names the repository that it reads; equal paths elsewhere are not looked at."""
    repo = _company(
        tmp_path, measure='{baseline: 0, target: 9, source: {files: "x/*", repository: api}}'
    )
    repo.commit("not here", {"x/1": "x", "x/2": "x"}, on="2026-10-03")
    api = GitRepo(tmp_path / "api")
    api.commit("one", {"x/1": "x"}, on="2026-09-01")
    api.commit("two", {"x/2": "x"}, on="2026-10-05")
    assert told(_load(tmp_path).record()) == ["09-01 1 source", "10-05 2 source"]


def test_a_commit_in_two_repositories_counts_once(tmp_path: Path) -> None:
    """A fork shares commits, and a cherry-pick between repositories is a copy."""
    repo = _company(tmp_path)
    repo.commit(f"Shared\n\n{_LINK} +1\n", on="2026-10-05")
    copied = repo.commit(f"Copied\n\n{_LINK} +1\n", {"a": "x"}, on="2026-10-06")
    fork = repo.clone(tmp_path / "api")
    fork.commit(f"Own\n\n{_LINK} +1\n", on="2026-10-07")
    other = GitRepo(tmp_path / "web")
    other.commit("Begin", on="2026-10-01")
    other.git("fetch", "--quiet", str(tmp_path))
    other.cherry_pick(copied, on="2026-10-09")
    record = _load(tmp_path, web=tmp_path / "web").record()
    assert told(record) == ["10-05 1 trailer", "10-06 2 trailer", "10-07 3 trailer"]


def test_what_one_repository_reverts_the_others_keep(tmp_path: Path) -> None:
    """A trailer counts while a copy of it is not taken back; a revert is of its own repository."""
    repo = _company(tmp_path)
    commit = repo.commit(f"Shared\n\n{_LINK} +1\n", {"a": "x"}, on="2026-10-05")
    fork = repo.clone(tmp_path / "api")
    fork.revert(commit, on="2026-10-07")
    assert told(_load(tmp_path).record()) == ["10-05 1 trailer"]
    repo.revert(commit, on="2026-10-08")
    assert told(_load(tmp_path).record()) == []


def test_commits_of_one_repository_alone_can_be_counted(tmp_path: Path) -> None:
    """With a repository in the source, what others add is a finding and does not count."""
    repo = _company(
        tmp_path, measure="{baseline: 0, target: 9, source: {commits: true, repository: api}}"
    )
    repo.commit(f"Here\n\n{_LINK} +5\n", on="2026-10-05")
    GitRepo(tmp_path / "api").commit(f"There\n\n{_LINK} +1\n", on="2026-10-06")
    record = _load(tmp_path).record()
    assert told(record) == ["10-06 1 trailer"]
    [finding] = record.findings
    assert finding.message == "The key result counts commits of api alone."


def test_only_the_command_line_leads_out_of_the_root(tmp_path: Path) -> None:
    """A path of okr.toml that leads out is refused with the cure; --repository may lead there."""
    home = tmp_path / "okrs-home"
    GitRepo(tmp_path / "api").commit(f"Move\n\n{_LINK} +1\n", on="2026-10-05")
    for path in ("../api", str(tmp_path / "api"), "link"):
        repo = _company(home, path=path)
        if path == "link":
            (home / "link").symlink_to("../api")
        record = _load(home).record()
        assert record.missing_repositories == {"api"}
        assert record.about_repositories == (
            f"The repository api is not read: {path} leads out of the folder of okr.toml, which"
            f" only the command line may; run it with --repository api={path}.",
        )
        assert told(record) == []
        assert told(_load(home, api=tmp_path / "api").record()) == ["10-05 1 trailer"]
        repo.git("reset", "--quiet", "--hard")


def test_a_missing_repository_is_named_and_marks_what_needs_it(tmp_path: Path) -> None:
    """The number is not complete, its silence is stale, and other numbers are as they were."""
    source = '{files: "x/*", repository: api}'
    repo = _company(tmp_path, measure=f"{{baseline: 0, target: 9, source: {source}}}")
    other = "okrs/payments/more.yaml"
    repo.commit("More", {other: document("current: 70", "as_of: 2026-11-01", objective="more")})
    workspace = _load(tmp_path)
    assert workspace.record().about_repositories == (
        "The repository api is not read: there is no Git repository in api.",
    )
    [finding] = workspace.record().findings
    assert (finding.code, finding.entity) == ("OKR212", KEY_RESULT)
    rollup = workspace.roll_up()
    assert (rollup.complete_history, rollup.judges_silence) == (False, True)
    objectives = rollup.cycles[-1].teams[0].objectives
    parts = {part.objective.id: part.key_results[0] for part in objectives}
    assert (parts["checkout"].complete, parts["checkout"].status) == (False, "stale")
    assert (parts["more"].complete, parts["more"].score) == (True, parts["more"].progress)


def test_a_folder_of_this_repository_is_no_other(tmp_path: Path) -> None:
    """An empty submodule would otherwise be read as the repository around it."""
    _company(tmp_path)
    (tmp_path / "api").mkdir()
    [sentence] = _load(tmp_path).record().about_repositories
    assert "api is a part of this repository" in sentence
    assert "git submodule update --init" in sentence


def test_a_shallow_clone_of_another_repository_is_told(tmp_path: Path) -> None:
    """Its numbers are not complete, and silence in the OKRs is judged all the same."""
    _company(tmp_path / "own")
    api = GitRepo(tmp_path / "api")
    api.commit(f"Old\n\n{_LINK} +1\n", on="2026-10-05")
    api.commit(f"New\n\n{_LINK} +1\n", on="2026-10-06")
    api.clone(tmp_path / "own" / "api", "--depth=1")
    workspace = _load(tmp_path / "own")
    record = workspace.record()
    assert told(record) == ["10-06 1 trailer"]
    assert record.what_is_missing == (
        "The repository api is a shallow clone: its history starts on 2026-10-06."
    )
    [part] = [
        part
        for cycle in workspace.roll_up().cycles
        for team in cycle.teams
        for objective in team.objectives
        for part in objective.key_results
    ]
    assert not part.complete


def test_a_repository_without_commits_says_nothing(tmp_path: Path) -> None:
    """It is there, so nothing is missing, and it has no revision."""
    _company(tmp_path)
    GitRepo(tmp_path / "api")
    workspace = _load(tmp_path)
    assert workspace.record().knows_everything
    assert workspace.revisions == {}


def test_a_wrong_place_on_the_command_line_stops(tmp_path: Path) -> None:
    """Who names a place means it: no repository there is an error, and so is a strange name."""
    _company(tmp_path)
    with pytest.raises(UsageError, match="The repository api cannot be read: there is no Git"):
        _load(tmp_path, api=tmp_path / "nowhere")
    with pytest.raises(UsageError, match="'Not a name' is no name of a repository"):
        _load(tmp_path, **{"Not a name": tmp_path})


def test_trailers_are_of_the_life_that_was_there(tmp_path: Path) -> None:
    """A commit elsewhere belongs to what the key result was when the commit was made."""
    repo = _company(tmp_path)
    api = GitRepo(tmp_path / "api")
    api.commit(f"Early\n\n{_LINK} +1\n", on="2026-10-05")
    repo.commit(
        "Reuse the id",
        {
            DOCUMENT: document(
                text="Something else altogether, in other words",
                measure="{baseline: 5, target: 50, source: {commits: true}}",
            )
        },
        on="2026-10-10",
    )
    api.commit(f"Late\n\n{_LINK} +1\n", on="2026-10-15")
    assert told(_load(tmp_path).record(), KEY_RESULT) == ["10-15 6 trailer"]
