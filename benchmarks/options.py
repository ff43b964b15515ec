"""What is given to every benchmark on the command line, and the scratch folder of a run."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from okr_process import compile_package


@dataclass(frozen=True)
class Given:
    """The arguments of a benchmark."""

    repository: Path
    runs: int
    uses_cache: bool
    others: str | None
    """An interpreter that has the other tools; None leaves them out."""


def argument_parser(description: str | None) -> argparse.ArgumentParser:
    """Give a parser of what all benchmarks take."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("repository", type=Path, help="made when it does not exist")
    parser.add_argument("--runs", type=int, default=5, help="of each row; default: 5")
    parser.add_argument(
        "--no-cache", action="store_true", help="run okr with --no-cache, and nothing warm"
    )
    parser.add_argument(
        "--others", default=sys.executable, help="Python that has the other tools; default: this"
    )
    parser.add_argument("--without-others", action="store_true", help="measure no other tools")
    return parser


def given_by(given: argparse.Namespace) -> Given:
    """Give the arguments as a value."""
    return Given(
        repository=given.repository.absolute(),
        runs=given.runs,
        uses_cache=not given.no_cache,
        others=None if given.without_others else str(Path(given.others).absolute()),
    )


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give a folder for caches and copies that is gone afterwards."""
    compile_package()
    with tempfile.TemporaryDirectory(prefix="okrascode-bench-") as folder:
        yield Path(folder)
