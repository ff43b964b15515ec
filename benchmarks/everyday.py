"""What the commands of every day cost: a check-in by a script, and putting documents in order.

``okr checkin REF VALUE`` is run in turn with the least it could be: a Click program that loads
ruamel.yaml and reads one small text. ``okr fmt`` is run on a thousand documents that are in order,
and on the same with their keys shuffled. Usage::

    python benchmarks/everyday.py [RUNS]
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_BARE = """
import click, ruamel.yaml
@click.command()
@click.argument("reference")
@click.argument("value")
def main(reference, value):
    ruamel.yaml.YAML(typ="safe").load("a: 1")
    click.echo(value)
main()
"""
_OKR = "from okrascode.cli.main import run; run()"
_DOCUMENTS = 1000
_KEY_RESULTS = 10


def _seconds(command: list[str], folder: Path) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, cwd=folder, capture_output=True)
    return time.perf_counter() - start


def _company(folder: Path, *, shuffled: bool) -> int:
    """Write a company of a thousand teams; give the number of bytes."""
    chance = random.Random(1)
    cycles = "  - {id: 2026-Q4, start: 2026-10-01, end: 2026-12-31}\n"
    head = "apiVersion: okrascode/v1\nkind: "
    files = {"organization.yaml": f"{head}Organization\nname: A\ncycles:\n{cycles}"}
    for number in range(_DOCUMENTS):
        lines = []
        for index in range(_KEY_RESULTS):
            keys = [
                f"key_result: Number {index} rises in every market we sell in",
                "owner: ana",
                "how: Orders paid / orders started, of the last seven days.",
                'measure: {unit: "%", baseline: 40, target: 65}',
            ]
            if shuffled:
                chance.shuffle(keys)
            lines += [f"      - id: k{index}", *(f"        {key}" for key in keys)]
        files[f"t{number}/2026-Q4.yaml"] = (
            f"{head}Objectives\nteam: t{number}\ncycle: 2026-Q4\nobjectives:\n  - id: one\n"
            "    objective: Paying with us is effortless\n    owner: ana\n    key_results:\n"
        ) + "".join(f"{line}\n" for line in lines)
    files["t0/team.yaml"] = f"{head}Team\nid: t0\nname: A\nlead: ana\nmembers: [ana]\n"
    for path, text in files.items():
        target = folder / "okrs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return sum(map(len, files.values()))


def run(runs: int) -> None:
    """Measure and print."""
    # As installed: a run that compiles its modules first says nothing about the program.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        os.environ["PYTHONPYCACHEPREFIX"] = f"{made}/pyc"
        (folder / "bare.py").write_text(_BARE, encoding="utf-8")
        demo = folder / "demo"
        subprocess.run(
            [sys.executable, "-c", _OKR, "demo", str(demo), "--today", "2026-11-23"],
            check=True,
            capture_output=True,
        )
        reference = "parts:bench-again/turnaround"
        ways = {
            "bare Click and ruamel.yaml": [
                sys.executable,
                str(folder / "bare.py"),
                reference,
                "11",
            ],
            "okr checkin REF VALUE --as": [
                *(sys.executable, "-c", _OKR, "--today", "2026-11-23", "checkin"),
                *(reference, "11", "--as", "kofi", "--dry-run"),
            ],
            "okr checkin REF VALUE": [
                *(sys.executable, "-c", _OKR, "--today", "2026-11-23", "checkin"),
                *(reference, "11", "--dry-run"),
            ],
        }
        times: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(runs + 1):
            for name, command in ways.items():
                times[name].append(_seconds(command, demo))
        least = 0.0
        for name, taken in times.items():
            median = statistics.median(taken[1:])
            least = least or median
            print(f"{name:30}{median * 1000:8.0f} ms{median / least:7.1f} x")
        for shuffled in (False, True):
            root = folder / f"company-{shuffled}"
            size = _company(root, shuffled=shuffled)
            seconds = _seconds([sys.executable, "-c", _OKR, "fmt", "-q"], root)
            rate = _DOCUMENTS / seconds
            what = "shuffled" if shuffled else "in order"
            print(
                f"okr fmt, {_DOCUMENTS} documents {what}: {seconds:.1f} s,"
                f" {rate:.0f} documents and {size / seconds / 1e6:.1f} MB a second"
            )


if __name__ == "__main__":
    run(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
