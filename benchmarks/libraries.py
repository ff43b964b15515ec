"""The libraries with which somebody would read a repository of OKRs, measured and scaled.

GitPython comes with okrascode; PyDriller is put into the same or another environment by
``pip install pydriller``.
"""

from __future__ import annotations

from pathlib import Path

from comparison import Result
from okr_process import scrubbed
from options import Given
from scaled import is_installed, scaled

SIZES = (100, 1100)
"""How many of the newest commits are read: small enough to wait for."""


def libraries(given: Given, scratch: Path, *, whole: int, against: str) -> list[Result]:
    """Measure each on the newest commits and stretch it to the whole history."""
    if given.others is None:
        return []
    ways = (("GitPython", "git"), ("PyDriller", "pydriller"))
    return [_measured(given, scratch, way, whole, against) for way in ways]


def _measured(
    given: Given, scratch: Path, way: tuple[str, str], whole: int, against: str
) -> Result:
    name, module = way
    python = str(given.others)
    if not is_installed(python, module):
        return Result(name=name, note=f"not installed: pip install {name.lower()}")
    script = str(Path(__file__).with_name("other_ways.py"))

    def command(size: int) -> list[str]:
        repository = str(given.repository)
        return [python, "-P", script, name.lower(), repository, "--commits", str(size)]

    return scaled(
        name,
        command,
        folder=scratch,
        environment=scrubbed(scratch),
        sizes=SIZES,
        whole=whole,
        unit="commit",
        against=against,
    )
