"""What a change of documents means: kind, direction, and whether it needs a reason."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support.good_company import GOOD_COMPANY
from tests.support.two_sides import COMMITTED, PAYMENTS, SALES, changed, compared, told

CHECKOUT = "payments:effortless-checkout"
COMPANY = "okrs/company/2026.yaml"
ORGANIZATION = "okrs/organization.yaml"
REPORT = "okrs/payments/2026-Q4/2026-11-18-k3v9.yaml"
FAX = """
      - id: fax
        key_result: Invoices by fax are gone
        state: dropped
        reason: The last customer left.
"""

CASES = {
    "nothing": ((PAYMENTS, "  # The address form", "  # Another comment on the form"), []),
    "target-eased": (
        (SALES, "target: 12", "target: 10"),
        ["sales:enter-japan/live target target: 12 → 10 eased !"],
    ),
    "target-raised": (
        (SALES, "target: 12", "target: 15"),
        ["sales:enter-japan/live target target: 12 → 15 raised !"],
    ),
    "owner": (
        (PAYMENTS, "owner: bo", "owner: lin"),
        [f"{CHECKOUT}/completion people owner: bo → lin neutral"],
    ),
    "weight": (
        (PAYMENTS, "        how: Orders", "        weight: 0\n        how: Orders"),
        [f"{CHECKOUT}/completion weight weight: 1 → 0 eased !"],
    ),
    "commitment-raised": (
        (PAYMENTS, "commitment: aspirational", "commitment: committed"),
        [f"{CHECKOUT} commitment commitment: aspirational → committed raised !"],
    ),
    "reworded": (
        (PAYMENTS, "completion rises in every market", "completion rises in most markets"),
        [
            f"{CHECKOUT}/completion wording title: Checkout completion rises in every market → "
            "Checkout completion rises in most markets neutral !"
        ],
    ),
    "how": (
        (PAYMENTS, "last 7 days", "last 30 days"),
        [
            f"{CHECKOUT}/completion wording how: Orders paid / orders started, last 7 days. → "
            "Orders paid / orders started, last 30 days. neutral !"
        ],
    ),
    "dropped": (
        (
            PAYMENTS,
            "measure: {unit: s,",
            "state: dropped\n        reason: Slow is fine.\n        measure: {unit: s,",
        ),
        [f"{CHECKOUT}/time dropped state: active → dropped eased because Slow is fine."],
    ),
    "back-to-draft": (
        (PAYMENTS, "measure: {unit: s,", "state: draft\n        measure: {unit: s,"),
        [f"{CHECKOUT}/time state state: active → draft eased !"],
    ),
    "resumed": (
        (PAYMENTS, "        state: dropped\n        reason: The last customer left.\n", ""),
        [f"{CHECKOUT}/fax resumed state: dropped → active raised !"],
    ),
    "deleted": ((PAYMENTS, FAX, "\n"), [f"{CHECKOUT}/fax removed state: dropped → None eased !"]),
    "added": (
        (PAYMENTS, FAX, FAX + "      - {id: more, key_result: More, measure: {binary: true}}\n"),
        [f"{CHECKOUT}/more added state: None → active raised !"],
    ),
    "added-as-draft": (
        (PAYMENTS, FAX, FAX + "      - {id: more, key_result: More, state: draft}\n"),
        [f"{CHECKOUT}/more added state: None → draft neutral"],
    ),
    "renamed-without-a-word": (
        (PAYMENTS, "id: uptime", "id: available"),
        [f"{CHECKOUT}/available id-changed id: uptime → available neutral !"],
    ),
    "renamed": (
        (PAYMENTS, "id: uptime", "id: up\n        formerly: [effortless-checkout/uptime]"),
        [f"{CHECKOUT}/up renamed id: uptime → up neutral"],
    ),
    "objective-renamed-without-a-word": (
        (PAYMENTS, "id: effortless-checkout", "id: easy"),
        ["payments:easy id-changed id: effortless-checkout → easy neutral !"],
    ),
    "replaced-under-its-id": (
        (
            PAYMENTS,
            'key_result: Payments stay available\n        measure: {unit: "%", at_least: 99.95}',
            "key_result: Forty slides are made\n        measure: {baseline: 0, target: 40}",
        ),
        [
            f"{CHECKOUT}/uptime added state: None → active raised !",
            f"{CHECKOUT}/uptime removed state: active → None eased !",
        ],
    ),
    "alignment": (
        (PAYMENTS, "supports: [company@2026:love-us]", "supports: []"),
        [f"{CHECKOUT} alignment supports: company@2026:love-us → None neutral"],
    ),
    "dependency-due": (
        (PAYMENTS, "due: 2026-12-01", "due: 2026-12-20"),
        [f"{CHECKOUT} due depends_on.sales:enter-japan/live.due: 2026-12-01 → 2026-12-20 eased !"],
    ),
    "cycle-end": (
        (ORGANIZATION, "end: 2026-12-31, commit_by", "end: 2027-01-31, commit_by"),
        ["2026-Q4 cycle end: 2026-12-31 → 2027-01-31 eased !"],
    ),
    "cycle-commit-by": (
        (ORGANIZATION, "commit_by: 2026-10-10, ", ""),
        ["2026-Q4 cycle commit_by: 2026-10-10 → None eased !"],
    ),
    "cadence": (
        (
            ORGANIZATION,
            "commit_by: 2026-10-10, cadence: weekly",
            "commit_by: 2026-10-10, cadence: monthly",
        ),
        ["2026-Q4 cycle cadence: 7 days → 31 days eased !"],
    ),
    "sponsor": (
        ("okrs/sales/team.yaml", "sponsor: lin", "sponsor: ana"),
        ["sales people sponsor: lin → ana neutral"],
    ),
    "member": (
        ("okrs/sales/team.yaml", "members: [bo]", "members: [bo, chen]"),
        ["sales people members: None → chen neutral"],
    ),
    "check-in-changed": (
        (REPORT, "current: 66", "current: 70"),
        [
            f"{CHECKOUT}/completion check-in 2026-11-18: 66, confidence 6 → 70, confidence 6 "
            "neutral !"
        ],
    ),
    "check-in-corrected": (
        (REPORT, "{current: 66, confidence: 6}", "{current: 70, confidence: 6, note: A typo.}"),
        [
            f"{CHECKOUT}/completion check-in 2026-11-18: 66, confidence 6 → 70, confidence 6 "
            "neutral because A typo."
        ],
    ),
    "check-in-of-another-day": (
        (
            REPORT,
            "date: 2026-11-18\nby: bo\nsummary: Google Pay is in review.\nkey_results:\n"
            "  effortless-checkout/completion: {current: 66, confidence: 6}\n"
            "  effortless-checkout/time: {current: 48, confidence: 7}\n"
            "  effortless-checkout/uptime: {current: 99.97, confidence: 8}\n",
            "date: 2026-11-11\nby: bo\nkey_results:\n",
        ),
        [
            f"{CHECKOUT}/completion check-in 2026-11-18: 66, confidence 6, on 2026-11-18 by bo "
            "→ None neutral !",
            f"{CHECKOUT}/time check-in 2026-11-18: 48, confidence 7, on 2026-11-18 by bo "
            "→ None neutral !",
            f"{CHECKOUT}/uptime check-in 2026-11-18: 99.97, confidence 8, on 2026-11-18 by bo "
            "→ None neutral !",
            f"{CHECKOUT}/wallets check-in 2026-11-11: done apple, confidence 7, on 2026-11-18 "
            "by bo → done apple, confidence 7, on 2026-11-11 by bo neutral !",
        ],
    ),
    "check-in-note": (
        (REPORT, "{current: 66, confidence: 6}", "{current: 66, confidence: 6, note: New.}"),
        [f"{CHECKOUT}/completion check-in 2026-11-18: 66, confidence 6 → 66, confidence 6 neutral"],
    ),
    "milestone-undone": (
        (REPORT, "{done: [apple], confidence: 7}", "{undone: [apple]}"),
        [
            f"{CHECKOUT}/wallets check-in 2026-11-18: done apple, confidence 7 → undone apple "
            "neutral !"
        ],
    ),
    "current": (
        (
            SALES,
            "measure: {baseline: 0, target: 12}",
            "measure: {baseline: 0, target: 12}\n        current: 4",
        ),
        ["sales:enter-japan/live reading current: None → 4 neutral"],
    ),
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_change_has_its_meaning(case: str) -> None:
    """Each edit of the committed company is told once, with kind, direction and gate."""
    replacement, expected = CASES[case]
    assert told(compared(changed(replacement))) == expected


def test_before_the_day_of_commitment_nothing_needs_a_reason() -> None:
    """The base's commit_by decides, whatever the change makes of it."""
    after = changed((SALES, "target: 12", "target: 1"))
    lenient = told(compared(after, today=date(2026, 10, 9)))
    assert lenient == ["sales:enter-japan/live target target: 12 → 1 eased"]
    sly = changed(
        (SALES, "target: 12", "target: 1"),
        (ORGANIZATION, "commit_by: 2026-10-10", "commit_by: 2026-12-30"),
    )
    assert "sales:enter-japan/live target target: 12 → 1 eased !" in told(compared(sly))


