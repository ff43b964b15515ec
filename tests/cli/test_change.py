"""``okr change``, ``okr drop`` and ``okr rename``: edits of a few bytes, or none at all."""

from __future__ import annotations

import difflib

import pytest

from okrascode.documents.read import read_document
from okrascode.model.plan import ObjectivesDocument
from tests.support.git_repo import GitRepo
from tests.support.okr_program import TODAY, okr
from tests.support.two_sides import COMMITTED, PAYMENTS, SALES

LIVE = "sales:enter-japan/live"
HEAD = "apiVersion: okrascode/v1\nkind: Objectives\nteam: sales\ncycle: 2026-Q4\n"


@pytest.fixture
def company(tmp_path):
    """The committed company in one commit."""
    repo = GitRepo(tmp_path / "acme")
    repo.commit("Begin our OKRs", dict(COMMITTED), on="2026-10-01")
    return repo


def run(repo, *words):
    """Run a command on the usual day."""
    return okr("-C", repo.folder, "--today", TODAY, *words)


def text_of(repo, path=SALES) -> bytes:
    """Read a document of the work tree."""
    return (repo.folder / path).read_bytes()


def lines_changed(before: bytes, after: bytes) -> list[str]:
    """Give the lines that went and came, with their sign."""
    pair = [raw.decode().splitlines(keepends=True) for raw in (before, after)]
    return [line for line in difflib.ndiff(*pair) if line[0] in "+-"]


def test_a_target_changes_with_its_reason(company) -> None:
    """One number and one entry; the gate is content then."""
    said = run(company, "change", LIVE, "target", "10", "--reason", "The deal: slipped")
    assert (said.code, said.out) == (
        0,
        "sales@2026-Q4:enter-japan/live: target 12 → 10 (eased)\n",
    )
    assert said.err == f"Written to {SALES}.\n"
    assert lines_changed(COMMITTED[SALES], text_of(company)) == [
        "-         measure: {baseline: 0, target: 12}\n",
        "+         measure: {baseline: 0, target: 10}\n",
        "+     changes:\n",
        "+       - date: 2026-11-20\n",
        "+         what: live.target\n",
        "+         from: 12\n",
        "+         to: 10\n",
        '+         reason: "The deal: slipped"\n',
    ]
    assert run(company, "lint", "--base", "HEAD").code == 0


def test_a_second_reason_goes_below_the_first(company) -> None:
    """Two steps are two entries, and together they explain the change."""
    run(company, "change", LIVE, "target", "11", "--reason", "One left.", "--by", "bo")
    run(company, "change", LIVE, "target", "10", "--reason", "Two left.", "--date", "2026-11-21")
    text = text_of(company).decode()
    assert text.index("One left.") < text.index("by: bo") < text.index("Two left.")
    assert run(company, "lint", "--base", "HEAD").code == 0
    assert "reason: One left.; Two left." in run(company, "diff").out


