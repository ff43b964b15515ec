"""Benchmarks C and D: a roll-up in a repository of code, against Git's own reading of messages.

Made when it is absent, with 300,000 commits (C) or as many as are asked for (D). ``--others`` names
an interpreter that has PyDriller (``pip install pydriller``), where the one that runs this has
not::

    python benchmarks/run_code.py C --others others/bin/python
    python benchmarks/run_code.py D --commits 1000000 --document-share 0.005
"""

from __future__ import annotations

from pathlib import Path

from comparison import compared, print_table
from generate_code import add_size, generate
from libraries import libraries
from newer import copy_of
from okr_process import ROLLUP, OkrProcess
from options import Given, argument_parser, given_by, scratch_folder
from plain_git import MESSAGES, commits_in, messages, versions


def run(given: Given, scratch: Path) -> None:
    """Measure and print the table."""
    okr = OkrProcess(scratch, ROLLUP, given.uses_cache)
    repository = given.repository
    rows = [
        messages(repository, scratch),
        versions(repository, scratch, below="okrs"),
        okr.cold(repository, against=MESSAGES),
    ]
    if given.uses_cache:
        copy = copy_of(repository, scratch / "copy")
        copy.go_back()
        name = "okr, warm, 100 new commits"
        rows.append(okr.warm(repository, against=MESSAGES))
        rows.append(okr.behind(copy.folder, name, against=MESSAGES, advance=copy.advance))
    results = compared(rows, given.runs)
    whole = commits_in(repository)
    results += libraries(given, scratch, whole=whole, against=MESSAGES)
    print_table(f"C or D: {repository.name}, {whole} commits, {given.runs} runs", results)


def main() -> None:
    """Read the arguments, make the repository if need be, and measure."""
    parser = argument_parser(__doc__)
    add_size(parser)
    options = parser.parse_args()
    given = given_by(options)
    if not given.repository.exists():
        generate(
            given.repository,
            commits=options.commits,
            document_share=options.document_share,
            seed=options.seed,
        )
    with scratch_folder() as scratch:
        run(given, scratch)


if __name__ == "__main__":
    main()
