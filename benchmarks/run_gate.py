"""Benchmark G: what the gate costs where people wait for it: before a commit, and in a diff.

The hook runs on the company of ``okr demo``, made anew, against a bare Click program with as many
commands and options. The diff runs on the repository of benchmark A, when it is there::

    python benchmarks/run_gate.py A
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from comparison import Row, compared, print_table
from okr_process import CHECKOUT, LINT, OkrProcess, scrubbed
from options import argument_parser, given_by, scratch_folder
from startup import bare_program

TODAY = "2026-11-20"
BARE = "bare Click program"
HOOK = ("lint", "--today", TODAY, "-q")
DIFF = ("diff", "HEAD~1", *LINT[1:])


def hook_rows(scratch: Path) -> list[Row]:
    """Give the rows of the hook: a bare program, nothing changed, one document changed."""
    demo = scratch / "demo"
    make = [sys.executable, "-P", "-m", "okrascode", "demo", str(demo), "--today", TODAY, "-q"]
    environment = scrubbed(scratch) | {"PYTHONPATH": str(CHECKOUT)}
    subprocess.run(make, env=environment, check=True, stdout=subprocess.DEVNULL)
    (scratch / "bare.py").write_text(bare_program(), encoding="utf-8")
    # Compiled like an installed package is, so that parsing is not measured.
    start = f"import sys; sys.path.insert(0, {str(scratch)!r}); import bare"
    bare = Row(
        name=BARE,
        command=[sys.executable, "-P", "-c", start, "rule"],
        folder=demo,
        environment=environment,
    )
    okr = OkrProcess(scratch, HOOK)
    name = "okr lint, one document changed"
    other = Path(shutil.copytree(demo, scratch / "other"))
    changed = okr.behind(other, name, against=BARE, advance=_changing(other))
    return [bare, okr.warm(demo, against=BARE), changed]


def _changing(folder: Path) -> Callable[[], None]:
    """Give what writes another comment into one document each time."""
    [document] = folder.glob("okrs/field/2026-Q4.yaml")
    text, rounds = document.read_text(encoding="utf-8"), count()

    def change() -> None:
        document.write_text(f"{text}# {next(rounds)}\n", encoding="utf-8")

    return change


def main() -> None:
    """Read the arguments and measure."""
    given = given_by(argument_parser(__doc__).parse_args())
    with scratch_folder() as scratch:
        results = compared(hook_rows(scratch), given.runs)
        print_table(f"G: the hook on the demo, {given.runs} runs", results)
        if not given.repository.exists():
            print(f"\n{given.repository} is not there: make it with run_history.py.")
            return
        okr = OkrProcess(scratch / "diff", DIFF, given.uses_cache)
        rows = [okr.warm(given.repository)]
        name = f"G: okr diff HEAD~1 on {given.repository.name}, {given.runs} runs"
        print_table(name, compared(rows, given.runs))


if __name__ == "__main__":
    main()
