"""Who looks after what: known names, and not too much for one person."""

from __future__ import annotations

import pytest

from tests.support.good_company import GOOD_COMPANY
from tests.support.lint_texts import lint_texts

PLAN = "okrs/payments/2026-Q4.yaml"
SALES = "okrs/sales/2026-Q4.yaml"


def _messages(files: dict[str, bytes], *select: str) -> list[str]:
    return [finding.message for finding in lint_texts(files, select=select).findings]


def _owned_by(owner: str) -> dict[str, bytes]:
    text = GOOD_COMPANY[PLAN].decode().replace("owner: ana", f"owner: {owner}", 1)
    return {**GOOD_COMPANY, PLAN: text.encode()}


@pytest.mark.parametrize(
    ("owner", "is_known"),
    [("bo", True), ("lin", True), ("ana", True), ("anna", False), ("payments", False)],
    ids=["member", "lead and sponsor", "person of the organisation", "misspelt", "a team"],
)
def test_an_owner_is_somebody(owner: str, is_known: bool) -> None:
    """Members, leads, sponsors and the people of the organisation are known."""
    assert bool(_messages(_owned_by(owner), "502")) is not is_known


def test_a_misspelt_name_is_guessed() -> None:
    """The help says who was probably meant, or where to add somebody."""
    [finding] = lint_texts(_owned_by("anna"), select=("502",)).findings
    assert finding.message == "anna is no member of any team."
    assert finding.help == "Did you mean ana?"
    [finding] = lint_texts(_owned_by("zoe"), select=("502",)).findings
    assert finding.help == "Add zoe to members in the document of a team."


def test_where_nobody_is_named_nobody_is_unknown() -> None:
    """An organisation that keeps no list of people is left alone, and so is a broken list."""
    files = {
        path: raw
        for path, raw in _owned_by("zoe").items()
        if "organization" not in path and "team.yaml" not in path
    }
    assert _messages(files, "502") == []
    broken = {**_owned_by("zoe"), "okrs/sales/team.yaml": b"kind: Team\nmembers: ["}
    assert _messages(broken, "502") == []


def test_an_owner_of_much_is_told_once_a_cycle() -> None:
    """The sixth key result of one person in one cycle is where to look."""
    items = "".join(
        f"      - {{id: k{n}, key_result: Fewer wait {n}, owner: bo, measure: {{at_most: {n}}}}}\n"
        for n in range(5)
    )
    text = GOOD_COMPANY[SALES].decode().replace("    key_results:\n", "    key_results:\n" + items)
    files = {**GOOD_COMPANY, SALES: text.encode()}
    [finding] = lint_texts(files, select=("504",)).findings
    assert finding.message == "bo owns 6 key results of 2026-Q4; up to 5 are enough."
    assert (finding.path, finding.pointer) == (SALES, "/objectives/0/key_results/4/owner")


def test_the_root_team_needs_no_sponsor() -> None:
    """Every other team does."""
    path = "okrs/payments/team.yaml"
    files = {**GOOD_COMPANY, path: GOOD_COMPANY[path].replace(b"sponsor: lin\n", b"")}
    assert _messages(files, "503") == ["The team payments has no sponsor."]


COPY = """\
  - id: more
    objective: Payments stay up
    key_results:
      - {id: same, key_result: "%s", measure: {unit: "%%", %s}}
"""


@pytest.mark.parametrize(
    ("text", "measure", "is_copy"),
    [
        ("Payments stay available", "at_least: 99.95", True),
        ("payments  stay, available!", "at_least: 99.950", True),
        ("Payments stay available", "at_least: 99.5", False),
        ("Refunds stay available", "at_least: 99.95", False),
    ],
)
def test_a_copy_has_the_same_words_and_numbers(text: str, measure: str, is_copy: bool) -> None:
    """Case, spaces and punctuation do not count; another number makes another key result."""
    files = {**GOOD_COMPANY, PLAN: GOOD_COMPANY[PLAN] + (COPY % (text, measure)).encode()}
    expected = ["same says the same as payments@2026-Q4:effortless-checkout/uptime."]
    assert _messages(files, "313") == (expected if is_copy else [])


def test_milestones_are_copied_by_their_titles() -> None:
    """Ids and days may differ; what is to be reached is the same."""
    text = """\
  - id: more
    objective: Wallets are everywhere
    key_results:
      - id: same
        key_result: The wallets our customers ask for are live
        measure: {milestones: [{id: a, title: Apple Pay}, {id: g, title: Google Pay}]}
"""
    files = {**GOOD_COMPANY, PLAN: GOOD_COMPANY[PLAN] + text.encode()}
    assert len(_messages(files, "313")) == 1
