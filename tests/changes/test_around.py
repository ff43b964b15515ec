"""What differs around commitments: people, cycles, teams, answers, questions, policy."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from okrascode.changes.policy import is_policy, policy_moved
from okrascode.changes.trailers import reasons_in
from okrascode.changes.words import in_words
from okrascode.lint.material import read_texts
from tests.support.good_company import GOOD_TODAY
from tests.support.two_sides import COMMITTED, ORGANIZATION, PAYMENTS, SALES, changed, compared

TEAM = "okrs/sales/team.yaml"
CASES = {
    "name": (ORGANIZATION, "name: Acme", "name: Acme AG", ["organization: name Acme → Acme AG"]),
    "vision": (
        ORGANIZATION,
        "vision: Anyone can sell anywhere, and be paid the same day.\n",
        "",
        ["organization: vision Anyone can sell anywhere, and be paid the same day. → none"],
    ),
    "person": (
        ORGANIZATION,
        "bo: {name: Bo Lindqvist}",
        "bo: {name: Bo Lindqvist, git: [bo@example.org]}",
        ["organization: people.bo Bo Lindqvist → Bo Lindqvist bo@example.org"],
    ),
    "person-gone": (
        ORGANIZATION,
        "  bo: {name: Bo Lindqvist}\n",
        "",
        ["organization: people.bo Bo Lindqvist → none"],
    ),
    "new-cycle": (
        ORGANIZATION,
        "cycles:\n",
        "cycles:\n  - {id: 2027-Q1, start: 2027-01-01, end: 2027-03-31}\n",
        ["2027-Q1: new cycle, 2027-01-01 to 2027-03-31"],
    ),
    "start": (
        ORGANIZATION,
        "start: 2026-10-01",
        "start: 2026-10-05",
        ["2026-Q4: start 2026-10-01 → 2026-10-05"],
    ),
    "reopened": (
        ORGANIZATION,
        "end: 2026-09-30, state: closed",
        "end: 2026-09-30",
        ["2026-Q3: state closed → committed"],
    ),
    "parent": (
        ORGANIZATION,
        'id: 2026-Q3, parent: "2026", ',
        "id: 2026-Q3, ",
        ["2026-Q3: parent 2026 → none"],
    ),
    "team-parent": (
        TEAM,
        "parent: company",
        "parent: payments",
        ["sales: parent company → payments"],
    ),
    "lead": (TEAM, "lead: bo", "lead: ana", ["sales: lead bo → ana"]),
    "member-gone": (TEAM, "members: [bo]", "members: []", ["sales: bo leaves"]),
    "mission": (TEAM, "lead: bo", "lead: bo\nmission: Sell.", ["sales: mission none → Sell."]),
    "why": (
        SALES,
        "    owner: bo\n",
        "    owner: bo\n    why: It is large.\n",
        ["sales@2026-Q4:enter-japan: why none → “It is large.”"],
    ),
    "visibility": (
        SALES,
        "    owner: bo\n",
        "    owner: bo\n    visibility: internal\n",
        ["sales@2026-Q4:enter-japan: visibility public → internal"],
    ),
    "key-result-commitment": (
        PAYMENTS,
        "        owner: bo\n",
        "        owner: bo\n        commitment: committed\n",
        ["payments@2026-Q4:effortless-checkout/completion: commitment none → committed"],
    ),
    "promise-taken-back": (
        SALES,
        "    serves: [payments:effortless-checkout]\n",
        "",
        [
            "sales@2026-Q4:enter-japan: takes back the promise to "
            "payments@2026-Q4:effortless-checkout"
        ],
    ),
    "promise": (
        PAYMENTS,
        "        owner: bo\n",
        "        owner: bo\n        serves: [sales:enter-japan]\n",
        [
            "payments@2026-Q4:effortless-checkout/completion: promises to serve "
            "sales@2026-Q4:enter-japan"
        ],
    ),
    "asked": (
        SALES,
        "    owner: bo\n",
        '    owner: bo\n    depends_on: [{of: "payments:effortless-checkout", need: yen}]\n',
        ["sales@2026-Q4:enter-japan: asks for payments@2026-Q4:effortless-checkout: yen"],
    ),
    "asked-no-more": (
        PAYMENTS,
        '    depends_on:\n      - {of: "sales:enter-japan/live", need: two shops that try it, '
        "due: 2026-12-01}\n",
        "",
        [
            "payments@2026-Q4:effortless-checkout: no longer asks for "
            "sales@2026-Q4:enter-japan/live: two shops that try it"
        ],
    ),
    "declined": (
        SALES,
        "objectives:\n",
        'declines: [{request: "payments:effortless-checkout", why: No time}]\nobjectives:\n',
        ["sales: declines, since No time: payments@2026-Q4:effortless-checkout"],
    ),
    "question": (
        SALES,
        "    owner: bo\n",
        "    owner: bo\n    open_questions:\n"
        "      - {id: q, question: May we?, raised_by: bo, raised_on: 2026-11-02, sponsor: lin}\n",
        ["sales@2026-Q4:enter-japan: open_questions.q none → May we? (sponsor: lin)"],
    ),
    "closing": (
        SALES,
        "    owner: bo\n",
        "    owner: bo\n    closing: {outcome: partly, learned: It takes a year.}\n",
        ["sales@2026-Q4:enter-japan: closing none → partly"],
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_each_is_told_in_words(case: str) -> None:
    """One sentence each, there and back again."""
    path, old, new, expected = CASES[case]
    after = changed((path, old, new))
    assert _words(compared(after)) == expected
    assert len(_words(compared(COMMITTED, after))) == len(expected)


def test_answered_questions_are_told() -> None:
    """With the day and the answer."""
    ask = "    owner: bo\n    open_questions:\n"
    ask += "      - {id: q, question: May we?, raised_on: 2026-11-02"
    base = changed((SALES, "    owner: bo\n", ask + "}\n"))
    after = changed(
        (SALES, "2026-11-02}", "2026-11-02, resolved_on: 2026-11-09, resolution: Yes.}"), files=base
    )
    assert _words(compared(after, base)) == [
        "sales@2026-Q4:enter-japan: open_questions.q May we? → resolved on 2026-11-09: Yes."
    ]


def test_teams_come_and_go() -> None:
    """A new team, one that was deleted, and one that cannot be read."""
    less = {path: raw for path, raw in COMMITTED.items() if path != TEAM}
    assert _words(compared(less)) == ["sales: team deleted"]
    assert _words(compared(COMMITTED, less)) == ["sales: new team"]
    broken = {**COMMITTED, TEAM: b"kind: ["}
    assert _words(compared(broken)) == _words(compared(COMMITTED, broken)) == []
    assert _words(compared({**COMMITTED, ORGANIZATION: b"kind: ["})) == []


def test_a_trailer_finds_its_cycle() -> None:
    """By the day it was written; what names nothing, or is no reason, is left out."""
    sides = {
        "before": read_texts(COMMITTED, today=GOOD_TODAY).plan,
        "after": read_texts(COMMITTED, today=GOOD_TODAY).plan,
    }
    moment = datetime(2026, 11, 18, tzinfo=UTC)
    messages = [
        (moment, "A\n\nOKR-Change-Reason: sales:enter-japan/live It slipped."),
        (moment, "B\n\nOKR-Change-Reason: company:love-us We learned."),
        (moment, "C\n\nOKR-Change-Reason: sales:nothing Never."),
        (moment, "D\n\nOKR: sales:enter-japan/live = 6"),
        (moment, "E\n\nOKR-Change-Reason: Nobody knows."),
    ]
    found = [(str(reference), why) for reference, why in reasons_in(messages, **sides)]
    assert found == [
        ("sales@2026-Q4:enter-japan/live", "It slipped."),
        ("company@2026:love-us", "We learned."),
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (b"version = 1\n", b"# a word\nversion = 1\n", []),
        (b"", b"[lint]\nselect = ['401']\n", ["lint.select None [401]"]),
        (b"[lint.rules.weights]\nseverity = 'error'\n",
         b"[lint.rules.weights]\nseverity = 'info'\n", ["lint.rules.weights.severity error info"]),
        (b"a = true\n", b"a = [1, false]\n", ["a true [1, false]"]),
        (b"a = [", b"a = ]", ["file one text another"]),
        (b"\xff", b"", ["file one text another"]),
        (None, b"plugins = ['x']\n", ["plugins None [x]"]),
        (b"x = 1\n", b"x = 1\n", []),
    ],
)  # fmt: skip
def test_settings_are_compared_one_by_one(old, new, expected) -> None:
    """Comments are nothing; what cannot be read is told as a whole."""
    found = [f"{one.field} {one.old} {one.new}" for one in policy_moved("okr.toml", old, new)]
    assert found == expected


def test_what_is_policy() -> None:
    """CODEOWNERS always; a workflow when one of its versions calls okr, and not a word like it."""
    assert is_policy("CODEOWNERS", None, b"")
    assert is_policy(".github/workflows/x.yml", b"run: okr lint", None)
    assert is_policy(".github/workflows/x.yml", b"", b"paths: [okrs/**]")
    assert not is_policy(".github/workflows/x.yml", b"run: bookr", b"")
    [gone] = policy_moved("CODEOWNERS", b"x", None)
    assert (gone.old, gone.new, gone.direction) == ("present", None, "eased")


def _words(comparison) -> list[str]:
    return [f"{one.about}: {in_words(one)}" for one in comparison.differences]
