"""Benchmark A: rolling up a long history, against plain Git and against what libraries take.

Made when it is absent; ``--others`` names an interpreter that has PyDriller, where the one that
runs this has not::

    python -m venv others && others/bin/pip install pydriller
    python benchmarks/run_history.py A --others others/bin/python
"""

from __future__ import annotations

from pathlib import Path

from comparison import compared, print_table
from generate_history import generate
from libraries import libraries
from newer import copy_of
from okr_process import ROLLUP, OkrProcess
from options import Given, argument_parser, given_by, scratch_folder
from plain_git import VERSIONS, commits_in, versions


def run(given: Given, scratch: Path) -> None:
    """Measure and print the table."""
    okr = OkrProcess(scratch, ROLLUP, given.uses_cache)
    repository = given.repository
    rows = [
        versions(repository, scratch),
        okr.cold(repository, against=VERSIONS),
    ]
    if given.uses_cache:
        copy = copy_of(repository, scratch / "copy")
        copy.go_back()
        name = "okr, warm, 100 new commits"
        rows.append(okr.warm(repository, against=VERSIONS))
        rows.append(okr.behind(copy.folder, name, against=VERSIONS, advance=copy.advance))
    results = compared(rows, given.runs)
    whole = commits_in(repository)
    results += libraries(given, scratch, whole=whole, against=VERSIONS)
    print_table(f"A: {repository.name}, {whole} commits, {given.runs} runs", results)


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
        run(given, scratch)


if __name__ == "__main__":
    main()
