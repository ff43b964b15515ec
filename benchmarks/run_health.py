"""Benchmark E: what health adds to a roll-up of the same long history, cold and warm.

The repository is that of benchmark A, and is made when it is absent::

    python benchmarks/run_health.py A --runs 1
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from comparison import compared, print_table
from generate_history import generate
from okr_process import ROLLUP, TODAY, OkrProcess
from options import Given, argument_parser, given_by, scratch_folder
from plain_git import commits_in

HEALTH = ("health", "--today", TODAY, "--format", "json", "-q")


def run(given: Given, scratch: Path) -> None:
    """Measure and print the table; health must stay within 1.2 of the roll-up."""
    folder = given.repository
    rollup = OkrProcess(scratch / "rollup", ROLLUP, given.uses_cache)
    health = OkrProcess(scratch / "health", HEALTH, given.uses_cache)
    rows = [
        rollup.cold(folder, name="okr rollup, cold"),
        health.cold(folder, name="okr health, cold", against="okr rollup, cold"),
    ]
    if given.uses_cache:
        warm = "okr rollup, warm"
        rows += [
            replace(rollup.warm(folder), name=warm),
            replace(health.warm(folder, against=warm), name="okr health, warm"),
        ]
    whole = commits_in(folder)
    print_table(f"E: {folder.name}, {whole} commits, {given.runs} runs", compared(rows, given.runs))


def main() -> None:
    """Read the arguments, make the repository if need be, and measure."""
    parser = argument_parser(__doc__)
    parser.add_argument("--documents", type=int, default=1000, help="default: 1000")
    parser.add_argument("--commits", type=int, default=50_000, help="default: 50000")
    options = parser.parse_args()
    given = given_by(options)
    if not given.repository.exists():
        generate(given.repository, count=options.documents, commits=options.commits)
    with scratch_folder() as scratch:
        for name in ("rollup", "health"):
            (scratch / name).mkdir()
        run(given, scratch)


if __name__ == "__main__":
    main()
