"""The company of the benchmarks: its organisation, teams and documents, written as people do.

Its cycles are 2025 and the four quarters; a team has a document for each quarter, and all teams
support the objective of the root team, ``company@2025:better``.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

CYCLES = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")
LAST_DAY = datetime(2025, 12, 30, 12, tzinfo=UTC)
PEOPLE = 40
KEY_RESULTS = 10


@dataclass
class KeyResult:
    """What moves in the history; a counted one is moved by trailers of commits alone."""

    name: str
    baseline: int
    target: int
    current: str | None = None
    as_of: str | None = None
    confidence: int | None = None
    is_counted: bool = False


@dataclass
class Document:
    """One file of objectives."""

    team: str
    cycle: str
    lead: str
    key_results: list[KeyResult] = field(default_factory=list)
    members: tuple[str, ...] = ()

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
                "    supports: ['company@2025:better']" if number == 1 else "    weight: 2",
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
                if one.is_counted:
                    lines.append("          source: {commits: true}")
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


def team(name: str, lead: str, members: Sequence[str] = ()) -> str:
    """Write a team."""
    text = f"apiVersion: okrascode/v1\nkind: Team\nid: {name}\nname: {name}\n"
    text += "" if name == "company" else "parent: company\n"
    text += f"lead: {lead}\n"
    return text + (f"members: [{', '.join(members)}]\n" if members else "")


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


def move(document: Document, at: datetime, chance: random.Random) -> Document:
    """Report new values for one or two key results of a document."""
    reported = [one for one in document.key_results if not one.is_counted]
    for one in chance.sample(reported, 2 if chance.random() < 0.3 else 1):
        low, high = one.baseline, one.target
        one.current = f"{chance.uniform(low, high):.{chance.randrange(3)}f}"
        if chance.random() < 0.3:
            one.as_of = at.date().isoformat()
        if chance.random() < 0.2:
            one.confidence = chance.randrange(11)
    return document


def files_of(made: Iterable[Document]) -> dict[str, str]:
    """Give the text of every file that the documents need, and theirs, by path."""
    made = tuple(made)
    files = {"okrs/organization.yaml": organization(), "okrs/company/2025.yaml": company()}
    files["okrs/company/team.yaml"] = team("company", "p0")
    files |= {f"okrs/{one.team}/team.yaml": team(one.team, one.lead, one.members) for one in made}
    return files | {one.path: one.text() for one in made}
