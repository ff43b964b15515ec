"""Make a Git repository of OKRs with a long history: the same bytes for the same arguments.

Benchmark A has 1,000 documents of objectives (ten key results each) and 50,000 commits; most move
one key result, every twentieth merges a branch and changes a file in the merge itself::

    python benchmarks/generate_history.py A --documents 1000 --commits 50000
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

CYCLES = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")
LAST_DAY = datetime(2025, 12, 30, 12, tzinfo=UTC)
PEOPLE = 40
KEY_RESULTS = 10
MERGE_EVERY = 20


@dataclass
class KeyResult:
    """What moves in the history."""

    name: str
    baseline: int
    target: int
    current: str | None = None
    as_of: str | None = None
    confidence: int | None = None


@dataclass
class Document:
    """One file of objectives."""

    team: str
    cycle: str
    lead: str
    key_results: list[KeyResult] = field(default_factory=list)

    @property
    def path(self) -> str:
        """Give its path in the repository."""
        return f"okrs/{self.team}/{self.cycle}.yaml"

    def text(self) -> str:
        """Write it as people do: two objectives with five key results each."""
        lines = [
            "apiVersion: okrascode/v1",
            "kind: Objectives",
            f"team: {self.team}",
            f"cycle: {self.cycle}",
            "objectives:",
        ]
        half = len(self.key_results) // 2
        for number, some in enumerate((self.key_results[:half], self.key_results[half:]), start=1):
            lines += [
                f"  - id: o{number}",
                f"    objective: The customers of {self.team} notice that part {number} got better",
                "    why: Four in ten of them leave before they see what we made.",
                f"    owner: {self.lead}",
                "    commitment: aspirational" if number == 2 else "    commitment: committed",
                "    supports: [company:better]" if number == 1 else "    weight: 2",
                "    key_results:",
            ]
            for one in some:
                lines += [
                    f"      - id: {one.name}",
                    f'        key_result: "Part {number}: measure {one.name} moves to its target"',
                    f"        owner: {self.lead}",
                    "        measure:",
                    '          unit: "%"',
                    f"          baseline: {one.baseline}",
                    f"          target: {one.target}",
                ]
                if one.current is not None:
                    lines.append(f"        current: {one.current}")
                if one.as_of is not None:
                    lines.append(f"        as_of: {one.as_of}")
                if one.confidence is not None:
                    lines.append(f"        confidence: {one.confidence}")
        return "\n".join([*lines, ""])


def organization() -> str:
    """Write the organisation, its people and its cycles."""
    lines = ["apiVersion: okrascode/v1", "kind: Organization", "name: Benchmark", "people:"]
    lines += [f"  p{n}: {{ name: Person {n}, git: [p{n}@example.com] }}" for n in range(PEOPLE)]
    lines += ["cycles:", "  - { id: '2025', start: 2025-01-01, end: 2025-12-31 }"]
    for number, cycle in enumerate(CYCLES):
        start = datetime(2025, 1 + 3 * number, 1, tzinfo=UTC)
        end = datetime(2025 + number // 3, (4 + 3 * number) % 12 or 12, 1, tzinfo=UTC)
        last = (end - timedelta(days=1)).date()
        lines.append(f"  - {{ id: {cycle}, start: {start.date()}, end: {last}, parent: '2025' }}")
    return "\n".join([*lines, ""])


def company() -> str:
    """Write the objective that all others support."""
    return (
        "apiVersion: okrascode/v1\nkind: Objectives\nteam: company\ncycle: '2025'\nobjectives:\n"
        "  - id: better\n    objective: Customers say that we got better\n"
    )


def team(name: str, lead: str) -> str:
    """Write a team."""
    parent = "" if name == "company" else "parent: company\n"
    return f"apiVersion: okrascode/v1\nkind: Team\nid: {name}\nname: {name}\n{parent}lead: {lead}\n"


def documents(count: int, chance: random.Random) -> list[Document]:
    """Make the documents as they are at first: a team has one for each cycle."""
    made = []
    for number in range(count):
        name = f"team-{number // len(CYCLES):04}"
        lead = f"p{number // len(CYCLES) % PEOPLE}"
        document = Document(name, CYCLES[number % len(CYCLES)], lead)
        for index in range(KEY_RESULTS):
            baseline = chance.randrange(0, 50)
            target = baseline + chance.randrange(10, 50)
            document.key_results.append(KeyResult(f"kr-{index}", baseline, target))
        made.append(document)
    return made


def stream(count: int, commits: int, seed: int) -> Iterator[str]:
    """Give what ``git fast-import`` reads."""
    chance = random.Random(seed)
    made = documents(count, chance)
    first = {"okrs/organization.yaml": organization(), "okrs/company/2025.yaml": company()}
    first["okrs/company/team.yaml"] = team("company", "p0")
    first |= {f"okrs/{one.team}/team.yaml": team(one.team, one.lead) for one in made}
    first |= {one.path: one.text() for one in made}
    start = LAST_DAY - timedelta(days=360)
    step = timedelta(days=360) / commits
    side: dict[str, str] = {}
    yield from _commit(1, start, 0, "Begin", first)
    for mark in range(2, commits + 1):
        at = start + step * (mark - 1)
        who = chance.randrange(PEOPLE)
        is_merge = mark % MERGE_EVERY == 0 and mark > MERGE_EVERY
        parent = mark - 2 if is_merge or mark % MERGE_EVERY == MERGE_EVERY - 1 else mark - 1
        if mark < MERGE_EVERY:
            parent = mark - 1
        touched = [_move(chance.choice(made), at, chance)]
        if chance.random() < 0.05:
            touched.append(_move(chance.choice(made), at, chance))
        changes = {one.path: one.text() for one in touched}
        if is_merge:
            changes = {**side, **changes}
        side = changes
        merged = f"merge :{mark - 1}\n" if is_merge else ""
        subject = f"Merge branch 'topic-{mark}'" if is_merge else f"Report for {touched[0].team}"
        if chance.random() < 0.02:
            one = touched[0]
            subject += f"\n\nOKR: {one.team}@{one.cycle}:o1"
        yield from _commit(mark, at, who, subject, changes, f"from :{parent}\n{merged}")


def _move(document: Document, at: datetime, chance: random.Random) -> Document:
    for one in chance.sample(document.key_results, 2 if chance.random() < 0.3 else 1):
        low, high = one.baseline, one.target
        one.current = f"{chance.uniform(low, high):.{chance.randrange(3)}f}"
        if chance.random() < 0.3:
            one.as_of = at.date().isoformat()
        if chance.random() < 0.2:
            one.confidence = chance.randrange(11)
    return document


def _commit(
    mark: int, at: datetime, who: int, message: str, files: dict[str, str], lines: str = ""
) -> Iterator[str]:
    when = f"Person {who} <p{who}@example.com> {int(at.timestamp())} +0000"
    yield f"commit refs/heads/main\nmark :{mark}\nauthor {when}\ncommitter {when}\n"
    yield f"data {len(message.encode())}\n{message}\n{lines}"
    for path, text in files.items():
        yield f"M 100644 inline {path}\ndata {len(text.encode())}\n{text}\n"


def generate(folder: Path, *, count: int, commits: int, seed: int = 1) -> None:
    """Make the repository in a new folder, packed, with its work tree checked out."""
    folder.mkdir(parents=True)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    clean |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}

    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=folder, env=clean, check=True)

    git("init", "-q", "-b", "main")
    (folder / "okr.toml").write_text("version = 1\n", encoding="utf-8")
    command = ["git", "fast-import", "--quiet", "--done", "--depth=50"]
    with subprocess.Popen(command, cwd=folder, env=clean, stdin=subprocess.PIPE) as importer:
        assert importer.stdin is not None
        for part in stream(count, commits, seed):
            importer.stdin.write(part.encode())
        importer.stdin.write(b"done\n")
    assert importer.returncode == 0
    git("repack", "-adfq", "--depth=50", "--window=10")
    git("reset", "-q", "--hard")


def main() -> None:
    """Read the arguments and make the repository."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    parser.add_argument("--documents", type=int, default=1000, help="default: 1000")
    parser.add_argument("--commits", type=int, default=50_000, help="default: 50000")
    parser.add_argument("--seed", type=int, default=1, help="default: 1")
    given = parser.parse_args()
    generate(given.folder, count=given.documents, commits=given.commits, seed=given.seed)


if __name__ == "__main__":
    main()
