"""Rules that need time: they speak up on the right day, and never before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from okrascode.lint.run import lint
from okrascode.lint.select import Choice
from okrascode.model.reference import parse_reference
from okrascode.readings.reading import Origin
from okrascode.readings.record import IntentChange
from tests.support.good_company import GOOD_COMPANY
from tests.support.lint_texts import lint_texts, material_of

ORGANIZATION = "okrs/organization.yaml"
PLAN = "okrs/payments/2026-Q4.yaml"
SALES = "okrs/sales/2026-Q4.yaml"
HEAD = "apiVersion: okrascode/v1\nkind: {}\nteam: {}\ncycle: {}\n"
EMPTY: dict[str, bytes] = {ORGANIZATION: GOOD_COMPANY[ORGANIZATION]}


def _with(path: str, old: str, new: str) -> dict[str, bytes]:
    text = GOOD_COMPANY[path].decode()
    assert old in text
    return {**GOOD_COMPANY, path: text.replace(old, new, 1).encode()}


AGREED = _with(ORGANIZATION, "end: 2026-12-31, cadence: weekly", "end: 2026-12-31, "
               "cadence: weekly, commit_by: 2026-10-10")  # fmt: skip


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 11, 20), date(2027, 6, 1)], ids=str)
def test_an_empty_repository_is_left_alone(day: date) -> None:
    """With nothing but an organisation no rule of rhythm or ownership has anything to say."""
    assert lint_texts(EMPTY, select=("4", "5", "7"), today=day).findings == ()
    assert lint_texts({}, select=("4", "5", "7"), today=day).findings == ()


def test_a_young_repository_is_left_alone() -> None:
    """Two weeks after everything was committed in the middle of a quarter nothing is late."""
    began = date(2026, 11, 6)
    committed = dict.fromkeys(GOOD_COMPANY, began)
    for days in (0, 7, 14):
        result = lint_texts(
            AGREED, select=("4",), ignore=("401",), committed=committed,
            today=began + timedelta(days),
        )  # fmt: skip
        assert [f.message for f in result.findings if f.code != "OKR402"] == []


def _late(committed: dict[str, date], *, today: date = date(2026, 11, 20)) -> list[str]:
    result = lint_texts(AGREED, select=("405",), committed=committed, today=today)
    return [finding.message for finding in result.findings]


def test_a_late_objective_is_told_while_its_cycle_runs() -> None:
    """The day after commit_by is late, the day itself is not; afterwards nothing is said."""
    on_time = date(2026, 10, 10)
    assert _late({PLAN: on_time, SALES: on_time}) == []
    assert _late({PLAN: on_time, SALES: date(2026, 10, 11)}) == [
        "enter-japan was committed on 2026-10-11; 2026-Q4 had to be agreed by 2026-10-10."
    ]
    assert _late({PLAN: on_time, SALES: date(2026, 10, 11)}, today=date(2027, 1, 1)) == []


def test_a_history_that_begins_later_accuses_nobody() -> None:
    """Who brings OKRs into Git in November could not commit them in October."""
    assert _late({PLAN: date(2026, 11, 3), SALES: date(2026, 11, 9)}) == []


def test_what_was_deleted_since_shows_that_the_history_was_there() -> None:
    """Old quarters that were cleared away make nobody's lateness unknown."""
    late = date(2026, 11, 3)
    material = material_of(AGREED, committed={PLAN: late})
    first = IntentChange(
        about=parse_reference("sales@2025-Q4:enter-china"),
        field="added",
        old=None,
        new="Shops in China sell with us",
        day=date(2025, 10, 1),
        origin=Origin(commit=None, author="", authored_at=None, position=0),
    )
    record = replace(material.history, changes=(first,))
    result = lint(replace(material, history=record), choice=Choice(select=("405",)))
    assert [finding.entity for finding in result.findings] == [
        "payments@2026-Q4:effortless-checkout"
    ]


