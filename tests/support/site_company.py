"""A small company to draw a site of: documents as text, readings by hand, numbers rolled up."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from types import MappingProxyType

from okrascode.config import Settings, SiteSettings
from okrascode.documents.read import read_document
from okrascode.model.plan import Document, Plan, make_plan
from okrascode.model.reference import Id, Reference, parse_reference
from okrascode.readings.reading import Origin, Reading, ReadingValue, SourceName
from okrascode.readings.record import Evidence, IntentChange, LinkSince, Record
from okrascode.rollup.rollup import roll_up
from okrascode.rollup.series import with_series
from okrascode.site.source import Check, SiteSource

__all__ = [
    "CHECK",
    "DOCUMENTS",
    "REVISION",
    "TODAY",
    "commit_id",
    "company",
    "plan_of_texts",
    "source_of",
]

TODAY = date(2026, 11, 22)
CHECK = Check(
    code="OKR401",
    slug="no-owner",
    severity="error",
    summary="An objective has no owner.",
    why="What everybody owns is owned by nobody.",
    fails="objectives:\n  - id: late\n    objective: We are on time\n",
    passes="objectives:\n  - id: late\n    objective: We are on time\n    owner: ana\n",
    options="None.",
)
"""A rule as the site shows it."""
REVISION = "1a95462f" + "0" * 32

_ORGANIZATION = """\
apiVersion: okrascode/v1
kind: Organization
name: Lighthouse Kitchens
vision: By 2030 every school cooks a warm lunch from what grows within a day's drive.
time_zone: Europe/Zurich
languages: [en, zh]
people:
  mei: {name: Mei Tan}
  ana: {name: Ana Díaz}
  lin: {name: 林悦}
  jon: {name: Jon Weber}
  amara: {name: Amara Diallo}
cycles:
  - {id: "2026", start: 2026-01-01, end: 2026-12-31, cadence: monthly}
  - {id: 2026-Q3, parent: "2026", start: 2026-07-01, end: 2026-09-30, state: closed}
  - {id: 2026-Q4, parent: "2026", start: 2026-10-01, end: 2026-12-31, cadence: weekly}
"""

_TEAMS = {
    "company": "name: Lighthouse Kitchens\nlead: lin\n",
    "sourcing": (
        "name: Sourcing\nparent: company\nlead: mei\nsponsor: lin\nmembers: [mei, jon, ana]\n"
        "mission: Good food from close by, and farmers who are paid on time.\n"
    ),
    "kitchens": (
        "name: Kitchens\nparent: company\nlead: ana\nsponsor: amara\nmembers: [ana, amara]\n"
        "mission: A warm lunch on every plate, whatever the morning brought.\n"
    ),
    "ovens": "name: Ovens & Tools\nparent: kitchens\nlead: jon\nmembers: [jon]\n",
    "people": "name: People\nparent: company\nlead: amara\nformerly: [staff]\n",
    "board": "name: Board Matters\nparent: company\nlead: lin\nvisibility: internal\n",
}

_OBJECTIVES = {
    ("company", "2026"): """\
  - id: warm-lunch
    objective: A warm lunch is normal in the schools we serve
    why: Four in ten children we cook for eat nothing else warm that day.
    owner: lin
    key_results:
      - id: schools
        key_result: Schools with a warm lunch on every school day
        owner: amara
        measure: {unit: schools, baseline: 24, target: 60}
      - id: complaints
        key_result: Weeks in which no school was left without lunch
        measure: {unit: "%", at_least: 98}
""",
    ("company", "2026-Q4"): """\
  - id: trust
    objective: Schools trust us enough to close their own kitchens
    why: Two kitchens side by side cost a school more than either of them.
    owner: lin
    key_results:
      - id: contracts
        key_result: Schools that sign for two years
        owner: lin
        how: Signed contracts in the shared folder, counted on Friday.
        measure: {unit: schools, baseline: 3, target: 12}
      - id: late
        key_result: Lunches that arrive later than agreed
        owner: ana
        measure: {unit: "%", baseline: 9.5, target: 2}
  - id: hard-things
    objective: We say the hard things early, and act on them
    why: Last quarter two problems were known for five weeks before anyone wrote them down.
    owner: amara
    commitment: aspirational
    open_questions:
      - id: night-shift
        question: Who may say no to a night shift when half the drivers are ill?
        raised_by: jon
        raised_on: 2026-10-29
    key_results:
      - id: checked-in
        key_result: Key results checked in within eight days
        measure: {unit: "%", baseline: 55, target: 95}
