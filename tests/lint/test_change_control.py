"""Rules of change control beyond their manual pages."""

from __future__ import annotations

from datetime import date

import pytest

from okrascode.lint.catalogue import all_rules
from okrascode.lint.rule import Needs
from tests.support.good_company import GOOD_TODAY
from tests.support.lint_texts import lint_texts
from tests.support.two_sides import COMMITTED, ORGANIZATION, PAYMENTS, SALES, changed

REPORT = "okrs/payments/2026-Q4/2026-11-18-k3v9.yaml"
MANY = 'objectives:\n  - {id: more, objective: "We sell more", owner: bo}\n'


def found(after, *, today: date = GOOD_TODAY, profile: str = "audit", base=COMMITTED) -> list[str]:
    """Give code and message of what change control finds."""
    result = lint_texts(after, base=base, today=today, profile=profile, select=("6",))
    return [f"{one.code} {one.message}" for one in result.findings]


def test_a_check_in_that_vanished_is_one_finding() -> None:
    """However many key results it reported on."""
    [line] = found(changed(without=[REPORT]))
    assert line == (
        "OKR606 The record was rewritten: completion of payments@2026-Q4:effortless-checkout:"
        " check-in of 2026-11-18 taken back: 66, confidence 6, and 3 more of this check-in."
    )


def test_a_deleted_entry_of_changes_is_found() -> None:
    """Reasons stay in the record."""
    entry = "    owner: bo\n    changes:\n      - {date: 2026-11-01, what: owner, reason: New.}\n"
    base = changed((SALES, "    owner: bo\n", entry))
    [line] = found(COMMITTED, base=base)
    assert line == (
        "OKR606 The record was rewritten: sales@2026-Q4:enter-japan: entry of changes altered or"
        " deleted: 2026-11-01 owner: New."
    )


@pytest.mark.parametrize(
    ("old", "new", "is_found"),
    [
        ("end: 2026-12-31, commit_by", "end: 2027-01-31, commit_by", True),
        ("commit_by: 2026-10-10, cadence", "commit_by: 2026-10-17, cadence", True),
        ("end: 2026-09-30, state: closed", "end: 2026-09-30", True),
        ('id: 2026-Q4, parent: "2026"', "id: 2026-Q4", False),
    ],
)
def test_a_committed_cycle_that_moves_is_found(old: str, new: str, is_found: bool) -> None:
    """More time, leaving the commitment, and opening again; its place in the tree is no time."""
    lines = [line for line in found(changed((ORGANIZATION, old, new))) if "OKR607" in line]
    assert bool(lines) is is_found


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("commit_by: 2026-10-10, cadence", "state: draft, commit_by: 2026-10-10, cadence"),
        ("commit_by: 2026-10-10, ", "commit_by: 2026-12-20, "),
        ("commit_by: 2026-10-10, ", ""),
        ("end: 2026-12-31, commit_by: 2026-10-10", "end: 2027-01-31, commit_by: 2027-01-10"),
        ("id: 2026-Q4, ", "id: 2026-winter, "),
    ],
)
def test_a_cycle_whose_commitments_would_stand_no_more_blocks(old: str, new: str) -> None:
    """Once: a first change must not open the gate for a second one."""
    after = changed((ORGANIZATION, old, new))
    about_cycles = [line for line in found(after) if line[:6] in ("OKR607", "OKR611")]
    [line] = about_cycles
    assert line.startswith("OKR611 Commitments that stood would stand no more: 2026-Q4: ")
    result = lint_texts(after, base=COMMITTED, today=GOOD_TODAY, select=("611",))
    assert result.has_failed


def test_an_easing_cannot_come_in_two_steps() -> None:
    """Neither the change that moves commit_by passes nor one that does both at once."""
    first = changed((ORGANIZATION, "commit_by: 2026-10-10", "commit_by: 2026-12-20"))
    assert lint_texts(first, base=COMMITTED, today=GOOD_TODAY, select=("6",)).has_failed
    both = changed((SALES, "target: 12", "target: 10"), files=first)
    codes = {line[:6] for line in found(both)}
    assert codes == {"OKR601", "OKR611"}


