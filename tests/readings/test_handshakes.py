"""How long a request has been waiting, and since when it is promised."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from okrascode.model.reference import parse_reference
from okrascode.readings.record import LinkSince
from tests.support.git_repo import GitRepo
from tests.support.story import DOCUMENT, begin, document, record

ASKS = '    depends_on: [{of: "platform:core", need: p99}]\n'
PROMISES = "    serves: [payments:checkout]\n"
PLATFORM = "okrs/platform/2026-Q4.yaml"
ASKER = parse_reference("payments@2026-Q4:checkout")
GIVER = parse_reference("platform@2026-Q4:core")
ASKED = ("depends_on", ASKER, GIVER)
PROMISED = ("serves", GIVER, ASKER)


def platform(above: str = "") -> str:
    """Write the document of the other team."""
    return document(team="platform", objective="core", title="The core is fast", above=above)


@pytest.fixture
def repo(tmp_path: Path) -> GitRepo:
    """Give two teams that do not ask for anything yet."""
    repo = begin(tmp_path / "repo")
    team = "apiVersion: okrascode/v1\nkind: Team\nid: platform\nname: Platform\n"
    files = {
        DOCUMENT: document(),
        PLATFORM: platform(),
        "okrs/platform/team.yaml": team,
    }
    repo.commit("Start", files, on="2026-10-05")
    return repo


def test_a_request_counts_from_the_commit_that_asked(repo: GitRepo) -> None:
    """Neither the start of the objective nor a later edit of the same request moves the day."""
    asked = repo.commit("Ask", {DOCUMENT: document(above=ASKS)}, on="2026-10-12")
    later = ASKS.replace("p99", "p99 below 300 ms")
    repo.commit("Say it better", {DOCUMENT: document(above=later)}, on="2026-10-20")
    repo.commit("Report", {DOCUMENT: document("current: 63", above=later)}, on="2026-10-21")
    assert record(repo).links == {ASKED: LinkSince(date(2026, 10, 12), asked)}


def test_a_promise_has_a_day_of_its_own(repo: GitRepo) -> None:
    """The other team answers in its own file, later."""
    repo.commit("Ask", {DOCUMENT: document(above=ASKS)}, on="2026-10-12")
    promised = repo.commit("Promise", {PLATFORM: platform(PROMISES)}, on="2026-10-15")
    assert record(repo).links[PROMISED] == LinkSince(date(2026, 10, 15), promised)


def test_a_promise_that_came_back_counts_from_its_return(repo: GitRepo) -> None:
    """What was taken back in between was no promise."""
    repo.commit("Promise", {PLATFORM: platform(PROMISES)}, on="2026-10-15")
    repo.commit("Take back", {PLATFORM: platform()}, on="2026-10-16")
    assert PROMISED not in record(repo).links
    again = repo.commit("Promise again", {PLATFORM: platform(PROMISES)}, on="2026-10-19")
    assert record(repo).links[PROMISED] == LinkSince(date(2026, 10, 19), again)


def test_what_a_shallow_clone_hides_has_no_day(repo: GitRepo, tmp_path: Path) -> None:
    """At the boundary nobody knows how long it was there."""
    repo.commit("Ask", {DOCUMENT: document(above=ASKS)}, on="2026-10-12")
    repo.commit("Report", {DOCUMENT: document("current: 63", above=ASKS)}, on="2026-10-21")
    clone = repo.clone(tmp_path / "clone", "--depth=1")
    assert record(clone).links == {ASKED: LinkSince(None, None)}