""",
    ("sourcing", "2026-Q4"): """\
  - id: near-farms
    objective: Most of what we cook grows within a day's drive
    why: Lorries that come from far away come late, and nobody knows the farmer.
    owner: mei
    carried_from: "sourcing@2026-Q3:know-farms"
    formerly: ["sourcing@2026-Q4:close-farms"]
    supports: [company:trust/late, company@2026:warm-lunch]
    open_questions:
      - id: winter
        question: What do we cook in February when nothing grows, and do we tell the schools?
        raised_by: mei
        raised_on: 2026-10-06
        sponsor: lin
      - id: price
        question: Do we pay the mill more, or wait with bread until spring?
        raised_by: jon
        raised_on: 2026-10-12
        sponsor: amara
        resolved_on: 2026-11-09
        resolution: We pay, until the March review.
    key_results:
      - id: share
        key_result: Share of ingredients from within 150 km
        owner: mei
        how: Weight on delivery notes, last four weeks, all kitchens.
        measure: {unit: "%", baseline: 38, target: 65, stretch: 75}
      - id: farms
        key_result: Farms with a contract for the whole winter
        owner: jon
        measure: {unit: farms, baseline: 4, target: 15}
      - id: paid
        key_result: Days until a farmer has the money
        measure: {unit: days, baseline: 31, target: 10}
declines:
  - request: kitchens:on-time
    why: The mill opens at six. We ask again when the bridge is open.
""",
    ("sourcing", "2026-Q3"): """\
  - id: know-farms
    objective: We know every farm we could buy from
    owner: mei
    supports: ["company@2026:warm-lunch"]
    closing:
      outcome: partly
      learned: Visiting beats writing. Farms we drove to signed twice as often.
      next: carry
    key_results:
      - id: visited
        key_result: Farms visited
        measure: {unit: farms, baseline: 0, target: 40}
      - id: map
        key_result: The map of farms is public
        measure: {binary: true}
""",
    ("kitchens", "2026-Q4"): """\
  - id: on-time
    objective: Lunch leaves the kitchen when it should
    why: Late food is cold food.
    owner: ana
    supports: [company:trust]
    depends_on:
      - {of: "sourcing:near-farms/share", need: dry flour before five, due: 2026-11-15}
      - {of: "ovens:no-stops", need: one spare oven per hill, due: 2026-12-10}
      - {of: "people:stay", need: two cooks for the early shift, due: 2026-11-20}
    key_results:
      - id: false-starts
        key_result: False starts from wet flour and late vans, per 100 lunches
        owner: ana
        how: Batches thrown away before ten, from the kitchen log.
        measure: {baseline: 5.2, target: 1.5}
      - id: temperature
        key_result: Food is hot when it is served
        measure: {unit: "°C", at_least: 65}
      - id: menus
        key_result: The four winter menus are cooked once in every kitchen
        measure:
          milestones:
            - {id: root, title: Roots and lentils, due: 2026-10-31}
            - {id: cabbage, title: Cabbage week, due: 2026-11-15, weight: 2}
            - {id: beans, title: Beans, due: 2026-12-05}
            - {id: feast, title: The feast before the holidays, due: 2026-12-18}
      - id: hotline
        key_result: Cooks reach somebody at six in the morning
        measure: {binary: true}
""",
    ("ovens", "2026-Q4"): """\
  - id: no-stops
    objective: No oven stands still on a school day
    supports: [kitchens:on-time/false-starts]
    serves: [kitchens:on-time]
    owner: jon
    key_results:
      - id: stops
        key_result: Oven hours lost
        measure: {unit: h, baseline: 40, target: 8}
      - id: spare
        key_result: Spare parts on the shelf
        state: dropped
        reason: The maker now delivers overnight.
        measure: {unit: parts, baseline: 0, target: 30}
