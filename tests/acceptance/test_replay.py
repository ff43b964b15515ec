"""A company that ticks check boxes, replayed day by day: the numbers are what the files said.

Two teams, two quarters, boxes ticked late, some after the end of their cycle, one ticked and
unticked, one struck out, one reworded and one moved to another file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner

from okrascode.cli.main import main
from tests.support.git_repo import ANA, BO, GitRepo

CYCLES = ("2026-Q3", "2026-Q4")
FIRM = """\
apiVersion: okrascode/v1
kind: Organization
name: Bakery
time_zone: Europe/Lisbon
cycles:
  - {id: 2026-Q3, start: 2026-07-01, end: 2026-09-30, cadence: monthly, state: closed}
  - {id: 2026-Q4, start: 2026-10-01, end: 2026-12-31, cadence: monthly}
"""
TEAM = "apiVersion: okrascode/v1\nkind: Team\nid: {0}\nname: {0}\n"


@dataclass
class Box:
    """A check box of a page."""

    text: str
    done: bool = False
    struck: bool = False


@dataclass
class Page:
    """The boxes of one team in one cycle, by objective and id."""

    team: str
    cycle: str
    boxes: dict[str, dict[str, Box]]
    name: str = ""

    def path(self) -> str:
        """Give the file it stands in."""
        return f"okrs/{self.team}/{self.name or self.cycle}.yaml"

    def text(self) -> str:
        """Write it as a document."""
        head = (
            f"apiVersion: okrascode/v1\nkind: Objectives\nteam: {self.team}\ncycle: {self.cycle}\n"
        )
        return head + "objectives:\n" + "".join(self._lines())

    def _lines(self) -> Iterator[str]:
        for objective, boxes in self.boxes.items():
            yield f"  - id: {objective}\n    objective: We reach {objective}\n    key_results:\n"
            for id_, box in boxes.items():
                yield f"      - id: {id_}\n        key_result: {box.text}\n"
                yield "        measure: {binary: true}\n"
                yield f"        current: {str(box.done).lower()}\n"
                if box.struck:
                    yield "        state: dropped\n        reason: struck out on the page\n"


@dataclass
class Replay:
    """The repository, and what its files said at each commit."""

    repo: GitRepo
    said: list[tuple[str, date, dict[str, bool], dict[str, bool]]] = field(default_factory=list)
    """Commit, day, whether each box is ticked, and whether it is struck out."""


def _boxes(**texts: str) -> dict[str, Box]:
    return {name.replace("_", "-"): Box(text) for name, text in texts.items()}


@pytest.fixture(scope="module")
def replay(tmp_path_factory: pytest.TempPathFactory) -> Replay:
    """Play three quarters of ticks into a repository."""
    told = Replay(GitRepo(tmp_path_factory.mktemp("bakery")))
    oven = Page(
        "ovens",
        "2026-Q3",
        {
            "warm": _boxes(brick="The brick oven burns", gas="The gas is off", door="A new door"),
            "safe": _boxes(alarm="An alarm in each room", drill="One drill a month"),
        },
    )
    shop = Page("shop", "2026-Q3", {"open": _boxes(early="Open at six", late="Open until nine")})
    next_ = Page("shop", "2026-Q4", {"sell": _boxes(bread="Rye sells out", cake="Cake on Sundays")})
    pages = [oven, shop]
    day = ["2026-06-20"]

    def publish(on: str, *, author: str = ANA, gone: str = "") -> None:
        day[0] = on
        files: dict[str, str | bytes | None] = {page.path(): page.text() for page in pages}
        if gone:
            files[gone] = None
        commit = told.repo.commit(f"The pages of {on}", files, on=on, author=author)
        items = [
            (f"{page.team}@{page.cycle}:{objective}/{id_}", box)
            for page in pages
            for objective, boxes in page.boxes.items()
            for id_, box in boxes.items()
        ]
        told.said.append(
            (
                commit,
                date.fromisoformat(on),
                {name: box.done for name, box in items},
                {name: box.struck for name, box in items},
            )
        )

    settings = {"okr.toml": "version = 1\n", "okrs/organization.yaml": FIRM}
    teams = {"okrs/ovens/team.yaml": TEAM.format("ovens")}
    teams["okrs/shop/team.yaml"] = TEAM.format("shop") + "parent: ovens\n"
    told.repo.commit("Begin", {**settings, **teams}, on="2026-06-20")
    publish("2026-06-29")
    oven.boxes["warm"]["brick"].done = True
    publish("2026-08-14", author=BO)
    oven.boxes["warm"]["gas"].done = shop.boxes["open"]["early"].done = True
    publish("2026-09-28")
    oven.boxes["warm"]["gas"].done = False  # too early
    oven.boxes["safe"]["alarm"].text = "An alarm in every room"
    publish("2026-09-30")
    pages.append(next_)
    oven.boxes["safe"]["drill"].struck = True
    publish("2026-10-05")
    oven.boxes["warm"]["gas"].done = oven.boxes["safe"]["alarm"].done = True  # after the end
    publish("2026-10-12", author=BO)
    old = shop.path()
    shop.name = "summer"  # the file moves; nothing else does
    publish("2026-11-02", gone=old)
    next_.boxes["sell"]["bread"].done = shop.boxes["open"]["late"].done = True
    publish("2026-12-30")
    return told


def rollup(replay: Replay, *words: str) -> dict[str, dict[str, object]]:
    """Give what the program says of every key result, by reference."""
    cycles = (word for cycle in CYCLES for word in ("--cycle", cycle))
    line = ["-C", str(replay.repo.folder), *words, "rollup", "--format", "json", *cycles]
    done = CliRunner().invoke(main, line, standalone_mode=False, catch_exceptions=False)
    told = json.loads(done.stdout)
    assert told["problems"] == []
    found = {}
    for cycle in told["cycles"]:
        for team in cycle["teams"]:
            for objective in team["objectives"]:
                for part in (objective, *objective["key_results"]):
                    found[part["ref"]] = {**part, "cycle_end": cycle["end"]}
    return found


def expected_scores(ticked: dict[str, bool], struck: dict[str, bool]) -> dict[str, Fraction]:
    """Give the score of each objective: ticked / all, without what is struck out."""
    boxes: dict[str, list[bool]] = {}
    for name, done in ticked.items():
        if not struck[name]:
            boxes.setdefault(name.rpartition("/")[0], []).append(done)
    return {name: Fraction(sum(done), len(done)) for name, done in boxes.items()}


def test_at_every_commit_the_ticks_are_those_of_the_files(replay: Replay) -> None:
    """Read at a commit: the same boxes are ticked, and each objective is their mean."""
    for commit, day, ticked, struck in replay.said:
        told = rollup(replay, "--at", commit)
        assert {ref: told[ref]["current"] for ref in ticked} == ticked, day
        scores = {ref: told[ref]["score"] for ref in expected_scores(ticked, struck)}
        for ref, score in expected_scores(ticked, struck).items():
            assert scores[ref] == pytest.approx(float(score), abs=1e-6), (day, ref)


def test_on_every_day_the_ticks_are_those_of_the_files_then(replay: Replay) -> None:
    """Read from the newest files on an old day: the number of ticks is that day's."""
    days = [day for _, day, _, _ in replay.said]
    for (_, day, ticked, _), following in zip(
        replay.said, [*days[1:], date(2027, 1, 31)], strict=True
    ):
        for on in (day, date.fromordinal(following.toordinal() - 1)):
            told = rollup(replay, "--today", on.isoformat())
            known = {ref: told[ref]["current"] is True for ref in ticked}
            assert known == ticked, on
            assert sum(k["current"] is True for ref, k in told.items() if "/" in ref) == sum(
                ticked.values()
            )


