"""What people do with Git, each with the truth written by hand: the same in every clone.

Every story is told in a real repository by real commands. Its readings are asked for in the
repository itself, in a fresh clone and in a linked work tree, and must be the truth three times.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from okrascode.config import Settings
from tests.support.git_repo import BO, GitRepo
from tests.support.story import (
    COUNTED,
    DOCUMENT,
    KEY_RESULT,
    STEPS,
    begin,
    check_in,
    document,
    record,
    told,
)

CHECK_IN = "okrs/payments/2026-Q4/a.yaml"
OTHER = "okrs/elsewhere/goals.yaml"
PLUS_ONE = "OKR: payments:checkout/rate +1"
LFS = f"version https://git-lfs.github.com/spec/v1\noid sha256:{'a' * 64}\nsize 123\n"


@dataclass(frozen=True, kw_only=True)
class Story:
    """What happens, and the truth about it."""

    happens: Callable[[GitRepo], object]
    truth: tuple[str, ...]
    about: str
    findings: tuple[str, ...]
    zone: str


STORIES: dict[str, Story] = {}


def story(
    *truth: str, about: str = KEY_RESULT, findings: tuple[str, ...] = (), zone: str = "UTC"
) -> Callable[[Callable[[GitRepo], object]], object]:
    """Write down a story with the readings and the codes of findings that are its truth."""

    def keep(happens: Callable[[GitRepo], object]) -> object:
        STORIES[happens.__name__] = Story(
            happens=happens, truth=truth, about=about, findings=findings, zone=zone
        )
        return happens

    return keep


def value(repo: GitRepo, number: int | str, on: str, **more: str) -> str:
    """Commit the document with this value."""
    return repo.commit(f"Say {number}", {DOCUMENT: document(f"current: {number}")}, on=on, **more)


def count(repo: GitRepo) -> None:
    """Commit a key result that counts commits."""
    repo.commit("Count", {DOCUMENT: document(measure=COUNTED)}, on="2026-10-02")


def work(repo: GitRepo, name: str, on: str, *lines: str, **more: str) -> str:
    """Commit a file of code with trailers."""
    return repo.commit(f"Move {name}\n\n" + "\n".join(lines), {name: name}, on=on, **more)


@story("10-05 62 current", "10-06 66 current")
def a_fast_forward_merge(repo: GitRepo) -> None:
    """Main moves to the tip of the branch; nothing else is known of it."""
    value(repo, 62, "2026-10-05")
    repo.branch("side")
    value(repo, 66, "2026-10-06")
    repo.switch("main")
    repo.git("merge", "--quiet", "--ff-only", "side")


@story("10-05 62 current", "10-06 66 current")
def a_merge_that_says_the_same(repo: GitRepo) -> None:
    """Both sides set the same value: main said it first, and the merge adds nothing."""
    value(repo, 62, "2026-10-05")
    repo.branch("side")
    value(repo, 66, "2026-10-08")
    repo.switch("main")
    value(repo, 66, "2026-10-06")
    repo.merge("side", on="2026-10-09")


@story("10-05 62 current", "10-07 64 current", "10-20 66 current")
def a_pull_request_merged_late_between_other_values(repo: GitRepo) -> None:
    """Written on the 6th, merged after another value: it never dates before what it replaced."""
    value(repo, 62, "2026-10-05")
    repo.branch("side")
    repo.commit("Wait", {"code": "1"}, on="2026-10-06")
    repo.switch("main")
    value(repo, 64, "2026-10-07")
    repo.switch("side")
    repo.git("merge", "--quiet", "--no-edit", "main", **repo.who("2026-10-19"))
    value(repo, 66, "2026-10-20")
    repo.switch("main")
    repo.merge("side", on="2026-10-30")


@story("10-05 62 current", "10-06 66 current")
def a_cherry_picked_value_and_then_the_merge(repo: GitRepo) -> None:
    """The pick keeps the author's day, and the merge of its original is no second reading."""
    value(repo, 62, "2026-10-05")
    repo.branch("side")
    picked = value(repo, 66, "2026-10-06")
    repo.switch("main")
    work(repo, "fix", "2026-10-07")
    repo.cherry_pick(picked, on="2026-10-08")
    repo.merge("side", on="2026-10-09")


