"""Random histories by real Git, and beside them a simple account of what is true.

The account never asks Git for a history: it remembers each commit as it was made, with its parents,
day, value, trailer and what it reverts, and works out the truth by rules of its own. Only what a
merge left in the work tree is read from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from tests.support.story import DOCUMENT, begin, check_in

__all__ = ["Step", "Truth", "World"]

_TEXT = """\
apiVersion: okrascode/v1
kind: Objectives
team: payments
cycle: 2026-Q4
objectives:
  - id: checkout
    objective: Paying is effortless in every market
    key_results:
      - id: {name}
{former}        key_result: Checkout completion rises in every market
        measure: {{baseline: 0, target: 1000}}
{value}      - id: moves
        key_result: All services have moved
        measure: {{baseline: 0, target: 100, source: {{commits: true}}}}
"""


def _text(value: int | None, name: str = "rate", former: Iterable[str] = ()) -> str:
    olds = ", ".join(f"checkout/{old}" for old in sorted({*former} - {name}))
    return _TEXT.format(
        name=name,
        former=f"        formerly: [{olds}]\n" if olds else "",
        value="" if value is None else f"        current: {value}\n",
    )


_FIRST = date(2026, 10, 2)


@dataclass(frozen=True)
class Step:
    """One thing somebody does; numbers choose among what is possible at that time."""

    what: str
    choice: int
    number: int
    days: int
    """Since the last step; negative when a clock is wrong."""


@dataclass(frozen=True)
class _Made:
    order: int
    parents: tuple[str, ...]
    day: date
    value: int | None
    """What the document says after it."""
    logical: int
    """Equal for a commit and its copies."""
    adds: int = 0
    reports: int | None = None
    names: str = ""
    """Which commit it reverts."""
    undoes: frozenset[str] = frozenset()
    """What it takes back with that one."""


@dataclass(frozen=True)
class Truth:
    """What must be found: readings as (day, value, source), and the sum of commits by day."""

    rate: list[tuple[date, int, str]]
    moves: dict[date, int]


@dataclass
class World:
    """A repository and the account of it."""

    folder: Path
    made: dict[str, _Made] = field(default_factory=dict)
    tips: dict[str, str] = field(default_factory=dict)
    here: str = "main"
    today: date = _FIRST
    last: int = 0
    document: str = DOCUMENT
    """Where the document is, on the branch that is checked out."""

    def __post_init__(self) -> None:
        """Begin with a document that says no value yet."""
        self.repo = begin(self.folder)
        root = self.repo.head()
        self.made[root] = _Made(0, (), date(2026, 10, 1), None, -1)
        self.tips["main"] = root
        self.repo.write(DOCUMENT, _text(None))
        self._commit("Start")

    def do(self, step: Step) -> None:
        """Do one step, or nothing when it is not possible now."""
        self.today = min(max(self.today + timedelta(step.days), _FIRST), date(2026, 12, 20))
        self.last += 1
        getattr(self, f"_{step.what}")(step)

    def go(self, name: str) -> None:
        """Check a branch out."""
        self.here = name
        self.repo.switch(name)
        self._look()

    def truth(self) -> Truth:
        """Work out what is true at the tip of the branch that is checked out."""
        head = self.tips[self.here]
        reached = self._reached([head])
        alive = self._alive(reached)
        rate = [(*pair, "current") for pair in self._values(head)]
        rate += [(made.day, made.reports, "trailer")
                 for made in self._logical(alive) if made.reports is not None]  # fmt: skip
        for path in (self.folder / "okrs/payments/2026-Q4").glob("*.yaml"):
            text = path.read_text(encoding="utf-8")
            day, value = _found(r"date: (\S+)", text), _found(r"current: (\d+)", text)
            rate.append((date.fromisoformat(str(day)), int(str(value)), "check-in"))
        total, moves = 0, {}
        for made in sorted(self._logical(alive), key=lambda one: one.day):
            total += made.adds
            if made.adds:
                moves[made.day] = total
        return Truth(sorted(rate), moves)

    # What people do.

    def _say(self, _: Step) -> None:
        self.repo.write(self.document, _text(self.last, *self._called()))
        self._commit(f"Say {self.last}")

    def _add(self, step: Step) -> None:
        self.repo.write(f"code/{self.last}.txt", str(self.last))
        number = step.number % 4 + 1
        self._commit(f"Move {self.last}\n\nOKR: payments:checkout/moves +{number}", adds=number)

    def _report(self, _: Step) -> None:
        self.repo.write(f"code/{self.last}.txt", str(self.last))
        self._commit(
            f"Report {self.last}\n\nOKR: payments:checkout/rate = {self.last}", reports=self.last
        )

    def _check_in(self, step: Step) -> None:
        on = _FIRST + timedelta(step.number % 70)
        text = check_in(str(on), f"{{current: {self.last}}}")
        self.repo.write(f"okrs/payments/2026-Q4/{self.last}.yaml", text)
        self._commit("Check in")

    def _delete(self, step: Step) -> None:
        files = sorted((self.folder / "okrs/payments/2026-Q4").glob("*.yaml"))
        if files:
            files[step.choice % len(files)].unlink()
            self._commit("Delete")

    def _move(self, step: Step) -> None:
        path = f"okrs/{('payments', 'sales', 'a/b')[step.choice % 3]}/goals{step.number % 2}.yml"
        if path != self.document:
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            self.repo.git("mv", self.document, path)
            self.document = path
            self._commit("Move the document")

    def _rename(self, _: Step) -> None:
        name, former = self._called()
        value = _found(r"current: (\d+)", self._said())
        text = _text(None if value is None else int(value), f"rate{self.last}", {*former, name})
        self.repo.write(self.document, text)
        self._commit("Rename")

    def _branch(self, step: Step) -> None:
        others = sorted(self.tips.keys() - {self.here})
        if others and (step.choice % 2 or len(others) > 2):
            self.go(others[step.number % len(others)])
        else:
            name = f"b{self.last}"
            self.repo.branch(name)
            self.tips[name] = self.tips[self.here]
            self.here = name

    def _merge(self, step: Step) -> None:
        mine = self.tips[self.here]
        others = [n for n in sorted(self.tips) if self.tips[n] not in self._reached([mine])]
        if not others:
            return
        theirs = self.tips[others[step.choice % len(others)]]
        if step.number % 3 == 0 and mine in self._reached([theirs]):
            self.repo.git("merge", "--quiet", "--ff-only", theirs)
            self.tips[self.here] = theirs
            self._look()
            return
        self.repo.git("merge", "--quiet", "--no-ff", "--no-commit", theirs, check=False)
        conflicts = self.repo.git("diff", "--name-only", "--diff-filter=U").splitlines()
        if len(self._documents()) != 1 or set(conflicts) - set(self._documents()):
            self.repo.git("merge", "--abort")
            return
        self._look()
        if conflicts:  # Whoever merges decides, and says a third value.
            name, former = self._called()
            self.repo.write(self.document, _text(self.last, name, former))
        self._commit("Merge", parents=(mine, theirs))

    def _pick(self, step: Step) -> None:
        mine = self._reached([self.tips[self.here]])
        others = [id_ for id_, made in self.made.items()
                  if id_ not in mine and len(made.parents) == 1]  # fmt: skip
        if others:
            picked = others[step.choice % len(others)]
            noted = ("-x",) if step.number % 2 else ()
            if self._tried("cherry-pick", *noted, picked):
                made = self.made[picked]
                self._keep(made.day, like=made)

    def _revert(self, step: Step) -> None:
        chain = self._chain(self.tips[self.here])[2:]
        # What set the value that stands here, or anything that did not touch the value.
        possible = [
            id_ for id_, before in zip(chain, self._chain(self.tips[self.here])[1:], strict=False)
            if self.made[id_].value == self.made[before].value
            or self.made[id_].value == self.made[chain[-1]].value
        ]  # fmt: skip
        if not possible:
            return
        undone = possible[-1 - step.choice % min(4, len(possible))]
        parents = self.made[undone].parents
        options = (("-m", "1") if len(parents) > 1 else ()) + (
            ("--edit", "--reference") if step.number % 2 else ("--no-edit",)
        )
        if self._tried("revert", *options, undone):
            undoes = self._reached([undone]) - self._reached(parents[:1])
            self._keep(self.today, names=undone, undoes=frozenset(undoes))

    def _rebase(self, step: Step) -> None:
        mine = self.tips[self.here]
        others = [n for n in sorted(self.tips) if self.tips[n] not in self._reached([mine])]
        if not others:
            return
        onto = self.tips[others[step.choice % len(others)]]
        now = self.repo.who(self._moment())["GIT_COMMITTER_DATE"]
        try:
            self.repo.git("rebase", "--quiet", onto, GIT_COMMITTER_DATE=now)
        except AssertionError:
            self.repo.git("rebase", "--abort")
            return
        new = self.repo.git("log", "--reverse", "--format=%H %at", f"{onto}..").splitlines()
        self.tips[self.here] = onto
        for id_, at in map(str.split, new):
            # Only the time of writing tells which commit it was; each step has its minute.
            logical = int(at) % 86_400 // 60
            like = [made for made in self.made.values() if made.logical == logical][-1]
            self.repo.git("checkout", "--quiet", id_)
            self._look()
            self._keep(like.day, like=like)
        self.repo.switch(self.here)
        self._look()

    def _tried(self, *arguments: str) -> bool:
        before = self._head()
        # Where Git asks for a title, there is one of its own.
        title = f"sed -i '1s/.*/Undo {self.last}/'"
        who = self.repo.who(self._moment())
        self.repo.git(*arguments, check=False, **who, GIT_EDITOR=title)
        if self._head() != before:
            self._look()
            return True
        self.repo.git(arguments[0], "--abort", check=False)
        self.repo.git("reset", "--quiet", "--hard")
        return False

    # How the account is kept.

    def _documents(self) -> list[str]:
        names = self.repo.git("ls-files", "okrs").splitlines()
        return sorted({n for n in names if n == DOCUMENT or n.endswith(".yml")})

    def _said(self) -> str:
        return (self.folder / self.document).read_text(encoding="utf-8")

    def _called(self) -> tuple[str, set[str]]:
        """Give the name of the key result, and its old ones; both sides' where they conflict."""
        names = re.findall(r"id: (rate\d*)", self._said())
        return names[0], {*names, *re.findall(r"checkout/(rate\d*)", self._said())} - {names[0]}

    def _look(self) -> None:
        (self.document,) = self._documents()

    def _head(self) -> str:
        # Asking Git takes as long as committing, and a thousand histories are made of this.
        said = (self.folder / ".git/HEAD").read_text().strip()
        if said.startswith("ref: "):
            said = (self.folder / ".git" / said.removeprefix("ref: ")).read_text().strip()
        return said

    def _moment(self) -> str:
        return f"{self.today}T{self.last // 60 % 24:02}:{self.last % 60:02}:00+00:00"

    def _commit(self, message: str, *, parents: tuple[str, ...] = (), adds: int = 0,
                reports: int | None = None) -> None:  # fmt: skip
        self.repo.git("add", "--all")
        self.repo.git("commit", "--quiet", "--allow-empty", "-F", "-", stdin=message,
                      **self.repo.who(self._moment()))  # fmt: skip
        self._keep(self.today, parents=parents, adds=adds, reports=reports)

    def _keep(self, day: date, *, parents: tuple[str, ...] = (), like: _Made | None = None,
              adds: int = 0, reports: int | None = None, names: str = "",
              undoes: frozenset[str] = frozenset()) -> None:  # fmt: skip
        value = _found(r"current: (\d+)", self._said())
        head = self._head()
        if like is None:
            like = _Made(0, (), day, None, self.last, adds, reports, names, undoes)
        number = None if value is None else int(value)
        self.made[head] = replace(
            like, order=len(self.made), parents=parents or (self.tips[self.here],), value=number
        )
        self.tips[self.here] = head

    # The rules.

    def _reached(self, tips: Iterable[str]) -> set[str]:
        found: set[str] = set()
        waiting = list(tips)
        while waiting:
            id_ = waiting.pop()
            if id_ not in found:
                found.add(id_)
                waiting.extend(self.made[id_].parents)
        return found

    def _chain(self, head: str) -> list[str]:
        chain = [head]
        while self.made[chain[-1]].parents:
            chain.append(self.made[chain[-1]].parents[0])
        return chain[::-1]

    def _alive(self, reached: set[str]) -> set[str]:
        dead: set[str] = set()
        for id_ in sorted(reached, key=lambda one: self.made[one].order, reverse=True):
            if id_ not in dead:
                dead.update(self._taken_back(id_, reached))
        return reached - dead

    def _taken_back(self, id_: str, reached: set[str]) -> Iterable[str]:
        """Give what a revert undoes; of a commit that is not there, no merge, its last copy."""
        revert = self.made[id_]
        if not revert.names or revert.names in reached:
            return revert.undoes
        undone = self.made[revert.names]
        if len(undone.parents) > 1:
            return ()
        below = self._reached(revert.parents)
        copies = [one for one in below if self.made[one].logical == undone.logical]
        return sorted(copies, key=lambda one: self.made[one].order)[-1:]

    def _logical(self, alive: set[str]) -> list[_Made]:
        return list({self.made[id_].logical: self.made[id_] for id_ in alive}.values())

    def _values(self, head: str) -> list[tuple[date, int]]:
        """Give (day, value) along the first parents; going back to one forgets what followed."""
        readings: dict[int | None, list[tuple[date, int]]] = {None: []}
        known: int | None = None
        for id_ in self._chain(head):
            value = self.made[id_].value
            if value != known and value not in readings and value is not None:
                readings[value] = [*readings[known], (self._day_set(id_, value), value)]
            known = value
        found: list[tuple[date, int]] = []
        for day, value in readings[known]:
            found.append((max(day, found[-1][0]) if found else day, value))
        return found

    def _day_set(self, step: str, value: int) -> date:
        """Give the day of who said it among what a step brought; else of who brought it back."""
        brought = self._reached([step]) - self._reached(self.made[step].parents[:1])
        setters = [
            made for made in (self.made[id_] for id_ in brought)
            if made.value == value and all(self.made[p].value != value for p in made.parents)
        ]  # fmt: skip
        return min(setters, key=lambda made: (bool(made.names), -made.order)).day


def _found(pattern: str, text: str) -> str | None:
    match = re.search(pattern, text)
    return match[1] if match else None
