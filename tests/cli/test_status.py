"""``okr status``: what is shown of whom, and what it says to wrong words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.okr_program import TODAY, company_with_history, okr


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    """A repository with a history."""
    return company_with_history(tmp_path_factory.mktemp("acme") / "acme")


def status(company, *words, **environment):
    """Run the command on the usual day, on a wide terminal."""
    environment = {"COLUMNS": "180", **environment}
    return okr("-C", company.folder, "--today", TODAY, "status", *words, **environment)


def shown(said) -> set[str]:
    """Name the objectives and key results of a table."""
    assert (said.code, said.err) == (0, "")
    return set(re.findall(r"(?:payments|sales|company):\S+(?=$)", said.out, re.MULTILINE))


CHECKOUT = {f"payments:effortless-checkout{kr}" for kr in
            ("", "/completion", "/time", "/uptime", "/wallets", "/fax")}  # fmt: skip
JAPAN = {f"sales:enter-japan{kr}" for kr in ("", "/live", "/cost")}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), CHECKOUT | JAPAN),
        (("--team", "sales"), JAPAN),
        (("--team", "selling"), JAPAN),
        (("--team", "sales", "--team", "payments"), CHECKOUT | JAPAN),
        (("payments",), CHECKOUT),
        (("sales:enter-japan/live",), {"sales:enter-japan", "sales:enter-japan/live"}),
        (("--owner", "ana"), CHECKOUT),
        (("--mine", "--as", "ana"), CHECKOUT),
        (("--as", "ana"), CHECKOUT),
        (("--owner", "bo", "payments"), {"payments:effortless-checkout",
                                          "payments:effortless-checkout/completion"}),
        (("--cycle", "2026"), {"company:love-us"}),
        (("--owner", "lin"), set()),
    ],
)  # fmt: skip
def test_what_is_shown(company, words, found) -> None:
    """Teams, objectives, key results, owners and cycles choose; references can be typed again."""
    assert shown(status(company, *words)) == found


def test_a_reference_that_is_shown_can_be_asked_about(company) -> None:
    """Each one is understood by okr log."""
    for reference in shown(status(company)):
        said = okr("-C", company.folder, "--today", TODAY, "log", reference)
        assert (said.code, said.err) == (0, ""), reference


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--team", "salse"), "okr: There is no team 'salse'.\n     Did you mean sales?\n"),
        (
            ("--cycle", "2026-Q44"),
            "okr: There is no cycle '2026-Q44'.\n     Did you mean 2026-Q4?\n",
        ),
        (("--owner", "anna"), "okr: There is nobody called 'anna'.\n     Did you mean ana?\n"),
        (
            ("--mine", "--as", "x"),
            "okr: There is nobody called 'x'.\n     There are: ana, bo, lin.\n",
        ),
        (
            ("sales:enter-jpan",),
            "okr: There is no 'sales:enter-jpan'.\n     Did you mean sales@2026-Q4:enter-japan?\n",
        ),
        (("a/b",), "okr: 'a/b' does not say which team.\n     Write the team first: TEAM:a/b\n"),
        (
            ("--mine", "--owner", "bo"),
            "okr: --owner and --mine both say whose: give one of them.\n"
            "     To see what you own as somebody else, write --mine --as HANDLE.\n",
        ),
        (
            ("--mine",),
            "okr: Git does not say who you are: user.email is not set.\n"
            "     Write --mine --as HANDLE, or: git config user.email ADDRESS\n",
        ),
    ],
)  # fmt: skip
def test_wrong_words_get_a_sentence(company, words, complaint) -> None:
    """Wrong usage, with what was probably meant; nothing on standard output."""
    said = status(company, *words)
    assert (said.code, said.out, said.err) == (2, "", complaint)


def test_mine_is_known_by_git(tmp_path) -> None:
    """By address, through .mailmap; a stranger is told what to do."""
    company = company_with_history(tmp_path / "acme")
    company.git("config", "user.email", "ana@example.org")
    assert shown(status(company, "--mine")) == CHECKOUT
    company.git("config", "user.email", "old@example.org")
    said = status(company, "--mine")
    assert said.code == 2
    assert said.err.startswith("okr: No one person in the documents is  <old@example.org>.\n")
    company.write(".mailmap", "Ana <ana@example.org> <old@example.org>\n")
    assert shown(status(company, "--mine")) == CHECKOUT


def test_without_git_nobody_is_me(tmp_path) -> None:
    """There is no configuration to ask."""
    company = company_with_history(tmp_path / "acme")
    (tmp_path / "acme/.git").rename(tmp_path / "gone")
    assert status(company, "--mine").code == 2
    assert shown(status(company, "--mine", "--as", "ana")) == CHECKOUT


def test_the_width_is_that_of_the_terminal(company) -> None:
    """One line an item when it is wide, two when it is not."""
    wide, narrow = status(company), status(company, COLUMNS="80")
    assert len(narrow.out.splitlines()) > len(wide.out.splitlines())
    assert max(map(len, narrow.out.splitlines())) <= 80


def test_it_ends_with_a_sentence(company) -> None:
    """How many stand how, and from which commit that is."""
    lines = status(company).out.splitlines()
    assert re.match(r"6 active key results: .*\.$", lines[-2])
    assert lines[-1].startswith(f"{TODAY} · {company.head()[:12]} · okrascode ")


def test_status_speaks_chinese(tmp_path: Path) -> None:
    """By --language or the terminal's: words around are Chinese, what people wrote stays."""
    repo = company_with_history(tmp_path / "company")
    asked = okr("-C", repo.folder, "--today", TODAY, "status", "--language", "zh")
    by_terminal = okr("-C", repo.folder, "--today", TODAY, "status", LANG="zh_CN.UTF-8", LC_ALL="")
    assert asked.code == 0
    assert asked.out == by_terminal.out
    for words in ("状态", "现在 → 目标", "负责人", "进行中的关键结果", "已过"):
        assert words in asked.out
    for words in ("Objective /", "Owner", "elapsed", "active key result", "on track", "days ago"):
        assert words not in asked.out
    assert "Checkout completion" in asked.out
