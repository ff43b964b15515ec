"""Real repositories, in every state people leave them in."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from okrascode.errors import EnvironmentFailure, UsageError
from okrascode.history.commit import FileChange, History
from okrascode.history.queries import Repository
from okrascode.history.repository import open_repository, run_git
from tests.support.git_repo import GitRepo

PATTERNS = ("okrs/**/*.yaml",)


def opened(folder: Path) -> Repository:
    """Open a folder that lies in a repository."""
    repository = open_repository(folder)
    assert repository is not None
    return repository


def history_of(folder: Path) -> History:
    """Read everything from the commit that is checked out."""
    repository = opened(folder)
    return repository.history(repository.head(), PATTERNS, keeps_all=True)


def paths(history: History) -> list[list[str]]:
    """Give the changed paths of each commit."""
    return [[change.path for change in one.changes] for one in history.commits.values()]


@pytest.fixture
def repo(tmp_path: Path) -> GitRepo:
    """Give an empty repository."""
    return GitRepo(tmp_path / "repo")


def test_a_folder_outside_git_is_no_repository(tmp_path: Path) -> None:
    """Without .git anywhere above there is nothing, and Git is not asked."""
    assert open_repository(tmp_path) is None


def test_without_git_installed(repo: GitRepo, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository without Git on the PATH is a failure with a cure, not an empty history."""
    opened(repo.folder)
    monkeypatch.setenv("PATH", str(repo.folder))
    with pytest.raises(EnvironmentFailure, match="Git is not installed") as failure:
        open_repository(repo.folder)
    assert failure.value.hint


def test_nothing_committed_yet(repo: GitRepo) -> None:
    """There is no head, the history is empty and complete, and every document is a change."""
    repo.write("okrs/a.yaml", "a")
    repository = opened(repo.folder)
    assert repository.head() is None
    history = repository.history(None, PATTERNS)
    assert (dict(history.commits), history.complete) == ({}, True)
    assert repository.changed_paths(PATTERNS) == ("okrs/a.yaml",)
    with pytest.raises(UsageError):
        repository.resolve("HEAD")


def test_a_commit_is_read_whole(repo: GitRepo) -> None:
    """Author, dates with their zone, message and changes come as they are."""
    id_ = repo.commit(
        "Subject\n\nBody\n\nOKR: a:b\n",
        {"okrs/a.yaml": "a\r\n", "code.py": "x"},
        on="2026-10-05T23:30:00-08:00",
        committed="2026-10-07T01:00:00+05:30",
        author="Bo 林 <BO@example.org>",
    )
    commit = history_of(repo.folder).commits[id_]
    assert (commit.author, commit.author_email) == ("Bo 林", "BO@example.org")
    assert commit.authored_at.isoformat() == "2026-10-05T23:30:00-08:00"
    assert commit.committed_at.isoformat() == "2026-10-07T01:00:00+05:30"
    assert (commit.subject, commit.message) == ("Subject", "Subject\n\nBody\n\nOKR: a:b")
    (change,) = commit.changes
    assert (change.path, change.old_blob) == ("okrs/a.yaml", None)
    blobs = dict(opened(repo.folder).blobs([change.new_blob or ""]))
    assert list(blobs.values()) == [b"a\r\n"]


def test_mailmap_names_authors(repo: GitRepo) -> None:
    """One person with two addresses is one author."""
    repo.commit("one", {".mailmap": "Bo <bo@example.org> <old@example.org>\n"})
    id_ = repo.commit("two", author="bobby <old@example.org>")
    commit = history_of(repo.folder).commits[id_]
    assert (commit.author, commit.author_email) == ("Bo", "bo@example.org")


def test_merges_tell_what_they_bring(repo: GitRepo) -> None:
    """A merge has its difference to the first parent; positions follow the first-parent chain."""
    first = repo.commit("one", {"okrs/a.yaml": "a"})
    repo.branch("side")
    side = repo.commit("side", {"okrs/b.yaml": "b"})
    repo.switch("main")
    second = repo.commit("two", {"okrs/c.yaml": "c"})
    merge = repo.merge("side")
    history = history_of(repo.folder)
    assert history.first_parents == (first, second, merge)
    assert history.position == {first: 0, second: 1, side: 2, merge: 2}
    assert [c.path for c in history.commits[merge].changes] == ["okrs/b.yaml"]
    order = list(history.commits)
    assert all(
        order.index(p) < order.index(c.id) for c in history.commits.values() for p in c.parents
    )


