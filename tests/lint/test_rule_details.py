"""Cases of single rules that their manual pages have no room for."""

from __future__ import annotations

from datetime import date

import pytest

from okrascode.config import LintSettings, RuleSettings, Settings
from okrascode.findings import Finding
from tests.support.good_company import GOOD_COMPANY, GOOD_TODAY
from tests.support.lint_texts import lint_texts

PLAN = "okrs/payments/2026-Q4.yaml"
SALES = "okrs/sales/2026-Q4.yaml"
CHECK_IN = "okrs/payments/2026-Q4/2026-11-18-k3v9.yaml"


def found(
    slug: str, path: str, old: str, new: str, *, today: date = GOOD_TODAY, **options: int
) -> list[Finding]:
    """Change one text of the good company and give what one rule finds."""
    text = GOOD_COMPANY[path].decode()
    assert old in text
    files = {**GOOD_COMPANY, path: text.replace(old, new, 1).encode()}
    rules = {slug: RuleSettings(options=options)} if options else {}
    settings = Settings(lint=LintSettings(rules=rules))
    return list(lint_texts(files, select=(slug,), settings=settings, today=today).findings)


@pytest.mark.parametrize(
    ("written", "guess"),
    [
        ("company:love-us", "Did you mean company@2026:love-us?"),
        ("effortless-chekout", "Did you mean payments@2026-Q4:effortless-checkout?"),
        ("sales:enter-japan/lives", "Did you mean sales@2026-Q4:enter-japan/live?"),
        ("selling:asia", None),
        ("selling:enter-japan/live", None),
        ("selling:asia/live", None),
        ("sales:nothing-like-it", "In sales@2026-Q4 there is enter-japan."),
        ("company:zzz", "In company@2026-Q4 there is nothing yet."),
        ("kitchen:zzz", "There is no team kitchen; there are company, payments, sales."),
        ("company@1999:zzz", "There is no cycle 1999; there are 2026, 2026-Q3, 2026-Q4."),
    ],
)
def test_references_are_guessed_and_follow_former_names(written: str, guess: str | None) -> None:
    """A name of before still leads there; a wrong one gets what was probably meant."""
    findings = found("unknown-reference", PLAN, "company@2026:love-us", written)
    assert [finding.help for finding in findings] == ([guess] if guess else [])


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        (PLAN, "team: payments", "team: paymetns", "There is no team paymetns."),
        (PLAN, "cycle: 2026-Q4", "cycle: 2026-Q5", "There is no cycle 2026-Q5."),
        (CHECK_IN, "team: payments", "team: paymets", "There is no team paymets."),
        ("okrs/sales/team.yaml", "parent: company", "parent: compny", "There is no team compny."),
        ("okrs/organization.yaml", 'parent: "2026"', 'parent: "2025"', "There is no cycle 2025."),
    ],
)
def test_every_reference_is_looked_at(path: str, old: str, new: str, message: str) -> None:
    """Teams, cycles and parents are references too."""
    assert message in [finding.message for finding in found("unknown-reference", path, old, new)]


def test_a_loop_is_printed_once() -> None:
    """A circle of three is one finding that names them all."""
    files = dict(GOOD_COMPANY)
    for path, old, new in (
        (
            "okrs/company/2026.yaml",
            "owner: lin",
            "owner: lin\n    supports: [payments@2026-Q4:effortless-checkout]",
        ),
        (PLAN, "company@2026:love-us", "sales:enter-japan/live"),
    ):
        files[path] = files[path].decode().replace(old, new).encode()
    [loop] = lint_texts(files, select=("alignment-loop",)).findings
    assert loop.message == (
        "These support each other in a circle: company@2026:love-us →"
        " payments@2026-Q4:effortless-checkout → sales@2026-Q4:enter-japan → company@2026:love-us."
    )


def test_an_objective_that_supports_itself_is_a_loop() -> None:
    """The smallest circle has one member."""
    [loop] = found("alignment-loop", PLAN, "company@2026:love-us", "effortless-checkout/time")
    assert loop.message.count("payments@2026-Q4:effortless-checkout") == 2


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("{current: 66, confidence: 6}", "{done: [apple]}", "report current instead"),
        ("{current: 66, confidence: 6}", "{current: true}", "report a number"),
        ("{done: [apple], confidence: 7}", "{current: 1}", "report done: [IDS]"),
        (
            "{done: [apple], confidence: 7}",
            "{done: [aple]}",
            "no milestone aple. Did you mean apple?",
        ),
        ("{done: [apple], confidence: 7}", "{undone: [visa]}", "There are: apple, google."),
        (
            "checkout/time: ",
            "checkout/tim: ",
            "no key result payments@2026-Q4:effortless-checkout/tim",
        ),
    ],
)
def test_a_reading_must_fit_its_measure(old: str, new: str, words: str) -> None:
    """Each way to report in the wrong shape is told with the right one."""
    [finding] = found("check-in-mismatch", CHECK_IN, old, new)
    assert words in finding.message