def test_a_cycle_of_the_future_may_move() -> None:
    """Nothing was committed yet."""
    after = changed((ORGANIZATION, "end: 2026-12-31, commit_by", "end: 2027-01-31, commit_by"))
    assert found(after, today=date(2026, 10, 1)) == []


def test_a_new_objective_is_left_to_late_commitment() -> None:
    """target-raised asks about a new key result and not about a whole objective."""
    after = changed((SALES, "objectives:\n", MANY))
    assert found(after) == []
    more = changed(
        (
            SALES,
            "    key_results:\n",
            "    key_results:\n      - {id: n, key_result: Now, measure: {binary: true}}\n",
        )
    )
    assert [line[:6] for line in found(more)] == ["OKR602"]


def test_a_key_result_in_another_cycle_is_gone_from_its_own() -> None:
    """Moved to the year, with formerly, it still leaves the quarter."""
    fax = COMMITTED[PAYMENTS].index(b"      - id: uptime")
    wallets = COMMITTED[PAYMENTS].index(b"      - id: wallets")
    kept = COMMITTED[PAYMENTS][:fax] + COMMITTED[PAYMENTS][wallets:]
    later = (
        b'apiVersion: okrascode/v1\nkind: Objectives\nteam: payments\ncycle: "2026"\n'
        b"objectives:\n  - id: later\n    objective: We are always there\n    key_results:\n"
        b"      - id: uptime\n        formerly: ['payments@2026-Q4:effortless-checkout/uptime']\n"
        b"        key_result: Payments stay available\n"
        b'        measure: {unit: "%", at_least: 99.95}\n'
    )
    lines = found({**COMMITTED, PAYMENTS: kept, "okrs/payments/2026.yaml": later})
    assert [line for line in lines if line.startswith("OKR604 Gone from its cycle")]


def test_strict_rules_are_strict() -> None:
    """Wording and suspect alignment are judged from profile strict on."""
    year = "okrs/company/2026.yaml"
    after = changed((year, "recommend us", "pay us"), (SALES, "Shops are live", "Shops are up"))
    codes = {line[:6] for line in found(after)}
    assert codes == {"OKR608", "OKR610"}
    regular = lint_texts(after, base=COMMITTED, today=GOOD_TODAY, profile="regular")
    assert not [one.code for one in regular.findings if one.code[:4] == "OKR6"]


def test_what_looked_again_is_not_suspect() -> None:
    """Who moved the link, or reworded the objective, has seen what it supports."""
    year = "okrs/company/2026.yaml"
    after = changed(
        (year, "recommend us", "pay us"),
        (SALES, "objective: Shops in Japan sell with us", "objective: Shops in Japan pay us"),
    )
    lines = [line for line in found(after) if "OKR610" in line]
    assert len(lines) == 1


def test_fingerprints_do_not_count_lines() -> None:
    """A comment above moves a finding and does not make it new."""
    after = changed((SALES, "target: 12", "target: 10"))
    lower = changed((SALES, "objectives:\n", "# One\n# Two\nobjectives:\n"), files=after)
    prints = [
        [f.fingerprint for f in lint_texts(side, base=COMMITTED, today=GOOD_TODAY).findings]
        for side in (after, lower)
    ]
    assert prints[0] == prints[1] != []


def test_all_of_them_need_a_base_and_no_comment_lifts_them() -> None:
    """Eleven rules, 601 to 611."""
    rules = [rule for rule in all_rules() if rule.code.startswith("OKR6")]
    assert [rule.code for rule in rules] == [f"OKR6{n:02}" for n in range(1, 12)]
    for rule in rules:
        assert Needs.BASE in rule.needs
        assert not rule.can_be_suppressed
        assert rule.instead.endswith(".")


def test_a_document_in_the_folder_of_another_team_is_an_error() -> None:
    """Only where a change is judged: owning a folder must mean owning the OKRs."""
    foreign = "okrs/payments/2026-Q4-more.yaml"
    text = COMMITTED[SALES].partition(b"objectives:")[0] + b"objectives: []\n"
    after = {**COMMITTED, foreign: text}
    for base, severity in ((COMMITTED, "error"), (None, "warning")):
        result = lint_texts(after, base=base, today=GOOD_TODAY, select=("106",))
        assert [(one.path, one.severity) for one in result.findings] == [(foreign, severity)]