def test_a_cycle_without_that_day_is_free_until_it_is_over() -> None:
    """Without commit_by only what is closed or past is protected."""
    after = changed((SALES, "target: 12", "target: 1"), files=GOOD_COMPANY)
    assert told(compared(after, GOOD_COMPANY))[0].endswith("eased")
    late = told(compared(after, GOOD_COMPANY, today=date(2027, 1, 1)))
    assert late[0].endswith("eased !")


def test_a_draft_cycle_holds_nobody() -> None:
    """A cycle in state draft is still argued about."""
    draft = changed((ORGANIZATION, "commit_by: 2026-10-10", "state: draft, commit_by: 2026-10-10"))
    after = changed((SALES, "target: 12", "target: 1"), files=draft)
    assert told(compared(after, draft))[0].endswith("eased")


ENTRY = """
    changes:
      - {{date: 2026-11-19, what: {what}, from: {old}, to: {new}, reason: The deal slipped.}}
    key_results:
      - id: live"""


@pytest.mark.parametrize(
    ("what", "old", "new", "is_lifted"),
    [
        ("live.target", "12", "10", True),
        ("live.target", "'12'", "10.0", True),
        ("live.measure.target", "12", "10", True),
        ("live.target", "12", "9", False),
        ("live.target", "11", "10", False),
        ("live.baseline", "12", "10", False),
        ("cost.target", "12", "10", False),
        ("target", "12", "10", False),
    ],
)
def test_only_a_matching_reason_lifts(what: str, old: str, new: str, is_lifted: bool) -> None:
    """What, from and to must be those of the change."""
    entry = ENTRY.format(what=what, old=old, new=new)
    after = changed(
        (SALES, "target: 12", "target: 10"), (SALES, "\n    key_results:\n      - id: live", entry)
    )
    [line] = told(compared(after))
    assert line.endswith("because The deal slipped." if is_lifted else "eased !")