@story("10-06 1 trailer", "10-07 2 trailer")
def a_cherry_pick_without_a_note_and_then_the_merge(repo: GitRepo) -> None:
    """Nothing in the message says that it is a copy; author, time and text do."""
    count(repo)
    repo.branch("side")
    picked = work(repo, "a", "2026-10-06", PLUS_ONE)
    work(repo, "b", "2026-10-07", PLUS_ONE)
    repo.switch("main")
    work(repo, "fix", "2026-10-07")
    repo.cherry_pick(picked, on="2026-10-08")
    repo.merge("side", on="2026-10-09")


@story("10-06 1 trailer", "10-07 2 trailer")
def a_rebase_of_what_was_merged_elsewhere(repo: GitRepo) -> None:
    """A branch is rebased and merged, and its old form is merged too: each counts once."""
    count(repo)
    repo.branch("side")
    work(repo, "a", "2026-10-06", PLUS_ONE)
    work(repo, "b", "2026-10-07", PLUS_ONE)
    repo.git("branch", "old")
    repo.switch("main")
    work(repo, "fix", "2026-10-07")
    repo.switch("side")
    repo.git("rebase", "--quiet", "main", GIT_COMMITTER_DATE="2026-10-20T12:00:00+00:00")
    repo.switch("main")
    repo.merge("side", on="2026-10-21")
    repo.merge("old", on="2026-10-22")


@story("10-06 3 trailer")
def an_amended_trailer(repo: GitRepo) -> None:
    """Only what the amended message says was ever said."""
    count(repo)
    work(repo, "a", "2026-10-06", PLUS_ONE)
    repo.git("commit", "--quiet", "--amend", "-m", f"Move a\n\n{PLUS_ONE.replace('1', '3')}",
             GIT_COMMITTER_DATE="2026-10-20T12:00:00+00:00")  # fmt: skip


@story("10-07 2 trailer")
def a_squash_by_github(repo: GitRepo) -> None:
    """Bullets, and a rule before Co-authored-by after which Git sees no trailer any more."""
    count(repo)
    body = f"* Move a\n\n{PLUS_ONE}\n\n* Move b\n\n{PLUS_ONE}\n\n---------\n\n"
    work(repo, "ab", "2026-10-07", body + "Co-authored-by: Bo <bo@example.org>")


@story("10-07 1 trailer")
def a_squash_by_github_of_one_commit(repo: GitRepo) -> None:
    """The rule stands directly below the trailer."""
    count(repo)
    work(repo, "a", "2026-10-07", PLUS_ONE, "", "---------", "", "Co-authored-by: Bo <b@b.org>")


@story("10-07 2 trailer")
def a_squash_by_gitlab(repo: GitRepo) -> None:
    """Titles as a list with their bodies indented below, and the link of the merge request."""
    count(repo)
    repo.branch("side")
    work(repo, "ab", "2026-10-07", "* Move a", "", f"  {PLUS_ONE}", "", "* Move b", "",
         f"  {PLUS_ONE}", author=BO)  # fmt: skip
    repo.switch("main")
    repo.merge("side", on="2026-10-08", message="Merge branch 'side' into 'main'\n\nMove both\n\n"
               "See merge request acme/shop!12")  # fmt: skip


@story("10-06 1 trailer", "10-08 2 trailer")
def a_rebase_takes_reverts_along(repo: GitRepo) -> None:
    """They name commits that are not here any more; what they quote is the copy's subject."""
    count(repo)
    repo.branch("side")
    work(repo, "a", "2026-10-06", PLUS_ONE)
    gone = work(repo, "b", "2026-10-07", PLUS_ONE)
    back = work(repo, "c", "2026-10-08", PLUS_ONE)
    repo.revert(gone, on="2026-10-09")
    undo = repo.revert(back, on="2026-10-10")
    repo.git("revert", "--no-commit", undo)
    repo.commit(f'Reapply "Move c"\n\nThis reverts commit {undo}.', on="2026-10-11")
    repo.switch("main")
    work(repo, "fix", "2026-10-11")
    repo.git("rebase", "--quiet", "main", "side")


@story("10-06 1 trailer")
def a_rebase_takes_a_revert_by_reference_along(repo: GitRepo) -> None:
    """Its first line is somebody's words, and the subject stands behind the id."""
    count(repo)
    repo.branch("side")
    work(repo, "a", "2026-10-06", PLUS_ONE)
    gone = work(repo, "b", "2026-10-07", PLUS_ONE)
    repo.revert(gone, "--reference", on="2026-10-09")
    repo.switch("main")
    work(repo, "fix", "2026-10-11")
    repo.git("rebase", "--quiet", "main", "side")