def test_an_octopus_merge(repo: GitRepo) -> None:
    """A merge of three branches brings in all of them."""
    repo.commit("one", {"okrs/a.yaml": "a"})
    for name in ("x", "y"):
        repo.branch(name, "main")
        repo.commit(name, {f"okrs/{name}.yaml": name})
    repo.switch("main")
    merge = repo.merge("x", "y")
    history = history_of(repo.folder)
    assert {c.path for c in history.commits[merge].changes} == {"okrs/x.yaml", "okrs/y.yaml"}
    assert sorted(history.position.values()) == [0, 1, 1, 1]


def test_a_change_made_in_the_merge_itself_is_seen(repo: GitRepo) -> None:
    """What was decided while merging is a change of the merge."""
    repo.commit("one", {"okrs/a.yaml": "a"})
    repo.branch("side")
    repo.commit("side", {"code.py": "x"})
    repo.switch("main")
    repo.git("merge", "--no-ff", "--no-commit", "side")
    merge = repo.commit("Merge", {"okrs/a.yaml": "decided"})
    assert [c.path for c in history_of(repo.folder).commits[merge].changes] == ["okrs/a.yaml"]


def test_odd_paths_are_read_as_they_are(repo: GitRepo) -> None:
    """Chinese names, quotes, tabs, line breaks, colons and bytes that are no UTF-8."""
    names = [
        "okrs/支付/目标.yaml",
        'okrs/a"b.yaml',
        "okrs/a\tb\nc.yaml",
        "okrs/:x.yaml",
        "okrs/\\.yaml",
    ]
    repo.commit("odd", dict.fromkeys(names, "x"))
    (repo.folder / os.fsdecode(b"okrs/\xff.yaml")).write_bytes(b"x")
    repo.git("add", ".")
    repo.commit("bytes")
    expected = {*names, os.fsdecode(b"okrs/\xff.yaml")}
    history = history_of(repo.folder)
    assert {change.path for c in history.commits.values() for change in c.changes} == expected
    assert set(opened(repo.folder).tree(history.head)) == expected
    for name in names:
        repo.write(name, "changed")
    assert set(opened(repo.folder).changed_paths(PATTERNS)) == set(names)


def test_links_and_submodules_are_no_documents(repo: GitRepo) -> None:
    """A symbolic link and a submodule have no text; a file that becomes a link is gone."""
    repo.commit("one", {"okrs/a.yaml": "a"})
    (repo.folder / "okrs/a.yaml").unlink()
    (repo.folder / "okrs/a.yaml").symlink_to("b.yaml")
    (repo.folder / "okrs/l.yaml").symlink_to("b.yaml")
    repo.git("add", ".")
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{repo.head()},okrs/sub.yaml")
    repo.commit("two")
    (change,) = list(history_of(repo.folder).commits.values())[-1].changes
    assert change.path == "okrs/a.yaml"
    assert change.new_blob is None
    assert isinstance(change, FileChange)


def test_a_root_below_the_top_level(repo: GitRepo) -> None:
    """Paths are relative to the OKR root, and documents outside it are nobody's."""
    head = repo.commit(
        "one", {"goals/okrs/a.yaml": "a", "okrs/other.yaml": "b", "goalsx/okrs/c.yaml": "c"}
    )
    repository = opened(repo.folder / "goals")
    assert (repository.prefix, repository.top) == ("goals/", repo.folder.resolve())
    assert paths(repository.history(head, PATTERNS)) == [["okrs/a.yaml"]]
    assert list(repository.tree(head)) == ["okrs/a.yaml"]
    repo.write("goals/okrs/new.yaml", "n")
    repo.write("okrs/other.yaml", "changed")
    assert repository.changed_paths(PATTERNS) == ("okrs/new.yaml",)
    assert repository.changed_paths(["**/*.yaml"]) == ("okrs/new.yaml",)


