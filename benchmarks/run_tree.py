"""Benchmark B: judging many documents, against a validator that knows the schema alone.

Two repositories are made when they are absent: the one that is named, and one twice as large
beside it. ``--others`` names an interpreter that has the validator, where the one that runs this
has not; yamllint, which looks at the form alone, is measured beside it::

    pip install check-jsonschema ruamel.yaml.clib yamllint
    python benchmarks/run_tree.py B --others others/bin/python
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count
from pathlib import Path

from comparison import Result, compared, print_table
from generate_tree import generate
from newer import copy_of
from okr_process import CHECKOUT, LINT, OkrProcess, scrubbed
from options import Given, argument_parser, given_by, scratch_folder
from scaled import is_installed, scaled

DOCUMENTS = 10_000
COLD = "okr, cold"
TWICE = "okr, cold, twice the documents"
SCHEMA = CHECKOUT / "schemas" / "v1" / "objectives.schema.json"
VALIDATOR = "check-jsonschema"
FORM = "yamllint"
SIZES = (100, 1100)


def run(given: Given, twice: Path, scratch: Path) -> None:
    """Measure and print the table."""
    okr = OkrProcess(scratch, LINT, given.uses_cache)
    rows = [okr.cold(given.repository), okr.cold(twice, against=COLD, name=TWICE)]
    if given.uses_cache:
        copy = copy_of(given.repository, scratch / "copy", new_commits=0)
        rows.append(okr.warm(given.repository, against=COLD))
        for name, advance in (
            ("okr, warm, a comment changed", commenting(copy.folder, 1)),
            ("okr, warm, a value changed", reporting(copy.folder, 1)),
            ("okr, warm, 100 comments changed", commenting(copy.folder, 100)),
            ("okr, warm, 100 values changed", reporting(copy.folder, 100)),
        ):
            rows.append(okr.behind(copy.folder, name, against=COLD, advance=advance))
    results = compared(rows, given.runs)
    results += _validator(given, scratch)
    results += _form(given, scratch)
    documents = len(_documents(given.repository))
    print_table(
        f"B: {given.repository.name}, {documents} documents of objectives, {given.runs} runs",
        results,
    )


def commenting(folder: Path, many: int) -> Callable[[], None]:
    """Give what writes another comment into some documents each time."""
    return _changing(folder, many, lambda text, number: f"{text}# {number}\n")


def reporting(folder: Path, many: int) -> Callable[[], None]:
    """Give what writes another value into some documents each time."""
    current = re.compile(r"current: \d+")
    return _changing(folder, many, lambda text, number: current.sub(f"current: {number}", text, 1))


def _changing(folder: Path, many: int, edit: Callable[[str, int], str]) -> Callable[[], None]:
    documents = [(path, path.read_text(encoding="utf-8")) for path in _documents(folder)[:100]]
    rounds = count(1000)

    def change() -> None:
        number = next(rounds)
        for at, (path, text) in enumerate(documents):
            # The others are as they were before another row changed them.
            path.write_text(edit(text, number) if at < many else text, encoding="utf-8")

    return change


def _documents(folder: Path) -> list[Path]:
    return sorted(folder.glob("okrs/team-*/????-Q?.yaml"))


def _validator(given: Given, scratch: Path) -> list[Result]:
    python = given.others
    if python is None:
        return []
    if not is_installed(python, "check_jsonschema"):
        return [Result(name=VALIDATOR, note="not installed: pip install check-jsonschema")]
    compiled = is_installed(python, "_ruamel_yaml")
    name = VALIDATOR + (" with ruamel.yaml.clib" if compiled else ", YAML in pure Python")
    start = [python, "-P", "-m", "check_jsonschema", "--schemafile", str(SCHEMA)]
    return [_on_documents(name, start, given, scratch)]


def _form(given: Given, scratch: Path) -> list[Result]:
    python = given.others
    if python is None:
        return []
    if not is_installed(python, FORM):
        return [Result(name=FORM, note="not installed: pip install yamllint")]
    # Its relaxed rules only warn about what ours are free to be: a warning is no failure.
    start = [python, "-P", "-m", FORM, "-d", "{extends: relaxed, rules: {line-length: disable}}"]
    return [_on_documents(FORM, start, given, scratch)]


def _on_documents(name: str, start: list[str], given: Given, scratch: Path) -> Result:
    """Measure a program on some of the documents and stretch it to all."""
    files = [str(path) for path in _documents(given.repository)]
    return scaled(
        name,
        lambda size: [*start, *files[:size]],
        folder=scratch,
        environment=scrubbed(scratch),
        sizes=SIZES,
        whole=len(files),
        unit="document",
        against=COLD,
    )


def main() -> None:
    """Read the arguments, make the repositories if need be, and measure."""
    parser = argument_parser(__doc__)
    parser.add_argument("--documents", type=int, default=DOCUMENTS, help="default: 10000")
    options = parser.parse_args()
    given = given_by(options)
    twice = given.repository.with_name(given.repository.name + "-twice")
    for folder, documents in ((given.repository, 1), (twice, 2)):
        if not folder.exists():
            generate(folder, count=documents * options.documents)
    with scratch_folder() as scratch:
        run(given, twice, scratch)


if __name__ == "__main__":
    main()