SHAPES = {
    "block": "objectives:\n  - id: enter-japan\n    objective: Shops sell\n    owner: bo\n"
    "    key_results:\n      - id: live\n        key_result: Shops are live\n        measure:\n"
    "          baseline: 0  # none\n          target: 12  # twelve\n",
    "flow-key-result": "objectives:\n  - id: enter-japan\n    objective: Shops sell\n"
    "    owner: bo\n    key_results: [{id: live, key_result: Shops are live, "
    "measure: {baseline: 0, target: 12}}]\n",
    "all-flow": "objectives: [{id: enter-japan, objective: Shops sell, owner: bo, key_results: "
    "[{id: live, key_result: Shops are live, measure: {baseline: 0, target: 12}}]}]\n",
    "dashes-at-the-key": "objectives:\n- id: enter-japan\n  objective: Shops sell\n  owner: bo\n"
    "  key_results:\n  - {id: live, key_result: Shops are live, "
    "measure: {baseline: 0, target: 12}}\n",
    "entries-in-a-block": "objectives:\n  - id: enter-japan\n    objective: Shops sell\n"
    "    changes:\n    - {date: 2026-11-01, what: owner, to: bo, reason: New.}\n    # end\n"
    "    owner: bo\n    key_results:\n      - {id: live, key_result: Shops are live, "
    "measure: {baseline: 0, target: 12}}\n",
    "entries-in-brackets": "objectives:\n  - id: enter-japan\n    objective: Shops sell\n"
    "    owner: bo\n    changes: [{date: 2026-11-01, what: owner, to: bo, reason: New.}]\n"
    "    key_results:\n      - {id: live, key_result: Shops are live, "
    "measure: {baseline: 0, target: 12}}\n",
    "no-entries-yet": "objectives:\n  - id: enter-japan\n    objective: Shops sell\n    owner: bo\n"
    "    changes: []\n    key_results:\n      - {id: live, key_result: Shops are live, "
    "measure: {baseline: 0, target: 12}}\n",
    "another-objective-behind": "objectives:\n  - id: enter-japan\n    objective: Shops sell\n"
    "    owner: bo\n    key_results:\n      - id: live\n        key_result: Shops are live\n"
    "        measure: {baseline: 0, target: 12}\n\n  # The next one.\n  - id: other\n"
    "    objective: Something else\n    owner: bo\n    supports: [enter-japan]\n",
    "long-texts": "objectives:\n  - id: enter-japan\n    objective: >\n      Shops\n      sell\n"
    "    owner: bo\n    key_results:\n      - id: live\n        key_result: |\n"
    "          Shops are live\n        measure: {baseline: 0, target: 12}\n",
    "a-key-behind": "objectives:\n  - id: enter-japan\n    key_results:\n      - {id: live, "
    "key_result: Shops are live, measure: {baseline: 0, target: 12}}\n    owner: bo\n"
    "    objective: Shops sell\ndeclines: []\n",
}


@pytest.mark.parametrize("frame", ["plain", "crlf-and-mark", "no-last-line-end"])
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_every_way_to_write_keeps_its_bytes(company, shape, frame) -> None:
    """Style, comments, byte order mark and line ends stay; what was meant is said."""
    text = HEAD + SHAPES[shape]
    text = text.rstrip("\n") if frame == "no-last-line-end" else text
    before = text.encode()
    if frame == "crlf-and-mark":
        before = b"\xef\xbb\xbf" + before.replace(b"\n", b"\r\n")
    company.write(SALES, before)
    company.write("okrs/sales/2026-Q4/2026-11-17-a1b2.yaml", COMMITTED[
        "okrs/sales/2026-Q4/2026-11-17-a1b2.yaml"].replace(
            b"  enter-japan/cost: {current: 20, confidence: 8}\n", b""))  # fmt: skip
    company.write(PAYMENTS, COMMITTED[PAYMENTS].replace(b"    depends_on:\n", b"").replace(
        b'      - {of: "sales:enter-japan/live", need: two shops that try it, due: 2026-12-01}\n',
        b""))  # fmt: skip
    for words in (
        ("change", LIVE, "target", "10", "--reason", "It slipped."),
        ("change", LIVE, "owner", "lin", "--reason", "Bo is away."),
        ("rename", LIVE, "open"),
        ("drop", "sales:enter-japan/open", "--reason", "No: 不"),
    ):
        said = run(company, *words)
        assert said.code == 0, said.err
    after = text_of(company)
    assert after.startswith(b"\xef\xbb\xbf") is (frame == "crlf-and-mark")
    assert (b"\n" in after.replace(b"\r\n", b"")) is (frame != "crlf-and-mark")
    result = read_document(after, path=SALES)
    assert isinstance(result.document, ObjectivesDocument)
    objective = result.document.objectives[0]
    [live] = objective.key_results
    assert (str(live.measure.target), live.id, live.owner) == ("10", "open", "lin")
    assert (live.state, live.reason) == ("dropped", "No: 不")
    assert [str(one) for one in live.formerly] == ["sales@2026-Q4:enter-japan/live"]
    assert [one.reason for one in objective.changes][-2:] == ["It slipped.", "Bo is away."]
    for comment in ("# none", "# twelve", "# end", "# The next one."):
        assert (comment.encode() in after) is (comment.encode() in before)
    gone = [line for line in lines_changed(before, after) if line.startswith("-")]
    assert len(gone) <= 3