def test_a_draft_is_committed_when_it_stops_being_one() -> None:
    """Written early and agreed late is late."""
    early = date(2026, 10, 1)
    material = material_of(AGREED, committed={PLAN: early, SALES: early})
    change = IntentChange(
        about=parse_reference("sales@2026-Q4:enter-japan"),
        field="state",
        old="draft",
        new="active",
        day=date(2026, 10, 20),
        origin=Origin(commit=None, author="", authored_at=None, position=0),
    )
    record = replace(material.history, changes=(change,))
    [finding] = lint(replace(material, history=record), choice=Choice(select=("405",))).findings
    assert "committed on 2026-10-20" in finding.message


Q3 = HEAD.format("Objectives", "payments", "2026-Q3")
OPEN = _with(ORGANIZATION, ", state: closed", "")
CLOSING = "\n    closing: {outcome: partly}"


@pytest.mark.parametrize(
    ("company", "closing", "today", "is_told"),
    [
        (OPEN, "", date(2026, 10, 14), False),
        (OPEN, "", date(2026, 10, 15), True),
        (OPEN, CLOSING, date(2026, 10, 15), False),
        (OPEN, "\n    state: dropped\n    reason: over", date(2026, 10, 15), False),
        (GOOD_COMPANY, "", date(2026, 10, 15), False),
    ],
    ids=["in time", "too late", "closed by words", "dropped", "closed as a whole"],
)
def test_a_cycle_is_closed_within_two_weeks(company, closing, today, is_told) -> None:
    """Fourteen days after the end there is still time."""
    text = Q3 + f"objectives:\n  - id: a\n    objective: Paying takes seconds{closing}\n"
    files = {**company, "okrs/payments/2026-Q3.yaml": text.encode()}
    assert bool(lint_texts(files, select=("406",), today=today).findings) is is_told


def test_a_team_that_lags_behind_is_told_once() -> None:
    """Where others have closed theirs, with the first names and how many more there are."""
    items = "".join(f"  - {{id: o{n}, objective: Paying takes seconds}}\n" for n in range(7))
    other = Q3.replace("payments", "sales") + (
        "objectives:\n  - {id: a, objective: Shops sell, closing: {outcome: missed}}\n"
    )
    files = {
        **OPEN,
        "okrs/payments/2026-Q3.yaml": f"{Q3}objectives:\n{items}".encode(),
        "okrs/sales/2026-Q3.yaml": other.encode(),
    }
    [finding] = lint_texts(files, select=("406",)).findings
    assert finding.message == (
        "2026-Q3 ended 51 days ago, and payments has not closed o0, o1, o2, o3, o4 and 2 more."
    )


def test_a_cycle_that_nobody_closed_is_one_finding() -> None:
    """However many teams there are, it stands once, at the cycle."""
    files = dict(OPEN)
    for team in ("payments", "sales", "company"):
        text = Q3.replace("payments", team) + "objectives: [{id: a, objective: It is so}]\n"
        files[f"okrs/{team}/2026-Q3.yaml"] = text.encode()
    [finding] = lint_texts(files, select=("406",)).findings
    assert finding.message == "2026-Q3 ended 51 days ago, and no objective of it is closed."
    assert (finding.path, finding.pointer) == (ORGANIZATION, "/cycles/1/id")


def _reports(days: list[str]) -> dict[str, bytes]:
    text = (
        "objectives:\n  - id: a\n    objective: Paying takes seconds\n    key_results:\n"
        "      - {id: b, key_result: Fewer wait, measure: {baseline: 9, target: 1}}\n"
    )
    files = {**GOOD_COMPANY, "okrs/payments/2026-Q3.yaml": (Q3 + text).encode()}
    for number, day in enumerate(days):
        path = f"okrs/payments/2026-Q3/{day}-{number:04}.yaml"
        head = HEAD.format("CheckIn", "payments", "2026-Q3")
        files[path] = f"{head}date: {day}\nkey_results: {{a/b: {{current: {number}}}}}\n".encode()
    return files


