"""Where documents are few, asking for their folders tells what a log of all files tells."""

from __future__ import annotations

import random

import pytest

from okrascode.history.queries import Repository
from okrascode.history.repository import open_repository
from okrascode.history.undone import undone_in
from tests.support.git_repo import GitRepo

PATTERNS = ("okrs/**/*.yaml",)
CODE = {f"src/{number}.py": "1\n" for number in range(40)}


def both(repo: GitRepo, root: str = "", patterns: tuple[str, ...] = PATTERNS):
    """Read a history in both ways; measures that read anything force the log of all files."""
    repository = open_repository(repo.folder / root)
    assert isinstance(repository, Repository)
    two = repository.history(repository.head(), patterns)
    one = repository.history(repository.head(), patterns, is_input=lambda _: False)
    return two, one


def assert_same(two, one) -> None:
    """The shape is the same, and so is every commit that changes a document."""
    changing = [id_ for id_, commit in one.commits.items() if commit.changes]
    assert two.graph == one.graph
    assert two.times == one.times
    assert [id_ for id_ in two.commits if two.commits[id_].changes] == changing
    assert all(two.commits[id_] == one.commits[id_] for id_ in two.commits)
    assert all(two.position[id_] == one.position[id_] for id_ in two.commits)
    assert two.main_line.items() <= one.main_line.items()
    assert undone_in(two) == undone_in(one)


@pytest.fixture
def repo(tmp_path) -> GitRepo:
    """Much code and one document."""
    repo = GitRepo(tmp_path / "acme")
    repo.commit("Begin", {**CODE, "okrs/a.yaml": "1\n", "okrs/notes.md": "1\n"})
    return repo


def merge(repo: GitRepo, *words: str) -> None:
    """Merge a branch with a commit of its own."""
    repo.git("merge", "--quiet", "--no-ff", "-m", "Merge", *words)


def taken_whole(repo: GitRepo) -> None:
    """A merge that takes everything from its second parent."""
    repo.git("checkout", "-q", "-b", "side")
    repo.commit("Say 2", {"okrs/a.yaml": "2\n"})
    repo.git("checkout", "-q", "main")
    merge(repo, "side")


def given_up(repo: GitRepo) -> None:
    """A branch whose work a merge throws away."""
    taken_whole(repo)
    repo.git("checkout", "-q", "-b", "lost")
    repo.commit("Say 3", {"okrs/a.yaml": "3\n", "okrs/b.yaml": "1\n"})
    repo.git("checkout", "-q", "main")
    repo.commit("Code", {"src/1.py": "2\n"})
    merge(repo, "-s", "ours", "lost")


def decided_in_a_merge(repo: GitRepo) -> None:
    """A merge that says what neither of its parents said."""
    repo.git("checkout", "-q", "-b", "side")
    repo.commit("Say 2", {"okrs/a.yaml": "2\n"})
    repo.git("checkout", "-q", "main")
    repo.commit("Say 3", {"okrs/a.yaml": "3\n"})
    repo.git("merge", "--quiet", "side", check=False)
    repo.write("okrs/a.yaml", "4\n")
    repo.git("add", "okrs/a.yaml")
    repo.commit("Merge side")


def foxtrot(repo: GitRepo) -> None:
    """A merge whose first parent is the branch."""
    repo.git("checkout", "-q", "-b", "side")
    repo.commit("Code", {"src/2.py": "2\n"})
    repo.git("checkout", "-q", "main")
    repo.commit("Say 2", {"okrs/a.yaml": "2\n"})
    repo.git("checkout", "-q", "side")
    merge(repo, "main")
    repo.git("checkout", "-q", "main")
    repo.git("merge", "-q", "--ff-only", "side")


def octopus(repo: GitRepo) -> None:
    """Three branches at once."""
    for name in ("one", "two"):
        repo.git("checkout", "-q", "-b", name, "main")
        repo.commit(name, {f"okrs/{name}.yaml": "1\n"})
    repo.git("checkout", "-q", "main")
    repo.commit("Code", {"src/3.py": "3\n"})
    merge(repo, "one", "two")


def a_link_and_back(repo: GitRepo) -> None:
    """A document that is a link for a while, is moved, and is deleted."""
    (repo.folder / "okrs/a.yaml").unlink()
    (repo.folder / "okrs/a.yaml").symlink_to("notes.md")
    repo.git("add", "okrs")
    repo.commit("Link")
    repo.git("rm", "-q", "okrs/a.yaml")
    repo.commit("Move", {"okrs/c/d.yaml": "1\n", "docs/okrs/e.yaml": "1\n"})
    repo.commit("Delete", {"okrs/c/d.yaml": None})


