"""Documents as values: everything that can be written arrives in the model."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from okrascode.documents.read import read_document
from okrascode.model.check_in import CheckIn, CheckInEntry
from okrascode.model.measure import (
    Binary,
    Condition,
    CurvePoint,
    Metric,
    Milestone,
    Milestones,
    Scoring,
    Source,
    SourceKind,
    Threshold,
)
from okrascode.model.objective import (
    Change,
    Closing,
    Commitment,
    Decline,
    Dependency,
    ItemState,
    KeyResult,
    Link,
    Objective,
    OpenQuestion,
    Outcome,
)
from okrascode.model.organization import Cycle, CycleState, Organization, Person
from okrascode.model.place import Place
from okrascode.model.plan import ObjectivesDocument
from okrascode.model.reference import parse_reference
from okrascode.model.team import Team, Visibility

_OBJECTIVES = "okrs/payments/2026-Q4.yaml"


def _read(text: str, path: str):
    result = read_document(text.encode(), path=path)
    assert result.findings == ()
    return result.document


def test_organization():
    """An organisation has its people, and its cycles with days instead of words."""
    document = _read(
        """\
apiVersion: okrascode/v1
kind: Organization
name: Acme
vision: Anyone can sell anywhere, and be paid the same day.    # where we want to be
time_zone: Europe/Zurich
languages: [en, zh]
people:
  ana: {name: Ana Díaz, git: [ana@example.org]}
  lin: {name: 林悦}
cycles:
  - id: "2026"
    start: 2026-01-01
    end: 2026-12-31
    cadence: monthly
  - id: 2026-Q4
    parent: "2026"
    start: 2026-10-01
    end: 2026-12-31
    commit_by: 2026-10-10
    cadence: {days: 10}
    state: closed
""",
        "okrs/organization.yaml",
    )
    place = Place("okrs/organization.yaml")
    assert document == Organization(
        name="Acme",
        vision="Anyone can sell anywhere, and be paid the same day.",
        time_zone="Europe/Zurich",
        languages=("en", "zh"),
        people={
            "ana": Person(id="ana", name="Ana Díaz", git=("ana@example.org",)),
            "lin": Person(id="lin", name="林悦"),
        },
        cycles=(
            Cycle(
                id="2026",
                start=date(2026, 1, 1),
                end=date(2026, 12, 31),
                cadence_days=31,
                place=place.at("cycles", 0),
            ),
            Cycle(
                id="2026-Q4",
                parent="2026",
                start=date(2026, 10, 1),
                end=date(2026, 12, 31),
                commit_by=date(2026, 10, 10),
                cadence_days=10,
                state=CycleState.CLOSED,
                place=place.at("cycles", 1),
            ),
        ),
        place=place,
    )


def test_team():
    """A team has its people, its parent and its old names."""
    document = _read(
        """\
apiVersion: okrascode/v1
kind: Team
id: payments
name: Payments
parent: company
lead: ana
sponsor: lin
members: [ana, bo]
mission: Taking money is boring, and works.
visibility: internal
formerly: [billing]
""",
        "okrs/payments/team.yaml",
    )
    assert document == Team(
        id="payments",
        name="Payments",
        parent="company",
        lead="ana",
        sponsor="lin",
        members=("ana", "bo"),
        mission="Taking money is boring, and works.",
        visibility=Visibility.INTERNAL,
        formerly=("billing",),
        place=Place("okrs/payments/team.yaml"),
    )


def test_objective():
    """An objective has everything around its key results, with references seen from here."""
    document = _read(
        """\
apiVersion: okrascode/v1
kind: Objectives
team: payments
cycle: 2026-Q4
objectives:
  - id: checkout
    objective: Paying with us is effortless
    why: Four in ten carts are lost.
    owner: ana
    commitment: aspirational
    supports: [company:love-us, company@2026:love-us/nps]
    weight: 1.50
    depends_on:
      - {of: "platform:fast-core/p99", need: p99 below 300 ms, due: 2026-11-15}
    serves: [sales:enter-japan]
    open_questions:
      - id: fraud
        question: Is the fraud team willing?
        raised_by: bo
        raised_on: 2026-10-05
        sponsor: lin
        resolved_on: 2026-10-19
        resolution: Yes.
    changes:
      - {date: 2026-11-03, what: a.target, from: 78, to: 75.5, reason: Slipped., by: ana}
      - {date: 2026-11-04, what: commitment, from: committed, to: aspirational, reason: Hard.}
    closing: {outcome: partly, learned: Half of it., next: carry}
    state: dropped
    reason: Not now.
    formerly: [billing:smooth, smoother]
    visibility: internal
    carried_from: payments@2026-Q3:checkout
    x-jira: [PAY-7, {a: 1}]