@story("10-10 1 trailer")
def a_squash_by_git_with_a_revert_in_it(repo: GitRepo) -> None:
    """What the branch took back itself was never on main."""
    count(repo)
    repo.branch("side")
    gone = work(repo, "a", "2026-10-06", PLUS_ONE)
    work(repo, "b", "2026-10-07", PLUS_ONE)
    repo.revert(gone, on="2026-10-08")
    repo.switch("main")
    repo.git("merge", "--quiet", "--squash", "side")
    repo.git("commit", "--quiet", "--no-edit", **repo.who("2026-10-10"))


@story("10-06 1 trailer", "10-07 2 trailer")
def a_squash_by_github_with_reverts_in_it(repo: GitRepo) -> None:
    """One of three is taken back for good, one is taken back and brought back."""
    count(repo)
    repo.commit(f"Move d\n\n{PLUS_ONE}", on="2026-10-06")
    body = "".join(
        f"* {subject}\n\n{text}\n\n"
        for subject, text in (
            ("Move a", PLUS_ONE),
            ("Move b", PLUS_ONE),
            ('Revert "Move b"', f"This reverts commit {'1' * 40}."),
            ('Revert "Move a"', f"This reverts commit {'2' * 40}."),
            ('Reapply "Move b"', f"This reverts commit {'3' * 40}."),
        )
    )
    work(repo, "ab (#12)", "2026-10-07", body + "---------\n\nCo-authored-by: Bo <bo@b.org>")


@story("10-07 1 trailer")
def a_squash_takes_back_what_was_on_main(repo: GitRepo) -> None:
    """What a squashed branch reverted beside its own commits is reverted."""
    count(repo)
    old = work(repo, "a", "2026-10-06", PLUS_ONE)
    body = f'* Move b\n\n{PLUS_ONE}\n\n* Revert "Move a"\n\nThis reverts commit {old}.\n'
    work(repo, "b (#12)", "2026-10-07", body)


@story("10-05 62 current", "10-06 66 current")
def a_squashed_value(repo: GitRepo) -> None:
    """A squash has one author and one day; the values between were never on main."""
    value(repo, 62, "2026-10-05")
    repo.branch("side")
    value(repo, 64, "2026-10-05")
    value(repo, 66, "2026-10-06")
    repo.switch("main")
    repo.git("merge", "--quiet", "--squash", "side")
    repo.git("commit", "--quiet", "--no-edit", **repo.who("2026-10-06"))


@story("10-04 3 trailer", "10-05 62 current", "10-05 2 trailer", "10-07 4 trailer")
def an_octopus_with_trailers_on_every_arm(repo: GitRepo) -> None:
    """Each arm's value counts by its own day; the newest wins."""
    value(repo, 62, "2026-10-05")
    for number, day in ((2, "05"), (3, "04"), (4, "07")):
        repo.git("switch", "--quiet", "-c", f"arm{number}", "main")
        work(repo, f"f{number}", f"2026-10-{day}", f"OKR: payments:checkout/rate = {number}")
    repo.switch("main")
    repo.merge("arm2", "arm3", "arm4", on="2026-10-09")


@story("10-05 62 current", "10-09 70 current")
def a_merge_that_decides_and_says_more(repo: GitRepo) -> None:
    """The merge itself writes a third value and a trailer of its own for another day's value."""
    value(repo, 62, "2026-10-05")
    repo.branch("side")
    value(repo, 66, "2026-10-06")
    repo.switch("main")
    work(repo, "code", "2026-10-07")
    repo.git("merge", "--quiet", "--no-ff", "--no-commit", "side")
    value(repo, 70, "2026-10-09")


@story("10-05 62 current", "10-08 66 current", "10-10 67 current")
def a_foxtrot_merge(repo: GitRepo) -> None:
    """Main is pulled into the branch and the branch becomes main: the first parents change."""
    value(repo, 62, "2026-10-05")
    repo.branch("side")
    work(repo, "code", "2026-10-06")
    repo.switch("main")
    value(repo, 66, "2026-10-08")
    repo.switch("side")
    repo.merge("main", on="2026-10-09")
    value(repo, 67, "2026-10-10")
    repo.switch("main")
    repo.git("merge", "--quiet", "--ff-only", "side")