def test_changes_of_the_work_tree(repo: GitRepo) -> None:
    """Changed, staged, new, ignored and deleted documents count; other files do not."""
    repo.commit("one", {f"okrs/{n}.yaml": n for n in "abcd"} | {".gitignore": "okrs/i.yaml\n"})
    repo.write("okrs/a.yaml", "changed")
    repo.write("okrs/b.yaml", "staged")
    repo.git("add", "okrs/b.yaml")
    (repo.folder / "okrs/c.yaml").unlink()
    repo.git("mv", "okrs/d.yaml", "okrs/e.yaml")
    repo.write("okrs/i.yaml", "ignored")
    repo.write("okrs/n/new.yaml", "new")
    repo.write("code.py", "new")
    found = opened(repo.folder).changed_paths(PATTERNS)
    assert found == tuple(f"okrs/{n}.yaml" for n in ("a", "b", "c", "d", "e", "i", "n/new"))


def test_line_ends_of_another_system_are_no_change(repo: GitRepo) -> None:
    """A checkout that Git converts to CRLF says what the commit says."""
    repo.git("config", "core.autocrlf", "true")
    repo.commit("one", {"okrs/a.yaml": "a\r\nb\r\n"})
    assert opened(repo.folder).changed_paths(PATTERNS) == ()


@pytest.mark.parametrize("revision", ["HEAD", "main", "main^{commit}", "v1", "HEAD~0"])
def test_a_revision_is_found(repo: GitRepo, revision: str) -> None:
    """Branches, tags and walks name a commit."""
    head = repo.commit("one")
    repo.git("tag", "-a", "v1", "-m", "tag")
    assert opened(repo.folder).resolve(revision) == head


@pytest.mark.parametrize(
    "revision",
    [
        "",
        "nope",
        "--output=owned",
        "-h",
        "HEAD:okrs",
        "main..main",
        "a\0b",
        "^HEAD",
        "HEAD\nHEAD",
        "--all",
    ],
)
def test_what_is_no_revision_is_wrong_usage(repo: GitRepo, revision: str) -> None:
    """Nothing that a person types becomes an option, a range or a file."""
    repo.commit("one", {"okrs/a.yaml": "a"})
    with pytest.raises(UsageError, match="There is no revision"):
        opened(repo.folder).resolve(revision)
    assert not (repo.folder / "owned").exists()


def test_a_shallow_clone_says_where_it_ends(repo: GitRepo, tmp_path: Path) -> None:
    """The boundary is known, and what lies beyond it fails as an environment, not as a typo."""
    ids = [repo.commit(str(n), {"okrs/a.yaml": str(n)}) for n in range(4)]
    clone = repo.clone(tmp_path / "clone", "--depth=2")
    repository = opened(clone.folder)
    history = repository.history(repository.head(), PATTERNS)
    assert history.first_parents == tuple(ids[2:])
    assert (history.shallow, history.complete, history.boundary) == (True, False, {ids[2]})
    for beyond in ("HEAD~2", ids[0], ids[0][:10]):
        with pytest.raises(EnvironmentFailure, match="shallow") as failure:
            repository.resolve(beyond)
        assert "unshallow" in (failure.value.hint or "")
    with pytest.raises(UsageError):
        repository.resolve("nope")


def test_a_clone_without_blobs_says_so(repo: GitRepo, tmp_path: Path) -> None:
    """A partial clone is never completed over the network in silence."""
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.commit("one", {"okrs/a.yaml": "a"})
    repo.commit("two", {"okrs/a.yaml": "b"})
    clone = repo.clone(tmp_path / "clone", "--filter=blob:none")
    repository = opened(clone.folder)
    history = repository.history(repository.head(), PATTERNS)
    blobs = [change.new_blob or "" for c in history.commits.values() for change in c.changes]
    with pytest.raises(EnvironmentFailure):
        list(repository.blobs(blobs))


