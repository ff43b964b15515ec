"""Make a repository of code with some OKRs in it: the same bytes for the same arguments.

Benchmark C has 300,000 commits on 5,000 source files, benchmark D a million. Five in a hundred
commits carry an ``OKR:`` trailer, one in a hundred moves a document, every twentieth is a merge::

    python benchmarks/generate_code.py C
    python benchmarks/generate_code.py D --commits 1000000 --document-share 0.005
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from company import CYCLES, LAST_DAY, PEOPLE, Document, documents, files_of, move
from fast_import import KEPT_DELTAS, PACKED, commit, new_repository

MERGE_EVERY = 20
DOCUMENTS = 40
SOURCE_FILES = 5_000
TRAILER_SHARE = 0.05
FULL_PACKING_UP_TO = 500_000
"""How many commits are packed anew; more keep the deltas that ``git fast-import`` made."""


def stream(commits: int, document_share: float, seed: int) -> Iterator[str]:
    """Give what ``git fast-import`` reads."""
    chance = random.Random(seed)
    made = _documents(commits, chance)
    begun = LAST_DAY - timedelta(days=360)
    step = timedelta(days=360) / commits
    first = {"okr.toml": "version = 1\n", **files_of(made)}
    first |= {source_path(number): _source(number, 0) for number in range(SOURCE_FILES)}
    yield commit(1, begun, 0, "Begin", first)
    side: dict[str, str] = {}
    for mark in range(2, commits + 1):
        at = begun + step * (mark - 1)
        is_merge = mark % MERGE_EVERY == 0 and mark > MERGE_EVERY
        is_side = mark % MERGE_EVERY == MERGE_EVERY - 1 and mark > MERGE_EVERY
        number = chance.randrange(SOURCE_FILES)
        changes = {source_path(number): _source(number, mark)}
        who = chance.randrange(PEOPLE)
        message = f"Merge branch 'topic-{mark}'" if is_merge else f"Mend module {number}"
        if chance.random() < 0.3:
            message += "\n\nIt read one more than it should where the list was empty."
        if chance.random() < document_share:
            document = move(chance.choice(_running(made, at)), at, chance)
            changes[document.path] = document.text()
            who = int(document.lead[1:])
        if chance.random() < TRAILER_SHARE:
            document = chance.choice(_running(made, at))
            message += f"\n\nOKR: {_trailer(document, chance)}"
            who = int(chance.choice(document.members)[1:])
        changes = {**side, **changes} if is_merge else changes
        side = changes if is_side else {}
        parent = mark - 2 if is_merge or is_side else mark - 1
        merged = f"merge :{mark - 1}\n" if is_merge else ""
        yield commit(mark, at, who, message, changes, f"from :{parent}\n{merged}")


def source_path(number: int) -> str:
    """Give the path of a source file: ten to a folder, in folders of folders."""
    return f"src/area_{number // 250:02}/module_{number // 10 % 25:02}/part_{number % 10}.py"


def _source(number: int, version: int) -> str:
    return f"def part():\n    return {number}, {version}\n"


def _documents(commits: int, chance: random.Random) -> list[Document]:
    """Make the documents; what trailers add up to by the end of a cycle is near the target."""
    made = documents(DOCUMENTS, chance)
    added = commits * TRAILER_SHARE / 3 / DOCUMENTS
    for number, one in enumerate(made):
        lead = int(one.lead[1:])
        one.members = tuple(f"p{(lead + 10 * more) % PEOPLE}" for more in range(3))
        counted = one.key_results[-1]
        counted.is_counted, counted.baseline = True, 0
        counted.target = max(4, round(added * (0.8 + number % 5 / 5)))
    return made


def _running(made: list[Document], at: datetime) -> list[Document]:
    cycle = CYCLES[(at.month - 1) // 3]
    return [one for one in made if one.cycle == cycle]


def _trailer(document: Document, chance: random.Random) -> str:
    """Write a link, a value or one more, each as often as the others."""
    kind = chance.randrange(3)
    if kind == 0:
        return f"{document.team}:o{chance.randrange(1, 3)}"
    if kind == 1:
        return f"{document.team}:o2/{document.key_results[-1].name} +1"
    one = chance.choice(document.key_results[:5])
    return f"{document.team}:o1/{one.name} = {chance.randint(one.baseline, one.target)}"


def generate(folder: Path, *, commits: int, document_share: float = 0.01, seed: int = 1) -> None:
    """Make the repository in a new folder, packed, with its work tree checked out."""
    packed = PACKED if commits <= FULL_PACKING_UP_TO else KEPT_DELTAS
    new_repository(folder, stream(commits, document_share, seed), packed=packed)


def add_size(parser: argparse.ArgumentParser) -> None:
    """Add what says how large the repository is made."""
    parser.add_argument("--commits", type=int, default=300_000, help="default: 300000")
    parser.add_argument(
        "--document-share", type=float, default=0.01, help="of all commits; default: 0.01"
    )
    parser.add_argument("--seed", type=int, default=1, help="default: 1")


def main() -> None:
    """Read the arguments and make the repository."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    add_size(parser)
    given = parser.parse_args()
    generate(
        given.folder,
        commits=given.commits,
        document_share=given.document_share,
        seed=given.seed,
    )


if __name__ == "__main__":
    main()
