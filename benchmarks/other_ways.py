"""What somebody writes who reads OKRs from Git with a library: the newest commits of a repository.

Each commit's message, and the text of every document that it changes, is read and thrown away::

    python benchmarks/other_ways.py gitpython REPOSITORY --commits 1000
    python benchmarks/other_ways.py pydriller REPOSITORY --commits 1000
"""

from __future__ import annotations

import argparse
from importlib import import_module
from itertools import islice


def with_gitpython(folder: str, commits: int) -> int:
    """Walk, compare each commit with its first parent, and read what is new below okrs."""
    import git

    read = 0
    for commit in git.Repo(folder).iter_commits(max_count=commits):
        read += len(commit.message)
        if commit.parents:
            for change in commit.parents[0].diff(commit, paths=["okrs"]):
                if change.b_blob is not None:
                    read += len(change.b_blob.data_stream.read())
    return read


def with_pydriller(folder: str, commits: int) -> int:
    """Walk, newest first, and read what is modified below okrs."""
    # No import statement: the library is no dependency, so the type checker must not look for it.
    repository = import_module("pydriller").Repository(folder, order="reverse")
    read = 0
    for commit in islice(repository.traverse_commits(), commits):
        read += len(commit.msg)
        for change in commit.modified_files:
            if (change.new_path or "").startswith("okrs"):
                read += len(change.source_code or "")
    return read


def main() -> None:
    """Read the arguments and read the repository."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("way", choices=["gitpython", "pydriller"])
    parser.add_argument("folder")
    parser.add_argument("--commits", type=int, default=1000, help="default: 1000")
    given = parser.parse_args()
    way = with_gitpython if given.way == "gitpython" else with_pydriller
    print(way(given.folder, given.commits))


if __name__ == "__main__":
    main()