@pytest.mark.parametrize(
    ("measure", "current", "fits"),
    [
        ("{binary: true}", "true", True),
        ("{binary: true}", "1", False),
        ("{at_least: 3}", "true", False),
        ("{baseline: 0, target: 9, source: {commits: true}}", "3", False),
        ("{baseline: 0, target: 9}", "3", True),
    ],
)
def test_current_in_the_document_must_fit_too(measure: str, current: str, fits: bool) -> None:
    """What a document says as current is judged like a check-in."""
    new = f"measure: {measure}\n        current: {current}"
    findings = found("check-in-mismatch", SALES, "measure: {baseline: 0, target: 12}", new)
    in_document = [finding for finding in findings if finding.path == SALES]
    assert (in_document == []) is fits


@pytest.mark.parametrize(("days", "found_any"), [(1, True), (7, False)])
def test_how_far_ahead_is_a_setting(days: int, found_any: bool) -> None:
    """A check-in of the day after tomorrow is fine where the settings say so."""
    findings = found("future-check-in", CHECK_IN, "date: 2026-11-18", "date: 2026-11-22", days=days)
    assert bool(findings) is found_any


def test_tomorrow_is_fine() -> None:
    """Elsewhere it is tomorrow already."""
    changed = ("future-check-in", CHECK_IN, "date: 2026-11-18")
    assert found(*changed, "date: 2026-11-21") == []
    assert len(found(*changed, "date: 2026-11-22")) == 1


def test_a_milestone_cannot_be_done_next_year() -> None:
    """A day of a milestone that lies ahead is a slip of the pen."""
    [finding] = found("future-check-in", PLAN, "done: 2026-10-28", "done: 2027-10-28")
    assert finding.message == "apple is said to be done on 2027-10-28, but today is 2026-11-20."


@pytest.mark.parametrize("day", ["2026-09-30", "2027-01-01"])
def test_a_check_in_belongs_into_its_cycle(day: str) -> None:
    """The first and the last day belong to the cycle, the days beside them do not."""
    later = date(2027, 1, 5)
    old = "date: 2026-11-18"
    assert len(found("check-in-outside-cycle", CHECK_IN, old, f"date: {day}", today=later)) == 1
    assert found("check-in-outside-cycle", CHECK_IN, old, "date: 2026-10-01", today=later) == []
    assert found("check-in-outside-cycle", CHECK_IN, old, "date: 2026-12-31", today=later) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "lead: lin",
            "lead: lin\nparent: sales",
            "each other's parents: company → sales → company",
        ),
        ("lead: lin", "lead: lin\nparent: company", "each other's parents: company → company"),
    ],
)
def test_teams_in_a_circle_are_one_finding(old: str, new: str, words: str) -> None:
    """A circle of parents is printed once and hides the missing root that follows from it."""
    [finding] = found("team-tree", "okrs/company/team.yaml", old, new)
    assert words in finding.message


def test_all_weights_of_a_team_can_be_zero_too() -> None:
    """A team whose objectives all weigh nothing has no score."""
    [finding] = found("weights", SALES, "    owner: bo\n", "    owner: bo\n    weight: 0\n")
    assert finding.message == "All objectives of sales@2026-Q4 have weight 0, so it has no score."


def test_dropped_and_draft_items_are_left_in_peace() -> None:
    """What nobody works on needs no owner, measure or check-in."""
    for state in ("state: draft", "state: dropped\n    reason: No money."):
        for slug in ("no-owner", "no-key-results", "stale-check-in", "no-measure"):
            new = f"    {state}\n"
            findings = found(slug, SALES, "    owner: bo\n", new, today=date(2026, 12, 30))
            assert not [finding for finding in findings if finding.path == SALES]


def test_two_values_are_fine_when_equal_or_newer() -> None:
    """A current that says the same as the last check-in contradicts nobody."""
    old = "measure: {baseline: 0, target: 12}"
    for current, as_of, expected in (
        (5, "2026-11-01", 0),
        (4, "2026-11-01", 1),
        (4, "2026-11-17", 0),
        (4, "2026-11-19", 0),
    ):
        new = f"{old}\n        current: {current}\n        as_of: {as_of}"
        assert len(found("two-values", SALES, old, new)) == expected


