"""Make a Git repository with many documents in one commit: the same bytes for the same arguments.

Benchmark B has 10,000 documents of objectives with ten key results each::

    python benchmarks/generate_tree.py B --documents 10000
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from company import Document, KeyResult, documents, files_of
from fast_import import commit, new_repository

BEGUN = datetime(2025, 12, 14, 12, tzinfo=UTC)
SILENT_SHARE = 0.05
"""Of all key results; nobody has reported on them yet."""


def stream(count: int, check_ins: int, seed: int) -> Iterator[str]:
    """Give what ``git fast-import`` reads."""
    chance = random.Random(seed)
    made = documents(count, chance)
    for one in made:
        for key_result in one.key_results:
            _report(key_result, chance)
    files = {"okr.toml": "version = 1\n", **files_of(made)}
    for number in range(check_ins):
        files |= [_check_in(made[number % count], number // count, chance)]
    yield commit(1, BEGUN, 0, "Begin", files)


def _report(one: KeyResult, chance: random.Random) -> None:
    if chance.random() < SILENT_SHARE:
        return
    one.current = str(chance.randint(one.baseline, one.target))
    one.as_of = (BEGUN - timedelta(days=chance.randrange(7))).date().isoformat()
    one.confidence = chance.randrange(11)


def _check_in(document: Document, number: int, chance: random.Random) -> tuple[str, str]:
    quarter = int(document.cycle[-1])
    day = datetime(2025, 3 * quarter - 2, 1 + number % 28, tzinfo=UTC).date()
    one = chance.choice(document.key_results)
    objective = "o1" if document.key_results.index(one) < len(document.key_results) // 2 else "o2"
    value = chance.randint(one.baseline, one.target)
    text = (
        f"apiVersion: okrascode/v1\nkind: CheckIn\nteam: {document.team}\ncycle: {document.cycle}\n"
        f"date: {day}\nby: {document.lead}\nkey_results:\n"
        f"  {objective}/{one.name}: {{current: {value}, confidence: {chance.randrange(11)}}}\n"
    )
    return f"okrs/{document.team}/{document.cycle}/{day}-{number:04x}.yaml", text


def generate(folder: Path, *, count: int, check_ins: int = 0, seed: int = 1) -> None:
    """Make the repository in a new folder, packed, with its work tree checked out."""
    new_repository(folder, stream(count, check_ins, seed))


def main() -> None:
    """Read the arguments and make the repository."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    parser.add_argument("--documents", type=int, default=10_000, help="default: 10000")
    parser.add_argument("--check-ins", type=int, default=0, help="files of check-ins; default: 0")
    parser.add_argument("--seed", type=int, default=1, help="default: 1")
    given = parser.parse_args()
    generate(given.folder, count=given.documents, check_ins=given.check_ins, seed=given.seed)


if __name__ == "__main__":
    main()