def test_a_worktree_and_a_detached_head(repo: GitRepo, tmp_path: Path) -> None:
    """A linked work tree at another commit has that commit's history."""
    first = repo.commit("one", {"okrs/a.yaml": "a"})
    repo.commit("two", {"okrs/a.yaml": "b"})
    repo.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "other"), first)
    assert opened(tmp_path / "other").head() == first
    assert paths(history_of(tmp_path / "other")) == [["okrs/a.yaml"]]
    assert opened(tmp_path / "other").changed_paths(PATTERNS) == ()


def test_a_sha256_repository(tmp_path: Path) -> None:
    """Longer ids change nothing."""
    repo = GitRepo(tmp_path / "repo", object_format="sha256")
    head = repo.commit("one", {"okrs/a.yaml": "a"})
    repository = opened(repo.folder)
    assert repository.head() == repository.resolve(head[:8]) == head
    (blob,) = (blob for _, blob in repository.tree(head).values())
    assert len(blob) == 64
    assert dict(repository.blobs([blob])) == {blob: b"a"}


def test_variables_of_a_hook_do_not_lead_elsewhere(
    repo: GitRepo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inside a hook of another repository we still read ours, and leave its variables alone."""
    head = repo.commit("one", {"okrs/a.yaml": "a"})
    other = GitRepo(tmp_path / "other")
    other.commit("other")
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.folder / ".git/index"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.folder))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other.folder / ".git/objects"))
    assert opened(repo.folder).head() == head
    assert opened(repo.folder).changed_paths(PATTERNS) == ()
    assert os.environ["GIT_DIR"] == str(other.folder / ".git")


def test_the_users_configuration_changes_nothing(
    repo: GitRepo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No setting of a user makes another history, nor do replace refs and grafts."""
    first = repo.commit("one", {"goals/okrs/a.yaml": "a", "goals/okrs/b.yaml": "b"})
    repo.commit("two", {"goals/okrs/a.yaml": None, "goals/okrs/c.yaml": "a"})
    repo.branch("side", first)
    third = repo.commit("three", {"goals/okrs/d.yaml": "d"})
    repo.switch("main")
    repo.merge("side")
    expected = history_of(repo.folder / "goals")
    settings = {
        "log.showSignature": "true", "log.showRoot": "false", "log.diffMerges": "off",
        "log.date": "relative", "log.follow": "true", "log.decorate": "full",
        "log.mailmap": "false", "diff.relative": "true", "diff.renames": "copies",
        "diff.orderFile": "order", "core.quotePath": "true", "core.abbrev": "4",
        "color.ui": "always", "i18n.logOutputEncoding": "UTF-16", "format.pretty": "oneline",
        "format.notes": "true", "status.short": "true", "status.relativePaths": "true",
        "status.showUntrackedFiles": "no", "status.branch": "true", "core.commentChar": "O",
    }  # fmt: skip
    pairs = [(*name.split("."), value) for name, value in settings.items()]
    text = "".join(f"[{section}]\n{name} = {value}\n" for section, name, value in pairs)
    (tmp_path / "config").write_text(text)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
    repo.git("replace", third, first)
    (repo.folder / ".git/info").mkdir(exist_ok=True)
    (repo.folder / ".git/info/grafts").write_text(f"{third}\n")
    assert history_of(repo.folder / "goals") == expected
    repo.write("goals/okrs/new.yaml", "n")
    assert opened(repo.folder / "goals").changed_paths(PATTERNS) == ("okrs/new.yaml",)


def test_a_hostile_configuration_starts_nothing(repo: GitRepo) -> None:
    """No program that .git/config names is run, whatever it is for."""
    repo.commit("one", {"okrs/a.yaml": "a", ".gitattributes": "*.yaml filter=evil diff=evil\n"})
    trap = repo.folder / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{repo.folder}/sprung'\ncat\n")
    trap.chmod(0o755)
    for name in (
        "core.fsmonitor", "core.pager", "pager.log", "pager.status", "diff.external",
        "diff.evil.command", "diff.evil.textconv", "filter.evil.clean", "filter.evil.smudge",
        "filter.evil.process", "gpg.program", "core.sshCommand", "core.askPass", "core.gitProxy",
        "credential.helper", "core.editor",
    ):  # fmt: skip
        repo.git("config", name, str(trap))
    for command in ("log", "status", "rev-parse", "cat-file", "ls-tree", "config"):
        repo.git("config", f"alias.{command}", f"!{trap}")
    repo.git("config", "log.showSignature", "true")
    hooks = repo.folder / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-index-change", "fsmonitor-watchman", "query-watchman"):
        shutil.copy(trap, hooks / name)
    repo.write("okrs/a.yaml", "b")
    os.utime(repo.folder / "okrs/a.yaml", (1, 1))
    repository = opened(repo.folder)
    head = repository.resolve("HEAD")
    history = repository.history(head, PATTERNS)
    dict(repository.blobs(blob for _, blob in repository.tree(head).values()))
    repository.authored_at(head)
    assert repository.changed_paths(PATTERNS) == ("okrs/a.yaml",)
    assert len(history.commits) == 1
    assert not (repo.folder / "sprung").exists()


def test_a_work_tree_elsewhere_is_refused(repo: GitRepo, tmp_path: Path) -> None:
    """A configuration cannot make us read another folder's files as this repository's."""
    repo.commit("one", {"okrs/a.yaml": "a"})
    repo.git("config", "core.worktree", str(tmp_path))
    with pytest.raises(EnvironmentFailure, match="elsewhere"):
        open_repository(repo.folder)


@pytest.mark.parametrize("content", ["gitdir: /nowhere\n", "nonsense\n", ""])
def test_a_broken_git_file_is_a_failure(tmp_path: Path, content: str) -> None:
    """A .git that leads nowhere is said, not taken for a folder without Git."""
    (tmp_path / ".git").write_text(content)
    with pytest.raises(EnvironmentFailure, match="cannot be read"):
        open_repository(tmp_path)


def test_a_head_that_leads_nowhere_is_a_failure(repo: GitRepo) -> None:
    """A missing commit is not the same as no commit yet."""
    repo.commit("one")
    (repo.folder / ".git/refs/heads/main").write_text("1" * 40 + "\n")
    with pytest.raises(EnvironmentFailure, match="HEAD"):
        opened(repo.folder).head()


def test_a_missing_object_is_a_failure(repo: GitRepo) -> None:
    """A damaged repository never gives a shorter history."""
    first = repo.commit("one")
    head = repo.commit("two")
    repository = opened(repo.folder)
    (repo.folder / ".git/objects" / first[:2] / first[2:]).unlink()
    with pytest.raises(EnvironmentFailure, match="Git failed"):
        repository.history(head, PATTERNS)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs to chown")
def test_somebody_elses_repository_names_the_cure(
    repo: GitRepo, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git's refusal in containers becomes a sentence with the command that allows it."""
    repo.commit("one")
    for path in (repo.folder, repo.folder / ".git"):
        os.chown(path, 12345, 12345)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    with pytest.raises(EnvironmentFailure, match="somebody else") as failure:
        open_repository(repo.folder)
    assert "safe.directory" in (failure.value.hint or "")


def test_a_large_blob_is_cut_just_beyond_the_limit(repo: GitRepo) -> None:
    """What follows a blob of many megabytes is still read."""
    repo.commit("big", {"okrs/a.yaml": b"x" * (3 << 20), "okrs/b.yaml": "b", "okrs/c.yaml": ""})
    repository = opened(repo.folder)
    tree = repository.tree(repository.head() or "")
    found = dict(repository.blobs(blob for _, blob in tree.values()))
    assert [len(found[blob]) for _, blob in tree.values()] == [(1 << 20) + 1, 1, 0]


def test_control_characters_in_a_name_do_not_break_the_log(repo: GitRepo) -> None:
    """An author whose name holds escapes is one author, and the commits after it are there."""
    repo.commit("one", author="\x1b[31mEvil\x07\t\x01 <evil@example.org>")
    repo.commit("two\x1b[0m\x01\n\n:100644 100644 a b M\n", {"okrs/a.yaml": "a"})
    first, second = history_of(repo.folder).commits.values()
    assert "Evil" in first.author
    assert second.message.startswith("two")
    assert len(second.changes) == 1


def test_clocks_do_not_order_commits(repo: GitRepo) -> None:
    """A commit from the past that comes later stays later; absurd dates stay in the calendar."""
    repo.commit("one", on="2026-10-05")
    repo.commit("two", on="2001-01-01")
    tree = repo.git("rev-parse", "HEAD^{tree}")
    raw = (
        f"tree {tree}\nparent {repo.head()}\n"
        "author A <a@b> 99999999999999 +9999\ncommitter A <a@b> 0 -0000\n\nthree\n"
    )
    head = repo.git("hash-object", "-t", "commit", "-w", "--stdin", "--literally", stdin=raw)
    repository = opened(repo.folder)
    commits = list(repository.history(head, PATTERNS, keeps_all=True).commits.values())
    assert [c.subject for c in commits] == ["one", "two", "three"]
    assert commits[2].authored_at.astimezone() is not None
    assert repository.authored_at(commits[0].id) - commits[1].authored_at > timedelta(days=9000)


def test_closing_early_ends_git(repo: GitRepo) -> None:
    """Who stops reading blobs leaves no process and raises nothing."""
    repo.commit("one", {f"okrs/{n}.yaml": str(n) * 5000 for n in range(50)})
    repository = opened(repo.folder)
    blobs = repository.blobs(b for _, b in repository.tree(repository.head() or "").values())
    assert next(iter(blobs))[1]
    blobs.close()  # type: ignore[attr-defined]  # a generator


def test_run_git_for_writers(tmp_path: Path) -> None:
    """Input and environment go in, bytes come out, a failure says Git's last words."""
    run_git(["init", "--quiet"], cwd=tmp_path)
    out = run_git(["hash-object", "--stdin"], cwd=tmp_path, stdin=b"a", environment={"LC_ALL": "C"})
    assert out == b"2e65efe2a145dda7ee51d1741299f848e5bf752e\n"
    with pytest.raises(EnvironmentFailure, match=r"Git failed in .*not a git command"):
        run_git(["no-such-command"], cwd=tmp_path)


def test_files_at_commits(repo: GitRepo) -> None:
    """Files are read by commit and path, one with a space too; what is not there is left out."""
    head = repo.commit("one", {"okrs/a b.yaml": "a"})
    wanted = [(head, "okrs/a b.yaml"), (head, "okrs/no where.yaml"), (head, "okrs/\n.yaml")]
    repository = opened(repo.folder)
    assert dict(repository.files_at(wanted)) == {(head, "okrs/a b.yaml"): b"a"}
    assert dict(repository.files_at([(head, "\n")])) == {}


def test_files_below_a_root_of_two_lines_cannot_be_asked_for(repo: GitRepo) -> None:
    """Nothing else is taken for them."""
    head = repo.commit("one", {"a": "2", "a\nb/c": "1"})
    assert dict(opened(repo.folder / "a\nb").files_at([(head, "c")])) == {}


def test_nothing_asked_is_nothing_read(repo: GitRepo) -> None:
    """No process starts for no blobs."""
    repo.commit("one")
    assert list(opened(repo.folder).blobs([])) == []


def test_a_blob_that_is_not_there_is_a_failure(repo: GitRepo) -> None:
    """A version that is missing is said, with the cure for partial clones."""
    repo.commit("one")
    with pytest.raises(EnvironmentFailure, match="lacks the file version 123412341234") as failure:
        list(opened(repo.folder).blobs(["1234" * 10]))
    assert "--refetch" in (failure.value.hint or "")


def test_a_shallow_file_that_cannot_be_read_is_a_failure(repo: GitRepo, tmp_path: Path) -> None:
    """Where the history is cut off must be known."""
    for n in range(3):
        repo.commit(str(n))
    clone = repo.clone(tmp_path / "clone", "--depth=1")
    (clone.folder / ".git/shallow").write_bytes(b"\xff\n")
    with pytest.raises(EnvironmentFailure):
        open_repository(clone.folder)
