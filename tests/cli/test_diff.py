"""``okr diff``: two revisions of real repositories, its formats, and wrong words."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from okrascode.resources import read_text
from tests.support.git_repo import GitRepo
from tests.support.okr_program import TODAY, okr
from tests.support.two_sides import COMMITTED, ORGANIZATION, PAYMENTS, SALES

SCHEMA = json.loads(read_text("schemas", "v1", "diff-output.schema.json"))
EASED = COMMITTED[SALES].replace(b"target: 12", b"target: 10")


@pytest.fixture
def company(tmp_path):
    """The committed company in one commit, on its main branch."""
    repo = GitRepo(tmp_path / "acme")
    repo.commit("Begin our OKRs", dict(COMMITTED), on="2026-10-01")
    return repo


def diff(repo, *words, **environment):
    """Run the command on the usual day."""
    return okr("-C", repo.folder, "--today", TODAY, "diff", *words, **environment)


def test_an_eased_target_is_shown_with_its_effect(company) -> None:
    """The change, that nobody said why, the scores above, and who has to know."""
    company.write(SALES, EASED)
    said = diff(company)
    assert said.code == 0
    assert said.out.splitlines()[:13] == [
        "sales@2026-Q4:enter-japan  Shops in Japan sell with us",
        "  ▼ eased  live: target 12 → 10",
        "             no reason given",
        "",
        "Scores, both sides on 2026-11-20",
        "  0.50 → 0.53  2026",
        "  0.50 → 0.53  company@2026",
        "  0.50 → 0.53  company@2026:love-us",
        "  0.51 → 0.55  sales@2026-Q4",
        "  0.51 → 0.55  sales@2026-Q4:enter-japan",
        "  0.42 → 0.50  sales@2026-Q4:enter-japan/live",
        "",
        "Who has to know",
    ]
    assert "  bo: owner of sales@2026-Q4:enter-japan" in said.out
    assert "sponsor of sales" in said.out


@pytest.mark.parametrize("words", [(), ("HEAD",), ("HEAD~0", "HEAD")])
def test_nothing_differs(company, words) -> None:
    """A clean tree says so, and exits 0 also with --exit-code."""
    said = diff(company, "--exit-code", *words)
    assert said.code == 0
    assert said.out.startswith("Nothing differs in meaning between ")


def test_exit_code_is_asked_for(company) -> None:
    """Differences exit 1 only with --exit-code."""
    company.write(SALES, EASED)
    assert (diff(company).code, diff(company, "--exit-code").code) == (0, 1)


def test_the_default_is_what_this_branch_did(company) -> None:
    """What others did on the main branch meanwhile is not taken for undone here."""
    company.branch("topic")
    company.commit("Ease it", {SALES: EASED}, on="2026-11-18")
    company.switch("main")
    payments = COMMITTED[PAYMENTS].replace(b"target: 75", b"target: 80")
    company.commit("Raise another", {PAYMENTS: payments}, on="2026-11-18")
    company.switch("topic")
    found = json.loads(diff(company, "--format", "json").out)
    assert [one["ref"] for one in found["changes"]] == ["sales@2026-Q4:enter-japan/live"]
    both = json.loads(diff(company, "main", "--format", "json").out)
    assert len(both["changes"]) == 2


def test_json_is_valid(company) -> None:
    """Against the published schema, between two commits, with a reason from a trailer."""
    base = company.head()
    message = "Ease it\n\nOKR-Change-Reason: sales:enter-japan/live The deal slipped."
    head = company.commit(message, {SALES: EASED}, on="2026-11-18")
    found = json.loads(diff(company, base, head, "--format", "json").out)
    errors = list(Draft202012Validator(SCHEMA).iter_errors(found))
    assert not errors, errors[0]
    assert (found["from"], found["to"]) == (base, head)
    [change] = found["changes"]
    assert change == {
        "kind": "target",
        "ref": "sales@2026-Q4:enter-japan/live",
        "field": "target",
        "old": 12,
        "new": 10,
        "direction": "eased",
        "reason": "The deal slipped.",
        "needs_reason": True,
        "path": SALES,
    }
    live = {"ref": "sales@2026-Q4:enter-japan/live", "old_score": 0.416667, "new_score": 0.5}
    assert live in found["effects"]


def test_each_side_has_the_readings_it_has(company) -> None:
    """A check-in between two revisions moves the score; both sides are of the same day."""
    report = "okrs/sales/2026-Q4/2026-11-19-zz.yaml"
    text = (
        b"apiVersion: okrascode/v1\nkind: CheckIn\nteam: sales\ncycle: 2026-Q4\n"
        b"date: 2026-11-19\nkey_results:\n  enter-japan/live: {current: 12}\n"
    )
    company.commit("Check in", {report: text}, on="2026-11-19")
    found = json.loads(diff(company, "HEAD~1", "--format", "json").out)
    assert [one["kind"] for one in found["changes"]] == ["check-in"]
    scores = {one["ref"]: one for one in found["effects"]}
    assert scores["sales@2026-Q4:enter-japan/live"]["new_score"] == 1
    assert found["people"] == []


def test_a_check_in_by_trailer_is_told(company) -> None:
    """What a commit message reports is a report like any other; a revert takes it back."""
    message = "Up\n\nOKR: payments:effortless-checkout/time = 30 (7/10)"
    commit = company.commit(message, {"work.txt": "done"}, on="2026-11-19")
    said = diff(company, "HEAD~1")
    assert "  ·        time: check-in of 2026-11-19: 30, confidence 7" in said.out
    company.revert(commit, on="2026-11-20")
    taken_back = "time: check-in of 2026-11-19 taken back: 30, confidence 7"
    assert taken_back in diff(company, "HEAD~1").out
    assert diff(company, "HEAD~2").out.startswith("Nothing differs")


def test_what_supports_a_changed_promise_is_suspect(company) -> None:
    """Both teams that support the reworded objective are asked to look again."""
    year = "okrs/company/2026.yaml"
    company.write(year, COMMITTED[year].replace(b"recommend us", b"pay less than"))
    found = json.loads(diff(company, "--format", "json").out)
    assert found["suspect"] == [
        "payments@2026-Q4:effortless-checkout",
        "sales@2026-Q4:enter-japan",
    ]
    assert "Alignment to look at again" in diff(company).out


def test_markdown_is_escaped_and_bounded(company) -> None:
    """A comment holds no mention, link, HTML or table of the pull request's own, and has an end."""
    evil = "</details><img src=x> @everyone [x](http://e) | **a** \\`b\\`"
    added = "".join(
        f"      - {{id: k{n}, key_result: '{evil} {n}', measure: {{binary: true}}}}\n"
        for n in range(300)
    )
    company.write(SALES, COMMITTED[SALES] + added.encode())
    said = diff(company, "--format", "markdown").out
    assert len(said) < 65_536
    assert "| … | 260 more changes | | |" in said
    assert "<img" not in said
    assert "@everyone" not in said
    assert "[x](http" not in said
    rows = [line for line in said.splitlines() if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in rows} == {5}


