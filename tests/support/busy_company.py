"""A company that does at random whatever people do to documents, with real Git."""

from __future__ import annotations

from datetime import timedelta

from tests.support import busy_texts as texts
from tests.support.busy_repo import BusyRepo
from tests.support.busy_texts import CYCLES, ORGANIZATION, TEAMS, TITLES
from tests.support.git_repo import ANA, BO

__all__ = ["BusyCompany"]


class BusyCompany(BusyRepo):
    """A repository, and what its documents say on the branch that is checked out."""

    def do(self, *, reverts: bool = True) -> None:
        """Do one thing and commit it, or merge."""
        self.step += 1
        self.day += timedelta(self.chance.choice([-1, 0, 0, 1, 2]))
        what = [
            self._say, self._say, self._say, self._check_in, self._check_in, self._trailer,
            self._restate, self._rename, self._move, self._split, self._delete, self._break,
            self._team, self._branch, self._merge, self._code, self._link, self._link, self._ask,
        ]  # fmt: skip
        if reverts:
            what += [self._revert, self._organization]
        self.chance.choice(what)()

    # What people do.

    def _say(self) -> None:
        path = self._objectives()
        lines = self._read(path).splitlines()
        at = [n for n, line in enumerate(lines) if line.startswith("        measure: {")]
        if not at:
            return
        place = self.chance.choice(at) + 1
        while place < len(lines) and lines[place].startswith(
            ("        cur", "        as", "        con")
        ):
            del lines[place]
        said = []
        if "milestones" not in lines[place - 1] and "source" not in lines[place - 1]:
            said = [f"        current: {self.step}"]
            if self.chance.random() < 0.3:
                said.append(f"        as_of: {self.day - timedelta(self.chance.randrange(9))}")
        if self.chance.random() < 0.4:
            said.append(f"        confidence: {self.chance.randrange(11)}")
        lines[place:place] = said
        self._put(path, "\n".join(lines) + "\n", f"Say {self.step}")

    def _check_in(self) -> None:
        files = [path for path in self._documents() if "/said-" in path]
        if files and self.chance.random() < 0.4:
            path = self.chance.choice(files)
            if self.chance.random() < 0.5:
                new = f"okrs/said-{self.step}.yaml"
                self.repo.git("mv", path, new)
            else:
                self.repo.git("rm", "-q", path)
            self._commit("Tidy")
            return
        team, cycle = self.chance.choice(TEAMS), self.chance.choice(CYCLES)
        entries = "".join(
            f"  o{self.chance.randrange(3)}/k{n}: {{current: {self.step}, note: n{self.step}}}\n"
            for n in range(self.chance.randrange(1, 3))
        )
        path = (
            self.chance.choice(files)
            if files and self.step % 3 == 0
            else f"okrs/said-{self.step}.yaml"
        )
        self._put(path, texts.check_in(team, cycle, str(self.day), entries), "Check in")

    def _trailer(self) -> None:
        team = self.chance.choice(TEAMS)
        name = f"{team}{self.chance.choice(['', '@2026', '@2026-Q4'])}:o{self.chance.randrange(3)}"
        lines = (
            f"OKR: {name}/k0 = {self.step}", f"OKR: {name}/k1 +{self.step}", f"OKR: {name}",
            f"OKR-Change-Reason: {name} because {self.step}",
        )  # fmt: skip
        text = f"Work {self.step}\n\n" + "\n".join(self.chance.sample(lines, 2))
        if self.chance.random() < 0.5:
            self.repo.commit(text, on=str(self.day), author=self.chance.choice([ANA, BO]))
        else:
            self._restate(text)

    def _restate(self, message: str = "Restate") -> None:
        path = self._objectives()
        text = self._read(path)
        for old, new in (
            ("target: 9", f"target: {90 + self.step}"),
            (self.chance.choice(TITLES), self.chance.choice(TITLES)),
        ):
            if self.chance.random() < 0.6:
                text = text.replace(old, new, 1)
        self._put(path, text, message)

    def _rename(self) -> None:
        path = self._objectives()
        old, new = self.chance.sample(["o0", "o1", "o2"], 2)
        text = self._read(path).replace(f"  - id: {old}\n", f"  - id: {new}\n", 1)
        if self.chance.random() < 0.6:
            text = text.replace(
                f"  - id: {new}\n", f"  - id: {new}\n    formerly: [{old}]\n", 1
            ) if "formerly" not in text else text  # fmt: skip
        if self.chance.random() < 0.3:
            text = text.replace("      - id: k0\n", "      - id: k1\n", 1)
        self._put(path, text, f"Call {old} {new}")

    def _move(self) -> None:
        path = self._objectives()
        new = f"okrs/{self.chance.choice(TEAMS)}/moved-{self.step}.yaml"
        self.repo.git("mv", path, new)
        self._commit("Move")

    def _split(self) -> None:
        path = self._objectives()
        text = self._read(path)
        head, _, _ = text.partition("objectives:\n")
        name = f"o{self.chance.randrange(3)}"
        self._put(
            f"okrs/more-{self.step}.yaml", head + "objectives:\n" + self._goal().text(name) + "\n",
            "Add",
        )  # fmt: skip

    def _delete(self) -> None:
        paths = self._documents()
        if len(paths) > 10:
            self.repo.git("rm", "-q", self.chance.choice([p for p in paths if "organ" not in p]))
            self._commit("Delete")

    def _break(self) -> None:
        path = self._objectives()
        text = self._read(path)
        self._put(path, text.replace("kind: ", "kind: [", 1), "Break")
        if self.chance.random() < 0.7:
            self._put(path, text, "Mend")

    def _team(self) -> None:
        team = self.chance.choice(TEAMS)
        old = self.chance.choice(["", "", "ship", "old"])
        self.repo.write(f"okrs/{team}/team.yaml", texts.team(team, old))
        self._commit("Team")

    def _organization(self) -> None:
        if self.chance.random() < 0.3:
            self._put("okrs/organization.yaml", ORGANIZATION % f"Vision {self.step}", "Vision")

    def _link(self) -> None:
        path = self._objectives()
        other = f"{self.chance.choice(TEAMS)}@{self.chance.choice(CYCLES)}:o{self.step % 3}"
        lines = self._read(path).splitlines()
        at = [n for n, line in enumerate(lines) if line.startswith("    objective: ")]
        if at and "depends_on" not in self._read(path):
            place = self.chance.choice(at) + 1
            lines[place:place] = [
                "    depends_on:", f"      - {{of: '{other}', need: A hand}}",
                f"    serves: ['{other}']",
            ]  # fmt: skip
        else:
            lines = [line for line in lines if "depends_on" not in line and "need:" not in line]
            lines = [line for line in lines if "serves" not in line]
        self._put(path, "\n".join(lines) + "\n", "Link")

    def _ask(self) -> None:
        path = self._objectives()
        text = self._read(path)
        if "open_questions" in text:
            lines = [line for line in text.splitlines() if "question" not in line]
            text = "\n".join(lines) + "\n"
        else:
            asked = "    open_questions:\n      - {id: q, question: Who pays}\n    key_results:"
            text = text.replace("    key_results:", asked, 1)
        self._put(path, text, "Ask")

    def _code(self) -> None:
        self.repo.commit(f"Code {self.step}", {f"code/{self.step}.txt": "1"}, on=str(self.day))

    def _branch(self) -> None:
        back = self.chance.randrange(2)
        self.repo.git("checkout", "-q", "-B", f"b{self.step % 3}", f"HEAD~{back}", check=False)
        self._say()
        if self.chance.random() < 0.7:
            self.repo.git("checkout", "-q", "main")

    def _merge(self) -> None:
        names = self.repo.git("for-each-ref", "--format=%(refname:short)", "refs/heads").split()
        here = self.repo.git("branch", "--show-current")
        others = [name for name in names if name != here]
        if not others:
            return
        how = self.chance.choice(
            [("--no-ff", "-X", "ours"), ("--no-ff", "-X", "theirs"), ("--ff",)]
        )
        self.repo.git(
            "merge", "-q", *how, "-m", f"Merge {self.step}", self.chance.choice(others), check=False
        )
        self.repo.git("add", "-A")
        if self.repo.git("rev-parse", "-q", "--verify", "MERGE_HEAD", check=False):
            self._commit(f"Merge {self.step}")
        if self.chance.random() < 0.5:
            self.repo.git("checkout", "-q", "main")

    def _revert(self) -> None:
        ids = self.repo.git("rev-list", "--no-merges", "-8", "HEAD").split()
        self.repo.git("revert", "--no-edit", self.chance.choice(ids), check=False)
        self.repo.git("revert", "--abort", check=False)