def test_every_kind_of_link_is_looked_at() -> None:
    """Promises, declines, dependencies and where an objective comes from are references."""
    text = GOOD_COMPANY[SALES].decode()
    text = text.replace("    serves: [payments:effortless-checkout]\n", "    serves: [a:b]\n")
    text = text.replace("    owner: bo\n", "    owner: bo\n    carried_from: sales@2026-Q3:c\n", 1)
    text = text.replace("Shops are live\n", "Shops are live\n        serves: [a:d]\n")
    text += "declines: [{request: payments:e, why: No time.}]\n"
    plan = GOOD_COMPANY[PLAN].decode().replace("sales:enter-japan/live", "sales:f/g")
    files = {**GOOD_COMPANY, SALES: text.encode(), PLAN: plan.encode()}
    found_there = lint_texts(files, select=("unknown-reference",)).findings
    assert [finding.message for finding in found_there] == [
        "There is no key result sales@2026-Q4:f/g.",
        "There is no objective sales@2026-Q3:c.",
        "There is no objective a@2026-Q4:b.",
        "There is no objective a@2026-Q4:d.",
        "There is no objective payments@2026-Q4:e.",
    ]


def test_former_names_of_key_results_lead_on() -> None:
    """A key result that was renamed is found by its old name."""
    text = GOOD_COMPANY[SALES].decode()
    text = text.replace("- id: live\n", "- id: open\n        formerly: [enter-japan/live]\n")
    files = {**GOOD_COMPANY, SALES: text.encode()}
    assert lint_texts(files, select=("unknown-reference",)).findings == ()


def test_a_cycle_cannot_lie_inside_itself() -> None:
    """A circle of parents is said of each cycle in it."""
    old = '{id: "2026", start'
    findings = found(
        "cycle-tree", "okrs/organization.yaml", old, '{id: "2026", parent: 2026-Q4, start'
    )
    assert "The cycle 2026 lies, by its parents, inside itself." in [f.message for f in findings]


def test_teams_without_any_root() -> None:
    """When every team has a parent, and one is missing, it is said that none is the root."""
    findings = found("team-tree", "okrs/company/team.yaml", "lead: lin", "parent: holding")
    assert [f.message for f in findings] == ["Every team has a parent, so none is the root."]


def test_a_second_organization_and_other_doubles() -> None:
    """There is one organisation, and cycles, milestones and questions have names of their own."""
    files = dict(GOOD_COMPANY)
    files["okrs/z.yaml"] = files["okrs/organization.yaml"].replace(b"2026-Q3", b"2026-q4")
    files[PLAN] = (
        files[PLAN]
        .replace(b"id: google", b"id: apple")
        .replace(
            b"    key_results:\n",
            b"    open_questions: [{id: a, question: How?}, {id: a, question: Who?}]\n"
            b"    key_results:\n",
        )
    )
    messages = [f.message for f in lint_texts(files, select=("duplicate-id",)).findings]
    assert sorted(messages) == [
        "There is another cycle 2026 in okrs/organization.yaml, and the first one counts.",
        "There is another cycle 2026-Q4 in okrs/organization.yaml, and the first one counts.",
        "There is another cycle 2026-q4 in okrs/organization.yaml, and the first one counts.",
        "There is another milestone apple in this file, and the first one counts.",
        "There is another organization in okrs/organization.yaml, and the first one counts.",
        "There is another question a in this file, and the first one counts.",
    ]


def test_a_curve_stays_in_its_cycle() -> None:
    """A point before or after the cycle is named with its day."""
    [finding] = found("expected-curve", PLAN, "date: 2026-11-01", "date: 2026-09-01")
    assert finding.message == "The curve of completion has a point on 2026-09-01, outside 2026-Q4."


def test_before_teams_have_objectives_a_root_objective_misses_nobody() -> None:
    """An organisation that has just begun is not told that nobody supports it."""
    files = {p: raw for p, raw in GOOD_COMPANY.items() if "2026-Q4" not in p}
    assert lint_texts(files, select=("unsupported-objective",)).findings == ()


def test_nobody_is_missed_while_a_text_cannot_be_read() -> None:
    """The objective that supports another may stand in a text that is broken."""
    files = {path: raw for path, raw in GOOD_COMPANY.items() if path != SALES}
    files[PLAN] = GOOD_COMPANY[PLAN].replace(b"owner: ana", b"ownr: ana")
    files["okrs/sales/2026-Q4.yaml"] = GOOD_COMPANY[SALES].replace(
        b"    supports: [company@2026:love-us]\n", b""
    )
    assert lint_texts(files, select=("unsupported-objective",)).findings == ()
    files[PLAN] = files[PLAN].replace(b"company@2026:love-us", b"company@2026:other")
    assert len(lint_texts(files, select=("unsupported-objective",)).findings) == 1
