"""``okr health`` and ``okr digest`` as a person runs them, on real repositories."""

from __future__ import annotations

import json

import jsonschema
import pytest

from okrascode.resources import read_text
from tests.support.demo_repository import TODAY, demo
from tests.support.git_repo import GitRepo
from tests.support.okr_program import company_with_history, okr
from tests.support.story import begin, check_in, document, record

SCHEMA = json.loads(read_text("schemas", "v1", "health-output.schema.json"))


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    """Make the demo company once."""
    return demo(tmp_path_factory)


def _health(root, *words: str):
    said = okr("-C", root, "--today", str(TODAY), "health", *words)
    assert said.code == 0, said.err
    return said.out


def test_the_demo_has_a_finding_in_every_theme(company):
    """A reader can look each up: a reference or team, and nearly always a commit."""
    found = json.loads(_health(company, "--format", "json"))
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    for theme in found["themes"]:
        assert theme["evidence"], theme["slug"]
        assert theme["question"], theme["slug"]
    repo = GitRepo(company, new=False)
    for item in (item for theme in found["themes"] for item in theme["evidence"]):
        if item["commit"]:
            assert repo.git("cat-file", "-t", item["commit"]) == "commit"


def test_the_demo_has_what_its_story_tells(company):
    """The silent team, the question without a sponsor, the surprise and the promise are found."""
    found = json.loads(_health(company, "--format", "json"))
    said = {(t["slug"], e["trait"], e["ref"] or e["team"]) for t in found["themes"]
            for e in t["evidence"]}  # fmt: skip
    assert {
        ("tracking", "silent", "supply"),
        ("candour", "unsponsored", "company@2026-Q4:highlands"),
        ("commitment", "accepted", "field@2026-Q4:highland-round"),
        ("failure", "watermelon", "hardware@2026-Q3:packaging/selftest"),
        ("alignment", "orphan", "supply@2026-Q4:orders"),
        ("candour", "withheld", "supply@2026-Q4:own-feet/insurance"),
    } <= said


@pytest.mark.parametrize("words", [[], ["--language", "zh"], ["--format", "markdown"]])
def test_it_reads_in_both_languages_and_formats(company, words):
    """Text, Chinese and Markdown run, and no person of the company is named."""
    text = _health(company, *words)
    assert "Kofi Mensah" not in text
    assert "Wanjiru" not in text


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_what_stands_above_is_in_the_same_language(company, tmp_path, form):
    """A Chinese page does not begin with English sentences about the history."""
    GitRepo(company, new=False).git("clone", "-q", "--depth=2", f"file://{company}", tmp_path / "x")
    words = ("--format", form, "--language")
    first = _health(tmp_path / "x", *words, "zh").splitlines()[0]
    assert "历史不完整：这是浅克隆：历史从" in first
    first = _health(tmp_path / "x", *words, "en").splitlines()[0]
    assert "History is incomplete: This is a shallow clone" in first


def test_since_is_one_page(company):
    """The monthly look of the demo fits a page."""
    assert len(_health(company, "--since", "2026-10-26").splitlines()) <= 60


def test_since_tomorrow_is_wrong_usage(company):
    """A day that has not been is refused with a sentence."""
    said = okr("-C", company, "--today", str(TODAY), "health", "--since", "2026-12-24")
    assert said.code == 2
    assert "lies after today" in said.err


def test_an_empty_repository_has_no_cycle(tmp_path):
    """Without a cycle that has begun the command says what to do."""
    root = tmp_path / "new"
    assert okr("init", root, "--name", "Acme", "--today", "2026-11-20").code == 0
    said = okr("-C", root, "--today", "2026-11-20", "health")
    assert said.code == 0
    assert "too early to know" in said.out
    early = okr("-C", root, "--today", "2020-01-01", "health")
    assert early.code == 2
    assert "No cycle has begun" in early.err


def test_the_answer_is_remembered(company, tmp_path):
    """A second run says the same."""
    first = _health(company)
    assert _health(company) == first