def not_a_folder(repo: GitRepo) -> None:
    """The folder is a file, a link, a repository of its own and absent for a while."""
    head = repo.git("rev-parse", "HEAD").strip()
    repo.git("rm", "-q", "-r", "okrs")
    repo.commit("File", {"okrs": "1\n"})
    repo.git("rm", "-q", "okrs")
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{head},okrs")
    repo.git("commit", "-q", "-m", "Submodule")
    repo.git("rm", "-q", "--cached", "okrs")
    (repo.folder / "okrs").symlink_to("src")
    repo.git("add", "okrs")
    repo.git("commit", "-q", "-m", "Link")
    repo.git("rm", "-q", "okrs")
    repo.commit("Nothing")
    repo.commit("Again", {"okrs/a.yaml": "1\n"})


def clocks_are_wrong(repo: GitRepo) -> None:
    """Parents are later than their children, so that Git lists them in between."""
    repo.git("checkout", "-q", "-b", "side")
    for number in range(6):
        repo.commit(f"Side {number}", {f"okrs/{number % 2}.yaml": f"{number}\n"},
                    committed=f"20{40 - number}-01-01T00:00:00+00:00")  # fmt: skip
        if number % 2:
            repo.git("branch", f"b{number}")
    repo.git("checkout", "-q", "main")
    for number in (5, 1, 3):
        repo.commit(f"Main {number}", {"okrs/c.yaml": f"{number}\n"},
                    committed=f"20{10 + number}-01-01T00:00:00+00:00")  # fmt: skip
        merge(repo, f"b{number}")
    merge(repo, "side")
    repo.commit("Revert\n\nThis reverts commit " + repo.git("rev-parse", "b3").strip() + ".")


def taken_back(repo: GitRepo) -> None:
    """Reverts by whole and short id and by number, of a commit, a merge and a revert."""
    repo.git("checkout", "-q", "-b", "side")
    declared = repo.commit("Say it\n\nOKR: a:b/c = 1", {"src/1.py": "3\n"})
    repo.commit("Code", {"src/2.py": "3\n"})
    repo.git("checkout", "-q", "main")
    repo.commit("Code (#12)", {"src/4.py": "3\n"})
    numbered = repo.commit("Say it again (#12)\n\nOKR: a:b/c = 2", {"okrs/a.yaml": "2\n"})
    merge(repo, "side")
    merged = repo.git("rev-parse", "HEAD").strip()
    parent = repo.git("rev-parse", "HEAD^1").strip()
    repo.commit(
        f"Revert\n\nThis reverts commit {merged}, reversing\nchanges made to {parent[:9]}.",
        {"src/1.py": "1\n"},
    )
    repo.commit(f"Revert\n\nThis reverts commit {numbered[:7]}.", {"okrs/a.yaml": "1\n"})
    repo.commit("Revert\n\nReverts acme/app#12", {"src/4.py": "1\n"})
    last = repo.git("rev-parse", "HEAD").strip()
    repo.commit(f"Revert\n\nThis reverts commit {last}.", {"src/4.py": "3\n"})
    repo.commit(f"Revert\n\nThis reverts commit {declared}.", {"src/5.py": "3\n"})


def odd_messages(repo: GitRepo) -> None:
    """Messages in another encoding, in none, without end, with a NUL, and no moment at all."""
    latin = ("-c", "i18n.commitEncoding=ISO-8859-1", "commit", "-q", "--allow-empty", "-F", "-")
    repo.git(*latin, stdin="Größe (#7)\n\nOKR: a:b/c = 1\n")
    repo.commit("long " * 300_000 + "\n\nOKR: a:b/c = 2", {"okrs/a.yaml": "2\n"})
    repo.commit("\n".join(["Many", "", *["line"] * 100_000, "everts okr"]))
    tree = repo.git("rev-parse", "HEAD^{tree}").strip()
    who = "A <a@example.org>"
    for committed, text in [
        ("1790856000 +0100", "bytes \udcff OKR\x1f"),
        ("1790856000 +0100", "before\0behind OKR: a:b/c = 3"),
        ("1790856000 +0100", ""),
        ("", "no moment, okr"),
        ("99999999999999999999 +0000", "late, okr"),
        ("18446744073709551615 +0000", "later"),
        ("1790856000 +99999", "zone, okr"),
    ]:
        parent = repo.git("rev-parse", "HEAD").strip()
        raw = f"tree {tree}\nparent {parent}\nauthor {who} 1790856000 +0000\n"
        raw += f"committer {who} {committed}".rstrip(" ") + f"\n\n{text}"
        object_ = ("hash-object", "-t", "commit", "-w", "--literally", "--stdin")
        repo.write("raw", raw.encode("utf-8", "surrogateescape"))
        made = repo.git(*object_[:-1], "raw").strip()
        repo.git("reset", "-q", "--soft", made)
    repo.git("rm", "-q", "--cached", "--ignore-unmatch", "raw")
    repo.commit("End", {"okrs/a.yaml": "3\n"})


