"""What a way would take for everything, told from two sizes that it can finish.

The smaller run is taken from the larger one, so that starting up is not counted many times.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from comparison import Result
from measure import measured


def scaled(
    name: str,
    command: Callable[[int], Sequence[str]],
    *,
    folder: Path,
    environment: Mapping[str, str],
    sizes: tuple[int, int],
    whole: int,
    unit: str,
    against: str,
) -> Result:
    """Measure ``command(size)`` at both sizes and stretch the difference to the whole."""
    small, large = (
        measured(command(size), folder=folder, environment=environment) for size in sizes
    )
    each = (large.seconds - small.seconds) / (sizes[1] - sizes[0])
    seconds = small.seconds + each * (whole - sizes[0])
    note = f"{each * 1000:.2f} ms a {unit}, scaled from {sizes[1]} to all {whole}"
    return Result(
        name=name,
        cost=replace(large, seconds=seconds, cpu_seconds=None),
        against=against,
        note=note,
    )


def is_installed(python: str, module: str) -> bool:
    """Say whether that interpreter finds a module."""
    command = [python, "-P", "-c", f"import {module}"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