def test_reasons_may_lead_there_step_by_step() -> None:
    """Two entries from 12 over 11 to 10 are the reasons for 12 to 10."""
    first = "- {date: 2026-11-18, what: live.target, from: 12, to: 11, reason: One left.}"
    entry = ENTRY.format(what="live.target", old=11, new=10).replace(
        "changes:\n", f"changes:\n      {first}\n"
    )
    after = changed(
        (SALES, "target: 12", "target: 10"), (SALES, "\n    key_results:\n      - id: live", entry)
    )
    assert told(compared(after))[0].endswith("because One left.; The deal slipped.")


def test_an_old_reason_lifts_nothing() -> None:
    """An entry that the base has was for another change."""
    entry = ENTRY.format(what="live.target", old=12, new=10)
    base = changed((SALES, "\n    key_results:\n      - id: live", entry))
    after = changed((SALES, "target: 12", "target: 10"), files=base)
    assert told(compared(after, base))[0].endswith("eased !")


def test_an_altered_reason_is_a_rewritten_record() -> None:
    """Entries of the base stay as they are."""
    entry = ENTRY.format(what="live.target", old=15, new=12)
    base = changed((SALES, "\n    key_results:\n      - id: live", entry))
    after = changed((SALES, "The deal slipped", "All is well"), files=base)
    [line] = told(compared(after, base))
    assert line == (
        "sales:enter-japan record changes: 2026-11-19 live.target: The deal slipped. → None "
        "neutral !"
    )


@pytest.mark.parametrize(
    "reference",
    ["sales@2026-Q4:enter-japan/live", "sales@2026-Q4:enter-japan"],
)
def test_a_trailer_lifts_what_it_names(reference: str) -> None:
    """A reason in a commit message counts for the key result, or for all of its objective."""
    after = changed((SALES, "target: 12", "target: 10"))
    found = told(compared(after, trailers=[(reference, "The deal slipped.")]))
    assert found[0].endswith("because The deal slipped.")
    other = [("sales@2026-Q4:enter-japan/cost", "Something else.")]
    assert told(compared(after, trailers=other))[0].endswith("eased !")


