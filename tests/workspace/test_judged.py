"""What lint says when it judges a change of words alone is what it says of everything."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace

import pytest

from okrascode.lint.select import Choice
from okrascode.output.header import Header
from okrascode.output.lint_format import find_renderer
from tests.support.demo_repository import TODAY, demo
from tests.support.git_repo import GitRepo
from tests.support.judged import EDITS, ask, edit_somewhere

REGULAR = Choice()
FORMATS = ("full", "concise", "json", "github", "gitlab", "sarif", "junit", "markdown")
WORDS = [
    "a comment",
    "an objective in other words",
    "a key result in other words",
    "another why",
    "another note",
]
REPORTS = ["another value", "another confidence", "a value of another day"]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The demo company, which is not changed."""
    root = demo(tmp_path_factory)
    # A rule that finds something in a good repository, and one of the organisation about items.
    settings = root / "okr.toml"
    text = settings.read_text(encoding="utf-8").replace('ignore = ["stale-check-in"]', "")
    more = '[[rule]]\ncode = "TAM003"\nselect = {kind = "team"}\nrequire = {x-room = "."}'
    text = f'{text}\n{more}\nmessage = "Where do they sit?"\n'
    own = '[[rule]]\ncode = "TAM002"\nselect = {kind = "key_result"}\nrequire = {key_result = "a"}'
    settings.write_text(f'{text}\n{own}\nmessage = "An a is in it."\n', encoding="utf-8")
    return root


@pytest.fixture
def company(made, tmp_path):
    """A copy of it."""
    return shutil.copytree(made, tmp_path / "tamarind")


def outputs(result):
    """Write a result in every format."""
    header = Header(tool="okrascode", today=TODAY, colour=True, width=100, statistics=True)
    return {name: find_renderer(name).render(result, header=header) for name in FORMATS}


def look(root, cache, choice=REGULAR):
    """Ask with the cache and without, and tell whether the cache knew; they have to agree."""
    warm, knew = ask(root, cache, today=TODAY, choice=choice)
    cold, _ = ask(root, None, today=TODAY, choice=choice)
    assert warm == cold
    assert outputs(warm) == outputs(cold)
    return knew


@pytest.mark.parametrize("seed", range(3))
def test_random_edits_one_after_the_other_give_what_judging_all_gives(
    company, tmp_path, seed
) -> None:
    """Every finding, suppression, fix and output is the same, whatever was changed before."""
    chance = random.Random(seed)  # noqa: S311  # a test wants the same edits each time
    assert not look(company, tmp_path / "cache")
    known = 0
    for round_ in range(6):
        edits = [*WORDS, *REPORTS] if round_ % 3 else [*EDITS]
        for edit in chance.choices(edits, k=chance.randint(1, 3)):
            edit_somewhere(company, edit, chance)
        known += look(company, tmp_path / "cache")
    assert known


@pytest.mark.parametrize("edit", WORDS)
def test_a_change_of_words_is_told_from_what_was_kept(company, tmp_path, edit) -> None:
    """No other document is read for it, and going back is known as well."""
    chance = random.Random(edit)  # noqa: S311  # see above
    look(company, tmp_path / "cache")
    before = {path: path.read_bytes() for path in company.glob("okrs/**/*.yaml")}
    changed = edit_somewhere(company, edit, chance)
    assert look(company, tmp_path / "cache")
    edit_somewhere(company, edit, chance)
    assert look(company, tmp_path / "cache")
    changed.write_bytes(before[changed])
    assert look(company, tmp_path / "cache")


def test_keys_of_the_organisation_are_seen_in_every_document(company, tmp_path) -> None:
    """No model has them, and its own rules ask for them."""
    look(company, tmp_path / "cache")
    team = company / "okrs/parts/team.yaml"
    text = team.read_text(encoding="utf-8")
    team.write_text(f"{text}x-room: 12\n", encoding="utf-8")
    assert not look(company, tmp_path / "cache")
    result, _ = ask(company, tmp_path / "cache", today=TODAY, choice=REGULAR)
    assert "okrs/parts/team.yaml" not in {f.path for f in result.findings if f.code == "TAM003"}


def test_a_report_is_told_from_what_was_kept(company, tmp_path) -> None:
    """Another value, another day and a new check-in; nothing ties this team to the others."""
    look(company, tmp_path / "cache")
    [report, *_] = sorted(company.glob("okrs/parts/2026-Q4/2026-*.yaml"))
    text = report.read_text(encoding="utf-8")
    assert "current: " in text
    report.write_text(text.replace("current: ", "current: 1", 1), encoding="utf-8")
    assert look(company, tmp_path / "cache")
    report.write_text(text.replace(f"date: {report.name[:10]}", "date: 2026-12-24"), "utf-8")
    assert look(company, tmp_path / "cache")
    report.with_name("2026-11-22-aaaa.yaml").write_text(text, encoding="utf-8")
    assert look(company, tmp_path / "cache")
    report.unlink()
    assert not look(company, tmp_path / "cache")


@pytest.mark.parametrize(
    "edit", sorted(EDITS.keys() - {*WORDS, *REPORTS, "a line less", "a line end"})
)
def test_any_other_change_is_judged_with_everything(company, tmp_path, edit) -> None:
    """A target, a name, a link or a state may matter to any document."""
    look(company, tmp_path / "cache")
    edit_somewhere(company, edit, random.Random(edit))  # noqa: S311  # see above
    assert not look(company, tmp_path / "cache")


def _commit(root) -> None:
    GitRepo(root).git("commit", "-q", "--allow-empty", "-m", "Look again")


OTHERWISE = {
    "a commit": _commit,
    "the settings": lambda root: (root / "okr.toml").write_text("version = 1\n"),
    "a new document": lambda root: (root / "okrs" / "new.yaml").write_text("kind: Team\n"),
    "a document that is gone": lambda root: (root / "okrs/field/2026-Q4.yaml").unlink(),
    "a tag": lambda root: GitRepo(root).git("tag", "later"),
    "a link": lambda root: (root / "okrs" / "link.yaml").symlink_to("organization.yaml"),
    "a document that cannot be read": lambda root: (root / "okrs/field/2026-Q4.yaml").write_bytes(
        b"kind: [\n"
    ),
}


@pytest.mark.parametrize("change", OTHERWISE.values(), ids=OTHERWISE)
def test_what_is_not_a_document_is_judged_with_everything(company, tmp_path, change) -> None:
    """Nothing is told from what was kept of another state."""
    look(company, tmp_path / "cache")
    change(company)
    assert not look(company, tmp_path / "cache")


def test_another_day_or_choice_is_another_question(company, tmp_path) -> None:
    """What was kept of one is not known for the other."""
    look(company, tmp_path / "cache")
    assert look(company, tmp_path / "cache")
    assert not look(company, tmp_path / "cache", replace(REGULAR, ignore=("no-owner",)))
    later = TODAY.replace(day=TODAY.day + 1)
    assert not ask(company, tmp_path / "cache", today=later, choice=REGULAR)[1]


def test_rules_that_see_everything_are_never_kept(company, tmp_path) -> None:
    """Profile strict compares all titles with each other."""
    strict = Choice(profile="strict")
    look(company, tmp_path / "cache", strict)
    assert not look(company, tmp_path / "cache", strict)
