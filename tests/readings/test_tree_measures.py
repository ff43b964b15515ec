"""Numbers read from trees: what stood in Git on each day, worked out by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from okrascode.readings.record import Record
from okrascode.workspace import load_workspace
from tests.support.git_repo import BO, GitRepo
from tests.support.story import DOCUMENT, begin, check_in, document, told


def _asked(repo: GitRepo, source: str, *, target: int = 100, shape: str = "") -> None:
    measure = f"{{{shape or f'baseline: 0, target: {target}'}, source: {source}}}"
    repo.commit("Ask", {DOCUMENT: document(measure=measure)}, on="2026-11-30")


def _record(repo: GitRepo, *, today: str = "2026-12-01", root: str = "") -> Record:
    return load_workspace(repo.folder / root, today=date.fromisoformat(today)).record()


def _findings(record: Record) -> list[str]:
    return [f"{f.code} {f.message}" for f in record.findings]


def test_files_are_counted_day_by_day(tmp_path: Path) -> None:
    """One reading a day that touched them, from the last commit, and how the cycle began."""
    repo = begin(tmp_path)
    repo.commit("one", {"services/a/ready.yaml": "x"}, on="2026-09-01")
    repo.commit("two", {"services/b/ready.yaml": "x", "other.txt": "x"}, on="2026-09-20")
    repo.commit("three", {"services/c/ready.yaml": "x"}, on="2026-10-05T09:00:00+00:00")
    repo.commit("four", {"services/d/ready.yaml": "x"}, on="2026-10-05T10:00:00+00:00")
    repo.commit("elsewhere", {"services/d/deep/ready.yaml": "x"}, on="2026-10-06")
    repo.commit("same count", {"services/d/ready.yaml": "y"}, on="2026-10-07")
    repo.commit("fewer", {"services/a/ready.yaml": None}, on="2026-10-08")
    _asked(repo, '{files: "services/*/ready.yaml"}')
    record = _record(repo)
    assert told(record) == ["09-20 2 source", "10-05 4 source", "10-07 4 source", "10-08 3 source"]
    assert record.findings == ()


def test_a_share_is_of_folders_that_exist(tmp_path: Path) -> None:
    """Two of three services are 66.7 %; adding a fourth makes it a half; a folder ends empty."""
    repo = begin(tmp_path)
    three = {f"services/{name}/main.py": "x" for name in "abc"}
    repo.commit("three", {**three, "services/a/ready.yaml": "x"}, on="2026-09-20")
    repo.commit("second", {"services/b/ready.yaml": "x"}, on="2026-10-05")
    repo.commit("fourth", {"services/d/main.py": "x"}, on="2026-10-06")
    repo.commit("gone", {"services/c/main.py": None, "services/d/main.py": None}, on="2026-10-07")
    _asked(repo, '{files: "services/*/ready.yaml", of: "services/*/"}')
    third = "33.33333333333333333333333333"
    two_thirds = "66.66666666666666666666666667"
    assert told(_record(repo)) == [
        f"09-20 {third} source",
        f"10-05 {two_thirds} source",
        "10-06 50 source",
        "10-07 100 source",
    ]


def test_lines_are_counted_in_all_files_together(tmp_path: Path) -> None:
    """Lines that match once count once, binary files have none, other files are not looked at."""
    repo = begin(tmp_path)
    first = {"src/a.py": "TODO TODO\nx\nTODO", "src/deep/b.py": "TODO\n", "src/c.txt": "TODO"}
    repo.commit("first", {**first, "src/d.py": b"TODO\n\0TODO\n"}, on="2026-09-20")
    repo.commit("less", {"src/a.py": "x\nTODO"}, on="2026-10-05")
    repo.commit("moved", {"src/deep/b.py": None, "src/e.py": "TODO\n"}, on="2026-10-06")
    repo.commit("a copy", {"src/f.py": "TODO\n"}, on="2026-10-07")
    _asked(repo, '{matches: "TODO", files: "src/**/*.py"}')
    assert told(_record(repo)) == [
        "09-20 3 source",
        "10-05 2 source",
        "10-06 2 source",
        "10-07 3 source",
    ]


def test_a_bad_commit_is_a_gap_and_not_an_end(tmp_path: Path) -> None:
    """What is not readable has no reading, the next one says so, and only an open gap is found."""
    repo = begin(tmp_path)
    path = "metrics/coverage.json"
    repo.commit("early", {path: '{"totals": {"percent": 60.5}}'}, on="2026-10-02")
    repo.commit("broken", {path: '{"totals": {'}, on="2026-10-05")
    repo.commit("no number", {path: '{"totals": {"percent": "high"}}'}, on="2026-10-06")
    repo.commit("well", {path: '{"totals": {"percent": 61.25}}'}, on="2026-10-07")
    _asked(repo, "{file: metrics/coverage.json, at: /totals/percent}")
    record = _record(repo)
    assert told(record) == ["10-02 60.5 source", "10-07 61.25 source"]
    [_, last] = next(iter(record.readings.values()))
    assert last.note == (
        "No number on 2026-10-05: metrics/coverage.json is not JSON. It was so on 2 days."
    )
    assert record.findings == ()
    gone = repo.commit("gone", {path: None}, on="2026-12-01")
    assert _findings(_record(repo)) == [
        f"OKR212 No number since 2026-12-01 (commit {gone[:12]}):"
        " metrics/coverage.json is not there, or is no file of its own but a link."
    ]


def test_where_a_number_comes_from_is_told(tmp_path: Path) -> None:
    """A reading names the commit, its author and the file, and the day of the committer."""
    repo = begin(tmp_path, zone="Asia/Tokyo")
    commit = repo.commit(
        "late",
        {"n.toml": "n = 5"},
        on="2026-10-01",
        author=BO,
        committed="2026-10-05T23:30:00+00:00",
    )
    _asked(repo, "{file: n.toml, at: /n}")
    record = _record(repo)
    assert told(record) == ["10-06 5 source"]
    [[reading]] = record.readings.values()
    assert (reading.origin.commit, reading.origin.author, reading.origin.path) == (
        commit,
        "Bo",
        "n.toml",
    )


def test_only_one_file_is_named_and_the_place_is_that_of_the_main_line(tmp_path: Path) -> None:
    """A count comes from many files, so it names none; its place is that of its commit."""
    repo = begin(tmp_path)
    repo.commit("one", {"n/a": "x", "n.json": "5"}, on="2026-10-05")
    for source, path in (
        ('{files: "n/*"}', None),
        ('{file: /n.json, at: ""}', None),
        ('{file: n.json, at: ""}', "n.json"),
    ):
        _asked(repo, source)
        [*_, last] = next(iter(_record(repo).readings.values()))
        assert (last.origin.path, last.origin.position) == (path, 1)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{file: n.json, at: /n}", "There never was a file n.json on the main line."),
        ('{files: "x/*", of: "y/*/"}', "Nothing on the main line ever matched y/*/."),
    ],
)
def test_what_never_was_there_is_told_with_its_cure(
    tmp_path: Path, source: str, message: str
) -> None:
    """A path that was mistyped has no number on any day, and the finding says how to write it."""
    repo = begin(tmp_path)
    _asked(repo, source)
    [finding] = _record(repo).findings
    assert finding.message == message
    assert finding.help == "Name it relative to the folder of okr.toml, and commit it."


def test_a_share_of_nothing_is_a_gap(tmp_path: Path) -> None:
    """When what is shared out is gone, the number stands still and the finding names it."""
    repo = begin(tmp_path)
    repo.commit("one", {"y/a/done": "x"}, on="2026-10-05")
    gone = repo.commit("gone", {"y/a/done": None}, on="2026-10-06")
    _asked(repo, '{files: "y/*/done", of: "y/*/"}')
    record = _record(repo)
    assert told(record) == ["10-05 100 source"]
    assert _findings(record) == [
        f"OKR212 No number since 2026-10-06 (commit {gone[:12]}):"
        " y/*/ matches nothing, so there is no share of it."
    ]


def test_tags_count_by_their_own_day(tmp_path: Path) -> None:
    """An annotated tag has its own date, a lightweight one that of its commit."""
    repo = begin(tmp_path)
    repo.commit("a", on="2026-09-10")
    repo.git("tag", "v1.0")
    repo.commit("b", on="2026-10-05")
    repo.git("tag", "v1.1")
    repo.git("tag", "-a", "v1.2", "-m", "x", GIT_COMMITTER_DATE="2026-10-20T12:00:00+00:00")
    repo.git("tag", "-a", "v1.3", "-m", "x", GIT_COMMITTER_DATE="2026-10-20T13:00:00+00:00")
    repo.git("tag", "other")
    repo.branch("side")
    repo.commit("not merged", on="2026-10-21")
    repo.git("tag", "v2.0")
    repo.switch("main")
    _asked(repo, '{tags: "v*"}')
    assert told(_record(repo)) == ["09-10 1 source", "10-05 2 source", "10-20 4 source"]


@pytest.mark.parametrize("source", ['{files: "x/*"}', '{matches: a, files: "x/*"}', '{tags: "x*"}'])
def test_nothing_is_none_and_not_unknown(tmp_path: Path, source: str) -> None:
    """What does not exist yet was counted as 0 when the cycle began, and is not stale."""
    repo = begin(tmp_path)
    _asked(repo, source)
    assert told(_record(repo)) == ["10-01 0 source"]


def test_a_merge_counts_on_the_day_it_came_in(tmp_path: Path) -> None:
    """Only the main line is looked at: work on a branch is not there before its merge."""
    repo = begin(tmp_path)
    repo.branch("work")
    repo.commit("one", {"done/a": "x"}, on="2026-10-05")
    repo.commit("two", {"done/b": "x"}, on="2026-10-06")
    repo.switch("main")
    repo.commit("meanwhile", {"other": "x"}, on="2026-10-07")
    repo.merge("work", on="2026-10-09")
    _asked(repo, '{files: "done/*"}')
    assert told(_record(repo)) == ["10-01 0 source", "10-09 2 source"]


def test_days_after_the_cycle_are_not_looked_at(tmp_path: Path) -> None:
    """The number of a cycle is that of its last day, whatever happens next."""
    repo = begin(tmp_path)
    repo.commit("in", {"done/a": "x"}, on="2026-12-31")
    repo.commit("after", {"done/b": "x"}, on="2027-01-05")
    _asked(repo, '{files: "done/*"}')
    assert told(_record(repo, today="2027-02-01")) == ["10-01 0 source", "12-31 1 source"]


def test_links_and_submodules_are_no_files(tmp_path: Path) -> None:
    """A link and the commit of a submodule have no text of their own, so they do not count."""
    repo = begin(tmp_path)
    (tmp_path / "done").mkdir()
    (tmp_path / "done/link").symlink_to("../okr.toml")
    repo.git("add", "done/link")
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{repo.head()},done/module")
    repo.commit("three", {"done/real": "x"}, on="2026-10-05")
    _asked(repo, '{files: "done/*"}')
    assert told(_record(repo)) == ["10-01 0 source", "10-05 1 source"]


def test_what_git_does_not_hold_is_a_gap(tmp_path: Path) -> None:
    """A pointer of Git LFS among the files, or a file far too large, makes the count unknown."""
    repo = begin(tmp_path)
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 7\n"
    repo.commit("fine", {"src/a.py": "TODO\n"}, on="2026-10-05")
    repo.commit("lfs", {"src/b.py": pointer}, on="2026-10-06")
    _asked(repo, '{matches: TODO, files: "src/*.py"}')
    record = _record(repo)
    assert told(record) == ["10-01 0 source", "10-05 1 source"]
    assert "src/b.py is kept in Git LFS" in _findings(record)[0]
    repo.commit("large", {"src/b.py": b"TODO\n" * (2 << 20)}, on="2026-12-01")
    assert "src/b.py is larger than 8 MiB" in _findings(_record(repo))[0]


def test_too_much_work_is_a_gap(tmp_path: Path) -> None:
    """A pattern made to explode over a file made for it ends with a sentence."""
    repo = begin(tmp_path)
    text = "".join("ab"[bin(number).count("1") % 2] for number in range(400_000))
    repo.commit("hostile", {"src/a.py": text}, on="2026-10-05")
    _asked(repo, '{matches: "(a|b)*a(a|b){400}c$", files: "src/*.py"}')
    assert "too much work for this pattern" in _findings(_record(repo))[0]


def test_a_yes_or_no_measure_asks_whether_there_is_any(tmp_path: Path) -> None:
    """A file that exists is a yes, a truth value is itself, and a metric wants a number."""
    repo = begin(tmp_path)
    repo.commit("passed", {"audit/passed.md": "x", "n.json": '{"n": true}'}, on="2026-10-05")
    _asked(repo, "{files: audit/passed.md}", shape="binary: true")
    assert told(_record(repo)) == ["10-01 False source", "10-05 True source"]
    _asked(repo, "{file: n.json, at: /n}", shape="binary: true")
    assert told(_record(repo)) == ["10-05 True source"]
    _asked(repo, "{file: n.json, at: /n}")
    assert "n.json has true and no number at /n." in _findings(_record(repo))[0]


def test_what_is_reported_beside_a_source_does_not_count(tmp_path: Path) -> None:
    """A report made since the source is there is a finding; an older one is left out in silence."""
    repo = begin(tmp_path)
    old = "okrs/payments/2026-Q4/2026-10-05.yaml"
    repo.commit("by hand", {DOCUMENT: document(), "n.json": "7"}, on="2026-10-02")
    repo.commit("old", {old: check_in("2026-10-05", "{current: 65}")}, on="2026-10-05")
    repo.commit(
        "read it",
        {DOCUMENT: document(measure='{baseline: 0, target: 9, source: {file: n.json, at: ""}}')},
        on="2026-10-09",
    )
    record = _record(repo)
    assert (told(record), record.findings) == (["10-02 7 source"], ())
    new = "okrs/payments/2026-Q4/2026-10-12.yaml"
    repo.commit("new", {new: check_in("2026-10-12", "{current: 8}")}, on="2026-10-12")
    record = _record(repo)
    assert told(record) == ["10-02 7 source"]
    assert _findings(record) == [
        "OKR211 The key result is read from Git, so a value that is reported does not count."
    ]


def test_paths_start_at_the_folder_of_the_okrs(tmp_path: Path) -> None:
    """In a larger repository a leading slash leads to its top level."""
    repo = GitRepo(tmp_path)
    begin(tmp_path / "[pay]*", new=False)
    repo.commit(
        "both", {"[pay]*/n/a": "x", "n/a": "x", "n/b": "x", "pay/n/c": "x"}, on="2026-10-05"
    )
    for source, count in (("n/*", 1), ("/n/*", 2)):
        measure = f'{{baseline: 0, target: 9, source: {{files: "{source}"}}}}'
        repo.commit("Ask", {f"[pay]*/{DOCUMENT}": document(measure=measure)}, on="2026-11-30")
        assert told(_record(repo, root="[pay]*"))[-1] == f"10-05 {count} source"


def test_a_shallow_clone_does_not_know_the_first_day(tmp_path: Path) -> None:
    """What stands at the cut was so on its day or before."""
    repo = begin(tmp_path / "whole")
    repo.commit("one", {"done/a": "x"}, on="2026-10-05")
    repo.commit("two", {"done/b": "x"}, on="2026-10-06")
    _asked(repo, '{files: "done/*"}')
    clone = repo.clone(tmp_path / "shallow", "--depth=2")
    assert told(_record(clone)) == ["<=2026-10-06 2 source"]


def test_versions_that_a_partial_clone_lacks_are_a_gap(tmp_path: Path) -> None:
    """Offline, what was not cloned has no number, and the command goes on."""
    repo = begin(tmp_path / "whole")
    repo.git("config", "uploadpack.allowFilter", "true")
    repo.commit("old", {"n.json": "1"}, on="2026-10-05")
    repo.commit("new", {"n.json": "2"}, on="2026-10-06")
    _asked(repo, '{file: n.json, at: ""}')
    clone = repo.clone(tmp_path / "partial", "--filter=blob:none")
    workspace = load_workspace(clone.folder, today=date(2026, 12, 1), offline=True)
    record = workspace.record()
    assert told(record) == ["10-06 2 source"]
    [reading] = next(iter(record.readings.values()))
    assert "is not in this partial clone" in reading.note


def test_every_day_of_a_month_has_its_number(tmp_path: Path) -> None:
    """Versions that come back are the same versions, whatever else changes."""
    repo = begin(tmp_path)
    for number in range(1, 29):
        text = "TODO\n" * (number % 3)
        repo.commit("day", {"src/a.py": text, "b.txt": str(number)}, on=f"2026-10-{number:02}")
    _asked(repo, '{matches: TODO, files: "src/*.py"}')
    expected = [f"10-{n:02} {n % 3} source" for n in range(1, 29)]
    assert told(_record(repo)) == expected


def test_files_that_others_measure_are_nothing_to_a_count_of_tags(tmp_path: Path) -> None:
    """Without any tag there is one 0, from when the cycle began, whatever else is read from Git."""
    repo = begin(tmp_path)
    repo.commit("one", {"n/a": "x"}, on="2026-10-05")
    other = (
        "      - id: files\n        key_result: There are more files of it\n"
        '        measure: {baseline: 0, target: 9, source: {files: "n/*"}}\n'
    )
    tags = '{baseline: 0, target: 9, source: {tags: "v*"}}'
    repo.commit("Ask", {DOCUMENT: document(measure=tags, more=other)}, on="2026-11-30")
    record = _record(repo)
    assert told(record) == ["10-01 0 source"]
    assert told(record, "payments@2026-Q4:checkout/files") == ["10-01 0 source", "10-05 1 source"]
