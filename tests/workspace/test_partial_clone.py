"""Partial clones: one fetch for all that is missing, plain words where nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from okrascode.cli.main import main
from okrascode.errors import EnvironmentFailure
from okrascode.workspace import load_workspace
from tests.support.git_repo import GitRepo
from tests.support.story import DOCUMENT, begin, document, told

TODAY = date(2026, 11, 1)
KNOWN = ["10-05 62 current", "10-06 63 current", "10-08 64 current", "10-09 66 current"]


@dataclass(frozen=True)
class Clone:
    """A partial clone, and a log of how often its remote was asked."""

    repo: GitRepo
    log: Path

    @property
    def fetches(self) -> int:
        """Count the connections to the remote since the clone was made."""
        return len(self.log.read_text().splitlines()) if self.log.exists() else 0

    def lacks(self) -> set[str]:
        """Name the objects that are not here."""
        out = self.repo.git("rev-list", "--objects", "--all", "--missing=print")
        return {line[1:] for line in out.splitlines() if line.startswith("?")}


@pytest.fixture
def origin(tmp_path: Path) -> GitRepo:
    """Give a repository whose value changed three times, once on a branch, beside code."""
    repo = begin(tmp_path / "origin")
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.git("config", "uploadpack.allowAnySHA1InWant", "true")
    repo.commit("Start", {DOCUMENT: document("current: 62"), "code.py": "1"}, on="2026-10-05")
    repo.commit("Two", {DOCUMENT: document("current: 63"), "code.py": "2"}, on="2026-10-06")
    repo.branch("side")
    repo.commit("Three", {DOCUMENT: document("current: 64")}, on="2026-10-08")
    repo.switch("main")
    repo.commit("Code", {"code.py": "3"}, on="2026-10-08")
    repo.merge("side", on="2026-10-08")
    repo.commit("Four", {DOCUMENT: document("current: 66"), "code.py": "4"}, on="2026-10-09")
    return repo


def cloned(origin: GitRepo, folder: Path, *options: str) -> Clone:
    """Clone without old file versions; from then on the remote notes each connection."""
    repo = origin.clone(folder, *(options or ("--filter=blob:none",)))
    log = folder.parent / f"{folder.name}.log"
    program = folder.parent / f"{folder.name}.sh"
    program.write_text(f"#!/bin/sh\necho asked >> '{log}'\nexec git-upload-pack \"$@\"\n")
    program.chmod(0o755)
    return Clone(repo, log)


@pytest.fixture
def clone(origin: GitRepo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clone:
    """Give a partial clone; how its remote is started is said in the user's own configuration."""
    made = cloned(origin, tmp_path / "clone")
    program = tmp_path / "clone.sh"
    (tmp_path / "config").write_text(f'[remote "origin"]\n\tuploadpack = {program}\n')
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    return made


def run(*arguments: str) -> Result:
    """Run the command line as a program would be run."""
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


def test_all_missing_versions_come_in_one_fetch(clone: Clone) -> None:
    """One connection, only documents, the same numbers as the whole clone, and then none."""
    workspace = load_workspace(clone.repo.folder, today=TODAY)
    assert told(workspace.record()) == KNOWN
    assert workspace.record().complete_history
    assert clone.fetches == 1
    code = clone.repo.git("rev-parse", *(f"HEAD~{n}:code.py" for n in (2, 3, 4)))
    assert clone.lacks() == set(code.splitlines())
    again = load_workspace(clone.repo.folder, today=TODAY)
    assert again.record() == workspace.record()
    assert clone.fetches == 1


@pytest.mark.parametrize("command", [["rollup", "--format", "json"], ["status"], ["log"]])
def test_a_command_asks_the_remote_once(clone: Clone, command: Sequence[str]) -> None:
    """Also for the lines of what it shows."""
    where = ("-C", str(clone.repo.folder), "--today", str(TODAY))
    assert run(*command, *where).exit_code == 0
    assert clone.fetches == 1


def test_a_revision_is_fetched_with_its_past(clone: Clone) -> None:
    """Settings, documents and old versions of a revision come together."""
    workspace = load_workspace(clone.repo.folder, at="HEAD~2")
    assert told(workspace.record()) == KNOWN[:2]
    assert clone.fetches == 1