@story("10-05 62 current", "10-07 66 current", about="payments@2026-Q4:speed/rate")
def a_document_is_split(repo: GitRepo) -> None:
    """One objective moves to a second document and changes there later."""
    second = document("current: 62", objective="speed")
    both = document("current: 1") + second.partition("objectives:\n")[2]
    repo.commit("Both", {DOCUMENT: both}, on="2026-10-05")
    repo.commit("Split", {DOCUMENT: document("current: 1"), OTHER: second}, on="2026-10-06")
    changed = document("current: 66", objective="speed")
    repo.commit("Change", {OTHER: changed}, on="2026-10-07")


@story("10-05 62 current", "10-07 66 current")
def documents_are_swapped(repo: GitRepo) -> None:
    """Two files change names with each other; paths identify nothing."""
    repo.commit("Both", {OTHER: document("current: 5", objective="speed")}, on="2026-10-05")
    value(repo, 62, "2026-10-05")
    swapped = {OTHER: document("current: 62"), DOCUMENT: document("current: 5", objective="speed")}
    repo.commit("Swap", swapped, on="2026-10-06")
    repo.commit("Change", {OTHER: document("current: 66")}, on="2026-10-07")


@story("10-05 62 current", "10-06 66 current", about="money@2026-Q4:pay/share")
def formerly_on_each_level_at_once(repo: GitRepo) -> None:
    """Team, objective and key result get new names in one commit."""
    value(repo, 62, "2026-10-05")
    team = "apiVersion: okrascode/v1\nkind: Team\nid: money\nname: Money\nformerly: [payments]\n"
    renamed = document("current: 66", 'formerly: ["checkout/rate"]', team="money", objective="pay",
                       key_result="share", above="    formerly: [checkout]\n")  # fmt: skip
    files = {"okrs/payments/team.yaml": None, "okrs/money/team.yaml": team,
             DOCUMENT: None, "okrs/money/2026-Q4.yaml": renamed}  # fmt: skip
    repo.commit("Rename", files, on="2026-10-06")


@story("10-05 62 current", "10-07 66 current")
def a_branch_that_reports_and_then_moves_the_document(repo: GitRepo) -> None:
    """The day is that of who said it, not that of the merge in which it came."""
    value(repo, 62, "2026-10-05")
    repo.branch("side")
    value(repo, 66, "2026-10-07")
    repo.git("mv", DOCUMENT, "okrs/payments/goals.yaml")
    repo.commit("Move", on="2026-10-08")
    repo.switch("main")
    repo.merge("side", on="2026-10-20")


@story("10-05 62 current", "10-07 66 current")
def a_branch_that_moves_the_document_and_takes_one_of_two_values_back(repo: GitRepo) -> None:
    """The revert only passes on what was said where the document was before."""
    value(repo, 62, "2026-10-05")
    repo.branch("side")
    value(repo, 66, "2026-10-07")
    bad = value(repo, 67, "2026-10-08")
    repo.git("mv", DOCUMENT, "okrs/payments/goals.yaml")
    repo.commit("Move", on="2026-10-09")
    repo.revert(bad, on="2026-10-10")
    repo.switch("main")
    repo.merge("side", on="2026-10-20")


@story("10-05 62 current", "10-07 66 current")
def one_side_moves_the_document_and_the_other_reports(repo: GitRepo) -> None:
    """Git puts the value into the moved document; it was said where the document was before."""
    value(repo, 62, "2026-10-05")
    repo.branch("side")
    value(repo, 66, "2026-10-07")
    repo.switch("main")
    repo.git("mv", DOCUMENT, "okrs/payments/goals.yaml")
    repo.commit("Move", on="2026-10-08")
    repo.merge("side", on="2026-10-20")


@story("10-05 62 current", "10-07 66 current", about="payments@2026-Q4:checkout/share")
def one_side_gives_a_new_name_and_the_other_reports(repo: GitRepo) -> None:
    """Git puts the value below the new name; it was said under the old one."""
    value(repo, 62, "2026-10-05")
    repo.branch("side")
    value(repo, 66, "2026-10-07")
    repo.switch("main")
    renamed = document("current: 62").replace(
        "id: rate", "id: share\n        formerly: [checkout/rate]"
    )
    repo.commit("Rename", {DOCUMENT: renamed}, on="2026-10-08")
    repo.merge("side", on="2026-10-20")


