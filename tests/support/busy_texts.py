"""The documents of a busy company, as texts."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["CYCLES", "ORGANIZATION", "TEAMS", "TITLES", "Goal", "check_in", "objectives", "team"]

ORGANIZATION = """\
apiVersion: okrascode/v1
kind: Organization
name: Acme
vision: %s
people:
  ana: {name: Ana Díaz}
  bo: {name: Bo, git: [bo@example.org]}
cycles:
  - {id: "2026", start: 2026-01-01, end: 2026-12-31}
  - {id: 2026-Q4, parent: "2026", start: 2026-10-01, end: 2026-12-31}
"""
TITLES = (
    "Paying is effortless in every market",
    "Paying is effortless in each market",
    "Warehouses answer within the hour",
    "数据到处都可信",
)
TEAMS = ("pay", "ship", "data")
CYCLES = ("2026", "2026-Q4")


@dataclass
class Goal:
    """An objective: how its key results are measured, and what is said of them."""

    title: str
    measures: dict[str, str] = field(default_factory=dict)
    said: dict[str, list[str]] = field(default_factory=dict)
    above: list[str] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Write it under a name."""
        lines = [f"  - id: {name}", f"    objective: {self.title}", *self.above]
        lines += ["    key_results:"] if self.measures else []
        for key_result, measure in self.measures.items():
            lines += [
                f"      - id: {key_result}",
                f"        key_result: {self.title} by {key_result}",
            ]
            lines += [f"        measure: {measure}"]
            lines += [f"        {line}" for line in self.said.get(key_result, ())]
        return "\n".join(lines)


def objectives(of: str, cycle: str, goals: dict[str, Goal]) -> str:
    """Write the objectives of a team in a cycle."""
    head = f"apiVersion: okrascode/v1\nkind: Objectives\nteam: {of}\ncycle: '{cycle}'\n"
    body = "\n".join(goal.text(name) for name, goal in goals.items())
    return f"{head}objectives:\n{body}\n"


def team(name: str, formerly: str) -> str:
    """Write a team, with what it was called before."""
    old = f"formerly: [{formerly}]\n" if formerly and formerly != name else ""
    text = f"apiVersion: okrascode/v1\nkind: Team\nid: {name}\nname: {name}\n{old}"
    return f"{text}members: [bo, ana]\n"


def check_in(of: str, cycle: str, day: str, entries: str) -> str:
    """Write a check-in."""
    return (
        f"apiVersion: okrascode/v1\nkind: CheckIn\nteam: {of}\ncycle: {cycle}\n"
        f"date: {day}\nby: bo\nkey_results:\n{entries}"
    )