declines: [{request: "sales:enter-japan", why: No capacity}]
""",
        _OBJECTIVES,
    )
    assert isinstance(document, ObjectivesDocument)
    place = Place(_OBJECTIVES)
    here = place.at("objectives", 0)

    def link(text: str, at: Place) -> Link:
        return Link(parse_reference(text), at)

    assert document.declines == (
        Decline(
            request=link("sales@2026-Q4:enter-japan", place.at("declines", 0, "request")),
            why="No capacity",
            place=place.at("declines", 0),
        ),
    )
    assert document.objectives == (
        Objective(
            id="checkout",
            team="payments",
            cycle="2026-Q4",
            title="Paying with us is effortless",
            why="Four in ten carts are lost.",
            owner="ana",
            commitment=Commitment.ASPIRATIONAL,
            supports=(
                link("company@2026-Q4:love-us", here.at("supports", 0)),
                link("company@2026:love-us/nps", here.at("supports", 1)),
            ),
            weight=Decimal("1.50"),
            depends_on=(
                Dependency(
                    of=link("platform@2026-Q4:fast-core/p99", here.at("depends_on", 0, "of")),
                    need="p99 below 300 ms",
                    due=date(2026, 11, 15),
                    place=here.at("depends_on", 0),
                ),
            ),
            serves=(link("sales@2026-Q4:enter-japan", here.at("serves", 0)),),
            open_questions=(
                OpenQuestion(
                    id="fraud",
                    question="Is the fraud team willing?",
                    raised_by="bo",
                    raised_on=date(2026, 10, 5),
                    sponsor="lin",
                    resolved_on=date(2026, 10, 19),
                    resolution="Yes.",
                    place=here.at("open_questions", 0),
                ),
            ),
            changes=(
                Change(
                    date=date(2026, 11, 3),
                    what="a.target",
                    old=Decimal(78),
                    new=Decimal("75.5"),
                    reason="Slipped.",
                    by="ana",
                    place=here.at("changes", 0),
                ),
                Change(
                    date=date(2026, 11, 4),
                    what="commitment",
                    old="committed",
                    new="aspirational",
                    reason="Hard.",
                    place=here.at("changes", 1),
                ),
            ),
            closing=Closing(outcome=Outcome.PARTLY, learned="Half of it.", next="carry"),
            state=ItemState.DROPPED,
            reason="Not now.",
            formerly=(
                parse_reference("billing@2026-Q4:smooth"),
                parse_reference("payments@2026-Q4:smoother"),
            ),
            visibility=Visibility.INTERNAL,
            carried_from=link("payments@2026-Q3:checkout", here.at("carried_from")),
            place=here,
        ),
    )


def _key_result(body: str) -> KeyResult:
    text = (
        "apiVersion: okrascode/v1\nkind: Objectives\nteam: payments\ncycle: 2026-Q4\n"
        "objectives:\n  - id: o\n    objective: We win\n    key_results:\n"
        f"      - {{id: k, key_result: More, {body}}}\n"
    )
    document = _read(text, _OBJECTIVES)
    assert isinstance(document, ObjectivesDocument)
    return document.objectives[0].key_results[0]


def test_key_result():
    """A key result has its value, its day and its old names; numbers are exact."""
    found = _key_result(
        "owner: bo, how: Counted., weight: 0, state: draft, reason: Later, commitment: committed,"
        " serves: [sales:enter-japan/live], current: 66.10, as_of: 2026-11-20, confidence: 6.5,"
        " formerly: [o/old, other/k]"
    )
    place = Place(_OBJECTIVES).at("objectives", 0, "key_results", 0)
    assert found == KeyResult(
        id="k",
        title="More",
        measure=None,
        owner="bo",
        how="Counted.",
        weight=Decimal(0),
        state=ItemState.DRAFT,
        reason="Later",
        commitment=Commitment.COMMITTED,
        serves=(Link(parse_reference("sales@2026-Q4:enter-japan/live"), place.at("serves", 0)),),
        current=Decimal("66.10"),
        as_of=date(2026, 11, 20),
        confidence=Decimal("6.5"),
        formerly=(
            parse_reference("payments@2026-Q4:o/old"),
            parse_reference("payments@2026-Q4:other/k"),
        ),
        place=place,
    )
    assert str(found.current) == "66.10"


@pytest.mark.parametrize(
    ("written", "current"), [("0", Decimal(0)), ("false", False), ("true", True)]
)
def test_current(written, current):
    """Zero is a number and false is no number."""
    found = _key_result(f"current: {written}").current
    assert found == current
    assert type(found) is type(current)


_MILESTONES = Place(_OBJECTIVES).at("objectives", 0, "key_results", 0, "measure", "milestones")


@pytest.mark.parametrize(
    ("written", "measure"),
    [
        pytest.param(
            'unit: "%", name: rate, baseline: 61, target: 75, stretch: 80.5, withheld: contract,'
            " expected: [{date: 2026-11-01, value: 62}]",
            Metric(
                baseline=Decimal(61),
                target=Decimal(75),
                stretch=Decimal("80.5"),
                unit="%",
                name="rate",
                expected=(CurvePoint(date(2026, 11, 1), Decimal(62)),),
                withheld="contract",
            ),
            id="metric",
        ),
        *(
            pytest.param(
                f"{condition.value}: 99.95, unit: ms, name: p99, scoring: share",
                Threshold(
                    condition=condition,
                    bound=Decimal("99.95"),
                    unit="ms",
                    name="p99",
                    scoring=Scoring.SHARE,
                ),
                id=condition.value,
            )
            for condition in Condition
            if condition is not Condition.BETWEEN
        ),
        pytest.param(
            "between: [40, 70]",
            Threshold(condition=Condition.BETWEEN, bound=Decimal(40), upper=Decimal(70)),
            id="between",
        ),
        pytest.param(
            "milestones: [{id: a, title: A, due: 2026-11-01, done: 2026-10-28},"
            " {id: b, title: B, weight: 2}]",
            Milestones(
                items=(
                    Milestone(
                        id="a",
                        title="A",
                        due=date(2026, 11, 1),
                        done=date(2026, 10, 28),
                        place=_MILESTONES.at(0),
                    ),
                    Milestone(id="b", title="B", weight=Decimal(2), place=_MILESTONES.at(1)),
                )
            ),
            id="milestones",
        ),
        pytest.param("binary: true", Binary(), id="binary"),
    ],
)
def test_measure(written, measure):
    """Each shape of measure has its own value."""
    assert _key_result(f"measure: {{{written}}}").measure == measure


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("commits: true", Source(kind=SourceKind.COMMITS)),
        ('files: "*.a"', Source(kind=SourceKind.FILES, pattern="*.a")),
        ('files: "*.a", of: "*"', Source(kind=SourceKind.FILES, pattern="*.a", of="*")),
        (
            'matches: a+, files: "*.py", repository: core',
            Source(kind=SourceKind.MATCHES, pattern="a+", files="*.py", repository="core"),
        ),
        ("file: a.json, at: /x/0", Source(kind=SourceKind.FILE, pattern="a.json", at="/x/0")),
        ('tags: "v*"', Source(kind=SourceKind.TAGS, pattern="v*")),
    ],
)
@pytest.mark.parametrize("shape", ["baseline: 0, target: 5", "at_most: 3", "binary: true"])
def test_source(written, source, shape):
    """Each kind of source can stand in each measure."""
    measure = _key_result(f"measure: {{{shape}, source: {{{written}}}}}").measure
    assert measure is not None
    assert measure.source == source


def test_check_in():
    """A check-in has its entries with complete references, in the order they are written."""
    path = "okrs/payments/2026-Q4/2026-11-20-k3v9.yaml"
    document = _read(
        """\
apiVersion: okrascode/v1
kind: CheckIn
team: payments
cycle: 2026-Q4
date: 2026-11-20
by: bo
summary: Google Pay is in review.
key_results:
  checkout/completion: {current: 66, confidence: 6, note: Better., ask: A decision.}
  platform@2026:fast/wallets: {done: [google], undone: [apple]}
wins: [Apple Pay passed 10 % of volume]
blockers: [Alipay contract]
""",
        path,
    )
    entries = Place(path).at("key_results")
    assert document == CheckIn(
        team="payments",
        cycle="2026-Q4",
        date=date(2026, 11, 20),
        by="bo",
        summary="Google Pay is in review.",
        entries=(
            CheckInEntry(
                key_result=parse_reference("payments@2026-Q4:checkout/completion"),
                current=Decimal(66),
                confidence=Decimal(6),
                note="Better.",
                ask="A decision.",
                place=entries.at("checkout/completion"),
            ),
            CheckInEntry(
                key_result=parse_reference("platform@2026:fast/wallets"),
                done=("google",),
                undone=("apple",),
                place=entries.at("platform@2026:fast/wallets"),
            ),
        ),
        wins=("Apple Pay passed 10 % of volume",),
        blockers=("Alipay contract",),
        place=Place(path),
    )