def test_questions_and_the_vision_have_their_commits(tmp_path):
    """The commit that first had the question, and the vision's words, is found across edits."""
    repo = begin(tmp_path / "r")
    path, plan = "okrs/organization.yaml", "okrs/payments/2026-Q4.yaml"
    above = "    open_questions: [{id: q, question: Who pays?}]\n"
    repo.commit("plan", {plan: document()}, on="2026-10-02")
    opened = repo.commit("ask", {plan: document(above=above)}, on="2026-10-05")
    text = (repo.folder / path).read_text()
    written = repo.commit("vision", {path: text + "vision: Pay in peace\n"}, on="2026-10-06")
    repo.commit("more", {path: text + "vision: Pay in peace\nlanguages: [en]\n"}, on="2026-10-08")
    edited = document(above=above, title="Paying is without effort in every market")
    repo.commit("edit", {plan: edited}, on="2026-10-09")
    found = record(repo)
    [(key, dated)] = found.questions.items()
    assert (key[1], str(dated.day), dated.commit) == ("q", "2026-10-05", opened)
    assert (str(found.vision.day), found.vision.commit) == ("2026-10-06", written)


def test_without_git_silence_is_not_judged(tmp_path):
    """A folder of documents has no history: it is said, and nothing is guessed."""
    root = tmp_path / "plain"
    files = {
        "okrs/payments/2026-Q4.yaml": document(),
        "okrs/payments/2026-Q4/2026-10-05-a.yaml": check_in("2026-10-05", "{current: 66}"),
    }
    repo = begin(tmp_path / "r")
    for path in ("okrs/organization.yaml", "okrs/payments/team.yaml"):
        files[path] = (repo.folder / path).read_text()
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    said = okr("-C", root, "--today", "2026-11-20", "health")
    assert said.code == 0
    assert "no Git history" in said.out
    assert "the history is not all here" in said.out


def test_a_digest_goes_to_a_file_in_one_piece(tmp_path):
    """The file is written whole, below -C, and nothing is printed."""
    repo = company_with_history(tmp_path / "r")
    base = ("-C", repo.folder, "--today", "2026-11-20", "digest", "--since", "2026-11-01")
    said = okr(*base, "--out", "digest.html", "--format", "html")
    assert (said.code, said.out) == (0, "")
    assert (repo.folder / "digest.html").read_text().startswith("<!doctype html>")
    assert [p.name for p in repo.folder.iterdir() if p.name.startswith(".okr-")] == []


def test_a_digest_of_nothing_is_nothing(tmp_path):
    """No text and no file, and a word about it unless quiet."""
    repo = company_with_history(tmp_path / "r")
    base = ("-C", repo.folder, "--today", "2026-11-20", "digest", "--since", "2026-11-20")
    said = okr(*base, "--out", "digest.md")
    assert (said.code, said.out) == (0, "")
    assert "Nothing has happened since 2026-11-20" in said.err
    assert not (repo.folder / "digest.md").exists()
    assert okr(*base, "-q").err == ""


@pytest.mark.parametrize("format_", ["markdown", "html", "slack", "teams", "feishu"])
@pytest.mark.parametrize("whose", [[], ["--team", "supply"], ["--sponsor", "adaeze"]])
def test_a_digest_is_for_a_team_a_sponsor_or_everybody(company, format_, whose):
    """Every format runs for each of them."""
    said = okr("-C", company, "--today", str(TODAY), "digest", "--since", "2026-10-01",
               "--format", format_, *whose)  # fmt: skip
    assert said.code == 0
    assert said.out
    if format_ in ("slack", "teams", "feishu"):
        json.loads(said.out)


def test_a_digest_links_to_no_page_that_a_public_site_lacks(tmp_path):
    """The objective is told to our own people, and its address, which would be broken, is not."""
    repo = begin(tmp_path / "r")
    repo.commit("site", {"okr.toml": "version = 1\n[site]\nurl = 'https://okr.example.org/'\n"})
    repo.commit("plan", {"okrs/payments/2026-Q4.yaml": document()}, on="2026-10-02")
    base = ("-C", repo.folder, "--today", "2026-10-05", "digest")
    assert "https://okr.example.org/teams/payments/2026-Q4/checkout/" in okr(*base).out
    hidden = document(above="    visibility: internal\n")
    repo.commit("hide", {"okrs/payments/2026-Q4.yaml": hidden}, on="2026-10-03")
    said = okr(*base).out
    assert "Paying is effortless" in said
    assert "https://" not in said


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--team", "supplying"], "Did you mean supply?"),
        (["--sponsor", "kofi"], "sponsor of no team"),
        (["--team", "supply", "--sponsor", "tomas"], "give one of them"),
    ],
)
def test_a_digest_for_nobody_is_wrong_usage(company, words, complaint):
    """Unknown teams and people who sponsor nothing are named with a cure."""
    said = okr("-C", company, "--today", str(TODAY), "digest", *words)
    assert said.code == 2
    assert complaint in said.err
