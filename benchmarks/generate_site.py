"""Make a Git repository for a site: teams whose objectives people report on with words.

Half of the teams have an objective of their own this quarter, with three key results and a
check-in every other week; so a thousand teams make about 3,500 pages. The same arguments give the
same bytes::

    python benchmarks/generate_site.py S --teams 1000
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from company import PEOPLE, company, organization
from fast_import import commit, new_repository

FIRST_DAY = datetime(2025, 10, 6, 9, tzinfo=UTC)
CHECK_INS = 5
GROUP = 12
"""Teams that belong to one department."""
PLACES = ("Kampala", "Lund", "Quito", "成都", "Leeds", "Pune", "Oslo", "昆明")
THINGS = ("orders", "repairs", "answers", "visits", "lessons", "deliveries", "invoices", "calls")
NOTES = (
    "The new route saves a day, and two shops have asked for it by name.",
    "We waited for parts again; Lund lends us six until the end of the month.",
    "Half of the calls were about one form. It is gone since Tuesday.",
    "供应商换了，第一批没有退货。",
    "Nothing moved, both of us were ill. We start again on Monday.",
    "Three customers said so without being asked.",
)


def _team(number: int) -> tuple[str, str]:
    group = f"group-{number // GROUP:03}"
    is_group = number % GROUP == 0
    name = group if is_group else f"team-{number:04}"
    place, thing = PLACES[number % len(PLACES)], THINGS[number // 3 % len(THINGS)]
    text = (
        f"apiVersion: okrascode/v1\nkind: Team\nid: {name}\nname: {place} {thing} {number}\n"
        f"parent: {'company' if is_group else group}\nlead: p{number % PEOPLE}\n"
        f"mission: Whoever waits for {thing} in {place} waits a day less than last year.\n"
    )
    return name, text


def _objectives(name: str, number: int, chance: random.Random) -> str:
    place, thing = PLACES[number % len(PLACES)], THINGS[number // 3 % len(THINGS)]
    lines = [
        "apiVersion: okrascode/v1\nkind: Objectives",
        f"team: {name}\ncycle: 2025-Q4\nobjectives:",
        "  - id: better",
        f"    objective: People in {place} notice that their {thing} come when we said",
        "    why: Four in ten of them ask where we are, and one in ten asks others next time.",
        f"    owner: p{number % PEOPLE}",
        f"    commitment: {'aspirational' if number % 3 else 'committed'}",
        "    supports: ['company@2025:better']",
        "    key_results:",
    ]
    for one, unit, what in (
        ("on-time", "%", f"Share of {thing} on the day that was promised"),
        ("asked", "calls", f"Calls a week that ask where the {thing} are"),
        ("again", "%", "Customers who would come to us again"),
    ):
        baseline = chance.randrange(20, 60)
        target = 5 if one == "asked" else baseline + chance.randrange(10, 40)
        lines += [
            f"      - id: {one}\n        key_result: {what}\n        owner: p{number % PEOPLE}",
            f"        how: Counted every Friday in {place}, from the list that the drivers keep.",
            f'        measure: {{unit: "{unit}", baseline: {baseline}, target: {target}}}',
        ]
    return "\n".join([*lines, ""])


def _check_in(name: str, number: int, at: datetime, chance: random.Random) -> tuple[str, str]:
    said = chance.choice(NOTES)
    values = [
        f"  better/{one}:\n    current: {chance.randrange(5, 100)}\n"
        f"    confidence: {chance.randrange(2, 11)}\n    note: {said}\n"
        for one in ("on-time", "asked", "again")
    ]
    text = (
        f"apiVersion: okrascode/v1\nkind: CheckIn\nteam: {name}\ncycle: 2025-Q4\n"
        f"date: {at.date()}\nby: p{number % PEOPLE}\nkey_results:\n" + "".join(values)
    )
    return f"okrs/{name}/2025-Q4/{at.date()}-{number:04x}.yaml", text


def stream(teams: int, languages: tuple[str, ...], seed: int) -> Iterator[str]:
    """Give what ``git fast-import`` reads."""
    chance = random.Random(seed)
    site = f"[site]\nlanguages = [{', '.join(f'{one!r}' for one in languages)}]\n"
    files = {"okr.toml": f"version = 1\n\n{site}", "okrs/organization.yaml": organization()}
    files["okrs/company/2025.yaml"] = company()
    files["okrs/company/team.yaml"] = (
        "apiVersion: okrascode/v1\nkind: Team\nid: company\nname: Company\nlead: p0\n"
    )
    busy: list[tuple[str, int]] = []
    for number in range(teams - 1):
        name, text = _team(number)
        files[f"okrs/{name}/team.yaml"] = text
        if number % 2:
            busy.append((name, number))
            files[f"okrs/{name}/2025-Q4.yaml"] = _objectives(name, number, chance)
    mark = 1
    yield commit(mark, FIRST_DAY - timedelta(days=7), 0, "Begin", files)
    for turn in range(CHECK_INS):
        for order, (name, number) in enumerate(busy):
            at = FIRST_DAY + timedelta(days=14 * turn, minutes=order)
            changed = dict([_check_in(name, number, at, chance)])
            mark += 1
            message = f"Check in for {name}"
            yield commit(mark, at, number % PEOPLE, message, changed, f"from :{mark - 1}\n")


def generate(
    folder: Path, *, teams: int, languages: tuple[str, ...] = ("en",), seed: int = 1
) -> None:
    """Make the repository in a new folder, packed, with its work tree checked out."""
    new_repository(folder, stream(teams, languages, seed))


def main() -> None:
    """Read the arguments and make the repository."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder that does not exist yet")
    parser.add_argument("--teams", type=int, default=1000, help="default: 1000")
    parser.add_argument("--languages", default="en", help="with commas; default: en")
    parser.add_argument("--seed", type=int, default=1, help="default: 1")
    given = parser.parse_args()
    languages = tuple(given.languages.split(","))
    generate(given.folder, teams=given.teams, languages=languages, seed=given.seed)


if __name__ == "__main__":
    main()