@story("10-05 62 current", "10-08 66 current", about="payments@2026-Q4:checkout/share")
def an_old_name_is_said_late_and_a_branch_reports(repo: GitRepo) -> None:
    """The two lives are one from then on, by both of their names."""
    value(repo, 62, "2026-10-05")
    renamed = {"text": "Half of all carts end in an order", "key_result": "share"}
    repo.commit("Rename", {DOCUMENT: document("current: 62", **renamed)}, on="2026-10-06")
    old = "formerly: [checkout/rate]"
    repo.commit("Say so", {DOCUMENT: document("current: 62", old, **renamed)}, on="2026-10-07")
    repo.branch("side")
    repo.commit("Say 66", {DOCUMENT: document("current: 66", old, **renamed)}, on="2026-10-08")
    repo.switch("main")
    work(repo, "fix", "2026-10-09")
    repo.merge("side", on="2026-10-20")


@story("10-05 62 current", "10-06 66 current", about="payments@2026-Q4:checkout/part")
def a_branch_reports_and_gives_two_new_names(repo: GitRepo) -> None:
    """Main never saw the name between; that it was one is said in ``formerly``."""
    value(repo, 62, "2026-10-05")
    repo.branch("side")
    value(repo, 66, "2026-10-06")
    for number, name in enumerate(("share", "part")):
        old = ", ".join(("checkout/rate", "checkout/share")[: number + 1])
        renamed = document("current: 66", f"formerly: [{old}]", key_result=name)
        repo.commit("Rename", {DOCUMENT: renamed}, on=f"2026-10-0{7 + number}")
    repo.switch("main")
    repo.merge("side", on="2026-10-20")


@story("10-05 62 current", "10-08 66 current")
def a_renaming_is_reverted(repo: GitRepo) -> None:
    """The old name stands for what it always stood for."""
    value(repo, 62, "2026-10-05")
    renamed = document("current: 62", "formerly: [checkout/rate]", key_result="share")
    repo.revert(repo.commit("Rename", {DOCUMENT: renamed}, on="2026-10-06"), on="2026-10-07")
    value(repo, 66, "2026-10-08")


@story("10-05 62 current", "10-06 66 current", about="payments@2026-Q4:checkout/share")
def a_renaming_is_reverted_and_made_again(repo: GitRepo) -> None:
    """Whichever name it has, it is one key result."""
    value(repo, 62, "2026-10-05")
    renamed = document("current: 66", "formerly: [checkout/rate]", key_result="share")
    change = repo.commit("Rename", {DOCUMENT: renamed}, on="2026-10-06")
    undo = repo.revert(change, on="2026-10-07")
    repo.revert(undo, on="2026-10-08")


@story("10-05 62 current", "10-06 63 check-in", "10-06 64 trailer")
def another_use_of_an_id_is_reverted(repo: GitRepo) -> None:
    """The old goal returns with all that was said about it."""
    value(repo, 62, "2026-10-05")
    repo.commit("Report", {CHECK_IN: check_in("2026-10-06", "{current: 63}")}, on="2026-10-06")
    work(repo, "a", "2026-10-06", "OKR: payments:checkout/rate = 64")
    new = document("current: 3", text="No outage is longer than this", measure="{at_most: 1}")
    repo.revert(repo.commit("Reuse", {DOCUMENT: new}, on="2026-10-07"), on="2026-10-08")


@story("10-07 3 current")
def another_use_of_an_id_is_reverted_and_made_again(repo: GitRepo) -> None:
    """The new goal returns too, with its own reading alone."""
    value(repo, 62, "2026-10-05")
    new = document("current: 3", text="No outage is longer than this", measure="{at_most: 1}")
    change = repo.commit("Reuse", {DOCUMENT: new}, on="2026-10-07")
    undo = repo.revert(change, on="2026-10-08")
    repo.revert(undo, on="2026-10-09")


@story("10-06 1 trailer", "10-07 2 trailer")
def a_cherry_pick_with_a_note_and_then_the_merge(repo: GitRepo) -> None:
    """The line that Git adds ends the trailers, and is none of ours."""
    count(repo)
    repo.branch("side")
    picked = work(repo, "a", "2026-10-06", PLUS_ONE)
    work(repo, "b", "2026-10-07", PLUS_ONE)
    repo.switch("main")
    work(repo, "fix", "2026-10-07")
    repo.cherry_pick(picked, "-x", on="2026-10-08")
    repo.merge("side", on="2026-10-09")