def test_ticks_after_the_end_are_late_and_not_in_the_final_score(replay: Replay) -> None:
    """What was ticked after the last day counts in the score and not in the final score."""
    told = rollup(replay, "--today", "2027-01-31")
    last_days = {"2026-Q3": date(2026, 9, 30), "2026-Q4": date(2026, 12, 31)}
    final = {ref: done for _, day, said, _ in replay.said for ref, done in said.items()
             if day <= last_days[ref.partition("@")[2].partition(":")[0]]}  # fmt: skip
    *_, (_, _, ticked, struck) = replay.said
    late = {ref for ref, done in ticked.items() if done and not final.get(ref)}
    assert late == {
        "ovens@2026-Q3:warm/gas",
        "ovens@2026-Q3:safe/alarm",
        "shop@2026-Q3:open/late",
    }
    for ref in ticked:
        part = told[ref]
        if struck[ref]:
            continue
        assert (part["score"], part["final_score"]) == (int(ticked[ref]), int(final[ref])), ref
        last = part["last_reading"]
        assert isinstance(last, dict)
        assert last["late"] is (ref in late), ref


def test_each_tick_names_the_commit_and_author_that_made_it(replay: Replay) -> None:
    """The reading of a box leads to the first commit in which it was ticked."""
    told = rollup(replay, "--today", "2027-01-31")
    before: dict[str, bool] = {}
    made: dict[str, str] = {}
    for commit, _, ticked, _ in replay.said:
        made |= {ref: commit for ref, done in ticked.items() if before.get(ref) is not done}
        before = ticked
    for ref, commit in made.items():
        last = told[ref]["last_reading"]
        assert isinstance(last, dict)
        assert last["commit"] == commit, ref
        author = replay.repo.git("show", "-s", "--format=%an", commit)
        assert last["author"] == author
        assert last["line"] >= 1
        path = str(last["path"])
        line = replay.repo.git("show", f"{commit}:{path}").splitlines()[int(str(last["line"])) - 1]
        assert line.strip() == f"current: {str(before[ref]).lower()}"


def test_a_struck_box_is_listed_and_not_counted(replay: Replay) -> None:
    """What was dropped stays visible, with its state, and leaves the mean."""
    told = rollup(replay, "--today", "2027-01-31")
    assert told["ovens@2026-Q3:safe/drill"]["state"] == "dropped"
    assert told["ovens@2026-Q3:safe"]["counted"] == {"active": 1, "draft": 0, "dropped": 1}
    assert told["ovens@2026-Q3:safe"]["score"] == 1


def test_a_shallow_clone_says_what_it_does_not_know(replay: Replay, tmp_path: Path) -> None:
    """With one commit the ticks are the same, their days are not known, and it says so."""
    clone = replay.repo.clone(tmp_path / "shallow", "--depth", "1")
    told = rollup(Replay(clone), "--today", "2027-01-31")
    *_, (_, _, ticked, _) = replay.said
    assert {ref: told[ref]["current"] for ref in ticked} == ticked
    for ref in ticked:
        last = told[ref]["last_reading"]
        assert isinstance(last, dict)
        assert last["date"] is None
