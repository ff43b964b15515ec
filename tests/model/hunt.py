"""Make many random histories, and print the shortest way to one that is read wrongly.

    python -m tests.model.hunt --histories 1000 --seed 7 --dense reverts --folder /dev/shm

Each branch of each history is compared with the account. A difference is printed as steps that can
be pasted into a test, after all that it does not need was left out; then the hunt goes on.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.model.test_histories import WHAT, found
from tests.support.random_history import Step, World

__all__ = ["main"]

DENSE = {
    "nothing": WHAT,
    "reverts": (*WHAT, *("revert",) * 8),
    "merges": (*WHAT, *("merge", "branch") * 4),
    "picks": (*WHAT, *("pick", "branch") * 3, "revert", "revert"),
    "moves": (*WHAT, *("move",) * 5),
    "renames": (*WHAT, *("rename",) * 5, "revert", "revert"),
    "rebases": (*("add", "branch", "branch", "revert", "rebase") * 2, "say", "merge", "pick"),
    "values": ("say", "branch", "branch", "merge", "merge", "pick", "revert", "revert", "revert"),
}
"""What people do, and what some do much more often."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Hunt as the command line says; 1 when something was found."""
    parser = argparse.ArgumentParser(prog="tests.model.hunt", description=__doc__)
    parser.add_argument("--histories", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1, help="the first one; each has its own")
    parser.add_argument("--dense", choices=(*DENSE, "each"), default="each")
    parser.add_argument("--folder", type=Path, help="where repositories are made: a fast disk")
    told = parser.parse_args(arguments)
    differences, began = 0, time.monotonic()
    for seed in range(told.seed, told.seed + told.histories):
        dense = told.dense if told.dense != "each" else [*DENSE][seed % len(DENSE)]
        steps = random_steps(seed, dense)
        if difference(steps, told.folder):
            differences += 1
            shorter = shrunk(steps, told.folder)
            print(f"seed {seed}, {dense}:\n{difference(shorter, told.folder)}", flush=True)  # noqa: T201
        if seed % 100 == 0:
            print(f"{seed - told.seed} done", file=sys.stderr, flush=True)  # noqa: T201
    seconds = time.monotonic() - began
    print(f"{told.histories} histories, {differences} differences, {seconds:.0f} s")  # noqa: T201
    return min(differences, 1)


def random_steps(seed: int, dense: str) -> list[Step]:
    """Make up what people do; the same for the same seed."""
    chance = random.Random(f"{seed} {dense}")  # noqa: S311  # nothing secret
    # Two branches that went apart: else there is nothing to merge, pick or rebase for a while.
    begun = [Step("say", 0, 0, 1), Step("branch", 0, 0, 0), Step("say", 0, 0, 1),
             Step("branch", 1, 0, 0), Step("add", 0, 0, 1)]  # fmt: skip
    return begun + [
        Step(chance.choice(DENSE[dense]), chance.randrange(12), chance.randrange(100),
             chance.randint(-3, 6))
        for _ in range(chance.randint(10, 30))
    ]  # fmt: skip


def difference(steps: Sequence[Step], folder: Path | None) -> str:
    """Do the steps, and say which branch is read wrongly first; empty when none is."""
    with tempfile.TemporaryDirectory(dir=folder) as made:
        world = World(Path(made) / "repo")
        for step in steps:
            world.do(step)
        for name in sorted(world.tips, key=lambda one: one != world.here):
            world.go(name)
            try:
                said = str(found(world.repo.folder))
            except Exception as error:
                said = repr(error)
            if said != str(world.truth()):
                history = world.repo.git("log", "--graph", "--format=%h %as %s", "--all")
                lines = [*map(str, steps), history, f"On {name}", f"found {said}"]
                return "\n".join([*lines, f"truth {world.truth()}", ""])
    return ""


def shrunk(steps: list[Step], folder: Path | None) -> list[Step]:
    """Leave out steps, then make numbers small, as long as something is still read wrongly."""
    is_shorter = True
    while is_shorter:
        is_shorter = False
        for fewer in _simpler(steps):
            if difference(fewer, folder):
                steps, is_shorter = fewer, True
                break
    return steps


def _simpler(steps: list[Step]) -> Iterator[list[Step]]:
    for size in (8, 4, 2, 1):
        for at in range(len(steps) - size, -1, -size):
            yield steps[:at] + steps[at + size :]
    for at, step in enumerate(steps):
        for choice, number, days in (
            (0, step.number, step.days),
            (step.choice, 0, step.days),
            (step.choice, step.number, 1),
        ):
            plain = Step(step.what, choice, number, days)
            if plain != step:
                yield [*steps[:at], plain, *steps[at + 1 :]]


if __name__ == "__main__":
    sys.exit(main())