def test_a_comment_has_an_end_whatever_is_in_it(company) -> None:
    """Also where each character becomes five and every list is long."""
    title, people = "<" * 200, "".join(f"p{n}, " for n in range(400))
    added = "".join(
        f"      - {{id: k{n}, key_result: '{title}', owner: p{n}, measure: {{binary: true}}}}\n"
        for n in range(400)
    )
    company.write(SALES, COMMITTED[SALES] + added.encode())
    team = "okrs/sales/team.yaml"
    company.write(
        team, COMMITTED[team].replace(b"members: [bo", b"members: [bo, " + people.encode())
    )
    said = diff(company, "--format", "markdown").out
    assert len(said) < 65_536
    assert said.endswith("</sub>\n")


def test_a_terminal_is_not_steered(company) -> None:
    """Escapes in titles and reasons are shown and do nothing."""
    bad = COMMITTED[SALES].replace(b"Shops are live", b'"Shops \\e[31m are live"')
    company.write(SALES, bad)
    said = diff(company)
    assert "\x1b" not in said.out
    assert "\\x1b[31m" in said.out


def test_an_unknown_revision_is_wrong_usage(company) -> None:
    """Also one that looks like an option of Git."""
    said = diff(company, "nowhere")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("okr: There is no revision 'nowhere' here.")
    assert diff(company, "--", "--output=x").code == 2
    assert not (company.folder / "x").exists()


def test_two_names_for_one_side_are_refused(company) -> None:
    """B and --at say the same thing."""
    said = diff(company, "HEAD", "HEAD", "--at", "HEAD")
    assert (said.code, said.err.splitlines()[0]) == (2, "okr: B and --at name the same thing.")


