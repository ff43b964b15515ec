"""The repository of a busy company, and how its people change it."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

from tests.support import busy_texts as texts
from tests.support.busy_texts import CYCLES, ORGANIZATION, TEAMS, TITLES, Goal
from tests.support.git_repo import ANA, BO, GitRepo

__all__ = ["BusyRepo"]


class BusyRepo:
    """A repository with three teams, whose documents are what stands in the work tree."""

    def __init__(self, folder: Path, seed: int) -> None:
        """Begin with three teams; the same seed does the same."""
        self.repo = GitRepo(folder)
        self.chance = random.Random(seed)  # noqa: S311  # nothing secret
        self.day = date(2026, 10, 1)
        self.step = 0
        self.repo.commit("Begin", {"okrs/organization.yaml": ORGANIZATION % "Everybody pays"})
        for team in TEAMS:
            self.repo.write(f"okrs/{team}/team.yaml", texts.team(team, ""))
            for cycle in CYCLES:
                text = texts.objectives(team, cycle, {"o0": self._goal()})
                self.repo.write(f"okrs/{team}/{cycle}.yaml", text)
        self._commit("Plan")

    def disturb(self) -> None:
        """Change something in the work tree without a commit."""
        path = self.chance.choice(self._documents())
        match self.chance.randrange(4):
            case 0:
                (self.repo.folder / path).unlink()
            case 1:
                self.repo.write(path, "kind: [")
            case 2:
                text = self._read(path).replace("okrascode/v1\n", "okrascode/v1\n# later\n")
                self.repo.write(path, text.replace("current: ", "current: 1"))
            case _:
                self.repo.write("okrs/new.yaml", self._read(path))

    def settle(self) -> None:
        """Take back what was not committed."""
        self.repo.git("checkout", "-q", "-f", "HEAD")
        self.repo.git("clean", "-q", "-f", "-d")

    def _goal(self) -> Goal:
        measures = [
            "{baseline: 0, target: 9}", "{baseline: 5, target: 90}", "{at_least: 9}",
            "{baseline: 0, target: 9, source: {commits: true}}",
            f"{{milestones: [{{id: a, title: A, done: {self.day}}}, {{id: b, title: B}}]}}",
        ]  # fmt: skip
        count = self.chance.randrange(1, 3)
        return Goal(
            self.chance.choice(TITLES),
            {f"k{n}": self.chance.choice(measures) for n in range(count)},
        )

    def _documents(self) -> list[str]:
        return self.repo.git("ls-files", "okrs").splitlines()

    def _objectives(self) -> str:
        paths = [path for path in self._documents() if "kind: Objectives" in self._read(path)]
        if not paths:  # Before the first plan, or after the last was deleted.
            paths = ["okrs/pay/2026.yaml"]
            self.repo.write(paths[0], texts.objectives("pay", "2026", {"o0": self._goal()}))
        return self.chance.choice(paths)

    def _read(self, path: str) -> str:
        return (self.repo.folder / path).read_text(encoding="utf-8")

    def _put(self, path: str, text: str, message: str) -> None:
        self.repo.write(path, text)
        self._commit(message)

    def _commit(self, message: str) -> None:
        self.repo.git("add", "-A")
        author = self.chance.choice([ANA, BO])
        self.repo.commit(message, on=str(self.day), author=author)
