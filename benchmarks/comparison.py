"""Several commands measured in turn, so that a busy machine slows all, and the table of them."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from measure import Cost, measured, median


@dataclass(frozen=True, kw_only=True)
class Row:
    """A command to measure; ``prepare`` runs before each run and is not measured."""

    name: str
    command: Sequence[str]
    folder: Path
    environment: Mapping[str, str]
    against: str = ""
    note: str = ""
    prepare: Callable[[], None] = lambda: None


@dataclass(frozen=True, kw_only=True)
class Result:
    """A line of the table; ``against`` names the line that its time is divided by."""

    name: str
    cost: Cost | None = None
    against: str = ""
    note: str = ""


def compared(rows: Sequence[Row], runs: int) -> list[Result]:
    """Run all rows once, then again, as often as asked; give the median of each."""
    costs: dict[str, list[Cost]] = {row.name: [] for row in rows}
    for _ in range(runs):
        for row in rows:
            row.prepare()
            cost = measured(row.command, folder=row.folder, environment=row.environment)
            costs[row.name].append(cost)
    return [
        Result(name=row.name, cost=median(costs[row.name]), against=row.against, note=row.note)
        for row in rows
    ]


def print_table(title: str, results: Sequence[Result]) -> None:
    """Print what was measured on which machine, as a table in Markdown."""
    git = subprocess.run(["git", "--version"], check=True, capture_output=True, text=True).stdout
    python = f"Python {platform.python_version()}"
    print(f"\n{title}\n{python}, {git.strip()}, {os.cpu_count()} cores\n")
    print("| what | wall s | CPU s | ratio | own MB | Git MB | largest MB | note |")
    print("|---|---|---|---|---|---|---|---|")
    seconds = {one.name: one.cost.seconds for one in results if one.cost is not None}
    for one in results:
        print(f"| {' | '.join([one.name, *_numbers(one, seconds), one.note])} |")


def _numbers(one: Result, seconds: Mapping[str, float]) -> list[str]:
    if one.cost is None:
        return ["–"] * 6
    reference = seconds.get(one.against)
    ratio = f"{one.cost.seconds / reference:.2f} × {one.against}" if reference else ""
    cpu = "–" if one.cost.cpu_seconds is None else f"{one.cost.cpu_seconds:.2f}"
    peaks = (one.cost.own_peak, one.cost.git_peak, one.cost.largest_peak)
    return [f"{one.cost.seconds:.2f}", cpu, ratio, *map(_megabytes, peaks)]


def _megabytes(peak: int | None) -> str:
    return "not measured" if peak is None else f"{peak / 1e6:.0f}"