def test_beyond_a_shallow_boundary_is_the_environment(company, tmp_path) -> None:
    """A clone that is cut off says how to get the rest, and exits 3."""
    company.commit("Ease it", {SALES: EASED}, on="2026-11-18")
    shallow = company.clone(tmp_path / "shallow", "--depth=1")
    said = diff(shallow, "HEAD~1")
    assert said.code == 3
    assert "git fetch --unshallow" in said.err


def test_a_partial_clone_fetches_what_it_lacks(company, tmp_path) -> None:
    """Old documents and old policy come by themselves; offline it is said what is missing."""
    company.git("config", "uploadpack.allowFilter", "true")
    company.git("config", "uploadpack.allowAnySHA1InWant", "true")
    company.commit("Owners", {"CODEOWNERS": "* @ana\n"}, on="2026-11-01")
    company.commit("Others", {"CODEOWNERS": "* @bo\n", SALES: EASED}, on="2026-11-18")
    for number, options in enumerate([("--offline",), ()]):
        part = company.clone(tmp_path / f"part{number}", "--filter=blob:none", "--no-local")
        said = diff(part, "HEAD~1", "--format", "json", *options)
        if options:
            assert (said.code, "partial clone" in said.err) == (3, True)
        else:
            refs = [one["ref"] for one in json.loads(said.out)["changes"]]
            assert refs == ["CODEOWNERS", "sales@2026-Q4:enter-japan/live"]


def test_a_merge_commit_at_depth_two_knows_its_base(company, tmp_path) -> None:
    """What CI checks out of a pull request is enough, and the incomplete history is said."""
    company.branch("topic")
    company.commit("Ease it", {SALES: EASED}, on="2026-11-18")
    company.switch("main")
    company.merge("topic", on="2026-11-19")
    shallow = company.clone(tmp_path / "shallow", "--depth=2")
    said = diff(shallow, "HEAD^1")
    assert said.code == 0
    assert "live: target 12 → 10" in said.out
    assert said.out.startswith("! Scores may lack readings. This is a shallow clone")


def test_without_git_there_is_nothing_to_compare(tmp_path) -> None:
    """The folder is named, and how to begin."""
    (tmp_path / "okrs").mkdir()
    said = okr("-C", tmp_path, "diff")
    assert said.code == 3
    assert "is not in a Git repository, so there is nothing to compare with." in said.err


def test_without_a_commit_there_is_nothing_to_compare(tmp_path) -> None:
    """An empty repository says to commit first."""
    repo = GitRepo(tmp_path / "new")
    for path, raw in COMMITTED.items():
        repo.write(path, raw)
    said = diff(repo)
    assert (said.code, said.err.splitlines()[0]) == (
        2,
        "okr: There is no commit yet to compare with.",
    )


def test_a_detached_head_without_a_default_branch_asks(company, tmp_path) -> None:
    """In CI nothing may say what was branched from what: then nothing is guessed."""
    company.git("switch", "--quiet", "--detach")
    company.git("branch", "-m", "main", "odd-name")
    said = diff(company)
    assert said.code == 2
    assert "Name the base, for example origin/main" in said.err
    assert diff(company, "HEAD").code == 0


def test_a_linked_work_tree_is_as_good(company, tmp_path) -> None:
    """It has a branch of its own."""
    company.git("worktree", "add", "--quiet", "-b", "side", str(tmp_path / "side"))
    side = GitRepo(tmp_path / "side", new=False)
    side.write(SALES, EASED)
    assert "live: target 12 → 10" in diff(side).out


def test_okrs_below_the_top_of_git(tmp_path) -> None:
    """The folder of the OKRs is the root; CODEOWNERS at the top is policy all the same."""
    repo = GitRepo(tmp_path / "mono")
    files = {f"plans/{path}": raw for path, raw in COMMITTED.items()}
    repo.commit("Begin", {**files, "CODEOWNERS": "* @ana\n"}, on="2026-10-01")
    repo.write(f"plans/{SALES}", EASED)
    repo.write("CODEOWNERS", "* @bo\n")
    said = okr("-C", repo.folder / "plans", "--today", TODAY, "diff", "HEAD", "--format", "json")
    assert [one["ref"] for one in json.loads(said.out)["changes"]] == [
        "../CODEOWNERS",
        "sales@2026-Q4:enter-japan/live",
    ]


def test_a_broken_document_is_said_to_be_unknown(company) -> None:
    """Nothing of it is told as deleted."""
    company.write(SALES, b"objectives: [")
    said = diff(company)
    assert said.code == 0
    assert f"{SALES}:1 cannot be read, so nothing is said about it" in said.out
    assert "deleted" not in said.out


