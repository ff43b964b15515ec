"""One run of a command as a whole process: wall time, processor time and peak memory.

Memory is told apart: that of the process itself (Python, for ours), that of the Git processes it
starts, and the largest single process of all. The first two are read from ``/proc`` while they
run, so they are not measured where that is missing.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

EVERY_SECONDS = 0.02
PROC = Path("/proc")


@dataclass(frozen=True)
class Cost:
    """What a run costs; memory is in bytes, and None where it is not measured."""

    seconds: float
    cpu_seconds: float | None = None
    own_peak: int | None = None
    git_peak: int | None = None
    largest_peak: int | None = None


def measured(command: Sequence[str], *, folder: Path, environment: Mapping[str, str]) -> Cost:
    """Run a command to its end, its output thrown away; a failure stops the benchmark."""
    with tempfile.TemporaryFile() as words:
        start = time.perf_counter()
        with subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=words,
        ) as process:
            peaks = _Peaks(process.pid)
            peaks.start()
            cpu_seconds, largest = _ended(process)
            seconds = time.perf_counter() - start
            peaks.stop()
        if process.returncode:
            words.seek(0)
            sys.exit(f"{' '.join(command)}: {process.returncode}\n{words.read().decode()[-2000:]}")
    return Cost(seconds, cpu_seconds, peaks.own or None, peaks.git or None, largest)


def median(costs: Sequence[Cost]) -> Cost:
    """Give the median of the times and the highest of the peaks."""
    cpu = [one.cpu_seconds for one in costs if one.cpu_seconds is not None]
    return Cost(
        statistics.median(one.seconds for one in costs),
        statistics.median(cpu) if cpu else None,
        max((one.own_peak for one in costs if one.own_peak is not None), default=None),
        max((one.git_peak for one in costs if one.git_peak is not None), default=None),
        max((one.largest_peak for one in costs if one.largest_peak is not None), default=None),
    )


def _ended(process: subprocess.Popen[bytes]) -> tuple[float | None, int | None]:
    """Wait, and give the processor time of the whole family and its largest member."""
    if sys.platform == "win32":
        process.wait()
        return None, None
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit


class _Peaks(threading.Thread):
    """Look at a process and its descendants until it is stopped.

    The kernel keeps the high-water mark of a process, so only growth in its very last moment is
    missed.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.own = 0
        self.git = 0
        self._pid = pid
        self._over = threading.Event()

    def run(self) -> None:
        """Look again and again."""
        while PROC.is_dir() and not self._over.is_set():
            self.own = max(self.own, _status(self._pid)[1])
            for pid in _descendants(self._pid):
                name, peak = _status(pid)
                if name.startswith("git"):
                    self.git = max(self.git, peak)
            self._over.wait(EVERY_SECONDS)

    def stop(self) -> None:
        """Look no more."""
        self._over.set()
        self.join()


def _status(pid: int) -> tuple[str, int]:
    try:
        text = (PROC / str(pid) / "status").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "", 0
    facts = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
    peak = facts.get("VmHWM", "0").split()[0]
    return facts.get("Name", "").strip(), int(peak) * 1024


def _descendants(pid: int) -> Iterator[int]:
    try:
        tasks = list((PROC / str(pid) / "task").iterdir())
        children = [int(one) for task in tasks for one in (task / "children").read_text().split()]
    except OSError:
        return
    for child in children:
        yield child
        yield from _descendants(child)