def test_dry_run_writes_nothing(company) -> None:
    """The patch is shown, with escapes made harmless, and the file stays."""
    said = run(company, "change", LIVE, "target", "10", "--reason", "a\x1b[31m", "--dry-run")
    assert said.code == 0
    assert "-        measure: {baseline: 0, target: 12}" in said.out
    assert "\x1b" not in said.out
    assert text_of(company) == COMMITTED[SALES]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("change", LIVE, "target", "x"), "'x' is no number for target."),
        (("change", LIVE, "target", "0"), "Baseline and target of live are both 0"),
        (("change", LIVE, "state", "draft"), "state is not changed this way."),
        (("change", LIVE, "current", "3"), "current is not changed this way."),
        (("change", LIVE, "at_least", "3"), "There is no at_least in live"),
        (("change", LIVE, "expected", "3"), "expected is not changed from the command line."),
        (("change", "sales", "owner", "lin"), "'sales' is a team"),
        (("change", "sales:nothing", "owner", "lin"), "There is no 'sales:nothing'."),
        (("change", LIVE, "owner", "Not A Handle"), ""),
        (("change", LIVE, "target", "12"), "target of sales@2026-Q4:enter-japan/live is what it"),
        (("change", LIVE, "target", "10", "--by", "nobody"), "There is nobody called 'nobody'."),
        (("change", "payments:effortless-checkout/wallets", "milestones.x.due", "2026-12-01"),
         "There is no milestone x in wallets."),
        (("drop", "payments:effortless-checkout/fax"), "fax is dropped already"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(company, words, message) -> None:
    """With one sentence, exit 2, and no file touched."""
    said = run(company, *words, "--reason", "Because.")
    assert said.code == 2, said.err
    assert message in said.err
    assert company.git("status", "--short") == ""


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("Live", "'Live' cannot be an id."),
        ("cost", "The id cost belongs to another one here."),
        ("live", "It is called live already."),
    ],
)
def test_an_id_that_cannot_be_is_refused(company, new, message) -> None:
    """Not one of a neighbour, nor its own, nor one with capitals."""
    said = run(company, "rename", LIVE, new)
    assert (said.code, message in said.err) == (2, True)
    assert company.git("status", "--short") == ""


def test_an_empty_reason_is_none(company) -> None:
    """Blanks explain nothing."""
    for words in (("change", LIVE, "target", "10"), ("drop", LIVE)):
        assert run(company, *words, "--reason", "  ").code == 2


def test_a_change_made_in_an_editor_gets_its_reason(company) -> None:
    """Without a value, or with the value that stands there, only the entry is added."""
    eased = COMMITTED[SALES].replace(b"target: 12", b"target: 10")
    for words in (("target",), ("target", "10")):
        company.write(SALES, eased)
        said = run(company, "change", LIVE, *words, "--reason", "It slipped.")
        assert said.code == 0, said.err
        assert b"from: 12\n        to: 10\n" in text_of(company)
        assert run(company, "lint", "--base", "HEAD").code == 0


def test_a_change_that_was_committed_is_explained_against_a_base(company) -> None:
    """On the main branch itself, the base has to be named."""
    eased = COMMITTED[SALES].replace(b"target: 12", b"target: 10")
    company.commit("Ease it", {SALES: eased}, on="2026-11-18")
    words = ("change", LIVE, "target", "--reason", "It slipped.")
    assert run(company, *words).code == 2
    assert run(company, *words, "--base", "HEAD~1").code == 0
    assert run(company, "lint", "--base", "HEAD~1").code == 0


def test_what_no_value_can_say_is_explained(company) -> None:
    """A milestone taken out in an editor is explained by its name."""
    removed = COMMITTED[PAYMENTS].replace(
        b"            - {id: google, title: Google Pay, weight: 2}\n", b""
    )
    company.write(PAYMENTS, removed)
    wallets = "payments:effortless-checkout/wallets"
    refused = run(company, "change", wallets, "milestones.apple", "--reason", "Why.")
    assert (refused.code, "What moved: milestones.google." in refused.err) == (2, True)
    said = run(company, "change", wallets, "milestones.google", "--reason", "They left us.")
    assert said.code == 0, said.err
    assert run(company, "lint", "--base", "HEAD").code == 0