def test_a_name_that_moved_is_asked_again(company, monkeypatch, tmp_path) -> None:
    """An answer that was kept is not given for what a branch meant before."""
    cache = str(tmp_path / "cache")
    company.commit("Ease it", {SALES: EASED}, on="2026-11-18")
    company.git("branch", "stable", "HEAD~1")
    assert "target 12 → 10" in diff(company, "stable", XDG_CACHE_HOME=cache).out
    company.git("branch", "-f", "stable", "HEAD")
    assert "Nothing differs" in diff(company, "stable", XDG_CACHE_HOME=cache).out


def test_people_of_a_changed_cycle(company) -> None:
    """A cycle that moves is told with its own name."""
    company.write(
        ORGANIZATION,
        COMMITTED[ORGANIZATION].replace(
            b"end: 2026-12-31, commit_by", b"end: 2027-01-15, commit_by"
        ),
    )
    said = diff(company)
    assert "  ▼ eased  end 2026-12-31 → 2027-01-15" in said.out


def test_git_config_cannot_start_a_program(company, tmp_path) -> None:
    """A hostile configuration of the repository runs nothing."""
    mark = tmp_path / "ran"
    for key in ("core.fsmonitor", "diff.external", "core.pager", "log.showSignature"):
        company.git("config", key, f"touch {mark}; false")
    company.write(SALES, EASED)
    assert diff(company).code in (0, 3)
    assert not mark.exists()


def test_a_whole_comment(company) -> None:
    """Changes first, then scores, alignment, people, and the reports folded away."""
    year = "okrs/company/2026.yaml"
    company.write(year, COMMITTED[year].replace(b"recommend us", b"pay less than"))
    company.write(PAYMENTS, b"objectives: [")
    for day, value in (("2026-11-18", 7), ("2026-11-19", 9)):
        text = COMMITTED["okrs/sales/2026-Q4/2026-11-17-a1b2.yaml"].decode()
        text = text.replace("2026-11-17", day).replace("current: 5", f"current: {value}")
        company.write(f"okrs/sales/2026-Q4/{day}-zz.yaml", text)
    people = COMMITTED["okrs/sales/team.yaml"].replace(b"sponsor: lin", b"sponsor: ana")
    company.write("okrs/sales/team.yaml", people)
    said = diff(company, "--format", "markdown").out
    parts = [
        f"> {PAYMENTS.replace('_', '')}:1 cannot be read, so nothing is said about it",
        "### 2 changes of OKRs\n",
        "| · | sales | sponsor lin → ana |  |",
        "| · | company@\u200b2026:love-us | title “Merchants recommend us to each other” → ",
        "**Scores**, both sides on 2026-11-20",
        "- 0.51 → 0.68 sales@\u200b2026-Q4:enter-japan · Shops in Japan sell with us",
        "**Alignment to look at again**",
        "- sales@\u200b2026-Q4:enter-japan supports company@\u200b2026:love-us: title",
        "**Who has to know**",
        "- ana: sponsor of sales, before or after",
        "<details><summary>4 reported</summary>",
        "- sales@\u200b2026-Q4:enter-japan: live: 2 check-ins, the last of 2026-11-19: 9",
    ]
    at = 0
    for part in parts:
        assert part in said[at:], f"{part!r} is not in {said[at:]}"
        at = said.index(part, at)
    assert "0.30" not in said
    assert "live: 2 check-ins, the last of 2026-11-19: 9, confidence 6" in diff(company).out


def test_what_moves_within_its_cycle_is_told(company) -> None:
    """A key result in another objective keeps its past by formerly."""
    text = COMMITTED[SALES].decode()
    start = text.index("      - id: cost")
    moved = text[start:].replace("id: cost", "id: cost\n        formerly: [enter-japan/cost]")
    company.write(
        SALES,
        f"{text[:start]}  - id: cheaper\n    objective: A shop costs little\n    owner: bo\n"
        f"    key_results:\n{moved}",
    )
    said = diff(company).out
    assert "cost: moved, formerly sales@2026-Q4:enter-japan/cost" in said
    assert "deleted" not in said


def test_a_milestone_by_trailer_is_told(company) -> None:
    """With all steps that are done then."""
    trailer = "OKR: payments:effortless-checkout/wallets done google"
    company.commit(f"Live\n\n{trailer}", {"work.txt": "done"}, on="2026-11-19")
    assert "wallets: check-in of 2026-11-19: done apple, google" in diff(company, "HEAD~1").out
