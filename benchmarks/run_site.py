"""Benchmark S: the site, against MkDocs building as many plain pages with the same theme.

The companies are made in the folder that is named, where they are absent::

    python benchmarks/run_site.py S --runs 3
    python benchmarks/run_site.py S --teams 35,140
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from comparison import Row, compared, print_table
from generate_site import generate
from okr_process import CHECKOUT, TODAY, scrubbed
from options import argument_parser, given_by, scratch_folder
from site_weight import print_own_part, print_weights

DEMO = 0
"""Stands for the company of ``okr demo``."""
DEMO_DAY = "2026-11-20"
TEAMS = (DEMO, 35, 140, 1000)
IN_TWO_LANGUAGES = frozenset({35})
WEIGHED = 50
LINEAR = (140, 285, 570, 1000)
HERE = Path(__file__).parent


def company(folder: Path, teams: int, environment: dict[str, str]) -> Path:
    """Give the repository of a company, made when it is absent."""
    place = folder / (f"teams-{teams}" if teams else "demo")
    if place.exists():
        return place
    if teams:
        generate(
            place, teams=teams, languages=("en", "zh") if teams in IN_TWO_LANGUAGES else ("en",)
        )
        return place
    make = [sys.executable, "-P", "-m", "okrascode", "demo", str(place), "--today", DEMO_DAY, "-q"]
    subprocess.run(make, env=environment, check=True, stdout=subprocess.DEVNULL)
    return place


def rows_of(repository: Path, scratch: Path, environment: dict[str, str]) -> list[Row]:
    """Give the rows of one company: MkDocs, ours, ours again after one change and after none."""
    today = DEMO_DAY if repository.name == "demo" else TODAY
    sites = {name: scratch / f"{repository.name}-{name}" for name in ("new", "kept", "plain")}
    copy = Path(shutil.copytree(repository, scratch / repository.name))

    def build(out: Path, folder: Path = repository) -> list[str]:
        build = ["site", "build", "--today", today, "--out", str(out), "-q"]
        return [sys.executable, "-P", "-m", "okrascode", "-C", str(folder), *build]

    def run(*command: str) -> None:
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)

    run(*build(sites["kept"], copy))
    plain = [sys.executable, str(HERE / "plain_site.py")]
    run(*plain, "texts", str(sites["kept"]), str(scratch / f"{repository.name}-texts"))
    mkdocs = [*plain, "build", str(scratch / f"{repository.name}-texts"), str(sites["plain"])]
    pages = sum(1 for _ in (scratch / f"{repository.name}-texts").rglob("*.md"))
    name = f"MkDocs, {repository.name}, {pages} plain pages"

    def row(what: str, command: list[str], prepare: Callable[[], None]) -> Row:
        whole = f"okr, {repository.name}, {what}" if what else name
        return Row(
            name=whole,
            command=command,
            folder=scratch,
            environment=environment,
            against=name if what else "",
            prepare=prepare,
        )

    return [
        row("", mkdocs, lambda: shutil.rmtree(sites["plain"], ignore_errors=True)),
        row("new", build(sites["new"]), lambda: shutil.rmtree(sites["new"], ignore_errors=True)),
        row("one document changed", build(sites["kept"], copy), _changing(copy)),
        row("nothing changed", build(sites["kept"], copy), lambda: None),
    ]


def _changing(folder: Path) -> Callable[[], None]:
    """Give what rewords one key result each time."""
    document = sorted(folder.glob("okrs/*/*-Q4.yaml"))[-1]
    text, rounds = document.read_text(encoding="utf-8"), count()

    def change() -> None:
        reworded = text.replace("key_result: ", f"key_result: Version {next(rounds)} of ", 1)
        document.write_text(reworded, encoding="utf-8")

    return change


def main() -> None:
    """Read the arguments, make what is absent, and measure."""
    parser = argument_parser(__doc__)
    parser.add_argument("--teams", default=",".join(map(str, TEAMS)), help="0 is the demo")
    options = parser.parse_args()
    given = given_by(options)
    given.repository.mkdir(exist_ok=True)
    with scratch_folder() as scratch:
        environment = scrubbed(scratch) | {"PYTHONPATH": str(CHECKOUT)}
        for teams in map(int, options.teams.split(",")):
            repository = company(given.repository, teams, environment)
            rows = rows_of(repository, scratch, environment)
            print_table(f"S: {repository.name}, {given.runs} runs", compared(rows, given.runs))
        weighed = company(given.repository, WEIGHED, environment)
        site = scratch / "weighed"
        command = ["okrascode", "-C", str(weighed), "site", "build", "--today", TODAY, "-q"]
        subprocess.run(
            [sys.executable, "-P", "-m", *command, "--out", str(site)], env=environment, check=True
        )
        print_weights(site, WEIGHED)
        most = max(map(int, options.teams.split(",")))
        linear = [teams for teams in LINEAR if teams <= most]
        print_own_part([company(given.repository, teams, environment) for teams in linear])


if __name__ == "__main__":
    main()