def test_settings_of_a_revision_come_with_its_documents(
    origin: GitRepo, clone: Clone, tmp_path: Path
) -> None:
    """An okr.toml that changed since is no second connection."""
    origin.commit("Settings", {"okr.toml": 'version = 1\n\n[paths]\nokrs = ["okrs/**/*.yaml"]\n'})
    origin.commit("Other", {"okr.toml": "version = 1\n"})
    clone.repo.git("pull", "--quiet")
    before = clone.fetches
    assert told(load_workspace(clone.repo.folder, at="HEAD~1").record()) == KNOWN
    assert clone.fetches == before + 1


def test_offline_fetches_nothing_and_says_what_is_missing(clone: Clone) -> None:
    """Numbers are marked incomplete; what was set in versions nobody has has no day."""
    workspace = load_workspace(clone.repo.folder, today=TODAY, offline=True)
    found = workspace.record()
    assert clone.fetches == 0
    assert told(found) == ["<=2026-10-09 66 current"]
    assert (found.complete_history, dict(found.first_seen), found.changes) == (False, {}, ())
    assert found.incomplete_because == (
        "This partial clone lacks 3 versions of its documents, and --offline fetches nothing: "
        "leave it out, or run git fetch --refetch --no-filter."
    )


def test_the_cure_is_one(clone: Clone) -> None:
    """The command that the sentence names makes the clone whole."""
    clone.repo.git("fetch", "--quiet", "--refetch", "--no-filter")
    workspace = load_workspace(clone.repo.folder, today=TODAY, offline=True)
    assert told(workspace.record()) == KNOWN


def test_versions_missing_in_the_middle_leave_the_rest(clone: Clone) -> None:
    """What was read before and after a gap stays; a change across it has no day and no author."""
    lacking = clone.repo.git("rev-parse", "HEAD~1:" + DOCUMENT)
    rest = clone.lacks() - {lacking}
    clone.repo.git("cat-file", "--batch-check", stdin="\n".join(rest))
    found = load_workspace(clone.repo.folder, today=TODAY, offline=True).record()
    assert clone.lacks() == {lacking}
    assert told(found) == [*KNOWN[:2], "<=2026-10-09 66 current"]
    assert "lacks a version of its documents" in found.incomplete_because
    assert {str(day) for day in found.first_seen.values()} == {"2026-10-05"}


@pytest.mark.parametrize("command", [["rollup"], ["status"], ["log"]])
def test_offline_numbers_are_shown_with_the_warning(clone: Clone, command: Sequence[str]) -> None:
    """Exit 0, and the first thing a reader sees is what is missing."""
    where = ("--offline", "-C", str(clone.repo.folder), "--today", str(TODAY))
    result = run(*command, *where)
    assert result.exit_code == 0
    assert "This partial clone lacks 3 versions of its documents" in " ".join(result.output.split())


def test_offline_output_for_programs_says_so(clone: Clone) -> None:
    """``complete_history`` is false at the top and on the numbers it affects."""
    result = run("rollup", "--format", "json", "--offline", "-C", str(clone.repo.folder),
                 "--today", str(TODAY))  # fmt: skip
    document = json.loads(result.output)
    (cycle,) = [one for one in document["cycles"] if one["id"] == "2026-Q4"]
    (key_result,) = cycle["teams"][0]["objectives"][0]["key_results"]
    assert (document["complete_history"], key_result["complete_history"]) == (False, False)
    assert key_result["last_reading"]["date"] is None
    assert key_result["status"] != "stale"


def test_offline_without_the_documents_themselves_is_a_failure(clone: Clone) -> None:
    """A revision whose documents are not here has no numbers at all: exit 3 with the cure."""
    with pytest.raises(EnvironmentFailure, match="--offline fetches nothing") as failure:
        load_workspace(clone.repo.folder, at="HEAD~2", offline=True)
    assert failure.value.exit_code == 3
    assert clone.fetches == 0


