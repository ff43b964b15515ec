"""Whatever people do with Git, every clone finds the numbers that a simple account says are true.

More of them: ``OKRASCODE_MODEL_EXAMPLES=500 pytest tests/model``; they are new ones each time.
"""

from __future__ import annotations

import os
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from okrascode.history import remembered
from okrascode.model.reference import parse_reference
from okrascode.readings.record import Record
from okrascode.workspace import load_workspace
from okrascode.workspace import record as records
from tests.support.random_history import Step, Truth, World

MORE = os.environ.get("OKRASCODE_MODEL_EXAMPLES")
TODAY = date(2026, 12, 31)
MOVES = parse_reference("payments@2026-Q4:checkout/moves")
WHAT = ("say", "say", "add", "report", "check_in", "delete", "branch", "branch", "merge", "merge",
        "pick", "revert", "revert", "move",
        "rebase", "rename")  # fmt: skip
STEPS = st.builds(
    Step,
    what=st.sampled_from(WHAT),
    choice=st.integers(0, 11),
    number=st.integers(0, 99),
    days=st.integers(-3, 6),
)


@pytest.fixture(autouse=True)
def _everything_is_worth_keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_WORTH_KEEPING", 0)
    monkeypatch.setattr(records, "_WORTH_KEEPING", 0)


@settings(
    max_examples=int(MORE or 10),
    derandomize=MORE is None,
    database=None,
    deadline=None,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.large_base_example,
        HealthCheck.function_scoped_fixture,
    ],
)
@given(steps=st.lists(STEPS, min_size=12, max_size=40))
def test_every_clone_finds_the_truth(steps: list[Step]) -> None:
    """Cold, a second time, after a collection, in a fresh clone and in a linked work tree."""
    with tempfile.TemporaryDirectory() as folder:
        world, cache = World(Path(folder) / "repo"), Path(folder) / "cache"
        for number, step in enumerate(steps):
            world.do(step)
            if number == len(steps) // 2:
                found(world.repo.folder, cache)
        truth = world.truth()
        repo = world.repo
        assert found(repo.folder) == truth, "cold"
        assert found(repo.folder, cache) == truth, "read on from the middle"
        assert found(repo.folder, cache) == truth, "a second time"
        repo.git("gc", "--quiet", "--prune=now")
        assert found(repo.folder, cache) == truth, "after a collection"
        clone = repo.clone(Path(folder) / "clone", "--branch", world.here)
        assert found(clone.folder) == truth, "in a fresh clone"
        repo.git("worktree", "add", "--quiet", "--detach", f"{folder}/tree")
        assert found(Path(folder) / "tree") == truth, "in a linked work tree"


def found(root: Path, cache: Path | None = None) -> Truth:
    """Read a repository, and give what it says in the words of the account."""
    record: Record = load_workspace(root, today=TODAY, cache=cache).record()
    assert record.findings == ()
    assert record.complete_history
    called = [name for name in record.readings if str(name.key_result).startswith("rate")]
    assert len(called) < 2
    readings = record.readings[called[0]] if called else ()
    rate = [(r.day, _whole(r.value), r.source.label) for r in readings]
    moves = {r.day: _whole(r.value) for r in record.readings.get(MOVES, ())}
    return Truth(sorted(rate), moves)


def _whole(value: object) -> int:
    assert isinstance(value, Decimal)
    return int(value)