SHAPES = [
    odd_messages,
    taken_back,
    taken_whole,
    given_up,
    decided_in_a_merge,
    foxtrot,
    octopus,
    a_link_and_back,
    not_a_folder,
    clocks_are_wrong,
]


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_both_ways_tell_the_same(repo, shape) -> None:
    """Every commit that changes something, in the same order, and the same shape."""
    shape(repo)
    two, one = both(repo)
    assert_same(two, one)
    assert sum(len(commit.changes) for commit in two.commits.values()) > 1


@pytest.mark.parametrize("seed", range(3))
def test_both_ways_tell_the_same_of_random_histories(tmp_path, seed) -> None:
    """Branches that touch documents, code or both are merged by every strategy."""
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    repo = GitRepo(tmp_path / "acme")
    documents = [f"okrs/{number}.yaml" for number in range(4)]
    repo.commit("Begin", CODE | dict.fromkeys(documents, "0\n"))
    for number in range(12):
        repo.git(
            "checkout", "-q", "-B", f"b{number}", f"main~{chance.randrange(min(number + 1, 3))}"
        )
        for step in range(chance.randrange(1, 4)):
            names = chance.sample(
                [*(f"okrs/{n}.yaml" for n in range(4)), "src/1.py", "src/2.py"], 2
            )
            repo.commit(f"{number} {step}", dict.fromkeys(names, f"{chance.randrange(9)}\n"))
        repo.git("checkout", "-q", "main")
        merge(
            repo, *chance.choice([("-s", "ours"), ("-X", "ours"), ("-X", "theirs")]), f"b{number}"
        )
    two, one = both(repo)
    assert_same(two, one)


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_both_ways_tell_the_same_of_a_shallow_clone(repo, tmp_path, depth) -> None:
    """Where history is cut off a commit brings everything, and what is behind is not here."""
    taken_back(repo)
    address = f"file://{repo.folder}"
    repo.git("clone", "-q", "--depth", str(depth), address, str(tmp_path / "cut"))
    two, one = both(GitRepo(tmp_path / "cut", new=False))
    assert_same(two, one)
    assert two.boundary == one.boundary
    assert two.shallow


def test_both_ways_tell_the_same_with_long_ids(tmp_path) -> None:
    """A repository of SHA-256 is read like others."""
    repo = GitRepo(tmp_path / "acme", object_format="sha256")
    repo.commit("Begin", {**CODE, "okrs/a.yaml": "1\n"})
    taken_back(repo)
    two, one = both(repo)
    assert_same(two, one)
    assert len(two.head) == 64


def test_documents_may_lie_in_many_folders(repo) -> None:
    """Each is asked for, also one that begins like another, or is deep, or is no name for Git."""
    repo.commit("Begin", {"okrs2/a.yaml": "1\n", "teams/é b/okrs/a.yaml": "1\n"})
    repo.commit("Go on", {"okrs2/a.yaml": "2\n", "okrs/b.yaml": "1\n"})
    repo.commit("Go on", {"teams/é b/okrs/a.yaml": "2\n", "teams/a.yaml": "1\n"})
    patterns = (*PATTERNS, "okrs2/*.yaml", "teams/é b/okrs/*.yaml", "absent/*.yaml")
    two, one = both(repo, patterns=patterns)
    assert_same(two, one)
    assert len([c for commit in two.commits.values() for c in commit.changes]) == 6
    for odd in ("a/../okrs/*.yaml", "line\nbreak/*.yaml"):
        two, one = both(repo, patterns=(*PATTERNS, odd))
        assert_same(two, one)


@pytest.mark.parametrize("root", ["plan", "two\nlines/plan"])
def test_the_root_may_lie_below_the_top(tmp_path, root) -> None:
    """Paths are those below the root, and a folder of the same name elsewhere is not meant."""
    repo = GitRepo(tmp_path / "acme")
    repo.commit("Begin", {**CODE, f"{root}/okrs/a.yaml": "1\n", "okrs/b.yaml": "1\n"})
    repo.commit("Go on", {f"{root}/okrs/a.yaml": "2\n", "okrs/b.yaml": "2\n"})
    two, one = both(repo, root)
    assert_same(two, one)
    assert [c.path for commit in two.commits.values() for c in commit.changes] == [
        "okrs/a.yaml",
        "okrs/a.yaml",
    ]
