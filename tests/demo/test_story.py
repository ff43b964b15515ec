"""The story holds whatever day today is."""

from __future__ import annotations

from datetime import UTC, date, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrascode.demo.calendar import quarters_up_to
from okrascode.demo.story import TEAMS, demo_commits
from okrascode.errors import UsageError
from okrascode.history.write import write_repository
from okrascode.model.objective import ItemState
from tests.support.demo_repository import plan_on, results_on, tree_after

TODAYS = [
    date(2024, 2, 29),
    date(2026, 1, 1),
    date(2026, 3, 31),
    date(2026, 4, 1),
    date(2026, 7, 14),
    date(2026, 11, 23),
    date(2027, 12, 31),
]
_NAIROBI = timezone(timedelta(hours=3))
ANY_DAY = st.dates(min_value=date(1972, 1, 1), max_value=date(2099, 12, 31))


@settings(max_examples=40, deadline=None)
@given(today=ANY_DAY)
def test_every_commit_lies_before_today_wherever_one_looks_from(today: date) -> None:
    """The day of a commit is past in its author's zone, in UTC and in that of the company."""
    for commit in demo_commits(today):
        for zone in (commit.authored_at.tzinfo, UTC, _NAIROBI):
            assert commit.authored_at.astimezone(zone).date() < today, commit.message


@pytest.mark.parametrize("today", [date.min, date(1970, 12, 31), date(2100, 1, 1), date.max])
def test_a_day_beyond_the_clock_of_git_is_refused(today: date) -> None:
    """One sentence names the days that work."""
    with pytest.raises(UsageError, match="choose a day from 1971 to 2099"):
        demo_commits(today)


@pytest.mark.parametrize("today", [date(1971, 1, 1), date(2099, 12, 31)], ids=str)
def test_git_takes_the_first_and_the_last_day(today: date, tmp_path: Path) -> None:
    """The ends of what works do work."""
    write_repository(tmp_path / "new", demo_commits(today))
    assert (tmp_path / "new" / "okr.toml").is_file()


@settings(max_examples=25, deadline=None)
@given(today=ANY_DAY)
def test_time_runs_forwards(today: date) -> None:
    """No commit is older than the one before it."""
    times = [commit.authored_at for commit in demo_commits(today)]
    assert times == sorted(times)


@settings(max_examples=15, deadline=None)
@given(today=ANY_DAY)
def test_a_later_day_of_the_quarter_only_adds_commits(today: date) -> None:
    """What has happened stays: the story of the first day begins the story of the last."""
    quarter = quarters_up_to(today)[-1]
    early, late = demo_commits(quarter.start), demo_commits(quarter.end)
    now = demo_commits(today)
    assert now[: len(early)] == early
    assert late[: len(now)] == now


@settings(max_examples=25, deadline=None)
@given(today=ANY_DAY)
def test_the_story_is_large_enough_to_believe(today: date) -> None:
    """There are sixty commits and more, by eight authors and more, in several time zones."""
    commits = demo_commits(today)
    assert len(commits) >= 60
    assert len({commit.author for commit in commits}) >= 8
    assert len({commit.authored_at.utcoffset() for commit in commits}) >= 5


@settings(max_examples=5, deadline=None)
@given(today=ANY_DAY)
def test_no_name_in_braces_is_left(today: date) -> None:
    """Every placeholder and every mark of the timelines has become text."""
    for commit in demo_commits(today):
        for text in (commit.message, *commit.files, *commit.files.values()):
            assert "{{" not in text
            assert "#+" not in text
            assert "#-" not in text


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_every_document_is_valid(today: date) -> None:
    """The reader finds nothing to say about any document of the story."""
    said = [
        f"{finding.path} {finding.pointer}: {finding.message}"
        for result in results_on(today).values()
        for finding in result.findings
    ]
    assert said == []


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_every_version_of_every_document_is_valid(today: date) -> None:
    """Whoever checks out an old commit finds documents that can be read."""
    from okrascode.documents.read import read_document

    for commit in demo_commits(today):
        for path, text in commit.files.items():
            if path.startswith("okrs/"):
                result = read_document(text.encode(), path=path)
                assert result.findings == (), f"{path}: {result.findings[0].message}"


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_no_reading_and_no_date_of_done_work_is_in_the_future(today: date) -> None:
    """Check-ins, milestones done, changes and resolved questions lie before today."""
    plan = plan_on(today)
    days = [check_in.date for check_in in plan.check_ins]
    for objective in plan.objectives.values():
        days += [change.date for change in objective.changes]
        days += [q.resolved_on for q in objective.open_questions if q.resolved_on]
        days += [q.raised_on for q in objective.open_questions if q.raised_on]
        for key_result in objective.key_results:
            days += [day for day in _done(key_result) if day]
            days += [key_result.as_of] if key_result.as_of else []
    assert all(day < today for day in days)


def _done(key_result: object) -> list[date | None]:
    measure = getattr(key_result, "measure", None)
    return [item.done for item in getattr(measure, "items", ())]


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_three_quarters_and_their_years(today: date) -> None:
    """The two older quarters are closed, the one of today runs, each below its year."""
    cycles = plan_on(today).cycles
    quarters = quarters_up_to(today)
    states = [cycles[quarter.id].state.value for quarter in quarters]
    assert states == ["closed", "closed", "committed"]
    assert cycles[quarters[-1].id].contains(today)
    for quarter in quarters:
        assert cycles[cycles[quarter.id].parent].start.year == quarter.start.year
    assert {plan_on(today).cycles[c].cadence_days for c in cycles} == {14, 31}


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_seven_teams_each_with_objectives_in_every_quarter(today: date) -> None:
    """Nobody is missing, and every objective of an older cycle says what was learned."""
    plan = plan_on(today)
    assert set(plan.teams) == set(TEAMS)
    assert plan.root_team is not None
    for quarter in quarters_up_to(today):
        objectives = plan.objectives_in(quarter.id)
        assert {objective.team for objective in objectives} == set(TEAMS)
    for objective in plan.objectives.values():
        closed = plan.cycles[objective.cycle].end < today
        assert (objective.closing is not None) is closed, objective.reference


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_every_name_is_of_somebody_and_something(today: date) -> None:
    """Owners, references and check-ins lead to somebody or something that is there."""
    plan = plan_on(today)
    assert plan.organization is not None
    formerly = {old for k in plan.key_results.values() for old in k.formerly}
    for objective in plan.objectives.values():
        assert objective.owner in plan.organization.people
        links = [*objective.supports, *objective.serves]
        links += [dependency.of for dependency in objective.depends_on]
        links += [objective.carried_from] if objective.carried_from else []
        for link in links:
            target = link.reference
            known = plan.key_results if target.key_result else plan.objectives
            assert target in known, f"{objective.reference} → {target}"
    for check_in in plan.check_ins:
        assert plan.cycles[check_in.cycle].contains(check_in.date)
        for entry in check_in.entries:
            assert entry.key_result in plan.key_results or entry.key_result in formerly
            key_result = plan.key_results.get(entry.key_result)
            assert key_result is None or key_result.state is not ItemState.DRAFT


@pytest.mark.parametrize("today", TODAYS, ids=str)
def test_the_root_has_what_a_repository_needs(today: date) -> None:
    """Settings, a README, owners, a mail map and the ignored site are there."""
    tree = tree_after(demo_commits(today))
    wanted = {"okr.toml", "README.md", ".github/CODEOWNERS", ".mailmap", ".gitignore"}
    assert wanted <= set(tree)
    assert "/site/" in tree[".gitignore"].splitlines()