""",
    ("people", "2026-Q4"): """\
  - id: stay
    objective: Cooks stay because they want to
    owner: amara
    key_results:
      - id: leave
        key_result: Cooks who leave within a year
        measure: {unit: "%", baseline: 34, target: 20}
      - id: feel
        key_result: We know what a good day in the kitchen feels like
""",
    ("board", "2026-Q4"): """\
  - id: secret-merger
    objective: The secret merger is decided
    supports: [company:trust]
    depends_on:
      - {of: "kitchens:on-time", need: a secret tour of the kitchen}
    open_questions:
      - {id: hush, question: Does the secret buyer know, raised_on: 2026-10-06}
    key_results:
      - id: secret-offer
        key_result: Secret offers on the table
        measure: {baseline: 0, target: 3}
""",
}

DOCUMENTS: Mapping[str, str] = MappingProxyType(
    {
        "okrs/organization.yaml": _ORGANIZATION,
        **{
            f"okrs/{name}/team.yaml": f"apiVersion: okrascode/v1\nkind: Team\nid: {name}\n{text}"
            for name, text in _TEAMS.items()
        },
        **{
            f"okrs/{team}/{cycle}.yaml": (
                f"apiVersion: okrascode/v1\nkind: Objectives\nteam: {team}\n"
                f'cycle: "{cycle}"\nobjectives:\n{text}'
            )
            for (team, cycle), text in _OBJECTIVES.items()
        },
    }
)
"""The documents by path."""

_Said = tuple[str, object, object, str]
_SAID: dict[str, tuple[str, list[_Said]]] = {
    "company@2026:warm-lunch/schools": (
        "Amara Diallo",
        [
            ("2026-02-27", 26, 7, "Two schools joined after the open day."),
            ("2026-04-30", 33, 7, "The valley is in."),
            ("2026-06-30", 39, 6, "Slower: summer is not the time to change a kitchen."),
            ("2026-08-31", 44, 6, ""),
            ("2026-10-30", 52, 8, "Eight schools at once. The new van made it possible."),
        ],
    ),
    "company@2026:warm-lunch/complaints": ("林悦", [("2026-10-30", "98.4", 8, "")]),
    "company@2026-Q4:trust/contracts": (
        "林悦",
        [
            ("2026-10-09", 3, 7, "Offers are out."),
            ("2026-10-23", 5, 7, ""),
            ("2026-11-06", 7, 7, "Parents ask for it now, not only headmasters."),
            (
                "2026-11-20",
                9,
                8,
                "Two more after the tasting. Three are waiting for their council.",
            ),
        ],
    ),
    "company@2026-Q4:trust/late": (
        "Ana Díaz",
        [
            ("2026-10-09", "9.5", 6, "Where we start."),
            ("2026-10-23", "8.1", 6, ""),
            ("2026-11-06", "7.9", 4, "The bridge is closed until January."),
            ("2026-11-20", "7.2", 3, "We cannot win back what the bridge costs us."),
        ],
    ),
    "company@2026-Q4:hard-things/checked-in": (
        "Amara Diallo",
        [
            ("2026-10-16", 61, 6, ""),
            ("2026-10-30", 72, 7, "The reminder in the morning round works."),
            ("2026-11-13", 84, 8, ""),
            ("2026-11-20", 86, 8, "One team has fallen silent; we will ask, not nag."),
        ],
    ),
    "sourcing@2026-Q4:near-farms/share": (
        "Mei Tan",
        [
            ("2026-10-05", 38, 7, "Starting point, all kitchens."),
            ("2026-10-12", 41, 7, "Potatoes and carrots are local everywhere."),
            ("2026-10-19", 44, 7, ""),
            ("2026-10-26", 47, 6, "Milk is in. The dairy can only do half of it."),
            (
                "2026-11-02",
                46,
                5,
                "The mill burnt; flour comes from far away again. Lesson: one mill is none.",
            ),
            ("2026-11-09", 49, 5, "A second mill is found."),
            ("2026-11-16", 54, 6, "Bread is local in four kitchens of nine."),
        ],
    ),
    "sourcing@2026-Q4:near-farms/farms": (
        "Jon Weber",
        [
            ("2026-10-12", 4, 6, ""),
            ("2026-10-26", 6, 6, "Slow but real."),
            ("2026-11-16", 9, 6, "Farmers want a price for February before they sign."),
        ],
    ),
    "sourcing@2026-Q4:near-farms/paid": (
        "Mei Tan",
        [
            ("2026-10-12", 31, 5, "Where we start."),
            ("2026-10-26", 24, 6, "Invoices by phone help."),
        ],
    ),
    "sourcing@2026-Q3:know-farms/visited": (
        "Mei Tan",
        [
            ("2026-07-20", 9, 7, ""),
            ("2026-08-21", 22, 7, "Rain kept us home."),
            ("2026-09-25", 33, 5, ""),
        ],
    ),
    "sourcing@2026-Q3:know-farms/map": ("Jon Weber", [("2026-09-11", True, 9, "It is out.")]),
    "kitchens@2026-Q4:on-time/false-starts": (
        "Ana Díaz",
        [
            ("2026-10-05", "5.2", 7, "Starting point measured in all nine kitchens."),
            ("2026-10-12", "4.9", 7, "New storage in three kitchens."),
            ("2026-10-19", "4.1", 6, "Storage everywhere."),
            ("2026-10-26", "3.4", 6, "Vans leave ten minutes earlier."),
            (
                "2026-11-02",
                "3.6",
                4,
                "Earlier vans made it worse in the hills. Lesson: the hills are different.",
            ),
            ("2026-11-09", "2.9", 5, "Sourcing lent us two people."),
            (
                "2026-11-16",
                "2.6",
                6,
                "Down again. The last third is wet flour; a new mill may solve it.",
            ),
        ],
    ),
    "kitchens@2026-Q4:on-time/temperature": (
        "Ana Díaz",
        [
            ("2026-10-12", 61, 6, ""),
            ("2026-10-26", 66, 7, "New boxes."),
            ("2026-11-16", 67, 8, "Holds since the boxes came."),
        ],
    ),
    "kitchens@2026-Q4:on-time/menus": (
        "Ana Díaz",
        [
            ("2026-10-30", ("root",), 7, "Children asked for more."),
            ("2026-11-18", ("root", "cabbage"), 8, ""),
        ],
    ),
    "kitchens@2026-Q4:on-time/hotline": (
        "Ana Díaz",
        [("2026-11-17", False, 6, "Two of three shifts are covered.")],
    ),
    "ovens@2026-Q4:no-stops/stops": (
        "Jon Weber",
        [
            ("2026-10-12", 40, 7, ""),
            ("2026-10-26", 26, 8, ""),
            ("2026-11-17", 7, 9, "Better than we hoped. The new seals hold."),
        ],
    ),
    "board@2026-Q4:secret-merger/secret-offer": (
        "Secret Person",
        [("2026-11-17", 1, 5, "secret words")],
    ),
}
_ASKS = {
    (
        "sourcing@2026-Q4:near-farms/farms",
        "2026-11-16",
    ): "A decision on the winter price before December.",
    (
        "company@2026-Q4:trust/late",
        "2026-11-20",
    ): "Somebody who talks to the canton about the bridge.",
}


def commit_id(*parts: object) -> str:
    """Make a commit id that looks like one and stays the same."""
    return hashlib.sha1(repr(parts).encode(), usedforsecurity=False).hexdigest()


def plan_of_texts(texts: Mapping[str, str]) -> Plan:
    """Read documents; they must be without errors."""
    documents: list[Document] = []
    for path, text in texts.items():
        result = read_document(text.encode(), path=path)
        assert result.document is not None, (path, [f.message for f in result.findings])
        documents.append(result.document)
    return make_plan(documents)


def _reading(about: Reference, who: str, said: _Said) -> Reading:
    day, value, confidence, note = said
    exact: ReadingValue
    if isinstance(value, bool):
        exact = value
    elif isinstance(value, tuple):
        exact = tuple(Id(str(item)) for item in value)
    else:
        exact = Decimal(str(value))
    on = date.fromisoformat(day)
    return Reading(
        key_result=about,
        day=on,
        value=exact,
        confidence=Decimal(str(confidence)),
        note=note,
        ask=_ASKS.get((str(about), day), ""),
        source=SourceName.CHECK_IN,
        origin=Origin(
            commit=commit_id(about, day),
            author=who,
            authored_at=datetime.combine(on, time(9), UTC),
            position=0,
            path="okrs/x.yaml",
        ),
    )


def _record(plan: Plan) -> Record:
    readings: dict[Reference, tuple[Reading, ...]] = {}
    for text, (who, said) in _SAID.items():
        about = parse_reference(text)
        if about in plan.key_results:
            readings[about] = tuple(_reading(about, who, one) for one in said)
    moved = parse_reference("kitchens@2026-Q4:on-time/false-starts")
    seen = {about: date(2026, 9, 25) for about in (*plan.objectives, *plan.key_results)}
    return Record(
        readings=MappingProxyType(readings),
        evidence=MappingProxyType(
            {
                moved: (
                    Evidence(
                        about=moved,
                        commit=commit_id("evidence"),
                        subject="log: count batches thrown away before ten",
                        author="Jon Weber",
                        day=date(2026, 10, 14),
                    ),
                )
            }
        ),
        changes=(
            IntentChange(
                about=moved,
                field="target",
                old=Decimal("2"),
                new=Decimal("1.5"),
                day=date(2026, 10, 27),
                reason="2 was nearly reached after three weeks, and it is still too much.",
                origin=Origin(
                    commit=commit_id("target"),
                    author="Ana Díaz",
                    authored_at=datetime(2026, 10, 27, 9, tzinfo=UTC),
                    position=0,
                ),
            ),
        ),
        first_seen=MappingProxyType(seen),
        links=MappingProxyType(_links()),
    )


def _links() -> dict[tuple[str, Reference, Reference], LinkSince]:
    asker = parse_reference("kitchens@2026-Q4:on-time")
    ovens = parse_reference("ovens@2026-Q4:no-stops")
    flour = parse_reference("sourcing@2026-Q4:near-farms/share")
    return {
        ("depends_on", asker, flour): LinkSince(date(2026, 10, 20), commit_id("flour")),
        ("depends_on", asker, ovens): LinkSince(date(2026, 10, 5), commit_id("oven")),
        ("serves", ovens, asker): LinkSince(date(2026, 10, 8), commit_id("promise")),
    }


def source_of(
    plan: Plan, record: Record, *, today: date = TODAY, settings: Settings | None = None
) -> SiteSource:
    """Roll up every cycle of a plan and put the source of its site together."""
    settings = settings or Settings()
    rollup = roll_up(
        plan, record, today=today, cycles=tuple(plan.cycles), settings=settings, problems=()
    )
    rollup = with_series(rollup, cycles=tuple(plan.cycles), interval="weekly")
    return SiteSource(
        plan=plan,
        record=record,
        checks=(CHECK,),
        rollups=MappingProxyType({cycle.cycle.id: cycle for cycle in rollup.cycles}),
        today=today,
        settings=settings,
        revision=REVISION,
    )


def company(
    *, today: date = TODAY, visibility: str = "public", people: str = "names"
) -> SiteSource:
    """Give the source of the sample company's site."""
    site = SiteSettings(
        repository="https://github.com/lighthouse/okrs", visibility=visibility, people=people
    )
    plan = plan_of_texts(DOCUMENTS)
    record = _record(plan)
    upto = {
        about: tuple(r for r in readings if r.day and r.day <= today + timedelta(days=0))
        for about, readings in record.readings.items()
    }
    record = replace(record, readings=MappingProxyType(upto))
    return source_of(plan, record, today=today, settings=Settings(site=site))
