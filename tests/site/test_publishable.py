"""What is internal never reaches a public build, and people appear as the settings say."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from okrascode.config import Settings, SiteSettings
from okrascode.model.objective import Objective
from okrascode.model.plan import ObjectivesDocument, make_plan
from okrascode.model.reference import TeamId, parse_reference
from okrascode.model.team import Team, Visibility
from okrascode.rollup.result import Problem
from okrascode.site.publishable import publishable
from okrascode.site.source import SiteSource
from okrascode.site.tree import all_files
from okrascode.site.view_site import view_of
from tests.support.site_company import DOCUMENTS, company, plan_of_texts, source_of


def everything(source: SiteSource) -> str:
    """Give all files of a site as one lower-case text, paths included."""
    files = all_files(source)
    return "\n".join(
        [*files, *(content.decode(errors="replace") for content in files.values())]
    ).lower()


def with_teams(source: SiteSource, **changes: object) -> SiteSource:
    """Change the team Kitchens of the sample company and roll it up again."""
    documents = [
        replace(d, **changes) if isinstance(d, Team) and d.id == "kitchens" else d  # type: ignore[arg-type]
        for d in source.plan.documents
    ]
    return source_of(make_plan(documents), source.record, settings=source.settings)


def test_a_public_build_knows_nothing_of_internal_teams() -> None:
    """Neither a name, a number, a word nor a link of an internal team is in any file."""
    text = everything(company())
    assert "secret" not in text
    assert "board matters" not in text
    assert "teams/board" not in text


def test_an_internal_build_shows_everything_and_says_so() -> None:
    """Whoever reads it inside sees it, and that it is not for the public."""
    text = everything(company(visibility="internal"))
    assert "secret offers on the table" in text
    assert "internal build" in text


@pytest.mark.parametrize("word", ["", "Internal", "private", "all"])
def test_only_the_exact_word_opens_the_door(word: str) -> None:
    """A misspelt setting publishes less, not more."""
    assert "secret" not in everything(company(visibility=word))


def test_a_team_below_an_internal_team_is_internal() -> None:
    """The parts of something internal would tell about it."""
    text = everything(with_teams(company(), visibility=Visibility.INTERNAL))
    assert "oven" not in text
    assert "false starts" not in text
    assert "sourcing" in text


def test_a_team_below_one_that_cannot_be_read_is_not_published() -> None:
    """Nobody knows whether the missing document said internal."""
    plan = company().plan
    without = make_plan(
        d for d in plan.documents if not (isinstance(d, Team) and d.id == TeamId("kitchens"))
    )
    text = everything(source_of(without, company().record))
    assert "false starts" not in text
    assert "oven hours" not in text


def test_a_circle_of_parents_is_not_published() -> None:
    """A chain of teams that never reaches a root proves nothing about who may see it."""
    assert "false starts" not in everything(with_teams(company(), parent=TeamId("ovens")))


def test_numbers_made_of_hidden_parts_are_hidden() -> None:
    """A mean over something internal would give it away."""
    source = company()
    reference = parse_reference("sourcing@2026-Q4:near-farms")

    def hide(objective: Objective) -> Objective:
        is_it = objective.reference == reference
        return replace(objective, visibility=Visibility.INTERNAL) if is_it else objective

    documents = [
        replace(d, objectives=tuple(map(hide, d.objectives)))
        if isinstance(d, ObjectivesDocument)
        else d
        for d in source.plan.documents
    ]
    hidden = publishable(source_of(make_plan(documents), source.record))
    rollup = {r: o for c in hidden.rollups.values() for t in c.teams for r, o in [(t.team.id, t)]}
    assert reference not in hidden.plan.objectives
    assert all(not links_to(o, "near-farms") for o in hidden.plan.objectives.values())
    assert hidden.rollups[reference.cycle].score is None  # type: ignore[index]
    team = next(t for t in hidden.rollups[reference.cycle].teams if t.team.id == "sourcing")  # type: ignore[index]
    assert team.objectives == ()
    assert team.score is None
    assert rollup
    warm = next(o for o in hidden.rollups["2026"].teams[0].objectives)  # type: ignore[index]
    assert warm.supporters_score is None


def links_to(objective: Objective, id_: str) -> bool:
    """Tell whether an objective names another."""
    links = [*objective.supports, *objective.serves, *(d.of for d in objective.depends_on)]
    return any(link.reference.objective == id_ for link in links)


def test_a_problem_is_named_only_where_all_is_public() -> None:
    """The place of an unreadable document may itself be a secret; then only its number is told."""
    source = replace(
        company(),
        problems=(
            Problem("okrs/kitchens/2027.yaml", 7, "words from the file"),
            Problem("okrs/board/2027.yaml", 3, "secret words"),
            Problem("okrs/new-team/team.yaml", 1, "unknown words"),
        ),
    )
    text = everything(source)
    assert "okrs/kitchens/2027.yaml" in text
    assert "line 7" in text
    assert "words from the file" not in text
    assert "okrs/board" not in text
    assert "new-team" not in text
    assert "2 documents could not be read" in text


def without_internal(source: SiteSource) -> SiteSource:
    """Leave out the team that is internal, as in an organisation that has none."""
    documents = [d for d in source.plan.documents if "/board/" not in d.place.path]
    return source_of(make_plan(documents), source.record, settings=source.settings)


def test_the_reason_is_told_where_nobody_has_anything_internal() -> None:
    """It can quote the file; where nothing is internal, whoever reads it learns what to mend."""
    problems = (
        Problem("okrs/kitchens/2027.yaml", 7, "There is no key «goal»."),
        Problem("okrs/new-team/team.yaml", 1, "unknown words"),
    )
    text = everything(replace(without_internal(company()), problems=problems))
    assert "(line 7): <span" in text
    assert "there is no key «goal»." in text
    assert "unknown words" not in text
    assert "new-team" not in text


def test_a_broken_only_document_says_what_to_mend() -> None:
    """It is no empty repository: the page names the place and the reason, and does not welcome."""
    plan = plan_of_texts({"okrs/organization.yaml": DOCUMENTS["okrs/organization.yaml"]})
    record = replace(company().record, readings=MappingProxyType({}))
    problem = Problem("okrs/company/2026-Q4.yaml", 10, "There is no key «goal».")
    source = replace(source_of(plan, record), problems=(problem,))
    page = all_files(source)["index.md"].decode()
    assert "The documents cannot be read" in page
    assert "Mend <code>okrs/company/2026-Q4.yaml:10</code>" in page
    assert page.count("There is no key «goal».") == 2
    assert "Nothing is written down yet" not in page
    assert "okr init" not in page
    zh = all_files(source)["zh/index.md"].decode()
    assert "请修正 <code>okrs/company/2026-Q4.yaml:10</code>" in zh


def test_what_the_program_says_is_in_the_language_of_the_page() -> None:
    """Where the catalogue has the sentence; any other is marked as English."""
    english = "There is no Git history here."
    problem = Problem("okrs/company/2026-Q4.yaml", 10, english)
    files = all_files(replace(without_internal(company()), problems=(problem,)))
    assert f"<span>{english}</span>" in files["index.md"].decode()
    zh = files["zh/index.md"].decode()
    assert "<span>这里没有 Git 历史。</span>" in zh
    assert english not in zh
    other = replace(problem, message="Nobody has a word for this.")
    zh = all_files(replace(without_internal(company()), problems=(other,)))["zh/index.md"].decode()
    assert '<span lang="en">Nobody has a word for this.</span>' in zh


def test_broken_documents_that_may_be_internal_are_not_named() -> None:
    """Where nothing can be read nobody knows what is internal; the command that knows is named."""
    plan = plan_of_texts({"okrs/organization.yaml": DOCUMENTS["okrs/organization.yaml"]})
    record = replace(company().record, readings=MappingProxyType({}))
    problems = tuple(Problem(f"okrs/{t}/team.yaml", 1, "secret words") for t in ("a", "board"))
    text = everything(replace(source_of(plan, record), problems=problems))
    assert "the documents cannot be read" in text
    assert "okr lint" in text
    assert "okrs/board" not in text
    assert "secret" not in text


def test_an_internal_build_names_every_problem() -> None:
    """Inside, the place and the words help to mend it."""
    source = replace(
        company(visibility="internal"), problems=(Problem("okrs/board/x.yaml", 3, "No such key"),)
    )
    text = everything(source)
    assert "okrs/board/x.yaml" in text
    assert "no such key" in text


@pytest.mark.parametrize(
    ("policy", "there", "gone"),
    [
        ("names", ["mei tan", "ana díaz"], []),
        ("initials", ["m. t.", "a. d."], ["mei tan", "ana díaz", "林悦"]),
        ("none", [], ["mei tan", "ana díaz", "jon weber", "林悦", "m. t."]),
        ("Nmaes", [], ["mei tan", "ana díaz"]),
    ],
)
def test_people_appear_as_the_settings_say(policy: str, there: list[str], gone: list[str]) -> None:
    """One setting governs owners, leads, sponsors, authors and who raised a question."""
    text = everything(company(people=policy))
    assert all(name in text for name in there)
    assert not any(name in text for name in gone)


def changed(source: SiteSource, field: str, old: str, new: str) -> SiteSource:
    """Add a change of a field to the history of the sample company."""
    about = parse_reference("sourcing@2026-Q4:near-farms")
    change = replace(source.record.changes[0], about=about, field=field, old=old, new=new)
    return replace(source, record=replace(source.record, changes=(change,)))


def test_a_change_of_owner_names_people_as_the_settings_say() -> None:
    """A handle in the history is a person too."""
    assert "owner changed from jon weber to mei tan" in everything(
        changed(company(), "owner", "jon", "mei")
    )
    hidden = everything(changed(company(people="none"), "owner", "jon", "mei"))
    assert "jon" not in hidden
    assert "owner" in hidden


def test_a_change_of_links_never_names_what_is_internal() -> None:
    """Former links are text in the history; they are left out of a public build."""
    text = everything(changed(company(), "supports", "board@2026-Q4:secret-merger", "x"))
    assert "secret" not in text


def test_an_empty_repository_gives_a_welcome() -> None:
    """Nothing written down is a beginning, not a crash."""
    source = SiteSource(
        plan=make_plan(()),
        record=company().record,
        rollups=MappingProxyType({}),
        today=company().today,
    )
    files = all_files(source)
    assert "Nothing is written down yet" in files["index.md"].decode()
    assert "okr init" in files["index.md"].decode()
    assert view_of(source).languages == ("en",)


def test_an_organisation_without_teams_gives_a_welcome() -> None:
    """Cycles alone are no objectives."""
    plan = plan_of_texts({"okrs/organization.yaml": DOCUMENTS["okrs/organization.yaml"]})
    text = all_files(source_of(plan, replace(company().record, readings=MappingProxyType({}))))
    assert "Nothing is written down yet" in text["index.md"].decode()


def test_languages_come_from_the_settings_first() -> None:
    """The settings win over the organisation; what there are no words for is left out."""
    settings = Settings(site=SiteSettings(languages=("zh-CN", "xx")))
    assert view_of(replace(company(), settings=settings)).languages == ("zh",)


def test_incomplete_history_is_said_on_every_page() -> None:
    """A shallow clone hides numbers; the reader hears it before the first one."""
    record = replace(company().record, complete_history=False)
    files = all_files(replace(company(), record=record, dirty=True))
    for path, content in files.items():
        if path.endswith(".md") and not path.startswith("zh/"):
            assert "The history here is not complete" in content.decode(), path
            assert "not committed yet" in content.decode(), path


def test_a_former_name_in_an_internal_team_is_not_told() -> None:
    """What came from an internal team leaves no address that names it."""
    source = company()
    old = parse_reference("board@2026-Q4:secret-plan")

    def came(objective: Objective) -> Objective:
        is_it = objective.id == "near-farms"
        return replace(objective, formerly=(*objective.formerly, old)) if is_it else objective

    documents = [
        replace(d, objectives=tuple(map(came, d.objectives)))
        if isinstance(d, ObjectivesDocument)
        else d
        for d in source.plan.documents
    ]
    text = everything(source_of(make_plan(documents), source.record))
    assert "teams/board" not in text
    assert "teams/sourcing/2026-q4/close-farms/" in text


def test_a_team_that_may_hide_objectives_is_not_called_idle() -> None:
    """Where something is left out, nobody is said to have nothing."""
    assert view_of(company()).hides
    assert not view_of(company(visibility="internal")).hides
