"""``okr lint`` against a base: change control, the base's policy, and only what is new."""

from __future__ import annotations

import json

import pytest

from tests.support.git_repo import GitRepo
from tests.support.okr_program import TODAY, okr
from tests.support.two_sides import COMMITTED, ORGANIZATION, SALES

EASED = COMMITTED[SALES].replace(b"target: 12", b"target: 10")
REASON = b"""\
    changes:
      - date: 2026-11-19
        what: live.target
        from: 12
        to: 10
        reason: The deal with the two chains slipped.
    key_results:
"""
SETTINGS = b"version = 1\n"


@pytest.fixture
def company(tmp_path):
    """The committed company on its main branch, and a topic branch that is checked out."""
    repo = GitRepo(tmp_path / "acme")
    repo.commit("Begin our OKRs", {**COMMITTED, "okr.toml": SETTINGS}, on="2026-10-01")
    repo.branch("topic")
    return repo


def lint(repo, *words, day=TODAY):
    """Run the command against the main branch on the usual day."""
    return okr("-C", repo.folder, "--today", day, "lint", "--format", "concise", *words)


def codes(said) -> list[str]:
    """Give the codes of a run in concise format."""
    return [line.split()[2] for line in said.out.splitlines()]


def test_an_eased_target_is_blocked_until_there_is_a_reason(company) -> None:
    """Shown with its effect, an error without a reason; with one it passes and is published."""
    company.write(SALES, EASED)
    said = lint(company, "--base", "main")
    assert said.code == 1
    assert said.out.splitlines()[0].startswith(
        f"{SALES}:15:40: error OKR601 target-eased: Easier than committed, with no reason: live of"
        " sales@2026-Q4:enter-japan: target 12 → 10."
    )
    assert "what: live.target, from: 12, to: 10, reason: …" in said.out
    shown = okr("-C", company.folder, "--today", TODAY, "diff")
    assert "0.42 → 0.50  sales@2026-Q4:enter-japan/live" in shown.out
    assert "no reason given" in shown.out
    company.write(SALES, EASED.replace(b"    key_results:\n", REASON, 1))
    assert (lint(company, "--base", "main").code, lint(company, "--base", "main").out) == (0, "")
    shown = okr("-C", company.folder, "--today", TODAY, "diff")
    assert "reason: The deal with the two chains slipped." in shown.out


def test_a_rule_that_is_turned_off_still_judges(company) -> None:
    """The base's okr.toml decides, and the change of policy is a finding itself."""
    off = b'version = 1\n[lint]\nignore = ["target-eased", "policy-changed"]\n'
    company.commit("Ease it", {SALES: EASED, "okr.toml": off}, on="2026-11-18")
    said = lint(company, "--base", "main")
    assert said.code == 1
    assert codes(said) == ["OKR609", "OKR601"]
    assert "okr.toml: lint.ignore none → [target-eased, policy-changed]" in said.out
    # Asked to, it judges by the new settings.
    assert lint(company, "--base", "main", "--policy-from", "HEAD").code == 0


def test_documents_cannot_be_hidden_from_the_base(company) -> None:
    """Settings that look elsewhere do not make a commitment vanish."""
    hidden = b'version = 1\n[paths]\nokrs = ["okrs/company/*.yaml"]\n'
    company.commit("Look away", {SALES: EASED, "okr.toml": hidden}, on="2026-11-18")
    assert "OKR601" in codes(lint(company, "--base", "main"))


def test_broken_settings_of_the_change_stop(company) -> None:
    """They would stop everybody after the merge."""
    company.commit("Break it", {"okr.toml": b"version = 1\n[lint\n"}, on="2026-11-18")
    said = lint(company, "--base", "main")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("okr: okr.toml:2: This is not TOML")


@pytest.mark.parametrize("words", ["ignore", "file-ignore"])
def test_a_comment_lifts_no_change(company, words) -> None:
    """Change control has no inline way around, and the comment says so."""
    text = EASED.replace(b"target: 10}", b"target: 10}  # okr: %b[OKR601] we know" % words.encode())
    company.write(SALES, text)
    said = lint(company, "--base", "main")
    assert sorted(codes(said)) == ["OKR601", "OKR904"]
    assert "Give the reason under changes:" in said.out


def test_a_reason_in_a_commit_message_counts(company) -> None:
    """Of a commit between the base and here; not of one before it."""
    message = "Ease it\n\nOKR-Change-Reason: sales:enter-japan/live The deal slipped."
    company.commit(message, {SALES: EASED}, on="2026-11-18")
    assert lint(company, "--base", "main").code == 0
    company.commit("Ease more", {SALES: EASED.replace(b"target: 10", b"target: 9")},
                   on="2026-11-19")  # fmt: skip
    assert lint(company, "--base", "HEAD").code == 0
    assert codes(lint(company, "--base", "HEAD~1")) == ["OKR601"]


def test_without_a_base_no_change_is_judged(company) -> None:
    """A plain run looks at what is there."""
    company.write(SALES, EASED)
    assert lint(company).code == 0


def test_only_what_is_new(company) -> None:
    """Both trees are judged whole, and what the base has is left out."""
    company.switch("main")
    old = COMMITTED[SALES].replace(b"baseline: 0, target: 33", b"baseline: 33, target: 33")
    company.commit("An old sin", {SALES: old}, on="2026-11-01")
    company.branch("later")
    worse = old.replace(b"baseline: 0, target: 12", b"baseline: 12, target: 12")
    company.write(SALES, b"# A line more.\n" + worse)
    everything = lint(company, "--base", "main")
    assert codes(everything).count("OKR306") == 2
    fresh = lint(company, "--new-only")
    assert codes(fresh) == ["OKR603", "OKR306"]
    assert "live" in fresh.out.splitlines()[0]