@story("10-05 1 current", "10-07 4 current", about="payments@2026-Q4:speed/rate")
def an_octopus_of_documents(repo: GitRepo) -> None:
    """Each arm reports in a document of its own."""
    value(repo, 62, "2026-10-05")
    repo.commit("Speed", {OTHER: document("current: 1", objective="speed")}, on="2026-10-05")
    repo.git("switch", "--quiet", "-c", "one", "main")
    value(repo, 66, "2026-10-06")
    repo.git("switch", "--quiet", "-c", "two", "main")
    repo.commit("Speed", {OTHER: document("current: 4", objective="speed")}, on="2026-10-07")
    repo.switch("main")
    repo.merge("one", "two", on="2026-10-20")


@story("10-02 7 current", about="payments@2026-Q4:speed/rate")
def a_repository_without_a_common_past_is_merged(repo: GitRepo) -> None:
    """What comes in has the day on which it was said there, not that of the merge."""
    value(repo, 62, "2026-10-05")
    repo.git("checkout", "--quiet", "--orphan", "other")
    repo.git("rm", "-rfq", ".")
    repo.commit("Speed", {OTHER: document("current: 7", objective="speed")}, on="2026-10-02")
    repo.switch("main")
    repo.git("merge", "--quiet", "--allow-unrelated-histories", "-m", "Join", "other",
             **repo.who("2026-10-20"))  # fmt: skip


@story("10-07 3 current")
def an_id_is_reused_for_another_goal(repo: GitRepo) -> None:
    """Its readings, check-ins and trailers before belong to the old goal."""
    value(repo, 62, "2026-10-05")
    repo.commit("Report", {CHECK_IN: check_in("2026-10-06", "{current: 63}")}, on="2026-10-06")
    work(repo, "a", "2026-10-06", "OKR: payments:checkout/rate = 64")
    new = document("current: 3", text="No outage is longer than this", measure="{at_most: 1}")
    repo.commit("Reuse", {DOCUMENT: new}, on="2026-10-07")


@story("10-05 62 current", "10-20 64 check-in", "11-25 70 check-in")
def check_ins_committed_late_and_ahead(repo: GitRepo) -> None:
    """One comes a month after its day, one is dated ahead of its commit."""
    value(repo, 62, "2026-10-05")
    ahead = {"okrs/payments/b.yaml": check_in("2026-11-25", "{current: 70}")}
    repo.commit("Ahead", ahead, on="2026-10-06")
    late = {"okrs/payments/c.yaml": check_in("2026-10-20", "{current: 64}")}
    repo.commit("Late", late, on="2026-11-21")


@story("10-05 62 current", "10-10 63 trailer", "10-11 64 trailer", "10-11 65 trailer",
       zone="Asia/Tokyo")  # fmt: skip
def authors_around_the_world(repo: GitRepo) -> None:
    """Days are those of the organisation: an evening in Lima is the next day in Tokyo."""
    value(repo, 62, "2026-10-05")
    for number, at in (
        (63, "2026-10-10T00:30:00+09:00"),
        (64, "2026-10-10T20:00:00-05:00"),
        (65, "2026-10-11T23:59:59+09:00"),
    ):
        work(repo, f"f{number}", at, f"OKR: payments:checkout/rate = {number}")


@story("10-05 62 current", "10-05 64 current", "10-06 66 current")
def clocks_that_run_backwards(repo: GitRepo) -> None:
    """A laptop in the past and one at the epoch: the sequence is that of the commits."""
    value(repo, 62, "2026-10-05")
    value(repo, 64, "1971-01-01")
    value(repo, 66, "2026-10-06")


@story("10-06 2 trailer")
def one_person_with_two_addresses(repo: GitRepo) -> None:
    """``.mailmap`` makes the copy under another address a copy."""
    count(repo)
    repo.commit("Names", {".mailmap": "Ana Díaz <ana@example.org> <a@home.example>\n"})
    repo.branch("side")
    work(repo, "a", "2026-10-06", PLUS_ONE, PLUS_ONE)
    repo.switch("main")
    work(repo, "a", "2026-10-06", PLUS_ONE, PLUS_ONE, author="ana <a@home.example>")
    repo.merge("side", on="2026-10-08")


