"""The worked example of the reference is what the arithmetic says."""

from __future__ import annotations

import re
from datetime import date
from types import MappingProxyType

from okrascode.config import Settings
from okrascode.documents.read import read_document
from okrascode.model.measure import Milestones
from okrascode.model.plan import Plan, make_plan
from okrascode.model.reference import CycleId
from okrascode.readings.reading import Origin, Reading, ReadingValue, SourceName
from okrascode.readings.record import Record
from okrascode.rollup.result import KeyResultRollup, ObjectiveRollup
from okrascode.rollup.rollup import roll_up
from tests.support.source import ROOT

TODAY = date(2026, 11, 20)
PAGE = (ROOT / "docs/reference/numbers.md").read_text(encoding="utf-8")
SURROUNDINGS = {
    "okrs/organization.yaml": """\
apiVersion: okrascode/v1
kind: Organization
name: Acme
cycles:
  - {id: 2026-Q4, start: 2026-10-01, end: 2026-12-31}
""",
    "okrs/payments/team.yaml": """\
apiVersion: okrascode/v1
kind: Team
id: payments
name: Payments
""",
}


def test_the_table_of_the_example_is_computed() -> None:
    """Every cell of the table is what the roll-up of the YAML above it gives."""
    assert _table_of_the_page() == _computed_table()


def _table_of_the_page() -> list[str]:
    section = PAGE.partition("## One example, all the way")[2].partition("\n## ")[0]
    return [line for line in section.splitlines() if line.startswith("| ")][1:]


def _computed_table() -> list[str]:
    [text] = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    documents = []
    for path, raw in {**SURROUNDINGS, "okrs/payments/2026-Q4.yaml": text}.items():
        result = read_document(raw.encode(), path=path)
        assert result.findings == ()
        documents += [result.document] if result.document else []
    plan = make_plan(documents)
    rollup = roll_up(
        plan, _record(plan), today=TODAY, cycles=[CycleId("2026-Q4")], settings=Settings()
    )
    [objective] = rollup.cycles[0].teams[0].objectives
    parts: list[KeyResultRollup | ObjectiveRollup] = [*objective.key_results, objective]
    return [_row(part) for part in parts]


def _row(part: KeyResultRollup | ObjectiveRollup) -> str:
    name = part.key_result.id if isinstance(part, KeyResultRollup) else "the objective"
    numbers = [
        f"{float(number):.3f}" if number is not None else "none"
        for number in (part.score, part.expected, part.pace)
    ]
    words = [part.status, part.status_from, part.tension or "none"]
    shown = [name if name == "the objective" else f"`{name}`", *numbers, *(f"`{w}`" for w in words)]
    return f"| {' | '.join(shown)} |".replace("`none`", "none")


def _record(plan: Plan) -> Record:
    readings = {}
    for reference, key_result in plan.key_results.items():
        value: ReadingValue | None = key_result.current
        if isinstance(key_result.measure, Milestones):
            value = tuple(step.id for step in key_result.measure.items if step.done)
        readings[reference] = (
            Reading(
                key_result=reference,
                day=TODAY,
                value=value,
                confidence=key_result.confidence,
                source=SourceName.CURRENT,
                origin=Origin(commit=None, author="", authored_at=None, position=0),
            ),
        )
    return Record(
        readings=MappingProxyType(readings),
        first_seen=MappingProxyType(dict.fromkeys(plan.key_results, date(2026, 10, 1))),
    )
