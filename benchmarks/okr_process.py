"""``okr`` as a whole process, of this checkout, with nothing but a cache of its own around it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from comparison import Row
from fast_import import clean_environment

CHECKOUT = Path(__file__).resolve().parents[1]
TODAY = "2025-12-15"
ROLLUP = ("rollup", "--today", TODAY, "--format", "json", "-q")
LINT = ("lint", "--today", TODAY, "-q")
KEPT = ("PATH", "LANG", "TMPDIR", "TEMP", "SYSTEMROOT")


def scrubbed(home: Path) -> dict[str, str]:
    """Give an environment in which neither settings nor caches of the user are seen."""
    kept = {name: value for name, value in clean_environment().items() if name in KEPT}
    kept |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return kept | {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")}


@dataclass(frozen=True)
class OkrProcess:
    """Runs of one command of ``okr``; each kind of run has a cache in a folder of its own."""

    scratch: Path
    arguments: Sequence[str]
    uses_cache: bool = True

    @property
    def command(self) -> list[str]:
        """Give the command line."""
        without = [] if self.uses_cache else ["--no-cache"]
        return [sys.executable, "-P", "-m", "okrascode", *self.arguments, *without]

    def environment(self, cache: str) -> dict[str, str]:
        """Give the environment whose cache is in the folder of that name."""
        given = scrubbed(self.scratch) | {"PYTHONPATH": str(CHECKOUT)}
        return given | {"XDG_CACHE_HOME": str(self.scratch / cache)}

    def fill(self, folder: Path, cache: str) -> str:
        """Run once, unmeasured, so that the cache knows the repository as it is now.

        The result is a note for the table where nothing was written.
        """
        subprocess.run(
            self.command,
            cwd=folder,
            env=self.environment(cache),
            check=True,
            stdout=subprocess.DEVNULL,
        )
        return "" if (self.scratch / cache).exists() else "no cache was written"

    def cold(self, folder: Path, *, against: str = "", name: str = "okr, cold") -> Row:
        """Measure with an empty cache."""

        def empty() -> None:
            shutil.rmtree(self.scratch / "cold", ignore_errors=True)

        return replace(self._row(name, folder, against, "cold"), prepare=empty)

    def warm(self, folder: Path, *, against: str = "") -> Row:
        """Measure with a cache that knows everything already."""
        note = self.fill(folder, "warm")
        return replace(self._row("okr, warm, nothing new", folder, against, "warm"), note=note)

    def behind(
        self, folder: Path, name: str, *, against: str = "", advance: Callable[[], None]
    ) -> Row:
        """Measure with a cache that knows the folder as it is now, and not what comes then.

        ``advance`` brings the folder from then to now; it runs before each measured run.
        """
        note = self.fill(folder, "behind-then")

        def restore() -> None:
            shutil.rmtree(self.scratch / "behind", ignore_errors=True)
            if (self.scratch / "behind-then").exists():
                shutil.copytree(self.scratch / "behind-then", self.scratch / "behind")
            advance()

        row = self._row(name, folder, against, "behind")
        return replace(row, note=note, prepare=restore)

    def _row(self, name: str, folder: Path, against: str, cache: str) -> Row:
        return Row(
            name=name,
            command=self.command,
            folder=folder,
            environment=self.environment(cache),
            against=against,
        )


def compile_package() -> None:
    """Compile the package like an installed one is, so that parsing Python is not measured."""
    command = [sys.executable, "-m", "compileall", "-q", str(CHECKOUT / "okrascode")]
    subprocess.run(command, check=True)