@story("10-07 62 current", "10-08 66 current")
def a_history_that_starts_with_format_errors(repo: GitRepo) -> None:
    """What never parsed was never said; the first version that does is the first reading."""
    repo.commit("Tabs", {DOCUMENT: "objectives:\n\t- id: checkout\n"}, on="2026-10-05")
    repo.commit("Key", {DOCUMENT: document("kurrent: 61")}, on="2026-10-06")
    value(repo, 62, "2026-10-07")
    value(repo, 66, "2026-10-08")


@story("10-05 62 current", "10-06 63 trailer", "10-08 66 current")
def a_document_that_was_broken_for_a_while(repo: GitRepo) -> None:
    """Trailers of that time still find their key result."""
    value(repo, 62, "2026-10-05")
    repo.commit("Break", {DOCUMENT: "<<<<<<< HEAD\nobjectives: []\n"}, on="2026-10-06")
    work(repo, "a", "2026-10-06", "OKR: payments:checkout/rate = 63")
    repo.commit("Worse", {DOCUMENT: b"\xff\xfe"}, on="2026-10-07")
    value(repo, 66, "2026-10-08")


@story("10-05 62 current")
def a_check_in_is_deleted_on_a_branch(repo: GitRepo) -> None:
    """Gone is gone, from the merge on."""
    value(repo, 62, "2026-10-05")
    repo.commit("Report", {CHECK_IN: check_in("2026-10-06", "{current: 63}")}, on="2026-10-06")
    repo.branch("side")
    repo.commit("Delete", {CHECK_IN: None}, on="2026-10-07")
    repo.switch("main")
    work(repo, "a", "2026-10-07")
    repo.merge("side", on="2026-10-08")


@story("10-05 62 current", "10-06 66 current")
def grafts_and_replace_refs(repo: GitRepo) -> None:
    """Another history that somebody's clone pretends to have is not the one that was made."""
    first = value(repo, 62, "2026-10-05")
    second = value(repo, 66, "2026-10-06")
    words = "Other\n\nOKR: payments:checkout/rate = 99"
    other = repo.git("commit-tree", "-m", words, f"{second}^{{tree}}")
    repo.git("replace", first, other)
    (repo.folder / ".git/info").mkdir(exist_ok=True)
    (repo.folder / ".git/info/grafts").write_text(f"{second} {first} {other}\n")


@story("10-05 62 current", "10-07 66 current")
def submodules_and_lfs_pointers_among_the_documents(repo: GitRepo) -> None:
    """A submodule is no document; a pointer has no text of ours, and nothing ends by it."""
    value(repo, 62, "2026-10-05")
    link = f"160000,{repo.head()},okrs/module.yaml"
    repo.git("update-index", "--add", "--cacheinfo", link)
    repo.commit("Pointer", {DOCUMENT: LFS, "okrs/payments/other.yaml": LFS}, on="2026-10-06")
    value(repo, 66, "2026-10-07")


@story("10-05 62 current", "10-07 66 current")
def a_document_that_was_a_link_for_a_while(repo: GitRepo) -> None:
    """A symbolic link is not followed: what the document held is away and comes back."""
    value(repo, 62, "2026-10-05")
    (repo.folder / DOCUMENT).unlink()
    (repo.folder / DOCUMENT).symlink_to("team.yaml")
    repo.git("add", DOCUMENT)
    repo.commit("Link", on="2026-10-06")
    (repo.folder / DOCUMENT).unlink()
    value(repo, 66, "2026-10-07")


@story("10-05 62 current", findings=("OKR801",) * 5)
def trailers_that_are_no_numbers(repo: GitRepo) -> None:
    """Each is a finding and none is a reading."""
    value(repo, 62, "2026-10-05")
    for number in ("1e999", "nan", "Infinity", "9" * 31, "٤"):
        work(repo, f"f{number[:4]}", "2026-10-06", f"OKR: payments:checkout/rate = {number}")


@story("10-05 62 current", findings=("OKR802", "OKR802", "OKR801", "OKR211"))
def references_to_nothing(repo: GitRepo) -> None:
    """Unknown objective, unknown team, no team at all, and a check-in for what is not there."""
    value(repo, 62, "2026-10-05")
    work(repo, "a", "2026-10-06", "OKR: payments:nothing/rate = 1", "OKR: nobody:checkout/rate = 1",
         "OKR: checkout/rate = 1")  # fmt: skip
    report = check_in("2026-10-06", "{current: 63}", of="checkout/nothing")
    repo.commit("Report", {CHECK_IN: report}, on="2026-10-06")