def test_a_remote_that_is_gone_is_said(origin: GitRepo, clone: Clone) -> None:
    """Git's own words stand in the sentence, and the numbers are marked incomplete."""
    origin.folder.rename(origin.folder.with_name("gone"))
    found = load_workspace(clone.repo.folder, today=TODAY).record()
    assert told(found) == ["<=2026-10-09 66 current"]
    assert "and fetching them failed (" in found.incomplete_because


def test_a_remote_that_has_lost_them_is_said(origin: GitRepo, clone: Clone, tmp_path: Path) -> None:
    """A server that answers without what was asked for does not make the history whole."""
    other = GitRepo(tmp_path / "other")
    other.commit("Nothing")
    clone.repo.git("remote", "set-url", "origin", other.folder.as_uri())
    found = load_workspace(clone.repo.folder, today=TODAY).record()
    assert not found.complete_history
    assert told(found) == ["<=2026-10-09 66 current"]


@pytest.mark.parametrize(
    "setting",
    ["core.sshCommand", "core.gitProxy", "core.askPass", "credential.helper",
     "credential.https://acme.example.helper", "remote.origin.uploadpack", "remote.origin.vcs",
     "core.alternateRefsCommand"],
)  # fmt: skip
def test_a_program_that_the_repository_names_is_not_started(clone: Clone, setting: str) -> None:
    """A folder from an archive may name any program for its network; it is said and not run."""
    trap = clone.repo.folder / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{trap}.sprung'\n")
    trap.chmod(0o755)
    clone.repo.git("config", setting, str(trap))
    found = load_workspace(clone.repo.folder, today=TODAY).record()
    assert f"names a program for it ({setting.lower()})" in found.incomplete_because.lower()
    assert not Path(f"{trap}.sprung").exists()
    assert clone.fetches == 0


def test_a_transport_that_is_a_program_is_not_started(clone: Clone) -> None:
    """``ext::`` runs what stands behind it, whatever the configuration allows."""
    sprung = clone.repo.folder / "sprung"
    clone.repo.git("config", "protocol.ext.allow", "always")
    clone.repo.git("config", "remote.origin.url", f"ext::touch {sprung}")
    found = load_workspace(clone.repo.folder, today=TODAY).record()
    assert "fetching them failed" in found.incomplete_because
    assert not sprung.exists()


def test_a_fetch_changes_nothing_else(origin: GitRepo, clone: Clone) -> None:
    """No branch moves, no tag comes, nothing is pruned: a person's clone stays as it was."""
    clone.repo.git("config", "fetch.prune", "true")
    clone.repo.git("update-ref", "refs/remotes/origin/gone", "HEAD")
    origin.commit("New", {"code.py": "5"})
    origin.git("tag", "v1")
    before = clone.repo.git("for-each-ref")
    assert load_workspace(clone.repo.folder, today=TODAY).record().complete_history
    assert clone.repo.git("for-each-ref") == before
    assert not (clone.repo.folder / ".git/FETCH_HEAD").exists()


def test_a_linked_work_tree_of_a_partial_clone(clone: Clone, tmp_path: Path) -> None:
    """Its configuration lies elsewhere."""
    clone.repo.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "tree"))
    assert told(load_workspace(tmp_path / "tree", today=TODAY).record()) == KNOWN
    assert clone.fetches == 1


def test_a_clone_that_is_shallow_and_partial(origin: GitRepo, clone: Clone, tmp_path: Path) -> None:
    """Both sentences stand there, and what is here counts."""
    both = origin.clone(tmp_path / "both", "--filter=blob:none", "--depth=2")
    found = load_workspace(both.folder, today=TODAY, offline=True).record()
    assert told(found) == ["<=2026-10-09 66 current"]
    assert "shallow clone" in found.incomplete_because
    assert "partial clone" in found.incomplete_because


def test_a_clone_without_folders_says_so(origin: GitRepo, tmp_path: Path) -> None:
    """Without trees there is no history to read: one sentence with the cure, exit 3."""
    folder = origin.clone(tmp_path / "treeless", "--filter=tree:0").folder
    with pytest.raises(EnvironmentFailure, match="lacks objects of its own history") as failure:
        load_workspace(folder, today=TODAY).record()
    assert failure.value.hint == "Make it whole: git fetch --refetch --no-filter"
