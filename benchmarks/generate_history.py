"""Make a Git repository of OKRs with a long history: the same bytes for the same arguments.

Benchmark A has 1,000 documents of objectives (ten key results each) and 50,000 commits; most move
one key result, every twentieth merges a branch and changes a file in the merge itself::

    python benchmarks/generate_history.py A --documents 1000 --commits 50000
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from company import LAST_DAY, PEOPLE, documents, files_of, move
from fast_import import commit, new_repository

MERGE_EVERY = 20


def stream(count: int, commits: int, seed: int) -> Iterator[str]:
    """Give what ``git fast-import`` reads."""
    chance = random.Random(seed)
    made = documents(count, chance)
    start = LAST_DAY - timedelta(days=360)
    step = timedelta(days=360) / commits
    side: dict[str, str] = {}
    yield commit(1, start, 0, "Begin", files_of(made))
    for mark in range(2, commits + 1):
        at = start + step * (mark - 1)
        who = chance.randrange(PEOPLE)
        is_merge = mark % MERGE_EVERY == 0 and mark > MERGE_EVERY
        parent = mark - 2 if is_merge or mark % MERGE_EVERY == MERGE_EVERY - 1 else mark - 1
        if mark < MERGE_EVERY:
            parent = mark - 1
        touched = [move(chance.choice(made), at, chance)]
        if chance.random() < 0.05:
            touched.append(move(chance.choice(made), at, chance))
        changes = {one.path: one.text() for one in touched}
        if is_merge:
            changes = {**side, **changes}
        side = changes
        merged = f"merge :{mark - 1}\n" if is_merge else ""
        subject = f"Merge branch 'topic-{mark}'" if is_merge else f"Report for {touched[0].team}"
        if chance.random() < 0.02:
            one = touched[0]
            subject += f"\n\nOKR: {one.team}@{one.cycle}:o1"
        yield commit(mark, at, who, subject, changes, f"from :{parent}\n{merged}")


def generate(folder: Path, *, count: int, commits: int, seed: int = 1) -> None:
    """Make the repository in a new folder, packed, with its work tree checked out."""
    new_repository(folder, stream(count, commits, seed))
    (folder / "okr.toml").write_text("version = 1\n", encoding="utf-8")


def main() -> None:
    """Read the arguments and make the repository."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    parser.add_argument("--documents", type=int, default=1000, help="default: 1000")
    parser.add_argument("--commits", type=int, default=50_000, help="default: 50000")
    parser.add_argument("--seed", type=int, default=1, help="default: 1")
    given = parser.parse_args()
    generate(given.folder, count=given.documents, commits=given.commits, seed=given.seed)


if __name__ == "__main__":
    main()