@story("10-05 62 current", "10-06 66 current")
def a_revert_that_never_reached_main(repo: GitRepo) -> None:
    """Somebody reverted it on a branch that was thrown away; main still says it."""
    value(repo, 62, "2026-10-05")
    bad = value(repo, 66, "2026-10-06")
    repo.branch("side")
    repo.revert(bad, on="2026-10-07")
    repo.switch("main")


@story("10-06 1 trailer")
def a_revert_by_reference_of_what_is_not_here(repo: GitRepo) -> None:
    """An abbreviated id that no reachable commit has takes nothing back."""
    count(repo)
    repo.branch("side")
    elsewhere = work(repo, "a", "2026-10-06", PLUS_ONE)
    repo.switch("main")
    repo.commit(f"Move a again\n\n{PLUS_ONE}", {"b": "b"}, on="2026-10-06")
    note = repo.git("log", "-1", "--format=reference", "--date=short", elsewhere)
    repo.commit(f"Undo\n\nThis reverts commit {note}.", on="2026-10-07")


@story("10-06 1 trailer", "10-07 2 trailer")
def a_merge_reverted_and_the_revert_reverted(repo: GitRepo) -> None:
    """The usual way to bring a branch back after its merge was undone."""
    count(repo)
    repo.branch("side")
    work(repo, "a", "2026-10-06", PLUS_ONE)
    work(repo, "b", "2026-10-07", PLUS_ONE)
    repo.switch("main")
    merge = repo.merge("side", on="2026-10-08")
    undo = repo.revert(merge, "-m", "1", on="2026-10-09")
    repo.revert(undo, "--reference", on="2026-10-10")


@story("10-05 apple current", "10-06 apple+google check-in", "10-08 google check-in")
def milestones_from_three_places(repo: GitRepo) -> None:
    """The document, a trailer's copy and check-ins add up, and an undone one is undone."""
    steps = STEPS.replace("title: Apple", "title: Apple, done: 2026-10-05")
    repo.commit("Steps", {DOCUMENT: document(measure=steps)}, on="2026-10-05")
    repo.commit("A", {CHECK_IN: check_in("2026-10-06", "{done: [google]}")}, on="2026-10-09")
    undone = {"okrs/payments/b.yaml": check_in("2026-10-08", "{undone: [apple]}")}
    repo.commit("B", undone, on="2026-10-09")


@pytest.mark.parametrize("name", STORIES)
def test_the_numbers_are_the_truth(name: str, tmp_path: Path) -> None:
    """The repository, a fresh clone and a linked work tree say what is written above the story."""
    told_here = STORIES[name]
    repo = begin(tmp_path / "repo", zone=told_here.zone)
    told_here.happens(repo)
    repo.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "tree"))
    for folder in (repo.folder, repo.clone(tmp_path / "clone").folder, tmp_path / "tree"):
        found = record(folder)
        assert told(found, told_here.about) == list(told_here.truth), folder.name
        assert tuple(f.code for f in found.findings) == told_here.findings, folder.name


def test_another_hash_changes_no_number(tmp_path: Path) -> None:
    """With SHA-256 ids are longer, and abbreviated reverts find them all the same."""
    repo = begin(tmp_path / "repo", object_format="sha256")
    STORIES["a_merge_reverted_and_the_revert_reverted"].happens(repo)
    found = record(repo)
    assert told(found) == ["10-06 1 trailer", "10-07 2 trailer"]
    assert {len(r.origin.commit or "") for rs in found.readings.values() for r in rs} == {64}


def test_ten_thousand_stars_in_the_settings(tmp_path: Path) -> None:
    """A hostile pattern reads a history in bounded time and matches what it says."""
    repo = begin(tmp_path / "repo")
    value(repo, 62, "2026-10-05")
    pattern = "okrs/**/" + "*" * 5_000 + "a" + "*" * 5_000 + ".yaml"
    found = record(repo, settings=Settings(okr_paths=(pattern, "okrs/payments/2026-Q4.yaml")))
    assert told(found) == ["10-05 62 current"]