@pytest.mark.parametrize(
    ("days", "today", "message"),
    [
        (["2026-07-15", "2026-08-15", "2026-09-21", "2026-09-30", "2026-10-02"], "2026-10-20",
         "3 of 5 readings of 2026-Q3 were made in its last 10 days or later."),
        (["2026-07-15", "2026-08-15", "2026-09-20", "2026-09-30", "2026-10-02"], "2026-10-20", ""),
        (["2026-09-28", "2026-09-29", "2026-09-30", "2026-10-01"], "2026-10-20", ""),
        (["2026-09-21"] * 5, "2026-09-30", ""),
        (["2026-09-21"] * 5, "2027-01-09", ""),
        (["2026-06-20", "2026-09-21", "2026-09-22", "2026-09-23", "2026-09-24"], "2026-10-20", ""),
    ],
    ids=["bulk", "half", "few", "still running", "long ago", "planned with it"],
)  # fmt: skip
def test_a_bulk_at_the_end_is_counted(days: list[str], today: str, message: str) -> None:
    """More than half in the last ten days or later, of five or more, of a cycle that has ended."""
    committed = {"okrs/payments/2026-Q3.yaml": date(2026, 6, 20)}
    result = lint_texts(
        _reports(days), select=("407",), today=date.fromisoformat(today), committed=committed
    )
    assert [f.message for f in result.findings] == ([message] if message else [])


ROOT = "okrs/company/2026-Q4.yaml"
ROOT_PLAN = HEAD.format("Objectives", "company", "2026-Q4") + (
    "objectives:\n  - id: love\n    objective: Merchants love us\n    key_results:\n"
    "      - {id: nps, key_result: More recommend us, measure: {baseline: 1, target: 9%s}}\n"
)


@pytest.mark.parametrize(
    ("more", "committed", "today", "is_told"),
    [
        ("", "2026-09-20", "2026-10-15", False),
        ("", "2026-09-20", "2026-10-16", True),
        ("", "2026-11-10", "2026-11-20", False),
        ("", "2026-09-20", "2027-01-01", False),
        (", source: {tags: 'v*'}", "2026-09-20", "2026-11-20", False),
    ],
    ids=["two cadences", "a day more", "new", "after the end", "read from Git"],
)
def test_silence_above_is_told_after_two_cadences(more, committed, today, is_told) -> None:
    """Counted from the start, or from the day the objectives came."""
    files = {**GOOD_COMPANY, ROOT: (ROOT_PLAN % more).encode()}
    result = lint_texts(
        files,
        select=("408",),
        today=date.fromisoformat(today),
        committed={ROOT: date.fromisoformat(committed)},
    )
    assert bool(result.findings) is is_told


def test_a_report_of_the_root_team_ends_the_silence() -> None:
    """One reading of one key result is a word from above; a broken check-in may be one."""
    report = HEAD.format("CheckIn", "company", "2026-Q4") + (
        "date: 2026-11-16\nkey_results: {love/nps: {current: 3}}\n"
    )
    files = {**GOOD_COMPANY, ROOT: (ROOT_PLAN % "").encode()}
    for text in (report, report + "oops"):
        files["okrs/company/2026-Q4/2026-11-16-aaaa.yaml"] = text.encode()
        assert lint_texts(files, select=("408",)).findings == ()


def test_without_a_root_team_nobody_is_silent() -> None:
    """Two roots are the subject of another rule."""
    files = _with("okrs/sales/team.yaml", "parent: company\n", "")
    files[ROOT] = (ROOT_PLAN % "").encode()
    assert lint_texts(files, select=("408",)).findings == ()


def test_confidence_is_asked_for_once_a_team() -> None:
    """Named are those that are reported without one; what is reached needs none."""
    path = "okrs/payments/2026-Q4/2026-11-18-k3v9.yaml"
    text = GOOD_COMPANY[path].decode()
    files = {**GOOD_COMPANY, path: text.replace(", confidence: 6", "").replace(
        ", confidence: 7", "").encode()}  # fmt: skip
    [finding] = lint_texts(files, select=("404",)).findings
    assert finding.message == (
        "payments@2026-Q4 reports 3 of 4 key results without a confidence:"
        " completion, time, wallets."
    )
    reached = files[path].decode().replace("current: 48", "current: 20")
    [finding] = lint_texts({**files, path: reached.encode()}, select=("404",)).findings
    assert finding.message.endswith("2 of 3 key results without a confidence: completion, wallets.")