def test_a_document_that_does_not_parse_is_unknown() -> None:
    """Nothing is said to be deleted that may still be in a broken file, on either side."""
    broken = changed((SALES, "objectives:", "objectives: ["))
    for one, other in ((broken, COMMITTED), (COMMITTED, broken)):
        comparison = compared(one, other)
        assert told(comparison) == []
        assert comparison.unknown == {SALES}


def test_a_moved_file_is_no_change() -> None:
    """Documents say who they are; paths do not, of check-ins neither."""
    moved = {
        path.replace("payments/2026-Q4", "payments/autumn"): raw for path, raw in COMMITTED.items()
    }
    assert told(compared(moved)) == []


def test_a_renamed_team_is_told_once() -> None:
    """Its objectives follow by formerly, and are not told one by one."""
    after = {
        path.replace("payments", "paying"): raw.replace(b"team: payments", b"team: paying").replace(
            b"id: payments\nname: Payments", b"id: paying\nformerly: [payments]\nname: Pay"
        )
        for path, raw in COMMITTED.items()
    }
    assert told(compared(after)) == [
        "paying team id: payments → paying neutral",
        "paying team name: Payments → Pay neutral",
    ]


def test_what_moved_to_the_next_cycle_is_eased() -> None:
    """A key result that leaves its cycle makes the cycle easier."""
    after = changed((PAYMENTS, FAX, "\n"))
    after["okrs/payments/2026.yaml"] = (
        b'apiVersion: okrascode/v1\nkind: Objectives\nteam: payments\ncycle: "2026"\n'
        b"objectives:\n  - id: later\n    objective: We are paperless\n    key_results:\n"
        b"      - id: fax\n        formerly: ['payments@2026-Q4:effortless-checkout/fax']\n"
        b"        key_result: Invoices by fax are gone\n"
    )
    lines = told(compared(after))
    assert any(" moved id: " in line and " eased" in line for line in lines)


def test_a_cycle_that_is_deleted_is_told() -> None:
    """With the commitments that stand in it."""
    raw = COMMITTED[ORGANIZATION]
    line = next(one for one in raw.splitlines(keepends=True) if b"id: 2026-Q4" in one)
    after = {**COMMITTED, ORGANIZATION: raw.replace(line, b"")}
    assert "2026-Q4 cycle cycle: 2026-10-01 to 2026-12-31 → None eased !" in told(compared(after))


def test_many_changes_are_compared_in_little_work() -> None:
    """A document as large as is allowed takes no more than in proportion; texts are counted."""
    count = 3000
    rows = "".join(
        f"      - {{id: k{{0}}{n}, key_result: Count the number {n} of them, "
        "measure: {baseline: 0, target: {1}}}\n"
        for n in range(count)
    )
    head = (
        "apiVersion: okrascode/v1\nkind: Objectives\nteam: sales\ncycle: 2026-Q4\n"
        "objectives:\n  - id: many\n    objective: Very many\n    key_results:\n"
    )
    sides = [
        {**COMMITTED, SALES: (head + rows.replace("{0}", id_).replace("{1}", target)).encode()}
        for id_, target in (("a", "9"), ("b", "8"))
    ]
    lines = told(compared(sides[1], sides[0]))
    assert sum(" id-changed " in line for line in lines) == count
    assert sum(" target: 9 → 8 eased !" in line for line in lines) == count


def test_what_goes_while_its_objective_is_renamed_is_told() -> None:
    """A new name of the objective hides no deletion in it."""
    after = changed(
        (PAYMENTS, "id: effortless-checkout", "id: easy\n    formerly: [effortless-checkout]"),
        (PAYMENTS, FAX, "\n"),
    )
    assert told(compared(after)) == [
        "payments:easy renamed id: effortless-checkout → easy neutral",
        "payments:effortless-checkout/fax removed state: dropped → None eased !",
    ]


@pytest.mark.parametrize(
    ("old", "new", "direction"),
    [
        ("", "committed", "raised"),
        ("", "aspirational", "neutral"),
        ("committed", "", "eased"),
        ("committed", "aspirational", "eased"),
        ("aspirational", "committed", "raised"),
        ("aspirational", "", "neutral"),
    ],
)
def test_a_key_result_without_a_word_has_the_commitment_above(old, new, direction) -> None:
    """The objective is aspirational; what counts is compared, and not the word."""
    sides = []
    for word in (old, new):
        line = f"        commitment: {word}\n" if word else ""
        sides.append(changed((PAYMENTS, "        owner: bo\n", f"        owner: bo\n{line}")))
    [line] = told(compared(sides[1], sides[0]))
    assert f" {direction}" in line