def test_a_comment_that_is_taken_away_brings_its_finding_back(company) -> None:
    """What the base suppressed is new once nothing suppresses it."""
    company.switch("main")
    sin = COMMITTED[SALES].replace(
        b"baseline: 0, target: 33}", b"baseline: 33, target: 33}  # okr: ignore[OKR306] for now"
    )
    company.commit("An old sin", {SALES: sin}, on="2026-11-01")
    company.branch("later")
    company.write(SALES, sin.replace(b"  # okr: ignore[OKR306] for now", b""))
    assert codes(lint(company, "--new-only")) == ["OKR306"]


def test_the_time_zone_is_the_bases(company, monkeypatch) -> None:
    """A change cannot move the clock to before the day of commitment."""
    far = COMMITTED[ORGANIZATION].replace(b"Europe/Zurich", b"Pacific/Kiritimati")
    company.write(ORGANIZATION, far)
    company.write(SALES, EASED)
    said = okr("-C", company.folder, "lint", "--format", "json", "--base", "main")
    with_base = json.loads(said.out)["today"]
    company.write(ORGANIZATION, COMMITTED[ORGANIZATION])
    plain = json.loads(okr("-C", company.folder, "lint", "--format", "json").out)["today"]
    assert with_base == plain


def test_another_base_than_the_default(company) -> None:
    """A base that does not exist, or is no ancestor of anything here, is wrong usage."""
    assert lint(company, "--base", "nowhere").code == 2
    company.git("checkout", "--quiet", "--orphan", "alone")
    company.commit("Alone", dict(COMMITTED), on="2026-11-01")
    said = lint(company, "--base", "main")
    assert said.code == 2
    assert "have no history in common" in said.err


def test_what_was_deleted_is_shown_at_what_is_left(company) -> None:
    """A key result at its objective; a whole document at its path."""
    text = COMMITTED[SALES]
    start = text.index(b"      - id: cost")
    company.write(SALES, text[:start])
    [line] = lint(company, "--base", "main", "--select", "604").out.splitlines()
    assert line.startswith(f"{SALES}:6:5: error OKR604 item-removed: A commitment was deleted:")
    (company.folder / SALES).unlink()
    [line] = lint(company, "--base", "main", "--select", "604").out.splitlines()
    assert line.startswith(f"{SALES}:1:1: error OKR604 item-removed: A commitment was deleted: ")


def test_a_late_drop_is_told_with_its_effect(company) -> None:
    """In the last two weeks a drop has its reason and still says what it does to the score."""
    dropped = COMMITTED[SALES].replace(
        b"measure: {baseline: 0, target: 12}",
        b"measure: {baseline: 0, target: 12}\n        state: dropped\n        reason: Too hard.",
    )
    company.write(SALES, dropped)
    assert lint(company, "--base", "main", "--select", "604").out == ""
    said = lint(company, "--base", "main", "--select", "604", day="2026-12-20")
    assert said.code == 0
    assert "info OKR604 item-removed: Dropped shortly before the end of its cycle" in said.out
    assert "goes from 0.511 to 0.606." in said.out


def test_paths_do_not_hide_the_base(company) -> None:
    """Findings below a path are reported, judged against the whole base."""
    company.write(SALES, EASED)
    assert codes(lint(company, str(company.folder / "okrs/sales"), "--base", "main")) == ["OKR601"]
    assert lint(company, str(company.folder / "okrs/payments"), "--base", "main").out == ""


def test_a_workflow_that_calls_okr_is_policy(company) -> None:
    """One that does not is nobody's business here, and neither is a link."""
    company.switch("main")
    flow = {
        ".github/workflows/okrs.yml": "run: okr lint --base HEAD^1\n",
        ".github/workflows/other.yml": "run: make\n",
        ".github/CODEOWNERS": "okrs/ @ana\n",
    }
    company.commit("CI", dict(flow), on="2026-11-01")
    company.branch("later")
    company.write(".github/workflows/okrs.yml", "run: echo fine\n")
    company.write(".github/workflows/other.yml", "run: make all\n")
    (company.folder / ".github/CODEOWNERS").unlink()
    (company.folder / ".github/CODEOWNERS").symlink_to("/etc/passwd")
    said = lint(company, "--base", "main")
    assert [line.split(":")[0] for line in said.out.splitlines()] == [
        ".github/CODEOWNERS",
        ".github/workflows/okrs.yml",
    ]
    assert "root:" not in said.out


def test_other_settings_without_a_base(company) -> None:
    """--policy-from alone takes okr.toml from elsewhere, and judges no change."""
    strict = b'version = 1\n[lint]\nprofile = "strict"\n'
    company.commit("Be strict", {"okr.toml": strict}, on="2026-11-01")
    company.write(SALES, EASED)
    usual = lint(company, "--policy-from", "main")
    assert (usual.code, usual.out) == (0, "")
    assert lint(company, "--policy-from", "nowhere").code == 2


def test_a_drop_that_moves_no_score_says_no_effect(company) -> None:
    """Where nothing was counted yet, there is nothing to tell but the drop."""
    dropped = COMMITTED[SALES].replace(
        b"    formerly: [selling:asia]\n",
        b"    formerly: [selling:asia]\n    state: dropped\n    reason: Not now.\n",
    )
    company.write(SALES, dropped)
    said = lint(company, "--base", "main", "--select", "604", day="2026-12-20")
    assert "info OKR604 item-removed: Dropped shortly before the end of its cycle" in said.out