@pytest.mark.parametrize(
    ("reference", "field", "value", "expected"),
    [
        ("payments:effortless-checkout/uptime", "at_least", "99.9", "at_least: 99.9}"),
        ("payments:effortless-checkout/time", "stretch", "10", "target: 20, stretch: 10}"),
        ("payments:effortless-checkout/time", "unit", "ms", "{unit: ms,"),
        ("payments:effortless-checkout/completion", "weight", "2", "        weight: 2"),
        ("payments:effortless-checkout/completion", "title", "Yes: no", '"Yes: no"'),
        ("payments:effortless-checkout/wallets", "milestones.apple.due", "2026-12-24",
         "due: 2026-12-24"),
        ("payments:effortless-checkout", "commitment", "committed", "commitment: committed"),
        ("payments:effortless-checkout", "objective", "支付毫不费力", "objective: 支付毫不费力"),
        ("payments:effortless-checkout/time", "baseline", "-5.50", "baseline: -5.50"),
    ],
)  # fmt: skip
def test_each_field_is_written_where_it_belongs(company, reference, field, value, expected) -> None:
    """Numbers, days, texts and words, there already or not."""
    said = run(company, "change", reference, field, value, "--reason", "Because.")
    assert said.code == 0, said.err
    assert expected in text_of(company, PAYMENTS).decode()
    assert run(company, "lint", "--base", "HEAD", "--profile", "strict", "--select", "6").code == 0


def test_a_plan_ends_at_its_new_target(company) -> None:
    """The last point of the curve moves with the target, and one reason is enough."""
    completion = "payments:effortless-checkout/completion"
    said = run(company, "change", completion, "target", "70", "--reason", "It slipped.")
    assert said.code == 0, said.err
    assert (
        "{date: 2026-11-01, value: 64}, {date: 2026-12-31, value: 70}"
        in text_of(company, PAYMENTS).decode()
    )
    assert run(company, "lint", "--base", "HEAD", "--profile", "strict", "--select", "6").code == 0


def test_a_link_is_never_written_through(company, tmp_path) -> None:
    """A document that is a symbolic link is not read, so it is not edited either."""
    outside = tmp_path / "outside.yaml"
    outside.write_bytes(COMMITTED[SALES])
    (company.folder / SALES).unlink()
    (company.folder / SALES).symlink_to(outside)
    assert run(company, "change", LIVE, "target", "10", "--reason", "x").code == 2
    assert outside.read_bytes() == COMMITTED[SALES]


def test_the_past_cannot_be_changed(company) -> None:
    """A revision is read only."""
    said = run(company, "--at", "HEAD", "drop", LIVE, "--reason", "x")
    assert (said.code, said.err.splitlines()[0]) == (2, "okr: A revision cannot be changed.")


def test_an_objective_is_dropped_and_renamed(company) -> None:
    """Its key results follow it."""
    assert run(company, "rename", "sales:enter-japan", "japan").code == 0
    assert run(company, "drop", "sales:japan", "--reason", "Not now.").code == 0
    text = text_of(company).decode()
    assert "  - id: japan\n    objective: Shops in Japan sell with us\n    state: dropped\n" in text
    assert "formerly: [selling:asia, enter-japan]" in text
    said = run(company, "diff")
    assert "renamed, formerly enter-japan" in said.out
    assert "dropped “Shops in Japan sell with us”" in said.out


@pytest.mark.parametrize(
    "odd",
    [
        b"  - {id: enter-japan, objective: Shops sell, owner: bo, key_results: [{id: live,\n"
        b"      key_result: Shops are live, measure: {baseline: 0, target: 12} } # }\n    ]}\n",
        b"  - id: enter-japan\n    objective: Shops sell\n    owner: bo\n    key_results:\n"
        b"      - id: live\n        key_result: 'Shops are\n\n   live'\n"
        b"        measure: {baseline: 0, target: 12,}\n",
    ],
)
def test_an_odd_text_is_edited_rightly_or_not_at_all(company, odd) -> None:
    """Whatever people write: the change is what was meant, or nothing is written."""
    before = HEAD.encode() + b"objectives:\n" + odd
    company.write(SALES, before)
    for words in (
        ("change", LIVE, "target", "10", "--reason", "x"),
        ("change", LIVE, "stretch", "20", "--reason", "x"),
        ("drop", LIVE, "--reason", "x"),
        ("rename", LIVE, "open"),
    ):
        company.write(SALES, before)
        said = run(company, *words)
        after = text_of(company)
        assert said.code in (0, 2), said.err
        assert (after == before) is (said.code == 2), said.err
        if said.code == 0:
            assert read_document(after, path=SALES).document is not None
